//! What is wrong with a window, and the sentence that says what to do about it.

use crate::issue::fill;
use crate::prelude::*;
use crate::time::duration::Duration;

/// The rule that a window breaks, with what a sentence or a form needs to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FrameProblem {
    /// The window has no end, and a rule of the option needs one.
    OngoingNotSupported,
    /// The window is longer than `max_duration`.
    TooLong {
        /// The longest that is taken, as an ISO 8601 duration.
        max: String,
    },
    /// The window is shorter than `min_duration`.
    TooShort {
        /// The shortest that is taken, as an ISO 8601 duration.
        min: String,
    },
    /// `matching_start_end_time`: the window starts and ends at different times of day.
    TimesDiffer {
        /// The zone of those times, if the option has one.
        time_zone: Option<String>,
    },
    /// The times of day are none of the `time_pairs`, or of the slots.
    NotInPairs {
        /// `ends_at` if the start is that of a pair, else `starts_at`.
        field: &'static str,
        /// The pairs that are taken, like `15:00 to 11:00`.
        pairs: Vec<String>,
        /// The zone of those times.
        time_zone: String,
    },
    /// The date is not on `start_date_recurrence_rule` or `end_date_recurrence_rule`.
    DateNotOnRule {
        /// `starts_at` or `ends_at`.
        field: &'static str,
        /// The next date that is, like `2030-03-31`, if there is one within a year.
        next: Option<String>,
    },
}

impl FrameProblem {
    /// Its place in the order in which rules are checked, from 1.
    pub(super) fn order(&self) -> u8 {
        match self {
            Self::OngoingNotSupported => 1,
            Self::TooLong { .. } => 2,
            Self::TooShort { .. } => 3,
            Self::TimesDiffer { .. } => 4,
            Self::NotInPairs { .. } => 5,
            Self::DateNotOnRule { field, .. } => 6 + u8::from(*field == "ends_at"),
        }
    }

    /// The name on the outside; where Seam has a reason for it in `device_time_constraints_violated`, that one.
    pub fn name(&self) -> &'static str {
        match self {
            Self::OngoingNotSupported => "ongoing_not_supported",
            Self::TooLong { .. } => "duration_exceeds_max",
            Self::TooShort { .. } => "duration_below_min",
            Self::TimesDiffer { .. } => "times_of_day_differ",
            Self::NotInPairs { .. } => "times_do_not_match_slots",
            Self::DateNotOnRule { .. } => "date_not_on_rule",
        }
    }

    /// The field to change.
    pub fn field(&self) -> &'static str {
        match self {
            Self::NotInPairs { field, .. } | Self::DateNotOnRule { field, .. } => field,
            _ => "ends_at",
        }
    }

    /// One sentence that says what to do, for a device of this name. It never has the window itself.
    pub fn message(&self, device_name: &str) -> String {
        match self {
            Self::OngoingNotSupported => fill("{} takes no access without an end: choose an end.", &[device_name]),
            Self::TooLong { max } => {
                fill("{} takes at most {}: choose an earlier end.", &[device_name, &in_words(max)])
            }
            Self::TooShort { min } => fill("{} takes at least {}: choose a later end.", &[device_name, &in_words(min)]),
            Self::TimesDiffer { time_zone } => {
                let zone = in_brackets(time_zone.as_deref());
                fill("{}: start and end at the same time of day{}.", &[device_name, &zone])
            }
            Self::NotInPairs { pairs, time_zone, .. } => {
                let zone = in_brackets(Some(time_zone));
                fill("{}: use {}{}.", &[device_name, &pairs.join(" or "), &zone])
            }
            Self::DateNotOnRule { field, next } => {
                let verb = if *field == "ends_at" { "end" } else { "start" };
                let next = next.as_deref().map(|next| fill("{} or ", &[next])).unwrap_or_default();
                fill("{}: {} on {}another date that it allows.", &[device_name, verb, &next])
            }
        }
    }
}

fn in_words(duration: &str) -> String {
    let mut out = String::new();
    Duration::parse(duration).unwrap_or_default().push_words(&mut out);
    out
}

fn in_brackets(time_zone: Option<&str>) -> String {
    time_zone.map(|time_zone| fill(" ({})", &[time_zone])).unwrap_or_default()
}

/// Why it cannot be said whether a window fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndecidedReason {
    /// The option fixes times or dates and has no zone.
    NoTimeZone,
    /// The platform does not know the zone of the option.
    UnknownTimeZone,
    /// A duration, time or recurrence rule that is not understood.
    UnknownRule,
    /// The slot with these times is of a kind whose dates are not published, or there is no slot of a known kind.
    UnknownSlot,
}

impl UndecidedReason {
    /// The name on the outside.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoTimeZone => "time_zone_missing",
            Self::UnknownTimeZone => "time_zone_unknown",
            Self::UnknownRule => "rule_unknown",
            Self::UnknownSlot => "slot_unknown",
        }
    }

    /// One sentence that says what to do, for a device of this name.
    pub fn message(self, device_name: &str) -> String {
        const TEMPLATE: &str =
            "Look at the warnings of the grant afterwards: {} has time rules that cannot be checked beforehand.";
        fill(TEMPLATE, &[device_name])
    }
}
