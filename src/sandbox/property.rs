//! The places and people around the grants, and the read-only endpoints that list them.

#![allow(clippy::struct_field_names, clippy::struct_excessive_bools, reason = "the names and flags are the API's")]

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Spaces, doors and people.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Property {
    pub(super) spaces: Vec<Space>,
    pub(super) devices: Vec<Device>,
    pub(super) entrances: Vec<Entrance>,
    pub(super) people: Vec<Person>,
}

/// `space`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Space {
    pub(super) space_id: String,
    pub(super) space_key: String,
    pub(super) name: String,
    pub(super) device_ids: Vec<String>,
    pub(super) acs_entrance_ids: Vec<String>,
}

/// `device`: a lock by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Device {
    pub(super) device_id: String,
    pub(super) display_name: String,
    pub(super) device_type: String,
    pub(super) can_program_online_access_codes: bool,
    /// What the lock says of its PINs, as `devices/get` returns it.
    pub(super) properties: Value,
}

/// `acs_entrance`: a door of an access system.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entrance {
    pub(super) acs_entrance_id: String,
    pub(super) acs_system_id: String,
    pub(super) display_name: String,
    pub(super) can_unlock_with_code: bool,
    pub(super) can_unlock_with_card: bool,
    pub(super) can_unlock_with_mobile_key: bool,
    pub(super) can_unlock_with_cloud_key: bool,
}

/// `user_identity`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Person {
    pub(super) user_identity_id: String,
    pub(super) user_identity_key: Option<String>,
    pub(super) full_name: Option<String>,
    pub(super) email_address: Option<String>,
    pub(super) phone_number: Option<String>,
}

impl Property {
    /// The answer of one of the list endpoints around grants, if `path` is one.
    pub(super) fn list(&self, path: &str) -> Option<Value> {
        match path {
            "/spaces/list" => Some(json!({ "spaces": self.spaces })),
            "/devices/list" => Some(json!({ "devices": self.devices })),
            "/acs/entrances/list" => Some(json!({ "acs_entrances": self.entrances })),
            "/user_identities/list" => Some(json!({ "user_identities": self.people })),
            _ => None,
        }
    }

    pub(super) fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.user_identity_id == id)
    }

    pub(super) fn space(&self, id: &str) -> Option<&Space> {
        self.spaces.iter().find(|space| space.space_id == id)
    }

    /// Whether an entrance belongs to an access system.
    pub(super) fn is_in_system(&self, entrance_id: &str, system_id: &str) -> bool {
        let entrance = self.entrances.iter().find(|entrance| entrance.acs_entrance_id == entrance_id);
        entrance.is_some_and(|entrance| entrance.acs_system_id == system_id)
    }
}
