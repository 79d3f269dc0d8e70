//! Whether the doors that a request names open in the ways that it asks for.

use super::{Device, Door, ids, names_spaces};
use crate::issue::IssueCode;
use crate::json::Value;
use crate::prelude::*;
use crate::schema::{Known, Scope};

/// The flag of an entrance for each mode.
const FLAGS: [(&str, &str); 4] = [
    ("code", "can_unlock_with_code"),
    ("card", "can_unlock_with_card"),
    ("mobile_key", "can_unlock_with_mobile_key"),
    ("cloud_key", "can_unlock_with_cloud_key"),
];

/// The entrance with an ID, if it is known.
pub(crate) fn entrance<'a>(known: &'a Known, id: Value<'_>) -> Option<Value<'a>> {
    let id = id.text()?;
    known.entrances().find(|entrance| entrance.find("acs_entrance_id").is_some_and(|own| own.is(&id)))
}

fn device<'a>(known: &'a Known, id: Value<'_>) -> Option<Device<'a>> {
    let id = id.text()?;
    known.devices().find(|device| device.id().is_some_and(|own| own == id))
}

#[derive(Clone, Copy)]
enum Target<'a> {
    Entrance(Value<'a>),
    Device(Device<'a>),
}

impl Target<'_> {
    /// Whether the door is known not to open with a mode. Cards, mobile and cloud keys are for entrances.
    fn refuses(self, mode: &str) -> bool {
        let Some((_, flag)) = FLAGS.iter().find(|(name, _)| *name == mode) else { return false };
        match self {
            Self::Entrance(entrance) => entrance.find(flag).and_then(|flag| flag.boolean()) == Some(false),
            Self::Device(device) => mode != "code" || device.takes_codes() == Some(false),
        }
    }

    fn door(self) -> Door {
        match self {
            Self::Entrance(entrance) => Door::entrance(entrance),
            Self::Device(device) => device.door(),
        }
    }
}

/// Each method must open one of the doors, and each door must open with one of the methods: a request may name doors of
/// several kinds and ask for a method for each kind. Only doors that the request names count, and of those that are not
/// known, or are in a space, any may open.
///
/// Source: <https://docs.seam.co/latest/capability-guides/access-grants>: `can_unlock_with_…` of an entrance,
/// `can_program_…_access_codes` of a device.
pub(super) fn check(scope: &mut Scope<'_, '_>, known: &Known, mode: Value<'_>) {
    let Some((mode, _)) = FLAGS.iter().find(|(name, _)| mode.is(name)) else { return };
    let root = scope.root();
    let entrances = ids(root, "acs_entrance_ids").map(|id| entrance(known, id).map(Target::Entrance));
    let devices = ids(root, "device_ids").map(|id| device(known, id).map(Target::Device));
    let mut may_open = names_spaces(root);
    let mut refusing = Vec::new();
    for target in entrances.chain(devices) {
        match target {
            Some(target) if target.refuses(mode) => refusing.push(target),
            _ => may_open = true,
        }
    }
    for target in refusing {
        let methods = || root.find("requested_access_methods").into_iter().flat_map(|methods| methods.items());
        let mut modes = methods().filter_map(|method| method.find("mode")?.text());
        if !may_open || modes.all(|mode| target.refuses(&mode)) {
            scope.issue("mode", IssueCode::ModeNotOffered(Box::new(target.door()), mode));
        }
    }
}
