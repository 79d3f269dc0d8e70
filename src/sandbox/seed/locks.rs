//! Locks of different makes, each with rules of its own, as `devices/get` gives them.

use serde::Deserialize;
use serde_json::{Value, json};

use super::TIME_ZONE;
use crate::store::Members;

/// A make of locks.
#[derive(Clone, Deserialize)]
struct Make {
    kind: String,
    maker: String,
    model: String,
    codes: Codes,
    properties: Members,
}

/// How PINs get onto a lock.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Codes {
    Online,
    Offline,
    None,
}

/// The makes of the hotel's locks.
pub(super) struct Makes(Vec<Make>);

impl Makes {
    /// Reads them. The text is a part of the program.
    pub(super) fn read() -> Self {
        Self(serde_json::from_str(include_str!("locks.json")).unwrap_or_default())
    }

    /// The document of a lock; the makes take turns.
    pub(super) fn lock(&self, number: usize, name: &str) -> Members {
        self.0.get(number % self.0.len().max(1)).map(|make| document(make, name)).unwrap_or_default()
    }
}

fn document(make: &Make, name: &str) -> Members {
    let (is_online, is_offline) = (make.codes == Codes::Online, make.codes == Codes::Offline);
    let takes_codes = make.codes != Codes::None;
    let document = json!({
        "device_type": make.kind,
        "display_name": name,
        "nickname": name,
        "capabilities_supported": if takes_codes { json!(["access_code", "lock"]) } else { json!(["lock"]) },
        "can_program_online_access_codes": is_online,
        "can_program_offline_access_codes": is_offline,
        "can_unlock_with_code": takes_codes,
        "can_remotely_lock": !is_offline,
        "can_remotely_unlock": !is_offline,
        "location": { "location_name": "Hotel Lumière", "time_zone": TIME_ZONE, "timezone": TIME_ZONE },
        "properties": {
            "name": name,
            "online": true,
            "manufacturer": make.maker,
            "locked": true,
            "appearance": { "name": name },
            "model": { "display_name": make.model, "manufacturer_display_name": capitalized(&make.maker) },
            "battery": { "level": 0.87, "status": "full" },
            "online_access_codes_enabled": is_online,
            "offline_access_codes_enabled": is_offline,
        },
    });
    let Value::Object(mut members) = document else { return Members::new() };
    if let Some(own) = members.get_mut("properties").and_then(Value::as_object_mut) {
        own.extend(make.properties.clone());
    }
    members
}

fn capitalized(maker: &str) -> String {
    let mut words = maker.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
