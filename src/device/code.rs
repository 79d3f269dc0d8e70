//! A PIN against devices.

use super::{CODE_CONSTRAINTS, Device, Door};
use crate::issue::{DoorIssue, IssueCode};
use crate::json;
use crate::pin::{MAX_DIGITS, MIN_DIGITS};
use crate::prelude::*;
use crate::schema::Verdict;

/// A rule of a device, and what the device takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRule {
    /// The device.
    pub device: Door,
    /// The `constraint_type`, or the name of the property that holds the rule.
    pub constraint: String,
    /// What follows the device's name in the sentence.
    pub sentence: Cow<'static, str>,
}

/// The lengths that devices take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceLength {
    /// The devices that refuse the length at hand; where no length fits all, the devices that have a say.
    pub devices: Vec<Door>,
    /// The lengths that every device takes, bit n for n digits; none if there is no such length.
    pub lengths: u16,
}

/// Makes the issue about a rule of a device.
#[inline(never)]
pub(crate) fn rule_issue(device: &Device<'_>, constraint: &str, sentence: Cow<'static, str>) -> IssueCode {
    DoorIssue::Constraint(DeviceRule { device: device.door(), constraint: constraint.to_owned(), sentence }).into()
}

/// Every length that the API takes, bit n for n digits.
const EVERY_LENGTH: u16 = (1 << (MAX_DIGITS + 1)) - (1 << MIN_DIGITS);

/// The lengths that the API and all devices take.
pub(crate) fn common_lengths(devices: &[Device<'_>]) -> u16 {
    let mut common = EVERY_LENGTH;
    for device in devices {
        common &= device.lengths().unwrap_or(EVERY_LENGTH);
    }
    common
}

/// The issue about a length, where devices refuse it. Source: `properties.supported_code_lengths`.
pub(crate) fn length_issue(length: usize, all: &[Device<'_>]) -> Option<IssueCode> {
    let lengths = common_lengths(all);
    let mut devices = Vec::new();
    for device in all {
        // Where no length fits all, it is not one device that is in the way.
        if device.lengths().is_some_and(|own| lengths == 0 || own >> length & 1 == 0) {
            devices.push(device.door());
        }
    }
    (!devices.is_empty()).then(|| DoorIssue::Length(DeviceLength { devices, lengths }).into())
}

/// Checks a PIN against devices; `tell` hears of every rule that it breaks or may break.
#[inline(never)]
pub(crate) fn check_code(code: &str, devices: &[Device<'_>], tell: &mut dyn FnMut(Verdict, IssueCode)) {
    if let Some(issue) = length_issue(code.len(), devices) {
        tell(Verdict::Fail, issue);
    }
    for device in devices {
        device.constraints(&mut |_, kind| {
            if OF_OTHER_FIELDS.iter().any(|other| kind.reads(other)) {
                return false;
            }
            let Some(name) = kind.string() else { return false };
            // Seam adds types over time, and an older copy of this code must not refuse what it does not know.
            let mut verdict = Verdict::Unclear;
            let mut sentence = " has a rule of its own that cannot be checked here.";
            for known in CODE_CONSTRAINTS {
                if kind.reads(known.name) {
                    verdict = (known.check)(code.as_bytes());
                    sentence = known.sentence;
                }
            }
            if verdict != Verdict::Pass {
                tell(verdict, rule_issue(device, &name, Cow::Borrowed(sentence)));
            }
            false
        });
    }
}

/// Rules that speak of other fields than the code; see [`window_and_name`](super::window_and_name).
pub(super) const OF_OTHER_FIELDS: [&str; 3] = ["start_date_in_future", "name_length", "name_must_be_unique"];

impl DeviceLength {
    /// The lengths, smallest first.
    pub fn lengths(&self) -> impl Iterator<Item = u32> + use<> {
        let lengths = self.lengths;
        (0..16).filter(move |length| lengths >> length & 1 == 1)
    }

    pub(crate) fn push_message(&self, out: &mut String) {
        if self.lengths == 0 {
            out.push_str("Choose other devices, or leave the code empty: no length fits ");
            self.push_names(out);
            out.push('.');
            return;
        }
        self.push_names(out);
        out.push_str(if self.devices.len() == 1 { " takes " } else { " take " });
        let count = self.lengths.count_ones();
        for (index, length) in (1..).zip(self.lengths()) {
            push_separator(out, index, count, " or ");
            json::push_number(out, length);
        }
        out.push_str(" digits.");
    }

    fn push_names(&self, out: &mut String) {
        let count = u32::try_from(self.devices.len()).unwrap_or(u32::MAX);
        for (index, device) in (1..).zip(&self.devices) {
            push_separator(out, index, count, " and ");
            out.push_str(device.name());
        }
    }
}

/// Comma or word before item `index` of `count`, counted from 1.
fn push_separator(out: &mut String, index: u32, count: u32, word: &str) {
    if index > 1 {
        out.push_str(if index == count { word } else { ", " });
    }
}
