//! What an issue says of a door.

use crate::issue::{Details, Param};
use crate::json::Value;
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

    /// The issue with `device_id` and `device`, or `acs_entrance_id` and `entrance`; each only where it is known.
    pub(super) fn name_in(self, details: Details) -> Details {
        let (id, name) = if self.is_entrance { ("acs_entrance_id", "entrance") } else { ("device_id", "device") };
        let with = |details: Details, key, text: Option<String>| match text {
            Some(text) => details.with(key, Param::Text(Cow::Owned(text))),
            None => details,
        };
        with(with(details, id, self.id), name, self.name)
    }
}

#[inline(never)]
pub(super) fn text(value: Value<'_>, key: &str) -> Option<String> {
    value.get(key)?.string().filter(|text| !text.is_empty())
}
