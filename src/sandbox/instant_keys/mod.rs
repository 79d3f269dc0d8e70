//! `/instant_keys/list`: what opens mobile keys.

use serde_json::{Value, json};

use super::{
    error::ApiError,
    id::Id,
    route::params_of,
    schema::{Uuid, params},
    store::{Method, Store},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct ListInstantKeys {
    /// ID of the person that they belong to.
    pub(crate) user_identity_id: Option<Uuid>,
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: ListInstantKeys = params_of(params)?;
    let keys: Vec<Value> = if let Some(person) = params.user_identity_id.as_ref().map(Id::from) {
        let grants = store.grants.of_person(person).iter().filter_map(|number| store.grants.table.at(*number));
        let methods = grants.flat_map(|grant| store.methods.of_grant(grant.id));
        methods.filter_map(|method| told(store, method)).collect()
    } else {
        store.methods.table.rows().filter_map(|(_, method)| told(store, method)).collect()
    };
    Ok(json!({ "instant_keys": keys }))
}

/// The instant key of a mobile key; its link opens until the access grant ends.
pub(crate) fn told(store: &Store, method: &Method) -> Option<Value> {
    let key = method.key.as_ref()?;
    let grant = store.grants.get(method.grant)?;
    Some(json!({
        "instant_key_id": key.instant_key,
        "instant_key_url": key.url,
        "client_session_id": key.session,
        "user_identity_id": grant.person,
        "workspace_id": store.workspace.id,
        "created_at": method.created_at.to_string(),
        "expires_at": grant.end_of_key().to_string(),
    }))
}
