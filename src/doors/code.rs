//! A PIN against devices.

use super::{CODE_CONSTRAINTS, DeviceRules};
use crate::format::{MAX_PIN_DIGITS, MIN_PIN_DIGITS};
use crate::issue::{Details, IssueCode, Param, code};
use crate::json;
use crate::prelude::*;
use crate::schema::Outcome;

/// Makes the issue about a rule of a device: its `constraint_type`, or the name of the property that holds the rule, and what
/// follows the device's name in the sentence.
#[inline(never)]
pub(crate) fn rule_issue(device: &DeviceRules<'_>, constraint: &str, sentence: &str) -> IssueCode {
    let door = device.door();
    let details = Details::new(code::DEVICE_CONSTRAINT, [door.name(), sentence].concat());
    door.name_in(details).with("constraint", Param::Text(Cow::Owned(constraint.to_owned()))).into()
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

/// The issue about a length, where devices refuse it. Source: `properties.supported_code_lengths`.
pub(crate) fn length_issue(length: usize, all: &[DeviceRules<'_>]) -> Option<IssueCode> {
    let common = common_lengths(all);
    let mut refusing = Vec::new();
    for device in all {
        // Where no length fits all, it is not one device that is in the way.
        if device.lengths().is_some_and(|own| common == 0 || own >> length & 1 == 0) {
            refusing.push(device.door());
        }
    }
    let first = refusing.first()?.clone();
    let lengths: Vec<u32> = (0..16).filter(|length| common >> length & 1 == 1).collect();
    let names: Vec<String> = refusing.iter().map(|door| door.name().to_owned()).collect();
    let details = first.name_in(Details::new(code::DEVICE_LENGTH, length_message(&names, &lengths)));
    Some(details.with("devices", Param::Texts(names)).with("lengths", Param::Numbers(lengths)).into())
}

fn length_message(devices: &[String], lengths: &[u32]) -> String {
    let mut out = String::new();
    if lengths.is_empty() {
        out.push_str("Choose other devices, or leave the code empty: no length fits ");
    }
    for (index, name) in devices.iter().enumerate() {
        push_separator(&mut out, index, devices.len(), " and ");
        out.push_str(name);
    }
    if !lengths.is_empty() {
        out.push_str(if devices.len() == 1 { " takes " } else { " take " });
        for (index, length) in lengths.iter().enumerate() {
            push_separator(&mut out, index, lengths.len(), " or ");
            json::push_number(&mut out, *length);
        }
        out.push_str(" digits");
    }
    out.push('.');
    out
}

/// A comma, or a word, before all but the first of `count` items.
fn push_separator(out: &mut String, index: usize, count: usize, word: &str) {
    if index > 0 {
        out.push_str(if index + 1 == count { word } else { ", " });
    }
}

/// Checks a PIN against devices; `report` hears of every rule that it breaks or may break.
#[inline(never)]
pub(crate) fn check_code(code: &str, devices: &[DeviceRules<'_>], report: &mut dyn FnMut(Outcome, IssueCode)) {
    if let Some(issue) = length_issue(code.len(), devices) {
        report(Outcome::Fail, issue);
    }
    for device in devices {
        device.constraints(&mut |_, kind| {
            if OF_OTHER_FIELDS.iter().any(|other| kind.reads(other)) {
                return false;
            }
            let Some(name) = kind.string() else { return false };
            // Seam adds types over time, and an older copy of this code must not refuse what it does not know.
            let mut outcome = Outcome::Unclear;
            let mut sentence = " has a rule of its own that cannot be checked here.";
            for known in CODE_CONSTRAINTS {
                if kind.reads(known.name) {
                    outcome = (known.check)(code.as_bytes());
                    sentence = known.sentence;
                }
            }
            if outcome != Outcome::Pass {
                report(outcome, rule_issue(device, &name, sentence));
            }
            false
        });
    }
}

/// Rules that speak of other fields than the code; see [`window_and_name`](super::window_and_name).
pub(super) const OF_OTHER_FIELDS: [&str; 3] = ["start_date_in_future", "name_length", "name_must_be_unique"];
