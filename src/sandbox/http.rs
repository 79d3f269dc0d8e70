//! Requests and responses, as far as the API looks at them.

use serde_json::{Value, json};

use super::error::ApiError;

/// A request.
#[derive(Clone, Default)]
pub struct HttpRequest {
    /// Method, in upper case.
    pub method: String,
    /// Path, without the query.
    pub path: String,
    /// What follows the question mark.
    pub query: String,
    /// Header `authorization`.
    pub authorization: Option<String>,
    /// Header `content-type`.
    pub content_type: Option<String>,
    /// Body.
    pub body: String,
}

/// Prints method and path alone.
impl core::fmt::Debug for HttpRequest {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("HttpRequest").field("method", &self.method).field("path", &self.path).finish_non_exhaustive()
    }
}

impl HttpRequest {
    /// A request without a body, its parameters in the query, and no credentials.
    pub fn query(method: &str, path: &str, query: &str) -> Self {
        Self { method: method.to_owned(), path: path.to_owned(), query: query.to_owned(), ..Self::default() }
    }

    /// A POST with a JSON body and no credentials.
    pub fn post(path: &str, body: &str) -> Self {
        Self {
            method: "POST".to_owned(),
            path: path.to_owned(),
            content_type: Some("application/json".to_owned()),
            body: body.to_owned(),
            ..Self::default()
        }
    }
}

/// A response; its content type is always `application/json`.
#[derive(Clone)]
pub struct HttpResponse {
    /// HTTP status.
    pub status: u16,
    /// Header `seam-request-id`.
    pub request_id: String,
    /// Body, JSON text.
    pub body: String,
}

/// Prints the status alone: the body may hold a PIN.
impl core::fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("HttpResponse").field("status", &self.status).finish_non_exhaustive()
    }
}

impl HttpResponse {
    /// The envelope: `{ …, ok: true }`, or `{ error, ok: false }`.
    pub(super) fn new(outcome: Result<Value, ApiError>, request_id: String) -> Self {
        let (status, body) = match outcome {
            Ok(mut body) => {
                if let Some(members) = body.as_object_mut() {
                    members.insert("ok".to_owned(), true.into());
                }
                (200, body)
            }
            Err(error) => (error.status, json!({ "error": error.body(), "ok": false })),
        };
        Self { status, request_id, body: body.to_string() }
    }
}
