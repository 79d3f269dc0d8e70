//! A door as an issue names it.

use crate::json::{Value, Writer};
use crate::prelude::*;

/// A device or an entrance as an issue names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// Whether it is an entrance of an access system; else a device.
    pub is_entrance: bool,
    /// Its ID, where the caller gave one.
    pub id: Option<String>,
    /// Its name, where the caller gave one.
    pub name: Option<String>,
}

impl Door {
    /// The entrance that `value` describes.
    pub(crate) fn entrance(value: Value<'_>) -> Self {
        Self { is_entrance: true, id: text(value, "acs_entrance_id"), name: text(value, "display_name") }
    }

    /// The name, or words that stand for it.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(if self.is_entrance { "This entrance" } else { "This device" })
    }

    /// Starts the parameters of an issue about the door.
    pub(super) fn params(&self) -> Writer {
        let mut params = Writer::default();
        self.write(&mut params);
        params
    }

    /// Writes the parameters that name the door, each only where it is known.
    pub(super) fn write(&self, params: &mut Writer) {
        let names = if self.is_entrance { ["acs_entrance_id", "entrance"] } else { ["device_id", "device"] };
        for (name, text) in names.into_iter().zip([&self.id, &self.name]) {
            if let Some(text) = text {
                params.member(name, text);
            }
        }
    }
}

pub(super) fn text(value: Value<'_>, key: &str) -> Option<String> {
    value.get(key)?.string().filter(|text| !text.is_empty())
}
