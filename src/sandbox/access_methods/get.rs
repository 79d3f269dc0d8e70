//! `/access_methods/get`.

use serde_json::{Value, json};

use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_methods::GetAccessMethod, time::Instant};

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetAccessMethod = params_of(params)?;
    let found = store.methods.iter().find(|stored| stored.method.access_method_id == params.access_method_id);
    let found = found.ok_or_else(|| ApiError::new(404, "access_method_not_found", "Access method not found"))?;
    Ok(json!({ "access_method": found.method }))
}
