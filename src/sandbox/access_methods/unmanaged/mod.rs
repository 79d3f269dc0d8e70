//! `/access_methods/unmanaged/*`, answered.

use serde_json::{Value, json};

use super::{list::Opened, told};
use crate::{
    error::ApiError,
    id::Id,
    route::params_of,
    schema::{Uuid, params},
    store::{Method, Store},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetUnmanagedAccessMethod {
    /// ID of the access method.
    pub(crate) access_method_id: Uuid,
}

#[params]
#[allow(clippy::struct_field_names, reason = "the names are the API's")]
pub(crate) struct ListUnmanagedAccessMethods {
    /// ID of the access grant that they came of.
    pub(crate) access_grant_id: Uuid,
    /// ID of an entrance that they open.
    pub(crate) acs_entrance_id: Option<Uuid>,
    /// ID of a device that they open.
    pub(crate) device_id: Option<Uuid>,
    /// ID of a space that they open.
    pub(crate) space_id: Option<Uuid>,
}

pub(crate) fn get(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetUnmanagedAccessMethod = params_of(params)?;
    let found = store.methods.get(Id::from(&params.access_method_id)).filter(|method| is_unmanaged(store, method));
    let found =
        found.ok_or_else(|| ApiError::new(404, "access_method_not_found", "Unmanaged access method not found"))?;
    Ok(json!({ "access_method": told_unmanaged(store, found, now) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: ListUnmanagedAccessMethods = params_of(params)?;
    let doors = Opened::new(params.device_id.as_ref(), params.acs_entrance_id.as_ref(), params.space_id.as_ref());
    let methods = store.methods.of_grant(Id::from(&params.access_grant_id));
    let methods = methods.filter(|method| is_unmanaged(store, method) && doors.are_of(store, method));
    let told: Vec<Value> = methods.map(|method| told_unmanaged(store, method, now)).collect();
    Ok(json!({ "access_methods": told }))
}

fn is_unmanaged(store: &Store, method: &Method) -> bool {
    store.grants.get(method.grant).is_some_and(|grant| !grant.is_managed && store.sees(grant))
}

/// What the API does not tell of an unmanaged access method.
const UNTOLD: [&str; 3] = ["instant_key_url", "client_session_token", "customization_profile_id"];

fn told_unmanaged(store: &Store, method: &Method, now: Instant) -> Value {
    let mut told = told(store, method, now);
    if let Some(members) = told.as_object_mut() {
        members.retain(|member, _| !UNTOLD.contains(&member.as_str()));
    }
    told
}
