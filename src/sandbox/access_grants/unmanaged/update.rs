//! `/access_grants/unmanaged/update`: the one way from unmanaged to managed.

use serde_json::{Value, json};

use super::index;
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::unmanaged::UpdateUnmanagedAccessGrant, time::Instant};

pub(crate) fn update(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: UpdateUnmanagedAccessGrant = params_of(params)?;
    let index = index(store, &params.access_grant_id)?;
    if let Some(stored) = store.grants.get_mut(index) {
        stored.is_managed = true;
        stored.grant.access_grant_key = params.access_grant_key.or(stored.grant.access_grant_key.take());
    }
    Ok(json!({}))
}
