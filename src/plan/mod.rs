//! The difference between the access that is desired and the access grants that exist: steps, as JSON text.
//!
//! ```
//! use seam_access_grants::{bulk::Form, json::Tape, plan::{Question, plan}, schema::Context};
//!
//! let mut existing = Tape::default();
//! let existing = existing.read(r#"[{"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","access_grant_key":"stay-1"}]"#)?;
//! let question = Question { desired: b"[]", form: Form::Json, existing, prefix: "stay-" };
//! let steps = plan(&mut Tape::default(), &question, &Context::default());
//! assert!(steps.starts_with(r#"[{"kind":"delete","access_grant_key":"stay-1","#));
//! # Ok::<(), seam_access_grants::json::SyntaxError>(())
//! ```
//!
//! | file | what it answers |
//! |---|---|
//! | `mod` | which steps a row leads to, and which an access grant without a row |
//! | `existing` | which access grant has a key |
//! | `difference` | what a row asks for that an access grant is not |
//! | `doors`, `methods` | the same for doors and for access methods |
//! | `reason` | why a row cannot have what it asks for, in a sentence |
//! | `steps` | how a step is written |

mod difference;
mod doors;
mod existing;
mod methods;
mod reason;
mod steps;

use self::difference::{Difference, text};
use self::existing::Existing;
use self::reason::Reason;
use self::steps::{Steps, Subject};
use crate::access_grants::CreateAccessGrant;
use crate::bulk::{Content, Form, Keys, MAX_REPORTED_ISSUES, read_rows};
use crate::issue::{Issue, IssueCode};
use crate::json::{Tape, Value};
use crate::prelude::*;
use crate::schema::{Context, MAX_ISSUES, Schema, check_up_to};

/// What is desired, and what there is.
#[derive(Clone, Copy, Debug)]
pub struct Question<'i> {
    /// Rows that are create requests.
    pub desired: &'i [u8],
    /// What the rows are written in.
    pub form: Form,
    /// A list of access grants, each as the API returns it, with `related` beside if that is known.
    pub existing: Value<'i>,
    /// What the keys begin with whose access grants are deleted if they have no row. It is empty where none is.
    pub prefix: &'i str,
}

/// Plans the steps that lead from what exists to what is desired: a JSON array in the order of the rows, in which those about access
/// grants without a row are the last. `PlanStep` in TypeScript describes them.
pub fn plan(tape: &mut Tape, question: &Question<'_>, context: &Context) -> String {
    let mut planner = Planner::new(question, context, Vec::new());
    planner.rows(tape, question);
    planner.keys.find_duplicates();
    let others: Vec<_> = planner.keys.rows.iter().filter_map(|row| Some((row.row, row.other?))).collect();
    if !others.is_empty() {
        // Only now is it known which of the first rows share their keys.
        planner = Planner::new(question, context, others);
        planner.rows(tape, question);
    }
    // An empty one would be the beginning of every key.
    if !question.prefix.is_empty() {
        planner.prune(question.prefix);
    }
    planner.steps.finish()
}

struct Planner<'p, 'e> {
    context: &'p Context,
    keys: Keys,
    /// The rows whose keys other rows have too, each with another such row.
    others: Vec<(u32, u32)>,
    existing: Existing<'e>,
    steps: Steps,
    issue_count: usize,
    /// A row that is none, and what is wrong with it so far.
    problems: (u32, Vec<Issue>),
    /// Whether there is a row whose key is not known, which may be that of any access grant.
    has_unreadable_row: bool,
}

impl<'p, 'e> Planner<'p, 'e> {
    fn new(question: &Question<'e>, context: &'p Context, others: Vec<(u32, u32)>) -> Self {
        Self {
            context,
            keys: Keys::of(CreateAccessGrant::NODE),
            others,
            existing: Existing::of(question.existing),
            steps: Steps::default(),
            issue_count: 0,
            problems: (0, Vec::new()),
            has_unreadable_row: false,
        }
    }

    fn rows(&mut self, tape: &mut Tape, question: &Question<'_>) {
        read_rows(tape, question.desired, question.form, CreateAccessGrant::NODE, None, &mut |row, content| {
            match content {
                Content::Value(value) => self.row(row, value),
                Content::Problem(issue) => self.problem(row, issue),
                Content::LikeLast(_) => {}
            }
            false
        });
        self.tell_problems();
    }

    fn row(&mut self, row: u32, value: Value<'_>) {
        self.tell_problems();
        // As in a check of many rows: of thousands of bad ones, one issue each is enough.
        let most = if self.issue_count >= MAX_REPORTED_ISSUES { 1 } else { MAX_ISSUES };
        let mut report = check_up_to(most, value, CreateAccessGrant::NODE, self.context);
        self.keys.add(row, value, &report);
        let key = self.keys.key_of(value);
        if key.is_none() {
            self.has_unreadable_row = true;
            if report.issues.is_empty() {
                self.keys.add_issue(IssueCode::Required, &mut report.issues);
            }
        }
        if let Some((_, other)) = self.others.iter().find(|(shared, _)| *shared == row) {
            self.keys.report(*other, &mut report.issues);
        }
        let grant = key.and_then(|key| self.existing.take(key));
        let is_valid = report.issues.is_empty();
        let subject = Subject {
            row: Some(row),
            key,
            id: grant.and_then(|grant| text(grant, "access_grant_id")),
            reason: grant.and_then(|grant| reason::state(grant, self.context.now)),
            warnings: &report.warnings,
        };
        match grant {
            None if is_valid => return self.steps.create(&subject, value),
            // A stay that is over stands in the file still, and nothing is left to do for it.
            Some(grant) if report.issues.iter().all(|issue| issue.code == IssueCode::InPast) => {
                let mut difference = Difference::of(value, grant);
                if is_valid || difference.is_empty() {
                    return self.steps.change(&subject, &mut difference);
                }
            }
            _ => {}
        }
        self.issue_count += report.issues.len();
        self.steps.invalid(row, key, &report.warnings, &report.issues);
    }

    /// Takes down what is wrong with a row as such. There may be several of one row, which is a header then.
    fn problem(&mut self, row: u32, issue: Issue) {
        self.has_unreadable_row = true;
        if self.problems.0 != row {
            self.tell_problems();
        }
        self.problems.0 = row;
        self.problems.1.push(issue);
    }

    /// Makes an invalid row of the problems so far.
    fn tell_problems(&mut self) {
        let (row, issues) = core::mem::take(&mut self.problems);
        if !issues.is_empty() {
            self.steps.invalid(row, None, &[], &issues);
        }
    }

    /// Plans to delete the access grants whose keys begin with `prefix` and that have no row.
    fn prune(&mut self, prefix: &str) {
        for grant in self.existing.without_row(prefix) {
            let subject = Subject::of(grant, reason::state(grant, self.context.now));
            if subject.reason == Some(Reason::BeingDeleted) {
                self.steps.unchanged(&subject);
            } else if self.has_unreadable_row {
                self.steps.blocked(&Subject { reason: Some(Reason::UnreadableRow), ..subject });
            } else {
                self.steps.delete(&subject);
            }
        }
    }
}
