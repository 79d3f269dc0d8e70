//! Whether the doors that a request names open in the ways that it asks for.

use super::{DeviceRules, Door, ids, names_spaces};
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

/// A door that the request names and the caller knows.
#[derive(Clone, Copy)]
struct Target<'a> {
    value: Value<'a>,
    is_entrance: bool,
}

impl Target<'_> {
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

/// Each method must open one of the doors, and each door must open with one of the methods: a request may name doors of
/// several kinds and ask for a method for each kind. Only doors that the request names count, and of those that are not
/// known, or are in a space, any may open.
///
/// Source: <https://docs.seam.co/latest/capability-guides/access-grants>: `can_unlock_with_…` of an entrance,
/// `can_program_…_access_codes` of a device.
pub(super) fn check(cx: &mut RuleContext<'_, '_>, data: &ContextData, mode: Value<'_>) {
    let root = cx.root();
    let mut may_open = names_spaces(root);
    let mut refusing = Vec::new();
    for (is_entrance, list, field, id) in
        [(true, "entrances", "acs_entrance_ids", "acs_entrance_id"), (false, "devices", "device_ids", "device_id")]
    {
        for named in ids(root, field) {
            match data.with_id(list, id, named).map(|value| Target { value, is_entrance }) {
                Some(target) if target.refuses(mode) => refusing.push(target),
                _ => may_open = true,
            }
        }
    }
    for target in refusing {
        let opens = |method: Value<'_>| method.get("mode").is_some_and(|mode| !target.refuses(mode));
        let has_another = root.list("requested_access_methods").any(opens);
        if !may_open || !has_another {
            let door =
                if target.is_entrance { Door::entrance(target.value) } else { DeviceRules::new(target.value).door() };
            cx.issue("mode", mode_issue(&door, mode.raw()));
        }
    }
}

fn mode_issue(door: &Door, mode: &str) -> IssueCode {
    let message = fill("Choose another mode; {} does not open with {}.", &[door.name(), mode]);
    let mut params = door.params();
    params.member("mode", mode);
    Details::new(code::NOT_APPLICABLE, message, params).into()
}
