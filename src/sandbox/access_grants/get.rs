//! `/access_grants/get`.

use serde_json::{Value, json};

use super::find;
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::GetAccessGrant, time::Instant};

pub(crate) fn get(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetAccessGrant = params_of(params)?;
    let index = find::index(store, params.access_grant_id.as_ref(), params.access_grant_key.as_ref())?;
    Ok(json!({ "access_grant": store.grants.get(index).map(|stored| stored.told(now)) }))
}
