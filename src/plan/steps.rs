//! How a step is written.

use super::{
    difference::{Difference, text},
    reason::Reason,
};
use crate::issue::{self, Issue};
use crate::json::{Value, Writer};
use crate::prelude::*;

const BLOCKED: &str = "blocked";
const INVALID: &str = "invalid";
const UNCHANGED: &str = "unchanged";

/// What a step is about.
#[derive(Clone, Copy)]
pub(super) struct Subject<'s> {
    /// The number of the row, if there is one.
    pub(super) row: Option<u32>,
    /// The key, if it is known.
    pub(super) key: Option<&'s str>,
    /// ID of the access grant, if it exists.
    pub(super) id: Option<&'s str>,
    /// Why the step is not done, or what is special about the access grant.
    pub(super) reason: Option<Reason>,
    /// What deserves attention in the row.
    pub(super) warnings: &'s [Issue],
}

/// What else a step says: JSON text, of lists without their brackets.
#[derive(Clone, Copy, Default)]
struct Content<'c> {
    params: &'c str,
    changes: &'c str,
    unknown: &'c str,
    issues: &'c [Issue],
}

/// The steps so far.
#[derive(Default)]
pub(super) struct Steps(Writer);

impl Steps {
    /// The steps as a JSON array.
    pub(super) fn finish(self) -> String {
        in_list(self.0.as_str())
    }

    pub(super) fn create(&mut self, subject: &Subject<'_>, row: Value<'_>) {
        let mut params = Writer::default();
        params.value(row);
        self.write("create", subject, &Content { params: params.as_str(), ..Content::default() });
    }

    pub(super) fn delete(&mut self, subject: &Subject<'_>) {
        self.write("delete", subject, &Content { params: &params_of(subject, "", ""), ..Content::default() });
    }

    pub(super) fn invalid(&mut self, row: u32, key: Option<&str>, warnings: &[Issue], issues: &[Issue]) {
        let subject = Subject { row: Some(row), key, id: None, reason: None, warnings };
        self.write(INVALID, &subject, &Content { issues, ..Content::default() });
    }

    pub(super) fn unchanged(&mut self, subject: &Subject<'_>) {
        self.write(UNCHANGED, subject, &Content::default());
    }

    pub(super) fn blocked(&mut self, subject: &Subject<'_>) {
        self.write(BLOCKED, subject, &Content::default());
    }

    /// The one or two steps that make an access grant what a row asks for.
    pub(super) fn change(&mut self, subject: &Subject<'_>, difference: &mut Difference) {
        let is_leaving = subject.reason == Some(Reason::BeingDeleted);
        let obstacle = if is_leaving { subject.reason } else { difference.obstacle };
        let mut unknown = difference.unknown.as_str();
        if obstacle.is_some() {
            for changes in [&difference.updated, &difference.modes] {
                if !changes.is_empty() {
                    difference.fixed.raw(changes.as_str());
                }
            }
            let content = Content { changes: difference.fixed.as_str(), unknown, ..Content::default() };
            return self.write(BLOCKED, &Subject { reason: obstacle, ..*subject }, &content);
        }
        if difference.is_empty() {
            return self.write(UNCHANGED, subject, &Content { unknown, ..Content::default() });
        }
        let mut subject = *subject;
        for (kind, list, members, changes) in [
            ("update", "", &difference.update, &difference.updated),
            ("request_access_methods", "requested_access_methods", &difference.requested, &difference.modes),
        ] {
            if !members.is_empty() {
                let params = params_of(&subject, list, members.as_str());
                let content = Content { params: &params, changes: changes.as_str(), unknown, issues: &[] };
                self.write(kind, &subject, &content);
                // What there is to say of the row is said once.
                (subject.warnings, unknown) = (&[], "");
            }
        }
    }

    fn write(&mut self, kind: &str, subject: &Subject<'_>, content: &Content<'_>) {
        let json = &mut self.0;
        json.open('{');
        json.member("kind", kind);
        if let Some(row) = subject.row {
            json.count("row", row);
        }
        let texts = [
            ("access_grant_key", subject.key),
            ("access_grant_id", subject.id),
            ("reason", subject.reason.map(Reason::name)),
            ("message", subject.reason.map(Reason::message)),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                json.member(name, text);
            }
        }
        if !content.params.is_empty() {
            json.key("params");
            json.raw(content.params);
        }
        for (name, list, is_needed) in
            [("changes", content.changes, kind == BLOCKED), ("unknown", content.unknown, false)]
        {
            if is_needed || !list.is_empty() {
                json.key(name);
                json.raw(&in_list(list));
            }
        }
        for (name, list) in [("issues", content.issues), ("warnings", subject.warnings)] {
            if kind == INVALID || !list.is_empty() {
                json.key(name);
                issue::write_all(json, list);
            }
        }
        json.close('}');
    }
}

/// Items as an array.
fn in_list(items: &str) -> String {
    let mut json = Writer::default();
    json.open('[');
    json.raw(items);
    json.close(']');
    json.finish()
}

/// The parameters of a call about an access grant: its ID, and more members, or the items of one more list.
fn params_of(subject: &Subject<'_>, list: &str, content: &str) -> String {
    let mut json = Writer::default();
    json.open('{');
    json.member("access_grant_id", subject.id.unwrap_or_default());
    if !list.is_empty() {
        json.key(list);
        json.raw(&in_list(content));
    } else if !content.is_empty() {
        json.raw(content);
    }
    json.close('}');
    json.finish()
}

impl<'s> Subject<'s> {
    /// An access grant that exists.
    pub(super) fn of(grant: Value<'s>, reason: Option<Reason>) -> Self {
        Self {
            row: None,
            key: text(grant, "access_grant_key"),
            id: text(grant, "access_grant_id"),
            reason,
            warnings: &[],
        }
    }
}
