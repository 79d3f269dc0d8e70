//! `/access_methods/get`.

use serde_json::{Value, json};

use super::{find, told};
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_methods::GetAccessMethod, time::Instant};

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetAccessMethod = params_of(params)?;
    let method = find(store, &params.access_method_id)?;
    Ok(json!({ "access_method": told(store, method) }))
}
