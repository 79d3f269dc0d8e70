//! The result of a check.

use super::{Outcome, check::MAX_ISSUES};
use crate::prelude::*;
use crate::{
    issue::{self, Issue, Step},
    json::Writer,
};

/// The verdict: nothing in `issues` means that the value is good.
#[derive(Debug, Default)]
pub struct Report {
    /// What makes the value invalid, in the order of the declared type: a thousand issues at most.
    pub issues: Vec<Issue>,
    /// What deserves attention and does not make the value invalid: a thousand warnings at most.
    pub warnings: Vec<Issue>,
    /// What to change in a response so that it has the shape of its type.
    pub repairs: Vec<Repair>,
}

impl Report {
    /// Whether there is nothing to say of the value.
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty() && self.warnings.is_empty() && self.repairs.is_empty()
    }

    /// Adds an issue or a warning, as the outcome of a rule has it.
    pub(crate) fn add(&mut self, outcome: Outcome, issue: Issue) {
        let list = match outcome {
            Outcome::Fail => &mut self.issues,
            Outcome::Unclear => &mut self.warnings,
            Outcome::Pass => return,
        };
        if list.len() < MAX_ISSUES {
            list.push(issue);
        }
    }

    pub(super) fn sorted(self) -> Self {
        let sorted = |issues| {
            let mut issues = issue::sort(issues);
            issues.truncate(MAX_ISSUES);
            issues
        };
        Self { issues: sorted(self.issues), warnings: sorted(self.warnings), repairs: self.repairs }
    }
}

/// A change that gives a response the shape of its type. Apply them in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The object to change, in the response as repaired so far.
    pub path: Vec<Step>,
    /// The change.
    pub action: RepairAction,
}

/// What to change in the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairAction {
    /// Set this absent member to an empty list.
    EmptyList(&'static str),
    /// Set this absent member to null.
    Null(&'static str),
    /// Nothing for JavaScript; the Rust type reads this absent member from null.
    Absent(&'static str),
    /// Move the member from the first name to the second.
    Rename(&'static str, &'static str),
    /// Put the value of this member in the object's place.
    Unwrap(&'static str),
}

impl Repair {
    /// Writes `{ path, action, key, to? }`, the shape that JavaScript sees.
    pub fn write(&self, json: &mut Writer) {
        let (action, key, to) = match self.action {
            RepairAction::EmptyList(key) => ("empty_list", key, None),
            RepairAction::Null(key) => ("null", key, None),
            RepairAction::Absent(key) => ("absent", key, None),
            RepairAction::Rename(from, to) => ("rename", from, Some(to)),
            RepairAction::Unwrap(key) => ("unwrap", key, None),
        };
        json.open('{');
        issue::write_path(json, &self.path);
        json.member("action", action);
        json.member("key", key);
        if let Some(to) = to {
            json.member("to", to);
        }
        json.close('}');
    }
}

/// Writes repairs as an array.
pub fn write_repairs(json: &mut Writer, repairs: &[Repair]) {
    json.open('[');
    for repair in repairs {
        repair.write(json);
    }
    json.close(']');
}
