//! `/access_grants/unmanaged/get`.

use serde_json::{Value, json};

use super::{index, told};
use crate::{
    access_grants::unmanaged::GetUnmanagedAccessGrant,
    sandbox::{error::ApiError, route::params_of, store::Store},
    time::Instant,
};

pub(in crate::sandbox) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetUnmanagedAccessGrant = params_of(params)?;
    let index = index(store, &params.access_grant_id)?;
    Ok(json!({ "access_grant": store.grants.get(index).map(told) }))
}
