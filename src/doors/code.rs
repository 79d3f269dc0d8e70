//! A PIN against devices.

use super::{CODE_CONSTRAINTS, DeviceRules};
use crate::format::{MAX_PIN_DIGITS, MIN_PIN_DIGITS};
use crate::issue::{Details, IssueCode, code, fill, list};
use crate::prelude::*;
use crate::schema::Outcome;

/// Makes the issue about a rule of a device: `constraint` is its `constraint_type`, or the name of the property that holds the
/// rule, and `sentence` is what follows the device's name in the message.
pub(crate) fn rule_issue(device: &DeviceRules<'_>, constraint: &str, sentence: &str) -> IssueCode {
    let door = device.door();
    let mut params = door.params();
    params.member("constraint", constraint);
    Details::new(code::DEVICE_CONSTRAINT, [door.name(), sentence].concat(), params).into()
}

/// Every length that the API takes, bit n for n digits.
const EVERY_LENGTH: u16 = (1 << (MAX_PIN_DIGITS + 1)) - (1 << MIN_PIN_DIGITS);

/// The lengths that the API and all devices take.
pub(crate) fn common_lengths(devices: &[DeviceRules<'_>]) -> u16 {
    let mut common = EVERY_LENGTH;
    for device in devices {
        common &= device.lengths().unwrap_or(EVERY_LENGTH);
    }
    common
}

/// Makes the issue about a length that devices refuse. Source: `properties.supported_code_lengths`.
pub(crate) fn length_issue(length: usize, devices: &[DeviceRules<'_>]) -> Option<IssueCode> {
    let common = common_lengths(devices);
    let mut doors = Vec::new();
    for device in devices {
        // Where no length fits all devices, each device with lengths of its own is a part of the reason.
        if device.lengths().is_some_and(|own| common == 0 || own >> length & 1 == 0) {
            doors.push(device.door());
        }
    }
    let mut params = doors.first()?.params();
    let mut names = Vec::new();
    for door in &doors {
        names.push(door.name());
    }
    params.names("devices", &names);
    let mut lengths = Vec::new();
    params.key("lengths");
    params.open('[');
    for length in 0..10 {
        if common >> length & 1 == 1
            && let Some(digit) = "0123456789".get(length..=length)
        {
            params.raw(digit);
            lengths.push(digit);
        }
    }
    params.close(']');
    let doors = list(&names, "and");
    let message = if lengths.is_empty() {
        fill("Choose other devices, or leave the code empty: no length fits {}.", &[&doors])
    } else {
        let verb = if names.len() == 1 { "takes" } else { "take" };
        fill("{} {} {} digits.", &[&doors, verb, &list(&lengths, "or")])
    };
    Some(Details::new(code::DEVICE_LENGTH, message, params).into())
}

/// Checks a PIN against devices, and calls `report` for every rule that it breaks or may break.
pub fn check_code(code: &str, devices: &[DeviceRules<'_>], report: &mut dyn FnMut(Outcome, IssueCode)) {
    if let Some(issue) = length_issue(code.len(), devices) {
        report(Outcome::Fail, issue);
    }
    for device in devices {
        for (_, kind) in device.constraints() {
            if OF_OTHER_FIELDS.iter().any(|other| kind.is(other)) {
                continue;
            }
            let Some(name) = kind.text() else { continue };
            // Seam adds types over time, and an older copy of this code must not refuse what it does not know.
            let mut outcome = Outcome::Unclear;
            let mut sentence = " has a rule of its own that cannot be checked here.";
            for known in CODE_CONSTRAINTS {
                if kind.is(known.name) {
                    outcome = (known.check)(code.as_bytes());
                    sentence = known.sentence;
                }
            }
            if outcome != Outcome::Pass {
                report(outcome, rule_issue(device, name, sentence));
            }
        }
    }
}

/// Rules about other fields than the code; see [`window_and_name`](super::window_and_name).
pub(super) const OF_OTHER_FIELDS: [&str; 3] = ["start_date_in_future", "name_length", "name_must_be_unique"];
