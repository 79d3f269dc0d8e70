//! Requests, and which of them are for the sandbox to answer.

use std::net::IpAddr;

use super::{ENDPOINT, error::ApiError};

/// How many bytes a body may have.
pub const MAX_BODY: usize = 1 << 20;

/// A request.
#[derive(Clone, Default)]
pub struct HttpRequest {
    /// Method, in upper case.
    pub method: String,
    /// Scheme and host that the request went to, like `http://localhost:8080`; nothing for the sandbox's own.
    pub address: Option<String>,
    /// Scheme and host that the client sees, where a server stands between it and the sandbox.
    pub forwarded: Option<String>,
    /// Path, without the query.
    pub path: String,
    /// What follows the question mark.
    pub query: String,
    /// Header `authorization`.
    pub authorization: Option<String>,
    /// Header `seam-workspace`.
    pub workspace: Option<String>,
    /// Header `content-type`.
    pub content_type: Option<String>,
    /// Header `origin`, which browsers send.
    pub origin: Option<String>,
    /// Body.
    pub body: Vec<u8>,
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
            body: body.as_bytes().to_owned(),
            ..Self::default()
        }
    }

    /// Scheme and host for links in the answer.
    pub(super) fn seen_at(&self) -> &str {
        self.forwarded.as_deref().or(self.address.as_deref()).unwrap_or(ENDPOINT)
    }

    /// Refuses what was meant for another server, and what is too large to read.
    pub(super) fn check(&self) -> Result<(), ApiError> {
        if let Some(address) = self.address.as_deref().filter(|address| !is_here(address)) {
            let message = format!(
                "This is a sandbox, which does not answer for {address}. Set the endpoint of your client to {ENDPOINT}."
            );
            return Err(ApiError::new(421, "misdirected_request", message));
        }
        if self.body.len() > MAX_BODY {
            let message = format!("The body has more than {MAX_BODY} bytes");
            return Err(ApiError::new(413, "payload_too_large", message));
        }
        Ok(())
    }
}

/// Whether an address is the sandbox's own or one of this machine.
fn is_here(address: &str) -> bool {
    let authority = address.split_once("://").map_or(address, |(_, authority)| authority);
    let host = match authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, _)) => host,
        None => authority.split(':').next().unwrap_or_default(),
    };
    ENDPOINT.ends_with(&format!("//{host}"))
        || host == "localhost"
        || host.ends_with(".localhost")
        || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn the_sandbox_answers_for_itself_and_this_machine() {
        for here in ["https://sandbox.invalid", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:8080"] {
            assert!(is_here(here), "{here}");
        }
        for elsewhere in ["https://connect.getseam.com", "http://invalid", "https://localhost.example.com", "http://"] {
            assert!(!is_here(elsewhere), "{elsewhere}");
        }
    }
}
