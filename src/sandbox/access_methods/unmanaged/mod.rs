//! `/access_methods/unmanaged/*`, answered.

use serde_json::{Value, json};

use super::{list::Opened, told};
use crate::{
    error::ApiError,
    id::Id,
    route::params_of,
    store::{Method, Store},
};
use seam_access_grants::{
    access_methods::unmanaged::{GetUnmanagedAccessMethod, ListUnmanagedAccessMethods},
    time::Instant,
};

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetUnmanagedAccessMethod = params_of(params)?;
    let found = store.methods.get(Id::from(&params.access_method_id)).filter(|method| is_unmanaged(store, method));
    let found =
        found.ok_or_else(|| ApiError::new(404, "access_method_not_found", "Unmanaged access method not found"))?;
    Ok(json!({ "access_method": told_unmanaged(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: ListUnmanagedAccessMethods = params_of(params)?;
    let doors = Opened::new(params.device_id.as_ref(), params.acs_entrance_id.as_ref(), params.space_id.as_ref());
    let methods = store.methods.of_grant(Id::from(&params.access_grant_id));
    let methods = methods.filter(|method| is_unmanaged(store, method) && doors.are_of(store, method));
    let told: Vec<Value> = methods.map(|method| told_unmanaged(store, method)).collect();
    Ok(json!({ "access_methods": told }))
}

fn is_unmanaged(store: &Store, method: &Method) -> bool {
    store.grants.get(method.grant).is_some_and(|grant| !grant.is_managed && store.sees(grant))
}

/// What the API does not tell of an unmanaged access method.
const UNTOLD: [&str; 3] = ["instant_key_url", "client_session_token", "customization_profile_id"];

fn told_unmanaged(store: &Store, method: &Method) -> Value {
    let mut told = told(store, method);
    if let Some(members) = told.as_object_mut() {
        members.retain(|member, _| !UNTOLD.contains(&member.as_str()));
    }
    told
}
