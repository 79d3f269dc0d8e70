//! The sandbox as a transport of the client, without any HTTP in between.

use std::cell::RefCell;

use super::{ENDPOINT, HttpRequest, Sandbox};
use seam_access_grants::{
    client::{Reply, Request, Transport, TransportError},
    time::Instant,
};

/// Sends a client's requests to a sandbox in the same program, at a time that stands still.
#[derive(Debug)]
pub struct SandboxTransport {
    sandbox: RefCell<Sandbox>,
    now: Instant,
}

impl SandboxTransport {
    /// A transport to `sandbox` at the time `now`.
    pub fn new(sandbox: Sandbox, now: Instant) -> Self {
        Self { sandbox: RefCell::new(sandbox), now }
    }
}

impl Transport for SandboxTransport {
    async fn send(&self, request: Request) -> Result<Reply, TransportError> {
        let header =
            |name: &str| request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let Some(path) = request.url.strip_prefix(ENDPOINT) else {
            return Err(TransportError::Connection(format!("only {ENDPOINT} is here")));
        };
        let request = HttpRequest {
            authorization: header("authorization"),
            workspace: header("seam-workspace"),
            content_type: header("content-type"),
            ..HttpRequest::post(path, &request.body)
        };
        let response = self.sandbox.borrow_mut().handle(&request, self.now);
        Ok(Reply {
            status: response.status,
            content_type: Some("application/json".to_owned()),
            request_id: response.header("seam-request-id").map(str::to_owned),
            retry_after: None,
            body: response.body.into_bytes(),
        })
    }

    async fn pause(&self, _: u32) {}

    fn jitter(&self) -> f64 {
        0.0
    }
}
