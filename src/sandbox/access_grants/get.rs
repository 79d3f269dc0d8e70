//! `/access_grants/get`.

use serde_json::{Value, json};

use crate::{
    access_grants::GetAccessGrant,
    sandbox::{error::ApiError, route::params_of, store::Store},
    schema::NonEmpty,
    time::Instant,
};

pub(in crate::sandbox) fn get(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetAccessGrant = params_of(params)?;
    let found = store.grants.iter().find(|stored| {
        let key = params.access_grant_key.as_ref().map(NonEmpty::as_str);
        params.access_grant_id.as_ref().is_some_and(|id| *id == stored.grant.access_grant_id)
            || (key.is_some() && stored.grant.access_grant_key.as_deref() == key)
    });
    match found {
        Some(stored) => Ok(json!({ "access_grant": stored.told(now) })),
        None => Err(ApiError::new(404, "access_grant_not_found", "Access grant not found")),
    }
}
