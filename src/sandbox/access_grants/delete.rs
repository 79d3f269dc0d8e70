//! `/access_grants/delete`.

use serde_json::{Value, json};

use crate::{error::ApiError, id::Id, route::params_of, store::Store};
use seam_access_grants::{access_grants::DeleteAccessGrant, time::Instant};

pub(crate) fn delete(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: DeleteAccessGrant = params_of(params)?;
    let id = store.managed(Some(Id::from(&params.access_grant_id)), None)?.id;
    store.delete_grant(id, now);
    Ok(json!({}))
}
