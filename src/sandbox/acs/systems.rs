//! `/acs/systems/*`.

use serde_json::{Value, json};

use crate::{
    error::ApiError,
    id::Id,
    route::params_of,
    schema::{NonEmpty, Uuid, params},
    search::Words,
    store::{Store, System},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetSystem {
    /// ID of the access system.
    pub(crate) acs_system_id: Uuid,
}

#[params]
pub(crate) struct ListSystems {
    /// Key of the customer.
    pub(crate) customer_key: Option<String>,
    /// ID of the account that they come from.
    pub(crate) connected_account_id: Option<Uuid>,
    /// Text in the name.
    pub(crate) search: Option<NonEmpty>,
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetSystem = params_of(params)?;
    let found = store.places.systems.get(Id::from(&params.acs_system_id));
    let found = found.ok_or_else(|| ApiError::new(404, "acs_system_not_found", "Access system not found"))?;
    Ok(json!({ "acs_system": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListSystems = params_of(params)?;
    let account = filters.connected_account_id.as_ref().map(Id::from);
    let words = filters.search.as_ref().map(|words| Words::new(words.as_str()));
    let systems = store.places.systems.rows().map(|(_, system)| system).filter(|system| {
        // No access system here belongs to a customer.
        filters.customer_key.is_none()
            && account.is_none_or(|account| system.account == account)
            && words.as_ref().is_none_or(|words| words.are_in(&system.name))
    });
    Ok(json!({ "acs_systems": systems.map(|system| told(store, system)).collect::<Vec<_>>() }))
}

pub(crate) fn told(store: &Store, system: &System) -> Value {
    let mut members = system.members.clone();
    let own = json!({
        "acs_system_id": system.id,
        "workspace_id": store.workspace.id,
        "connected_account_id": system.account,
        "connected_account_ids": [system.account],
        "name": system.name,
        "created_at": system.created_at.to_string(),
        "location": { "time_zone": system.time_zone },
        "is_credential_manager": false,
        "image_url": format!("{}/acs_system.svg", crate::ENDPOINT),
        "image_alt_text": "A door",
        "errors": [],
        "warnings": [],
    });
    if let Value::Object(own) = own {
        members.extend(own);
    }
    Value::Object(members)
}
