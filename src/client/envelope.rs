//! From a reply to a result or a failure. Every status and every body ends in one of them.

use super::{ApiFailure, Failure, ResponseFailure, server_issues};
use crate::prelude::*;
use crate::{
    endpoints::{Endpoint, Response},
    issue::{ExpectedType, Issue, IssueCode, Step},
    json::{self, Kind, Tape, Value, Writer},
    model::Pagination,
    schema::{Context, Node, Repair, Report, Schema, check, conforms},
};

/// What a reply says besides its body, and what it is a reply to.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// HTTP status.
    pub status: u16,
    /// Header `content-type`.
    pub content_type: Option<&'a str>,
    /// Header `seam-request-id`. Browsers may hide it.
    pub request_id: Option<&'a str>,
    /// Header `retry-after` in milliseconds from now. Browsers may hide it.
    pub retry_after: Option<u32>,
}

/// A body that keeps the API's promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The member that holds the result; empty if there is none.
    pub key: &'static str,
    /// What to change in the result so that it has the shape of its type.
    pub repairs: Vec<Repair>,
    /// Where the values of a page stand; empty where that is not known, or the result is no page. See [`outline`](crate::schema::outline).
    pub outline: Vec<u32>,
}

/// Reads a reply: every status and every body ends in a result or a failure.
///
/// # Errors
/// [`Failure::Api`] where the API said no, [`Failure::Response`] for all that is not what the API promises.
pub fn read(head: &Head<'_>, body: &[u8]) -> Result<Reading, Failure> {
    let is_json = head.content_type.is_none_or(names_json);
    let text = core::str::from_utf8(body).ok().filter(|_| is_json);
    if let Some(reading) = text.and_then(|text| head.promised(text)) {
        return Ok(reading);
    }
    let text = text.map(without_mark);
    let mut tape = Tape::default();
    let read = text.and_then(|text| tape.read(text).ok());
    if !(200..300).contains(&head.status) {
        return Err(head.error(read));
    }
    match head.endpoint.response {
        Response::One(key, node) => head.result(read, key, node, false),
        Response::Page(key, node) => head.result(read, key, node, true),
        Response::Done => head.done(read),
    }
}

/// `application/json` with any parameters, and the likes of `application/problem+json`.
fn names_json(content_type: &str) -> bool {
    content_type.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"json"))
}

/// A byte order mark is allowed before JSON (RFC 8259, 8.1).
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl Head<'_> {
    /// The member that holds the result, if it is there and all is as promised without a repair, as nearly always.
    fn promised(&self, text: &str) -> Option<Reading> {
        let (members, count) = match self.endpoint.response {
            _ if !(200..300).contains(&self.status) => return None,
            Response::One(key, node) => ([(key, node), ("", node)], 1),
            Response::Page(key, node) => ([(key, node), ("pagination", Pagination::NODE)], 2),
            Response::Done => return None,
        };
        let outline = conforms(text, members.get(..count)?)?;
        Some(Reading { key: members.first()?.0, repairs: Vec::new(), outline })
    }

    fn result(
        &self,
        read: Option<Value<'_>>,
        key: &'static str,
        node: &'static Node,
        is_page: bool,
    ) -> Result<Reading, Failure> {
        let Some(body) = read else {
            return Err(self.response("is not JSON", Vec::new()));
        };
        let Some(result) = body.get(key) else {
            let mut what = "lacks ".to_owned();
            what.push_str(key);
            return Err(self.response(&what, Vec::new()));
        };
        let Report { mut issues, repairs, .. } = check(result, node, &Context::default());
        if let (true, Some(pagination)) = (is_page, body.get("pagination")) {
            for mut issue in check(pagination, Pagination::NODE, &Context::default()).issues {
                issue.path.insert(0, Step::Key { name: Cow::Borrowed("pagination"), rank: 0 });
                issues.push(issue);
            }
        }
        if issues.is_empty() {
            Ok(Reading { key, repairs, outline: Vec::new() })
        } else {
            Err(self.response("does not have the promised form", issues))
        }
    }

    /// The word that it was done, or no content at all.
    fn done(&self, read: Option<Value<'_>>) -> Result<Reading, Failure> {
        let said = read.and_then(|body| body.get("ok")).and_then(|ok| ok.boolean());
        match (said, self.status) {
            (Some(true), _) | (None, 204) => Ok(Reading { key: "", repairs: Vec::new(), outline: Vec::new() }),
            _ => Err(self.response("does not say that it was done", Vec::new())),
        }
    }

    fn error(&self, read: Option<Value<'_>>) -> Failure {
        let error = read.and_then(|body| body.get("error"));
        let text = |key| error.and_then(|error| error.get(key)).and_then(|value| value.text());
        let (code, message) = match (text("type"), text("message"), self.status) {
            (Some(code), Some(message), _) => (code.to_owned(), message.to_owned()),
            (_, message, 401) => {
                ("unauthorized".to_owned(), message.unwrap_or("Unauthorized: check the credentials.").to_owned())
            }
            (_, _, 301..=303 | 307 | 308) => {
                return self.response("is a redirect; set endpoint to the address that it leads to", Vec::new());
            }
            (_, _, 304) => {
                return self.response("is that nothing has changed, from a cache on the way to the API", Vec::new());
            }
            (_, message, 429) => {
                ("too_many_requests".to_owned(), message.unwrap_or("Too many requests: try again later.").to_owned())
            }
            _ => return self.response("is not an error of the API", Vec::new()),
        };
        let tree = error.and_then(|error| error.get("validation_errors"));
        let data = error.and_then(|error| error.get("data"));
        Failure::Api(Box::new(ApiFailure {
            status: self.status,
            code,
            message,
            request_id: self.request_id.map(str::to_owned),
            data: data.and_then(written),
            issues: tree.map(|tree| server_issues::flatten(tree, self.endpoint.params)).unwrap_or_default(),
            retry_after: self.retry_after,
        }))
    }

    fn response(&self, what: &str, issues: Vec<Issue>) -> Failure {
        let mut message = String::new();
        for part in ["The answer to ", self.endpoint.path, " ", what, " (status "] {
            message.push_str(part);
        }
        json::push_number(&mut message, self.status.into());
        message.push_str(").");
        if let Some(issue) = issues.first() {
            let path = issue.dotted_path();
            message.push_str(" First: ");
            message.push_str(if path.is_empty() { "the result" } else { &path });
            message.push_str(match issue.code {
                IssueCode::Required => " is missing.",
                IssueCode::InvalidType(expected) => expected_sentence(expected),
                _ => " has another form.",
            });
        }
        Failure::Response(Box::new(ResponseFailure {
            status: self.status,
            request_id: self.request_id.map(str::to_owned),
            retry_after: self.retry_after,
            message,
            issues,
        }))
    }
}

const fn expected_sentence(expected: ExpectedType) -> &'static str {
    match expected {
        ExpectedType::Text => " is not a string.",
        ExpectedType::Number | ExpectedType::Integer => " is not a number.",
        ExpectedType::Boolean => " is not a boolean.",
        ExpectedType::List => " is not an array.",
        ExpectedType::Object | ExpectedType::Json => " is not an object.",
    }
}

/// The JSON text of a value.
fn written(value: Value<'_>) -> Option<String> {
    match value.kind() {
        Kind::Null => None,
        Kind::Text => {
            let mut json = Writer::default();
            json.text(value.raw());
            Some(json.finish())
        }
        _ => Some(value.raw().to_owned()),
    }
}
