//! Every way in which a call can end without a result, as plain records.

use super::{TransportError, retry::TOO_MANY_REQUESTS};
use crate::prelude::*;
use crate::{
    issue::{self, Issue},
    json::Writer,
};

/// A closed list: what JavaScript's error classes are built from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The request breaks the API's rules. Nothing was sent.
    Validation(Vec<Issue>),
    /// The API said no.
    Api(Box<ApiFailure>),
    /// The answer is not what the API promises.
    Response(Box<ResponseFailure>),
    /// No answer: not reached, or broken off.
    Connection(String),
    /// No answer in time.
    Timeout,
    /// The caller gave up.
    Aborted,
    /// The client is set up in a way that cannot work.
    Config(String),
}

/// An error that the API sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiFailure {
    /// HTTP status.
    pub status: u16,
    /// The API's `error.type`.
    pub code: String,
    /// The API's `error.message`.
    pub message: String,
    /// Header `seam-request-id`.
    pub request_id: Option<String>,
    /// The API's `error.data`, as JSON text.
    pub data: Option<String>,
    /// The API's `error.validation_errors`, one issue for each sentence.
    pub issues: Vec<Issue>,
    /// Header `retry-after` in milliseconds.
    pub retry_after: Option<u32>,
}

/// An answer that is not what the API promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseFailure {
    /// HTTP status.
    pub status: u16,
    /// Header `seam-request-id`.
    pub request_id: Option<String>,
    /// Header `retry-after` in milliseconds.
    pub retry_after: Option<u32>,
    /// What is wrong, in a sentence. It never holds the body.
    pub message: String,
    /// What is wrong, place by place, where the body is JSON.
    pub issues: Vec<Issue>,
}

impl Failure {
    /// What happened, in a sentence.
    pub fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Validation(issues) => return Cow::Owned(validation_message(issues)),
            Self::Api(failure) => &failure.message,
            Self::Response(failure) => &failure.message,
            Self::Connection(message) | Self::Config(message) => message,
            Self::Timeout => "There was no answer in time.",
            Self::Aborted => "The call was aborted.",
        })
    }

    /// The name that the error class is chosen by.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Validation(_) => "validation",
            Self::Api(_) => "api",
            Self::Response(_) => "response",
            Self::Connection(_) => "connection",
            Self::Timeout => "timeout",
            Self::Aborted => "abort",
            Self::Config(_) => "config",
        }
    }
}

/// Every issue with its path: `requested_access_methods[0].code: Enter 4 to 9 digits.`
fn validation_message(issues: &[Issue]) -> String {
    let mut message = String::new();
    for issue in issues {
        if !message.is_empty() {
            message.push(' ');
        }
        let path = issue.dotted_path();
        if !path.is_empty() {
            message.push_str(&path);
            message.push_str(": ");
        }
        message.push_str(&issue.code.message());
    }
    message
}

impl core::fmt::Display for Failure {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.message())
    }
}

impl core::error::Error for Failure {}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Connection(message) => Self::Connection(message),
            TransportError::Timeout => Self::Timeout,
            TransportError::Aborted => Self::Aborted,
        }
    }
}

impl Failure {
    /// HTTP status of the answer; 0 if there was none.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Api(failure) => failure.status,
            Self::Response(failure) => failure.status,
            _ => 0,
        }
    }

    /// Whether the same call may succeed later.
    pub const fn is_retryable(&self) -> bool {
        let status = self.status();
        matches!(self, Self::Connection(_) | Self::Timeout) || status == TOO_MANY_REQUESTS || status >= 500
    }

    /// Writes the record that JavaScript's error classes are built from: `{ kind, message, retryable, code?, data?, issues }`.
    /// Status and headers are known there.
    pub fn write(&self, json: &mut Writer) {
        json.open('{');
        json.member("kind", self.kind());
        json.member("message", &self.message());
        json.key("retryable");
        json.boolean(self.is_retryable());
        let issues = match self {
            Self::Api(failure) => {
                json.member("code", &failure.code);
                if let Some(data) = &failure.data {
                    json.key("data");
                    json.raw(data);
                }
                &failure.issues[..]
            }
            Self::Response(failure) => &failure.issues,
            Self::Validation(issues) => issues,
            _ => &[],
        };
        json.key("issues");
        issue::write_all(json, issues);
        json.close('}');
    }
}
