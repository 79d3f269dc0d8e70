//! Spaces, and the doors, systems and accounts around them. What behaviour needs of them has a name; the rest is a document as the
//! API gives it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::table::{Row, Table};
use crate::{id::Id, times};
use seam_access_grants::{json::Tape, model::AccessMethodMode, time::Instant};

/// The members of a document that nothing here looks at.
pub(crate) type Members = Map<String, Value>;

/// `space`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Space {
    pub(crate) id: Id,
    pub(crate) key: Option<String>,
    pub(crate) name: String,
    pub(crate) parent: Option<Id>,
    pub(crate) customer_key: Option<String>,
    pub(crate) time_zone: Option<String>,
    pub(crate) devices: Vec<Id>,
    pub(crate) entrances: Vec<Id>,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

/// `device`: a lock by itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Device {
    pub(crate) id: Id,
    pub(crate) account: Id,
    /// `device_type`, `display_name`, the flags and `properties`.
    pub(crate) members: Members,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
    /// The members and the ID as the rules of doors read them.
    #[serde(skip)]
    pub(crate) tape: Tape,
}

/// `acs_system`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct System {
    pub(crate) id: Id,
    pub(crate) account: Id,
    pub(crate) name: String,
    pub(crate) time_zone: Option<String>,
    pub(crate) members: Members,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

/// `acs_entrance`: a door of an access system.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entrance {
    pub(crate) id: Id,
    pub(crate) system: Id,
    pub(crate) name: String,
    /// The modes that it takes.
    pub(crate) modes: Vec<AccessMethodMode>,
    pub(crate) can_belong_to_reservation: bool,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

/// `acs_encoder`: what writes cards.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Encoder {
    pub(crate) id: Id,
    pub(crate) system: Id,
    pub(crate) name: String,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

/// `connected_account`: where devices or systems come from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(crate) id: Id,
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

macro_rules! rows {
    ($($row:ident)*) => {
        $(impl Row for $row {
            fn id(&self) -> Id {
                self.id
            }
        })*
    };
}
rows! { Space Device System Entrance Encoder Account }

/// All places.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Places {
    pub(crate) accounts: Table<Account>,
    pub(crate) systems: Table<System>,
    pub(crate) devices: Table<Device>,
    pub(crate) entrances: Table<Entrance>,
    pub(crate) encoders: Table<Encoder>,
    pub(crate) spaces: Table<Space>,
}

impl Places {
    /// Has every device ready for the rules of doors.
    pub(crate) fn read_devices(&mut self) {
        let ids: Vec<Id> = self.devices.rows().map(|(_, device)| device.id).collect();
        for device in ids {
            if let Some(device) = self.devices.get_mut(device) {
                device.read();
            }
        }
    }

    pub(crate) fn space_with_key(&self, key: &str) -> Option<&Space> {
        self.spaces.rows().map(|(_, space)| space).find(|space| space.key.as_deref() == Some(key))
    }

    /// The spaces of a door.
    pub(crate) fn spaces_of(&self, is_of: impl Fn(&Space) -> bool) -> Vec<Id> {
        self.spaces.rows().filter(|(_, space)| is_of(space)).map(|(_, space)| space.id).collect()
    }

    pub(crate) fn system_of_entrance(&self, entrance: Id) -> Option<&System> {
        self.systems.get(self.entrances.get(entrance)?.system)
    }
}

impl Device {
    pub(crate) fn read(&mut self) {
        let mut members = self.members.clone();
        members.insert("device_id".to_owned(), self.id.to_string().into());
        // What `serde_json` wrote can be read.
        let _ = self.tape.read(&Value::Object(members).to_string());
    }

    /// Whether its PINs follow from a secret that it shares with its maker, so that none can be taken back.
    pub(crate) fn is_offline(&self) -> bool {
        self.has("can_program_offline_access_codes") && !self.has("can_program_online_access_codes")
    }

    /// Whether it has PINs in store for the case that it takes none.
    pub(crate) fn keeps_backup_codes(&self) -> bool {
        let properties = self.members.get("properties");
        properties.and_then(|own| own.get("supports_backup_access_code_pool")) == Some(&Value::Bool(true))
    }

    fn has(&self, flag: &str) -> bool {
        self.members.get(flag) == Some(&Value::Bool(true))
    }

    pub(crate) fn text(&self, member: &str) -> &str {
        self.members.get(member).and_then(Value::as_str).unwrap_or_default()
    }
}
