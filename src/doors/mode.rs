//! Whether the doors that a request names open in the ways that it asks for.

use super::space::{DEVICES, ENTRANCES, NamedSpaces};
use super::{DeviceRules, Door, ids};
use crate::issue::{Details, IssueCode, code, fill};
use crate::json::Value;
use crate::prelude::*;
use crate::schema::{ContextData, RuleContext};

/// The flag of an entrance for each mode.
const FLAGS: [(&str, &str); 4] = [
    ("code", "can_unlock_with_code"),
    ("card", "can_unlock_with_card"),
    ("mobile_key", "can_unlock_with_mobile_key"),
    ("cloud_key", "can_unlock_with_cloud_key"),
];

/// A door that the request names, by itself or by its space, and that the caller knows.
#[derive(Clone, Copy)]
struct Target<'a> {
    value: Value<'a>,
    is_entrance: bool,
    is_in_space: bool,
}

impl<'a> Target<'a> {
    fn door(self) -> Door<'a> {
        if self.is_entrance { Door::entrance(self.value) } else { DeviceRules::new(self.value).door() }
    }

    fn is_one_of(self, targets: &[Self]) -> bool {
        let id = self.door().id;
        id.is_some() && targets.iter().any(|target| target.door().id == id)
    }

    /// Whether the door is known not to open with a mode. Cards, mobile and cloud keys are for entrances.
    fn refuses(self, mode: Value<'_>) -> bool {
        for (name, flag) in FLAGS {
            if mode.is(name) {
                return if self.is_entrance {
                    self.value.get(flag).and_then(|flag| flag.boolean()) == Some(false)
                } else {
                    name != "code" || DeviceRules::new(self.value).takes_codes() == Some(false)
                };
            }
        }
        false
    }
}

/// Each method must open one of the doors, and each door that the request names by itself must open with one of the methods: a request
/// may name doors of several kinds and ask for a method for each kind. Of those that are not known, or are in a space that is not
/// known, any may open.
///
/// Source: <https://docs.seam.co/latest/capability-guides/access-grants>: `can_unlock_with_…` of an entrance,
/// `can_program_…_access_codes` of a device.
pub(super) fn check<'d>(cx: &mut RuleContext<'_, '_>, data: &'d ContextData, mode: Value<'_>) {
    let root = cx.root();
    let mut may_open = false;
    let mut refusing: Vec<Target<'d>> = Vec::new();
    for (is_entrance, kind) in [(true, ENTRANCES), (false, DEVICES)] {
        let spaces = NamedSpaces::of(data, root, kind);
        may_open |= spaces.has_unknown;
        let mut judge = |door: Option<Value<'d>>, is_in_space| {
            let target = door.map(|value| Target { value, is_entrance, is_in_space });
            match target.filter(|target| target.refuses(mode)) {
                // A door may be in several spaces.
                Some(target) if is_in_space && target.is_one_of(&refusing) => {}
                Some(target) => refusing.push(target),
                None => may_open = true,
            }
        };
        for id in ids(root, kind.ids) {
            judge(kind.find(data, id), false);
        }
        for door in spaces.doors(data) {
            judge(door, true);
        }
    }
    for target in refusing {
        let opens = |method: Value<'_>| method.get("mode").is_some_and(|mode| !target.refuses(mode));
        let may_refuse = target.is_in_space || root.list("requested_access_methods").any(opens);
        if !may_open || !may_refuse {
            cx.issue("mode", mode_issue(&target.door(), mode.raw()));
        }
    }
}

fn mode_issue(door: &Door, mode: &str) -> IssueCode {
    let message = fill("Choose another mode; {} does not open with {}.", &[door.name(), mode]);
    let mut params = door.params();
    params.member("mode", mode);
    Details::new(code::NOT_APPLICABLE, message, params).into()
}
