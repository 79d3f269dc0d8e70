//! `/access_grants/delete`.

use serde_json::{Value, json};

use super::find;
use crate::{
    access_grants::DeleteAccessGrant,
    sandbox::{error::ApiError, route::params_of, store::Store},
    time::Instant,
};

pub(in crate::sandbox) fn delete(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: DeleteAccessGrant = params_of(params)?;
    let index = find::index(store, Some(&params.access_grant_id), None)?;
    store.grants.remove(index);
    store.remove_methods(|stored| stored.access_grant_id == params.access_grant_id);
    Ok(json!({}))
}
