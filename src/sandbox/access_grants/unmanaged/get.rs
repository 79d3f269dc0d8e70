//! `/access_grants/unmanaged/get`.

use serde_json::{Value, json};

use super::{index, told};
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::unmanaged::GetUnmanagedAccessGrant, time::Instant};

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetUnmanagedAccessGrant = params_of(params)?;
    let index = index(store, &params.access_grant_id)?;
    Ok(json!({ "access_grant": store.grants.get(index).map(told) }))
}
