//! `/access_grants/get`.

use serde_json::{Value, json};

use super::told;
use crate::{error::ApiError, id::Id, route::params_of, store::Store};
use seam_access_grants::{access_grants::GetAccessGrant, schema::NonEmpty, time::Instant};

pub(crate) fn get(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetAccessGrant = params_of(params)?;
    let id = params.access_grant_id.as_ref().map(Id::from);
    let grant = store.managed(id, params.access_grant_key.as_ref().map(NonEmpty::as_str))?;
    Ok(json!({ "access_grant": told(store, grant, now) }))
}
