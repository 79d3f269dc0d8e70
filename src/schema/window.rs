//! The rule of a time window.

use super::{Object, RuleContext};
use crate::{
    issue::IssueCode,
    time::{Instant, instant},
};

/// The members that a time window is made of.
pub(crate) const WINDOW: [&str; 2] = ["starts_at", "ends_at"];

/// What is wrong with `ends_at`: it must lie after `starts_at` and in the future. Nothing is said of times that are not there.
///
/// Source: "Must be a time in the future and after `starts_at`."
pub(super) fn window_issue(
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    now: Option<Instant>,
) -> Option<IssueCode> {
    let ends_at = ends_at?;
    if starts_at.is_some_and(|starts_at| ends_at <= starts_at) {
        return Some(IssueCode::NotAfter("starts_at"));
    }
    now.is_some_and(|now| ends_at <= now).then_some(IssueCode::InPast)
}

impl RuleContext<'_, '_> {
    /// Holds the members of a time window against each other.
    pub(super) fn check_window(&mut self) {
        let time = |name| self.get(name).and_then(instant);
        if let Some(code) = window_issue(time("starts_at"), time("ends_at"), self.context.now) {
            self.issue("ends_at", code);
        }
    }
}

impl Object {
    /// Whether the object has a time window.
    pub(crate) fn has_window(&self) -> bool {
        self.rules.is_some_and(|rules| rules.has_window)
    }

    /// Whether a rule of this object compares the value of a member.
    pub(crate) fn compares(&self, name: &str) -> bool {
        self.rules.is_some_and(|rules| {
            rules.reads.is_none_or(|names| names.contains(&name)) || (rules.has_window && WINDOW.contains(&name))
        })
    }
}
