//! From a reply to a result or a failure. Every status and every body ends in one of them.

use super::{ApiFailure, Failure, Reply, ResponseFailure, server_issues};
use crate::prelude::*;
use crate::{
    endpoints::{Endpoint, Response},
    issue::{Expected, Issue, IssueCode, Step},
    json::{self, Kind, Tape, Value, Writer},
    model::Pagination,
    schema::{Context, Repair, Schema, check, write_repairs},
};

/// A response that keeps the API's promise, as the server sent it.
#[derive(Clone, PartialEq, Eq)]
pub struct Success {
    /// HTTP status.
    pub status: u16,
    /// Header `seam-request-id`.
    pub request_id: Option<String>,
    /// The whole body.
    pub text: String,
    /// The member that holds the result; empty if there is none.
    pub key: &'static str,
    /// What to change in the result so that it has the shape of its type.
    pub repairs: Vec<Repair>,
}

/// Prints all but the body, which may hold a PIN.
impl core::fmt::Debug for Success {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Success").field("status", &self.status).field("key", &self.key).finish_non_exhaustive()
    }
}

impl Success {
    /// All but the body, as JSON text: `{ key, statusCode, requestId?, repairs }`.
    pub fn to_json(&self) -> String {
        let mut json = Writer::default();
        json.open('{');
        json.member("key", self.key);
        json.count("statusCode", self.status.into());
        if let Some(request_id) = &self.request_id {
            json.member("requestId", request_id);
        }
        json.key("repairs");
        write_repairs(&mut json, &self.repairs);
        json.close('}');
        json.finish()
    }
}

/// Reads a reply to `endpoint`.
pub fn read(reply: Reply, endpoint: &Endpoint) -> Result<Success, Failure> {
    let Reply { status, content_type, request_id, retry_after, body } = reply;
    let is_json = content_type.as_deref().is_none_or(names_json);
    let text = if is_json { String::from_utf8(body).ok().map(without_mark) } else { None };
    let mut tape = Tape::default();
    let read = text.as_deref().and_then(|text| tape.read(text).ok());
    let head = Head { status, request_id, retry_after, endpoint };
    if !(200..300).contains(&status) {
        return Err(head.error(read));
    }
    let key = match endpoint.response {
        Response::One(key, _) | Response::Page(key, _) => key,
        Response::Done => "",
    };
    let repairs = head.result(read)?;
    let text = text.unwrap_or_default();
    Ok(Success { status, request_id: head.request_id, text, key, repairs })
}

/// `application/json` with any parameters, and the likes of `application/problem+json`.
fn names_json(content_type: &str) -> bool {
    content_type.as_bytes().windows(4).any(|part| part.eq_ignore_ascii_case(b"json"))
}

/// A byte order mark is allowed before JSON (RFC 8259, 8.1) and `JSON.parse` does not take it.
fn without_mark(mut text: String) -> String {
    if text.starts_with(BYTE_ORDER_MARK) {
        text.remove(0);
    }
    text
}

const BYTE_ORDER_MARK: char = '\u{feff}';

struct Head<'e> {
    status: u16,
    request_id: Option<String>,
    retry_after: Option<String>,
    endpoint: &'e Endpoint,
}

impl Head<'_> {
    fn result(&self, read: Option<Value<'_>>) -> Result<Vec<Repair>, Failure> {
        let (key, node) = match self.endpoint.response {
            Response::One(key, node) | Response::Page(key, node) => (key, node),
            Response::Done => return self.done(read),
        };
        let Some(body) = read else {
            return Err(self.response("is not JSON", Vec::new()));
        };
        let Some(result) = body.get(key) else {
            let mut what = "lacks ".to_owned();
            what.push_str(key);
            return Err(self.response(&what, Vec::new()));
        };
        let mut report = check(result, node, &Context::default());
        if let Response::Page(..) = self.endpoint.response
            && let Some(pagination) = body.get("pagination")
        {
            let issues = check(pagination, Pagination::NODE, &Context::default()).issues;
            report.issues.extend(issues.into_iter().map(|mut issue| {
                issue.path.insert(0, Step::Key { name: Cow::Borrowed("pagination"), rank: 0 });
                issue
            }));
        }
        if report.issues.is_empty() {
            Ok(report.repairs)
        } else {
            Err(self.response("does not have the promised form", report.issues))
        }
    }

    /// The word that it was done, or no content at all.
    fn done(&self, read: Option<Value<'_>>) -> Result<Vec<Repair>, Failure> {
        let said = read.and_then(|body| body.get("ok")).and_then(|ok| ok.boolean());
        match (said, self.status) {
            (Some(true), _) | (None, 204) => Ok(Vec::new()),
            _ => Err(self.response("does not say that it was done", Vec::new())),
        }
    }

    fn error(&self, read: Option<Value<'_>>) -> Failure {
        let error = read.and_then(|body| body.get("error"));
        let text = |key| error.and_then(|error| error.get(key)).and_then(|value| value.text());
        let (code, message) = match (text("type"), text("message"), self.status) {
            (Some(code), Some(message), _) => (code.into_owned(), message.into_owned()),
            (_, message, 401) => ("unauthorized".to_owned(), or(message, "Unauthorized: check the credentials.")),
            (_, message, 429) => ("too_many_requests".to_owned(), or(message, "Too many requests: try again later.")),
            _ => return self.response("is not an error of the API", Vec::new()),
        };
        let tree = error.and_then(|error| error.get("validation_errors"));
        let data = error.and_then(|error| error.get("data"));
        Failure::Api(Box::new(ApiFailure {
            status: self.status,
            code,
            message,
            request_id: self.request_id.clone(),
            data: data.and_then(written),
            issues: tree.map(|tree| server_issues::flatten(tree, self.endpoint.params)).unwrap_or_default(),
            retry_after: self.retry_after.clone(),
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
            message.push_str(" First: ");
            message.push_str(&issue.dotted_path());
            message.push_str(match issue.code {
                IssueCode::Required => " is missing.",
                IssueCode::InvalidType(expected) => expected_sentence(expected),
                _ => " has another form.",
            });
        }
        Failure::Response(Box::new(ResponseFailure {
            status: self.status,
            request_id: self.request_id.clone(),
            message,
            issues,
        }))
    }
}

const fn expected_sentence(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => " is not a string.",
        Expected::Number | Expected::Integer => " is not a number.",
        Expected::Boolean => " is not a boolean.",
        Expected::List => " is not an array.",
        Expected::Object | Expected::Json => " is not an object.",
    }
}

fn or(text: Option<Cow<'_, str>>, default: &str) -> String {
    text.map_or_else(|| default.to_owned(), Cow::into_owned)
}

/// The JSON text of a value.
fn written(value: Value<'_>) -> Option<String> {
    match value.kind() {
        Kind::Null => None,
        Kind::Text | Kind::EscapedText => {
            let mut quoted = "\"".to_owned();
            quoted.push_str(value.raw());
            quoted.push('"');
            Some(quoted)
        }
        _ => Some(value.raw().to_owned()),
    }
}
