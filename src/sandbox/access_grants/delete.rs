//! `/access_grants/delete`.

use serde_json::{Value, json};

use super::find;
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::DeleteAccessGrant, time::Instant};

pub(crate) fn delete(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: DeleteAccessGrant = params_of(params)?;
    let index = find::index(store, Some(&params.access_grant_id), None)?;
    store.grants.remove(index);
    store.remove_methods(|stored| stored.access_grant_id == params.access_grant_id);
    Ok(json!({}))
}
