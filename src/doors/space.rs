//! Spaces that the caller knows the doors of: each stands for its doors wherever a request names it.

use super::device::{ids, names_any};
use crate::json::{Kind, Value};
use crate::prelude::*;
use crate::schema::ContextData;

/// What doors of one kind are called in requests, in spaces and in what the caller knows.
#[derive(Clone, Copy)]
pub(super) struct DoorKind {
    /// The list of doors.
    pub(super) list: &'static str,
    /// The list of their IDs.
    pub(super) ids: &'static str,
    /// The ID of one.
    pub(super) id: &'static str,
}

pub(super) const DEVICES: DoorKind = DoorKind { list: "devices", ids: "device_ids", id: "device_id" };
pub(super) const ENTRANCES: DoorKind = DoorKind { list: "entrances", ids: "acs_entrance_ids", id: "acs_entrance_id" };

impl DoorKind {
    /// The door with this ID: by itself, or in a space.
    pub(super) fn find<'a>(self, data: &'a ContextData, id: Value<'_>) -> Option<Value<'a>> {
        let in_space = || data.items("spaces").find_map(|space| self.find_in(space, id));
        data.with_id(self.list, self.id, id).or_else(in_space)
    }

    fn find_in<'a>(self, space: Value<'a>, id: Value<'_>) -> Option<Value<'a>> {
        space.list(self.list).find(|door| door.get(self.id).is_some_and(|own| own.is_same_id(id)))
    }

    /// Whether a space has the door with this ID.
    fn is_in(self, space: Value<'_>, id: Value<'_>) -> bool {
        space.list(self.ids).any(|own| own.is_same_id(id)) || self.find_in(space, id).is_some()
    }

    /// Whether a space comes with its doors of this kind.
    fn is_known_of(self, space: Value<'_>) -> bool {
        [self.list, self.ids].iter().any(|name| space.get(name).is_some_and(|list| list.kind() == Kind::List))
    }
}

/// The spaces that a request or an access grant names.
pub(super) struct NamedSpaces<'a> {
    kind: DoorKind,
    /// Those that come with their doors of the kind.
    known: Vec<Value<'a>>,
    /// Whether there are others, whose doors only the server knows.
    pub(super) has_unknown: bool,
}

impl<'a> NamedSpaces<'a> {
    pub(super) fn of(data: &'a ContextData, request: Value<'_>, kind: DoorKind) -> Self {
        let mut spaces = Self { kind, known: Vec::new(), has_unknown: names_any(request, "location_ids") };
        for (list, member) in [("space_ids", "space_id"), ("space_keys", "space_key")] {
            for named in ids(request, list) {
                let is_it =
                    |own: Value<'_>| if member == "space_id" { own.is_same_id(named) } else { own.equals(named) };
                let mut found = data.items("spaces").filter(|space| space.get(member).is_some_and(is_it));
                match found.find(|space| kind.is_known_of(*space)) {
                    Some(space) => spaces.known.push(space),
                    None => spaces.has_unknown = true,
                }
            }
        }
        spaces
    }

    /// Whether none is named.
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty() && !self.has_unknown
    }

    /// Whether a space of what the caller knows is one of them.
    pub(super) fn names(&self, space: Value<'_>) -> bool {
        self.known.iter().any(|known| known.index() == space.index())
    }

    /// Whether one of them is known to have the door with this ID.
    pub(super) fn have(&self, id: Value<'_>) -> bool {
        self.known.iter().any(|space| self.kind.is_in(*space, id))
    }

    /// The doors of those that are known; of some only the ID is.
    pub(super) fn doors(&self, data: &'a ContextData) -> Vec<Option<Value<'a>>> {
        let mut doors = Vec::new();
        for space in &self.known {
            for id in space.list(self.kind.ids) {
                doors.push(self.kind.find(data, id));
            }
            for door in space.list(self.kind.list) {
                doors.push(Some(door));
            }
        }
        doors
    }
}
