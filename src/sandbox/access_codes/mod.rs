//! `/access_codes/generate_code`: a PIN that a device takes.

use serde_json::{Value, json};

use super::{
    error::ApiError,
    id::Id,
    random::Stream,
    route::params_of,
    schema::{Uuid, params},
    store::{Doors, Store},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GenerateCode {
    /// ID of the device.
    pub(crate) device_id: Uuid,
}

pub(crate) fn generate_code(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GenerateCode = params_of(params)?;
    let device = Id::from(&params.device_id);
    if store.places.devices.get(device).is_none() {
        return Err(ApiError::new(404, "device_not_found", "Device not found"));
    }
    // Nobody has this ID, so the PIN is free for everybody.
    let doors = Doors { devices: vec![device], entrances: Vec::new() };
    let Some(code) = store.new_code(Id(0), &doors) else {
        return Err(ApiError::new(400, "invalid_input", "No code is left that the device takes."));
    };
    Ok(json!({
        "generated_code": {
            "access_code_id": store.streams.id(Stream::Pins),
            "device_id": device,
            "workspace_id": store.workspace.id,
            "code": code,
            "name": null,
            "common_code_key": null,
            "type": "ongoing",
            "status": "unset",
            "created_at": now.to_string(),
            "is_managed": true,
            "is_backup_access_code_available": false,
            "is_external_modification_allowed": false,
            "is_one_time_use": false,
            "is_offline_access_code": false,
            "errors": [],
            "warnings": [],
            "pending_mutations": [],
        },
    }))
}
