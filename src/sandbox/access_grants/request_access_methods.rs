//! `/access_grants/request_access_methods`.

use serde_json::{Value, json};

use super::{find, methods};
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_grants::RequestAccessMethods, time::Instant};

pub(crate) fn request_access_methods(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: RequestAccessMethods = params_of(params)?;
    let index = find::index(store, Some(&params.access_grant_id), None)?;
    let mut stored = store.grants.remove(index);
    methods::add(store, &mut stored.grant, &params.requested_access_methods, now);
    let answer = json!({ "access_grant": stored.told(now) });
    store.grants.insert(index, stored);
    Ok(answer)
}
