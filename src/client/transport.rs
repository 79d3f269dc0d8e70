//! What the client needs of the outside: one request there, one reply back.

use crate::prelude::*;

/// A request, as data.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Address.
    pub url: String,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// JSON text.
    pub body: String,
}

/// Prints the address alone: headers hold a token, the body may hold a PIN.
impl core::fmt::Debug for Request {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Request").field("url", &self.url).finish_non_exhaustive()
    }
}

/// A reply, read to its end.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Header `content-type`.
    pub content_type: Option<String>,
    /// Header `seam-request-id`. Browsers may hide it.
    pub request_id: Option<String>,
    /// Header `retry-after` in milliseconds from now; it is seconds or a date on the wire (RFC 9110, 10.2.3).
    pub retry_after: Option<u32>,
    /// Body.
    pub body: Vec<u8>,
}

/// Prints all but the body, which may hold a PIN.
impl core::fmt::Debug for Reply {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status)
            .field("content_type", &self.content_type)
            .field("request_id", &self.request_id)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// Why there is no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The server was not reached, or the connection broke; holds the platform's words.
    Connection(String),
    /// No answer in time.
    Timeout,
    /// The caller gave up.
    Aborted,
}

/// Sends requests and waits: the sandbox, a test, or an HTTP client of your own.
pub trait Transport {
    /// Sends one request and reads the reply to its end.
    fn send(&self, request: Request) -> impl Future<Output = Result<Reply, TransportError>>;

    /// Waits so many milliseconds before a request is sent again.
    fn pause(&self, millis: u32) -> impl Future<Output = ()>;

    /// A random number from 0 to 1, so that clients which failed together do not come back together.
    fn jitter(&self) -> f64;
}
