//! Whether the doors that a request names open in the way it asks for.

use super::{Device, Door, ids, names_spaces};
use crate::issue::IssueCode;
use crate::json::Value;
use crate::prelude::*;
use crate::schema::{Known, Scope, Verdict};

/// The flag of an entrance for each mode, in the order of `AccessMethodMode`.
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

/// Tells of the named doors that do not open with the mode of this requested access method: an issue if that leaves no
/// door that might, else a warning, since one grant may name doors of several kinds and ask for a method for each.
///
/// Source: <https://docs.seam.co/latest/capability-guides/access-grants>: `can_unlock_with_…` of an entrance,
/// `can_program_…_access_codes` of a device; cards, mobile and cloud keys are for entrances.
pub(super) fn check(scope: &mut Scope<'_, '_>, known: &Known, mode: Value<'_>) {
    let Some((mode, flag)) = FLAGS.iter().find(|(name, _)| mode.is(name)) else { return };
    let root = scope.root();
    let mut may_open = names_spaces(root);
    let mut refusing = Vec::new();
    for id in ids(root, "acs_entrance_ids") {
        match entrance(known, id) {
            Some(entrance) if entrance.find(flag).and_then(|flag| flag.boolean()) == Some(false) => {
                refusing.push(Door::entrance(entrance));
            }
            _ => may_open = true,
        }
    }
    for id in ids(root, "device_ids") {
        match device(known, id) {
            Some(device) if *mode != "code" || device.takes_codes() == Some(false) => refusing.push(device.door()),
            _ => may_open = true,
        }
    }
    let verdict = if may_open { Verdict::Unclear } else { Verdict::Fail };
    for door in refusing {
        scope.tell("mode", verdict, IssueCode::ModeNotOffered(Box::new(door), mode));
    }
}
