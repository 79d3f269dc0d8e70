//! Which time windows a device takes: `offline_time_frame_options`, `online_time_frame_options`, and the time slots of
//! dormakaba Oracode.
//!
//! A device lists options. A window fits if it satisfies every rule of one option; a rule that an option does not have
//! leaves that side free, and a device without options takes any window. Seam creates a grant that does not fit all the
//! same and marks it with the warning `device_time_constraints_violated`; knowing beforehand is better.
//!
//! Source: the descriptions of these properties in Seam's published types of a device, `@seamapi/types`; how a server
//! reason such as `duration_exceeds_max` maps to a rule is not published and is inferred.

use super::DeviceRules;
use crate::prelude::*;
use crate::{
    json::Value,
    time::{Instant, zone::Zones},
};

mod problem;
mod rules;
mod slots;
#[cfg(test)]
mod tests;

pub use problem::{FrameProblem, FrameRule, UndecidedReason};
use rules::{OptionCheck, RULES, Rule, RuleError};

/// Which of the two lists applies: a code that the lock computes by itself, or one that is sent to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Options {
    /// `offline_time_frame_options`, and the slots of dormakaba Oracode, which has offline codes alone.
    Offline,
    /// `online_time_frame_options`.
    Online,
}

impl Options {
    /// The list that applies to a device's codes: those that are sent to it, unless it has none.
    pub fn of(device: &DeviceRules<'_>) -> Self {
        match device.member("can_program_online_access_codes").and_then(|flag| flag.boolean()) {
            Some(false) => Self::Offline,
            None if device.property("offline_time_frame_options").is_some() => Self::Offline,
            _ => Self::Online,
        }
    }
}

/// The requested window.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window {
    /// When access starts; `None` for at once, which is `now`.
    pub starts_at: Option<Instant>,
    /// When access ends; `None` for never.
    pub ends_at: Option<Instant>,
    /// The present. Without it and without `starts_at`, the rules that need a start are left out.
    pub now: Option<Instant>,
}

/// Whether the device takes the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WindowFit {
    /// The device has no rules about time.
    Unrestricted,
    /// It does.
    Fits {
        /// The `display_name` of the option that is satisfied, or the `name` of the slot.
        option: String,
    },
    /// It does not.
    Broken {
        /// The `display_name` of the closest option; empty for slots.
        option: String,
        /// The first rule of that option that is broken.
        problem: FrameProblem,
    },
    /// No option is satisfied for sure, and one may be.
    Undecided {
        /// The `display_name` of the first option that may be satisfied.
        option: String,
        /// What stands in the way.
        why: UndecidedReason,
    },
}

/// Whether the device with these `properties` takes the window.
///
/// Rules are checked in the order end, maximum, minimum, times of day, start date, end date. The closest option is the
/// one whose first broken rule comes last in that order: one that has the wrong times of day comes before one that is
/// too short for the window. Among options that are all too short for it, or all too long, it is the one with the least
/// to change; else the first of the list.
///
/// Times are compared to the second. An option without a `time_zone` that the platform knows is checked in UTC as far as
/// that can be right: what a change of an hour may correct is undecided, and so are dates and fixed times.
///
/// ```
/// use seam_access_grants::{
///     doors::time_frame::{Options, WindowFit, Window, check},
///     json::Tape,
///     time::{Instant, zone::NoZones},
/// };
///
/// let mut tape = Tape::default();
/// let properties = tape.read(
///     r#"{"offline_time_frame_options": [{"display_name": "Hourly", "min_duration": "PT1H", "max_duration": "PT672H"}]}"#,
/// )?;
/// let window = Window {
///     starts_at: Instant::parse("2030-01-01T15:00:00Z"),
///     ends_at: Instant::parse("2030-02-01T11:00:00Z"),
///     now: None,
/// };
/// let WindowFit::Broken { problem, .. } = check(properties, Options::Offline, window, &NoZones) else { panic!() };
/// assert_eq!(problem.field, "ends_at");
/// assert_eq!(problem.message("Room 101 Lock"), "Room 101 Lock takes at most 28 days: choose an earlier end.");
/// assert_eq!(check(properties, Options::Online, window, &NoZones), WindowFit::Unrestricted);
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
pub fn check(properties: Value<'_>, which: Options, window: Window, zones: &dyn Zones) -> WindowFit {
    let list = match which {
        Options::Offline => "offline_time_frame_options",
        Options::Online => "online_time_frame_options",
    };
    let mut best = Best { verdict: WindowFit::Unrestricted, rank: None };
    if let Some(list) = properties.get(list) {
        for option in list.items() {
            best.consider(OptionCheck::new(option, "time_zone", window, zones), &RULES);
        }
    }
    if best.rank.is_none()
        && which == Options::Offline
        && let Some(oracode) = properties.get("dormakaba_oracode_metadata")
        && rules::items(oracode, slots::SLOTS).is_some()
    {
        best.consider(OptionCheck::new(oracode, "iana_timezone", window, zones), &slots::RULES);
    }
    best.verdict
}

/// The best option so far, and how good it is: undecided is better than broken, later rules are better than earlier.
struct Best {
    verdict: WindowFit,
    rank: Option<(u8, i64)>,
}

impl Best {
    /// Checks the rules of one more option.
    fn consider(&mut self, mut check: OptionCheck<'_>, rules: &[Rule]) {
        let mut found = Ok(());
        for rule in rules {
            let next = rule(&mut check);
            if next == Err(RuleError::Broken) {
                // What is broken is broken, whatever else cannot be decided.
                found = next;
                break;
            }
            found = found.and(next);
        }
        let rank = match found {
            Ok(()) => (u8::MAX, 0),
            Err(RuleError::Undecided(_)) => (u8::MAX - 1, 0),
            Err(RuleError::Broken) => (check.problem.rule as u8, -check.excess),
        };
        if Some(rank) > self.rank {
            self.rank = Some(rank);
            let option = check.name.to_owned();
            self.verdict = match found {
                Ok(()) => WindowFit::Fits { option },
                Err(RuleError::Undecided(why)) => WindowFit::Undecided { option, why },
                Err(RuleError::Broken) => WindowFit::Broken { option, problem: check.problem },
            };
        }
    }
}
