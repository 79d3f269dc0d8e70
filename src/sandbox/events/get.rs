//! `/events/get`.

use serde_json::{Value, json};

use super::told;
use crate::{
    error::ApiError,
    id::Id,
    route::params_of,
    schema::{Uuid, params},
    store::Store,
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetEvent {
    /// ID of the event.
    pub(crate) event_id: Option<Uuid>,
    /// The type of the event, of which the newest is meant.
    pub(crate) event_type: Option<String>,
    /// ID of a device, about which there are no events here.
    pub(crate) device_id: Option<Uuid>,
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetEvent = params_of(params)?;
    let id = params.event_id.as_ref().map(Id::from);
    let found = store.events.kept().rev().find(|event| {
        id.is_none_or(|id| event.id == id)
            && params.event_type.as_ref().is_none_or(|kind| event.what.kind() == kind)
            && params.device_id.is_none()
    });
    let found = found.ok_or_else(|| ApiError::new(404, "event_not_found", "Event not found"))?;
    Ok(json!({ "event": told(found, store.workspace.id), "message": "" }))
}
