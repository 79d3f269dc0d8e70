//! A driver of a call for Rust: it sends and waits through a [`Transport`].

use super::{
    Attempt, Call, Config, Effect, Failure, Head, Policy, Progress, Reading, Reply, Transport, TransportError,
    envelope, read,
};
use crate::{
    endpoints::Endpoint,
    json::Tape,
    prelude::*,
    schema::{Context, Repair, check_text},
};

/// What may differ from call to call.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the rules may depend on.
    pub context: Context,
    /// Whether to check the request before it is sent.
    pub validate: bool,
    /// How failures are dealt with.
    pub policy: Policy,
}

impl Default for Options {
    fn default() -> Self {
        Self { context: Context::default(), validate: true, policy: Policy::default() }
    }
}

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
    /// Whether a create ended in the access grant that has its key already.
    pub is_found: bool,
}

/// Prints all but the body, which may hold a PIN.
impl core::fmt::Debug for Success {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Success").field("status", &self.status).field("key", &self.key).finish_non_exhaustive()
    }
}

/// Runs one operation: `body` is the JSON text of its parameters.
///
/// # Errors
/// Every way in which it can end without a result; nothing has been sent when it is [`Failure::Validation`].
pub async fn run<T: Transport>(
    transport: &T,
    config: &Config,
    endpoint: &'static Endpoint,
    body: &str,
    options: &Options,
) -> Result<Success, Failure> {
    if options.validate {
        validate(body, endpoint, &options.context)?;
    }
    let call = Call { endpoint, body, policy: options.policy };
    let mut progress = Progress::default();
    let mut failure_of_call = None;
    loop {
        let attempt = call.attempt(progress);
        let text = attempt.look_up.as_deref().unwrap_or(body).to_owned();
        let outcome = match transport.send(config.request(attempt.endpoint.path, text)).await {
            Err(TransportError::Aborted) => return Err(Failure::Aborted),
            Err(error) => Err(error.into()),
            Ok(reply) => success(reply, &attempt),
        };
        let failure = match outcome {
            Ok(success) => return Ok(success),
            Err(failure) => failure,
        };
        let step = call.failed(progress, &failure, transport.jitter());
        match step.effect {
            Effect::Fail if step.is_decisive => return Err(failure),
            Effect::Fail => return Err(failure_of_call.unwrap_or(failure)),
            Effect::Send(next) => progress = next,
            Effect::Wait(millis, next) => {
                transport.pause(millis).await;
                progress = next;
            }
        }
        if attempt.look_up.is_none() {
            failure_of_call = Some(failure);
        }
    }
}

fn validate(body: &str, endpoint: &Endpoint, context: &Context) -> Result<(), Failure> {
    let issues = check_text(&mut Tape::default(), body, endpoint.params, context).issues;
    if issues.is_empty() { Ok(()) } else { Err(Failure::Validation(issues)) }
}

fn success(reply: Reply, Attempt { endpoint, look_up, .. }: &Attempt) -> Result<Success, Failure> {
    let Reply { status, content_type, request_id, retry_after, body } = reply;
    let (content_type, id) = (content_type.as_deref(), request_id.as_deref());
    let Reading { key, repairs, .. } =
        read(&Head { endpoint, status, content_type, request_id: id, retry_after }, &body)?;
    let text = core::str::from_utf8(&body).map(envelope::without_mark).unwrap_or_default().to_owned();
    Ok(Success { status, request_id, text, key, repairs, is_found: look_up.is_some() })
}
