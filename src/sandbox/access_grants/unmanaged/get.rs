//! `/access_grants/unmanaged/get`.

use serde_json::{Value, json};

use super::{find, told};
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::unmanaged::GetUnmanagedAccessGrant, time::Instant};

pub(crate) fn get(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetUnmanagedAccessGrant = params_of(params)?;
    let grant = find(store, &params.access_grant_id)?;
    Ok(json!({ "access_grant": told(store, grant, now) }))
}
