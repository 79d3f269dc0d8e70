//! What a rule between the members of an object sees, and where it puts what it finds.

use super::{Context, DataRules, Object, Outcome, Report, members::Members};
use crate::prelude::*;
use crate::{
    issue::{Issue, IssueCode, Step},
    json::{Kind, Value},
};

/// The path to the value that is checked: a linked list on the stack, which becomes a [`Vec`] only for an issue.
#[derive(Clone, Copy)]
pub(super) enum PathNode<'p> {
    Root,
    Key(&'p PathNode<'p>, &'static str, u16),
    Index(&'p PathNode<'p>, u32),
}

impl PathNode<'_> {
    /// The path, with room for a step more.
    pub(super) fn steps(&self) -> Vec<Step> {
        self.steps_with_room(1)
    }

    fn steps_with_room(&self, room: usize) -> Vec<Step> {
        let (parent, step) = match self {
            Self::Root => return Vec::with_capacity(room),
            Self::Key(parent, name, rank) => (parent, Step::Key { name: Cow::Borrowed(name), rank: *rank }),
            Self::Index(parent, index) => (parent, Step::Index(*index)),
        };
        let mut path = parent.steps_with_room(room + 1);
        path.push(step);
        path
    }
}

/// What a rule between members sees: the context, and a place to put what it finds.
pub struct RuleContext<'s, 'p> {
    pub(super) context: &'s Context,
    pub(super) report: &'s mut Report,
    pub(super) path: &'p PathNode<'p>,
    pub(super) object: &'static Object,
    pub(super) root: Value<'p>,
    pub(super) value: Value<'p>,
    pub(super) members: &'s Members,
}

impl<'s, 'p> RuleContext<'s, 'p> {
    /// The value of a member, if it is there.
    pub fn get(&self, field: &'static str) -> Option<Value<'p>> {
        let index = self.members.get(usize::from(self.object.rank(field))).copied().flatten()?;
        Some(self.value.at(index))
    }

    /// Whether a member is there and is not null.
    pub fn is_given(&self, field: &'static str) -> bool {
        self.get(field).is_some_and(|value| value.kind() != Kind::Null)
    }

    /// Runs a rule that looks at what the caller knows besides the value, if anything is known.
    pub fn with_data(&mut self, rule: impl FnOnce(&dyn DataRules, &mut Self)) {
        if let Some(rules) = self.context.data.rules() {
            rule(rules, self);
        }
    }

    /// What the check may depend on besides the value.
    pub fn context(&self) -> &'s Context {
        self.context
    }

    /// The value that the whole check is about: the request around a requested access method, or that method itself
    /// where it is checked alone.
    pub fn root(&self) -> Value<'p> {
        self.root
    }

    /// Adds an issue about the member `field`.
    pub fn issue(&mut self, field: &'static str, code: IssueCode) {
        let issue = self.at(field, code);
        self.report.issues.push(issue);
    }

    /// Adds a warning about the member `field`, which does not make the value invalid.
    pub fn warn(&mut self, field: &'static str, code: IssueCode) {
        let warning = self.at(field, code);
        self.report.warnings.push(warning);
    }

    /// An issue or a warning about the member `field`, as the outcome has it.
    pub(crate) fn add(&mut self, field: &'static str, outcome: Outcome, code: IssueCode) {
        let issue = self.at(field, code);
        self.report.add(outcome, issue);
    }

    /// The same about one item of the list `field`.
    pub(crate) fn add_at_item(&mut self, field: &'static str, index: u32, outcome: Outcome, code: IssueCode) {
        let mut issue = self.at(field, code);
        issue.path.push(Step::Index(index));
        self.report.add(outcome, issue);
    }

    fn at(&self, field: &'static str, code: IssueCode) -> Issue {
        let mut path = self.path.steps();
        path.push(Step::Key { name: Cow::Borrowed(field), rank: self.object.rank(field) });
        Issue { path, code }
    }
}

impl Object {
    /// The index of a member among the declared ones; [`u16::MAX`] for one that is not declared.
    pub(crate) fn rank(&self, name: &str) -> u16 {
        // Rules name fields by literals, which the linker keeps once, so that mostly the addresses are equal.
        for (index, field) in (0..).zip(self.fields) {
            if core::ptr::eq(field.name, name) {
                return index;
            }
        }
        for (index, field) in (0..).zip(self.fields) {
            if field.name == name {
                return index;
            }
        }
        u16::MAX
    }
}
