//! What is wrong with a window, and the sentence that says what to do about it.

use crate::prelude::*;

/// The rule that a window breaks, with what a sentence or a form needs to correct it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameProblem {
    /// The rule.
    pub rule: FrameRule,
    /// The field to change, `starts_at` or `ends_at`.
    pub field: &'static str,
    /// What follows the device's name in the sentence that says what to do. It never has the window itself.
    pub sentence: String,
}

/// A rule about windows, in the order in which rules are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FrameRule {
    /// A window without an end does not fit where a rule of the option needs one.
    End,
    /// A window must not be longer than `max_duration`.
    MaxDuration,
    /// A window must not be shorter than `min_duration`.
    MinDuration,
    /// `matching_start_end_time`: a window must start and end at the same time of day.
    MatchingTimes,
    /// The times of day must be those of one of the `time_pairs`, or of the slots.
    TimePairs,
    /// The first date must be on `start_date_recurrence_rule`.
    StartDate,
    /// The last date must be on `end_date_recurrence_rule`.
    EndDate,
}

impl FrameProblem {
    /// The name on the outside; where Seam has a reason for it in `device_time_constraints_violated`, that one.
    pub const fn name(&self) -> &'static str {
        match self.rule {
            FrameRule::End => "ongoing_not_supported",
            FrameRule::MaxDuration => "duration_exceeds_max",
            FrameRule::MinDuration => "duration_below_min",
            FrameRule::MatchingTimes => "times_of_day_differ",
            FrameRule::TimePairs => "times_do_not_match_slots",
            FrameRule::StartDate | FrameRule::EndDate => "date_not_on_rule",
        }
    }

    /// One sentence that says what to do, for a device of this name.
    pub fn message(&self, device_name: &str) -> String {
        [device_name, &self.sentence].concat()
    }
}

/// Why it cannot be decided whether a window fits.
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
        let before = "Look at the warnings of the grant afterwards: ";
        [before, device_name, " has time rules that cannot be checked beforehand."].concat()
    }
}
