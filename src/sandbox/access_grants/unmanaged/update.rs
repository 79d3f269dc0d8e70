//! `/access_grants/unmanaged/update`: the one way from unmanaged to managed.

use serde_json::{Value, json};

use super::find;
use crate::{access_grants::create::duplicate_key, error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::unmanaged::UpdateUnmanagedAccessGrant, time::Instant};

pub(crate) fn update(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: UpdateUnmanagedAccessGrant = params_of(params)?;
    let id = find(store, &params.access_grant_id)?.id;
    let own = store.grants.table.number(id);
    let key = params.access_grant_key;
    if key.as_ref().is_some_and(|key| store.grants.of_key(key).iter().any(|number| Some(*number) != own)) {
        return Err(duplicate_key());
    }
    store.grants.adopt(id, key);
    Ok(json!({}))
}
