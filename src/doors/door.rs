//! A door as an issue names it.

use crate::json::{Value, Writer};

/// A device or an entrance as an issue names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door<'a> {
    /// Whether it is an entrance of an access system; else a device.
    pub is_entrance: bool,
    /// Its ID, where the caller gave one.
    pub id: Option<&'a str>,
    /// Its name, where the caller gave one.
    pub name: Option<&'a str>,
}

impl<'a> Door<'a> {
    /// The entrance that `value` describes.
    pub(crate) fn entrance(value: Value<'a>) -> Self {
        Self { is_entrance: true, id: text(value, "acs_entrance_id"), name: text(value, "display_name") }
    }

    /// The name, or words that stand for it.
    pub fn name(&self) -> &'a str {
        self.name.unwrap_or(if self.is_entrance { "This entrance" } else { "This device" })
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
        for (name, text) in names.into_iter().zip([self.id, self.name]) {
            if let Some(text) = text {
                params.member(name, text);
            }
        }
    }
}

pub(super) fn text<'a>(value: Value<'a>, key: &str) -> Option<&'a str> {
    value.get(key)?.text().filter(|text| !text.is_empty())
}
