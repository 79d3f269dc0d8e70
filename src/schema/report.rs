//! What a check knows beforehand and what it says afterwards.

use crate::prelude::*;
use core::num::NonZero;

use super::{Known, MOST_FIELDS, Object, Verdict, check::MOST_ISSUES};
use crate::{
    issue::{self, Issue, IssueCode, Step},
    json::{Kind, Value, Writer},
    time::{
        Instant,
        zone::{NoZones, Zones},
    },
};

/// What rules may depend on besides the value itself.
#[derive(Clone, Debug)]
pub struct Context {
    /// The present; without it nothing is said about the past.
    pub now: Option<Instant>,
    /// Whether a grant without any space, entrance or device is a problem. The server itself takes it.
    pub require_target: bool,
    /// Whether an update that changes nothing is a problem. The server itself takes it.
    pub require_change: bool,
    /// What the caller knows of the doors and of other grants.
    pub known: Known,
    /// The zones of the platform, for rules that speak of local times.
    pub zones: &'static dyn Zones,
}

impl Default for Context {
    fn default() -> Self {
        Self { now: None, require_target: true, require_change: true, known: Known::default(), zones: &NoZones }
    }
}

/// The verdict: nothing in `issues` means that the value is good.
#[derive(Debug, Default)]
pub struct Report {
    /// What makes the value invalid, in the order of the declared type: a thousand issues at most.
    pub issues: Vec<Issue>,
    /// What is worth telling and does not make the value invalid: a thousand warnings at most.
    pub warnings: Vec<Issue>,
    /// What to change in a response so that it has the shape of its type.
    pub repairs: Vec<Repair>,
}

impl Report {
    pub(crate) fn tell(&mut self, verdict: Verdict, issue: Issue) {
        let list = match verdict {
            Verdict::Fail => &mut self.issues,
            Verdict::Unclear => &mut self.warnings,
            Verdict::Pass => return,
        };
        if list.len() < MOST_ISSUES {
            list.push(issue);
        }
    }

    pub(super) fn sorted(self) -> Self {
        let sorted = |issues| {
            let mut issues = issue::sort(issues);
            issues.truncate(MOST_ISSUES);
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

/// Where a check stands: a linked list on the stack, turned into a path only when there is something to say.
#[derive(Clone, Copy)]
pub(super) enum Trail<'p> {
    Root,
    Key(&'p Trail<'p>, &'static str, u16),
    Index(&'p Trail<'p>, u32),
}

impl Trail<'_> {
    /// The path, with room for a step more.
    pub(super) fn path(&self) -> Vec<Step> {
        self.steps(1)
    }

    fn steps(&self, room: usize) -> Vec<Step> {
        let (parent, step) = match self {
            Self::Root => return Vec::with_capacity(room),
            Self::Key(parent, name, rank) => (parent, Step::Key { name: Cow::Borrowed(name), rank: *rank }),
            Self::Index(parent, index) => (parent, Step::Index(*index)),
        };
        let mut path = parent.steps(room + 1);
        path.push(step);
        path
    }
}

/// Where the declared members of an object stand on the tape.
pub(super) type Members = [Option<NonZero<u32>>; MOST_FIELDS];

/// What a rule between members sees: the context, and a place to put what it finds.
pub struct Scope<'s, 'p> {
    pub(super) context: &'s Context,
    pub(super) report: &'s mut Report,
    pub(super) trail: &'p Trail<'p>,
    pub(super) object: &'static Object,
    pub(super) root: Value<'p>,
    pub(super) value: Value<'p>,
    pub(super) members: &'s Members,
}

impl<'s, 'p> Scope<'s, 'p> {
    /// The value of a member, if it is there.
    pub fn get(&self, field: &'static str) -> Option<Value<'p>> {
        let place = self.members.get(usize::from(self.object.rank(field))).copied().flatten()?;
        Some(self.value.at(place))
    }

    /// Whether a member is there and is not null.
    pub fn is_given(&self, field: &'static str) -> bool {
        self.get(field).is_some_and(|value| value.kind() != Kind::Null)
    }

    /// What the caller knows besides the value.
    pub fn context(&self) -> &'s Context {
        self.context
    }

    /// The value that the whole check is about: the request around a requested access method, or that method itself
    /// where it is checked alone.
    pub fn root(&self) -> Value<'p> {
        self.root
    }

    /// Says that the member `field` is to be changed.
    pub fn issue(&mut self, field: &'static str, code: IssueCode) {
        let issue = self.at(field, code);
        self.report.issues.push(issue);
    }

    /// Says something about the member `field` that does not make the value invalid.
    pub fn warn(&mut self, field: &'static str, code: IssueCode) {
        let warning = self.at(field, code);
        self.report.warnings.push(warning);
    }

    /// An issue or a warning about the member `field`, as the verdict has it.
    pub(crate) fn tell(&mut self, field: &'static str, verdict: Verdict, code: IssueCode) {
        let issue = self.at(field, code);
        self.report.tell(verdict, issue);
    }

    /// The same about one item of the list `field`.
    pub(crate) fn tell_of_item(&mut self, field: &'static str, index: u32, verdict: Verdict, code: IssueCode) {
        let mut issue = self.at(field, code);
        issue.path.push(Step::Index(index));
        self.report.tell(verdict, issue);
    }

    fn at(&self, field: &'static str, code: IssueCode) -> Issue {
        let mut path = self.trail.path();
        path.push(Step::Key { name: Cow::Borrowed(field), rank: self.object.rank(field) });
        Issue { path, code }
    }
}

impl Object {
    /// The place of a member among the declared ones; the last place for one that is not declared.
    pub(crate) fn rank(&self, name: &str) -> u16 {
        // Rules name fields by literals, which the linker keeps once: the address mostly tells without a look at the letters.
        for (place, field) in (0..).zip(self.fields) {
            if core::ptr::eq(field.name, name) {
                return place;
            }
        }
        for (place, field) in (0..).zip(self.fields) {
            if field.name == name {
                return place;
            }
        }
        u16::MAX
    }
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
