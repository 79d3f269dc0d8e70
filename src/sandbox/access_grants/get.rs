//! `/access_grants/get`.

use serde_json::{Value, json};

use super::find;
use crate::{
    access_grants::GetAccessGrant,
    sandbox::{error::ApiError, route::params_of, store::Store},
    time::Instant,
};

pub(in crate::sandbox) fn get(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetAccessGrant = params_of(params)?;
    let index = find::index(store, params.access_grant_id.as_ref(), params.access_grant_key.as_ref())?;
    Ok(json!({ "access_grant": store.grants.get(index).map(|stored| stored.told(now)) }))
}
