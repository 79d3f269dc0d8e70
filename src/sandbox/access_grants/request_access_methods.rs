//! `/access_grants/request_access_methods`.

use serde_json::{Value, json};

use super::{methods, told};
use crate::{error::ApiError, id::Id, route::params_of, store::Store};
use seam_access_grants::{access_grants::RequestAccessMethods, time::Instant};

pub(crate) fn request_access_methods(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: RequestAccessMethods = params_of(params)?;
    let id = store.managed(Some(Id::from(&params.access_grant_id)), None)?.id;
    methods::add(store, id, &params.requested_access_methods, now);
    store.run(now);
    Ok(json!({ "access_grant": store.grants.get(id).map(|grant| told(store, grant, now)) }))
}
