//! Responses: status, headers, and JSON as the API writes it.

use std::io;

use serde::Serialize;
use serde_json::{Value, json, ser::Formatter};

use super::{HttpRequest, error::ApiError};

/// A response. A body, if there is one, is JSON.
#[derive(Clone)]
pub struct HttpResponse {
    /// HTTP status.
    pub status: u16,
    /// Headers, their names in lower case.
    pub headers: Vec<(&'static str, String)>,
    /// Body, JSON text or nothing.
    pub body: String,
}

/// Prints the status alone: the body may hold a PIN.
impl core::fmt::Debug for HttpResponse {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("HttpResponse").field("status", &self.status).finish_non_exhaustive()
    }
}

/// The headers that browsers may send from a page of another origin.
const ALLOWED_HEADERS: &str = "x-csrf-token, x-requested-with, accept, accept-version, content-length, content-md5, \
    content-type, date, x-api-version, seam-workspace, authorization, user-agent, seam-lts-version, seam-sdk-version, \
    seam-sdk-name, seam-publishable-key, seam-client-session-token, client-session-token, seam-api-key, \
    seam-user-identifier-key";

impl HttpResponse {
    /// Answers a request with what `answer` gives, if it is for the sandbox to answer: `{ …, ok: true }`, or
    /// `{ error, ok: false }`. What browsers ask ahead of a request needs no credentials.
    pub(super) fn to(
        request: &HttpRequest,
        request_id: String,
        answer: impl FnOnce() -> Result<Value, ApiError>,
    ) -> Self {
        let mut headers = vec![("seam-request-id", request_id)];
        if let Some(origin) = &request.origin {
            headers.push(("access-control-allow-origin", origin.clone()));
            headers.push(("access-control-allow-credentials", "true".to_owned()));
            headers.push(("vary", "origin".to_owned()));
        }
        if request.method == "OPTIONS" {
            headers.push(("access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS".to_owned()));
            headers.push(("access-control-allow-headers", ALLOWED_HEADERS.to_owned()));
            return Self { status: 200, headers, body: String::new() };
        }
        let (status, body) = match request.check().and_then(|()| answer()) {
            Ok(mut body) => {
                if let Some(members) = body.as_object_mut() {
                    members.insert("ok".to_owned(), true.into());
                }
                (200, body)
            }
            Err(error) => {
                headers.extend(error.headers.iter().cloned());
                (error.status, json!({ "error": error.body(), "ok": false }))
            }
        };
        headers.push(("content-type", "application/json; charset=utf-8".to_owned()));
        let body = if request.method == "HEAD" { String::new() } else { text(&body) };
        Self { status, headers, body }
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// Writes JSON as JavaScript does, for clients whose integers take no `3.0`.
struct WholeNumbers;

impl Formatter for WholeNumbers {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        write!(writer, "{value}")
    }
}

fn text(value: &Value) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut bytes, WholeNumbers));
    debug_assert!(written.is_ok(), "a vector takes every byte");
    String::from_utf8(bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::text;
    use serde_json::json;

    #[test]
    fn whole_numbers_have_no_fraction() {
        assert_eq!(text(&json!([3.0, 0.5, -2.0, 1e21, 7])), "[3,0.5,-2,1000000000000000000000,7]");
    }
}
