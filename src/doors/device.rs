//! A device as the API returns it, and which devices a request concerns.

use super::door::{Door, text};
use super::space::{DEVICES, ENTRANCES, NamedSpaces};
use crate::json::{Kind, Value};
use crate::prelude::*;
use crate::schema::ContextData;

/// A device: what `devices/get` returns as it is, or its `properties` alone.
///
/// ```
/// use seam_access_grants::{doors::DeviceRules, json::Tape};
///
/// let mut tape = Tape::default();
/// let lock = tape.read(r#"{"display_name": "Front Door", "properties": {"supported_code_lengths": [4, 6]}}"#)?;
/// assert_eq!(DeviceRules::new(lock).door().name(), "Front Door");
/// assert_eq!(DeviceRules::new(lock).lengths(), Some(1 << 4 | 1 << 6));
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DeviceRules<'a> {
    value: Value<'a>,
    properties: Value<'a>,
}

impl<'a> DeviceRules<'a> {
    /// The device that `value` describes. A value of any other shape is a device of which nothing is known.
    pub fn new(value: Value<'a>) -> Self {
        let properties = value.get("properties").filter(|properties| properties.kind() == Kind::Object);
        Self { value, properties: properties.unwrap_or(value) }
    }

    /// The devices of a list.
    pub fn all(list: Value<'a>) -> Vec<Self> {
        let mut devices = Vec::new();
        for device in list.items() {
            devices.push(Self::new(device));
        }
        devices
    }

    /// The device's ID.
    pub fn id(&self) -> Option<Value<'a>> {
        self.value.get("device_id")
    }

    /// A member of the device itself, such as `can_program_online_access_codes`.
    pub fn member(&self, name: &str) -> Option<Value<'a>> {
        self.value.get(name)
    }

    /// A member of its `properties`, such as `code_constraints`.
    pub fn property(&self, name: &str) -> Option<Value<'a>> {
        self.properties.get(name)
    }

    /// Its `properties`.
    pub fn properties(&self) -> Value<'a> {
        self.properties
    }

    /// Its ID and its name, for an issue.
    pub fn door(&self) -> Door<'a> {
        let name = text(self.value, "display_name").or_else(|| text(self.properties, "name"));
        Door { is_entrance: false, id: text(self.value, "device_id"), name }
    }

    /// How long its PINs may be, bit n for n digits; `None` where the device has no such list or an empty one.
    pub fn lengths(&self) -> Option<u16> {
        let mut bits = 0;
        for length in self.properties.list("supported_code_lengths") {
            bits |= length.as_u32().and_then(|length| 1_u16.checked_shl(length)).unwrap_or(0);
        }
        (bits != 0).then_some(bits)
    }

    /// Each entry of `code_constraints`, with its `constraint_type`.
    pub(crate) fn constraints(&self) -> impl Iterator<Item = (Value<'a>, Value<'a>)> {
        let list = self.properties.list("code_constraints");
        list.filter_map(|constraint| Some((constraint, constraint.get("constraint_type")?)))
    }

    /// Whether PINs can be programmed, over the air or offline; `None` where the device has neither flag.
    pub fn takes_codes(&self) -> Option<bool> {
        let flag = |name| self.member(name).and_then(|flag| flag.boolean());
        match (flag("can_program_online_access_codes"), flag("can_program_offline_access_codes")) {
            (None, None) => None,
            (online, offline) => Some(online == Some(true) || offline == Some(true)),
        }
    }
}

/// The IDs that a request names in `field`, at the top or in its deprecated `location`.
pub(crate) fn ids<'a>(request: Value<'a>, field: &str) -> Vec<Value<'a>> {
    let mut ids = Vec::new();
    for holder in [Some(request), request.get("location")].into_iter().flatten() {
        for id in holder.list(field) {
            ids.push(id);
        }
    }
    ids
}

/// Whether a request names anything in `field`.
pub(super) fn names_any(request: Value<'_>, field: &str) -> bool {
    !ids(request, field).is_empty()
}

/// The devices that a request concerns.
///
/// Those that it names in `device_ids`, and those of the spaces that it names, as far as they are known. If it names no device and a
/// space that is not known, any that is given by itself may be in there. If it names nothing, all are meant: those of the grant that it
/// changes; but none if it names entrances alone. A device without an ID is always meant.
pub(crate) fn concerned<'a>(data: &'a ContextData, request: Value<'_>) -> Vec<DeviceRules<'a>> {
    let named = ids(request, DEVICES.ids);
    let spaces = NamedSpaces::of(data, request, DEVICES);
    let names_nothing = named.is_empty() && spaces.is_empty() && !names_any(request, ENTRANCES.ids);
    let all = names_nothing || (named.is_empty() && spaces.has_unknown);
    let is_named = |id: Value<'_>| named.iter().any(|named| named.is_same_id(id)) || spaces.have(id);
    let mut devices = Vec::new();
    for device in data.items(DEVICES.list) {
        let device = DeviceRules::new(device);
        if all || device.id().is_none_or(is_named) {
            devices.push(device);
        }
    }
    for space in data.items("spaces") {
        let all = names_nothing || spaces.names(space);
        for device in space.list(DEVICES.list) {
            let device = DeviceRules::new(device);
            // A lock at the entrance may be in every space.
            let is_known = |id: Value<'_>| devices.iter().any(|one| one.id().is_some_and(|own| own.is_same_id(id)));
            if device.id().map_or(all, |id| (all || is_named(id)) && !is_known(id)) {
                devices.push(device);
            }
        }
    }
    devices
}
