//! A device as the API returns it, and which devices a request concerns.

use super::door::{Door, text};
use crate::json::{Kind, Value};
use crate::prelude::*;
use crate::schema::Known;

/// A device: what `devices/get` returns as it is, or its `properties` alone.
///
/// ```
/// use seam_access_grants::{device::Device, json::Tape};
///
/// let mut tape = Tape::default();
/// let lock = tape.read(r#"{"display_name": "Front Door", "properties": {"supported_code_lengths": [4, 6]}}"#)?;
/// assert_eq!(Device::new(lock).door().name(), "Front Door");
/// assert_eq!(Device::new(lock).lengths(), Some(1 << 4 | 1 << 6));
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Device<'a> {
    value: Value<'a>,
    properties: Value<'a>,
}

impl<'a> Device<'a> {
    /// The device that `value` describes. A value of any other shape is a device of which nothing is known.
    pub fn new(value: Value<'a>) -> Self {
        let properties = value.find("properties").filter(|properties| properties.kind() == Kind::Object);
        Self { value, properties: properties.unwrap_or(value) }
    }

    /// The device's ID.
    pub fn id(&self) -> Option<Cow<'a, str>> {
        self.value.find("device_id")?.text()
    }

    /// A member of the device itself, such as `can_program_online_access_codes`.
    pub fn member(&self, name: &str) -> Option<Value<'a>> {
        self.value.find(name)
    }

    /// A member of its `properties`, such as `code_constraints`.
    pub fn property(&self, name: &str) -> Option<Value<'a>> {
        self.properties.find(name)
    }

    /// Its ID and its name, for an issue.
    pub fn door(&self) -> Door {
        let name = text(self.value, "display_name").or_else(|| text(self.properties, "name"));
        Door { is_entrance: false, id: text(self.value, "device_id"), name }
    }

    /// How long its PINs may be, bit n for n digits; `None` where the device does not say, as with
    /// an empty list.
    pub fn lengths(&self) -> Option<u16> {
        let lengths = self.property("supported_code_lengths")?;
        let bits = lengths.items().filter_map(|length| length.whole()).fold(0, |bits, length| bits | bit(length));
        (bits != 0).then_some(bits)
    }

    /// The entries of `code_constraints`.
    pub fn constraints(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        self.property("code_constraints").into_iter().flat_map(|list| list.items())
    }

    /// Whether PINs can be programmed, over the air or offline; `None` where the device does not say.
    pub fn takes_codes(&self) -> Option<bool> {
        let flag = |name| self.member(name).and_then(|flag| flag.boolean());
        match (flag("can_program_online_access_codes"), flag("can_program_offline_access_codes")) {
            (None, None) => None,
            (online, offline) => Some(online == Some(true) || offline == Some(true)),
        }
    }
}

fn bit(length: u32) -> u16 {
    1_u16.checked_shl(length).unwrap_or(0)
}

/// The IDs that a request names in `field`, at the top or in its deprecated `location`.
pub(crate) fn ids<'a>(request: Value<'a>, field: &str) -> impl Iterator<Item = Value<'a>> {
    let inner = request.find("location").and_then(|location| location.find(field));
    request.get(field).into_iter().chain(inner).flat_map(|list| list.items())
}

/// Whether a request names a space, whose doors only the server knows.
pub(crate) fn names_spaces(request: Value<'_>) -> bool {
    ["space_ids", "space_keys", "location_ids"].iter().any(|field| ids(request, field).next().is_some())
}

/// The devices that a request concerns.
///
/// Those that it names in `device_ids`. If it names none, all that are given: the devices of its spaces, or of the grant
/// that it changes; but none if it names entrances alone. A device without an ID is always meant.
pub(crate) fn concerned<'a>(known: &'a Known, request: Value<'_>) -> Vec<Device<'a>> {
    let has = |field| ids(request, field).next().is_some();
    let named = has("device_ids");
    let all = !named && (names_spaces(request) || !has("acs_entrance_ids"));
    let is_meant =
        |device: &Device<'_>| all || device.id().is_none_or(|id| ids(request, "device_ids").any(|named| named.is(&id)));
    known.devices().filter(is_meant).collect()
}
