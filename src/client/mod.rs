//! The client: validate, send, read the answer, send again where that is safe. No clock, no socket and no JavaScript in
//! here; they come in through [`Transport`] and [`Context`].
//!
//! Two drivers use the same decisions: [`run`] for Rust, and the facade's `call.js`, which calls `fetch`, timers and
//! signals itself: an executor in the module would cost a sixth of what a page downloads.
//!
//! ```
//! # use seam_access_grants::{client::*, endpoints::ENDPOINTS, schema::Context};
//! # async fn example(transport: impl Transport) -> Result<(), Failure> {
//! let config = Config::new(DEFAULT_ENDPOINT, &Credentials::api_key("seam_test_key")?);
//! let body = r#"{"access_grant_key": "booking-1"}"#;
//! let success = run(&transport, &config, &ENDPOINTS[1], body, &Options::default()).await?;
//! println!("{}", success.status);
//! # Ok(()) }
//! ```

mod auth;
mod config;
mod envelope;
mod failure;
mod retry;
mod server_issues;
mod transport;

pub use auth::{Credentials, TOKEN_OPTIONS, TokenOption};
pub use config::{Config, DEFAULT_ENDPOINT, each_header};
pub use envelope::{Head, Reading, read};
pub use failure::{ApiFailure, Failure, ResponseFailure};
pub use retry::{DEFAULT_MAX_RETRIES, LONGEST_WAIT, RetryContext, RetryDecision, next};
pub use transport::{Reply, Request, Transport, TransportError};

use crate::{
    endpoints::{ENDPOINTS, Endpoint, LOOK_UP},
    json::{Tape, Writer},
    prelude::*,
    schema::{Context, Repair, check_text},
};

const NOT_FOUND: u16 = 404;

/// What may differ from call to call.
#[derive(Clone, Debug)]
pub struct Options {
    /// What the rules may depend on.
    pub context: Context,
    /// Whether to check the request before it is sent.
    pub validate: bool,
    /// How often a call may be sent again.
    pub max_retries: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { context: Context::default(), validate: true, max_retries: DEFAULT_MAX_RETRIES }
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
    let key = key_of(body);
    let mut retries = 0;
    loop {
        let failure = match attempt(transport, config, endpoint, body.to_owned()).await {
            Ok(success) => return Ok(success),
            Err(failure @ Failure::Aborted) => return Err(failure),
            Err(failure) => failure,
        };
        let context = RetryContext {
            repeat: endpoint.repeat,
            status: failure.status(),
            retry_after: failure.retry_after(),
            has_key: key.is_some(),
            retries,
            max_retries: options.max_retries,
            jitter: transport.jitter(),
        };
        match next(&context) {
            RetryDecision::Stop => return Err(failure),
            RetryDecision::Again(pause) => transport.pause(pause).await,
            RetryDecision::LookUp(pause) => {
                transport.pause(pause).await;
                match look_up(transport, config, key.as_deref()).await {
                    Ok(found) => return Ok(found),
                    Err(Failure::Api(answer)) if answer.status == NOT_FOUND => {}
                    Err(_) => return Err(failure),
                }
            }
        }
        retries += 1;
    }
}

fn validate(body: &str, endpoint: &Endpoint, context: &Context) -> Result<(), Failure> {
    let issues = check_text(&mut Tape::default(), body, endpoint.params, context).issues;
    if issues.is_empty() { Ok(()) } else { Err(Failure::Validation(issues)) }
}

async fn attempt<T: Transport>(
    transport: &T,
    config: &Config,
    endpoint: &'static Endpoint,
    body: String,
) -> Result<Success, Failure> {
    let Reply { status, content_type, request_id, retry_after, body } =
        transport.send(config.request(endpoint.path, body)).await?;
    let (content_type, id) = (content_type.as_deref(), request_id.as_deref());
    let head = Head { endpoint, status, content_type, request_id: id, retry_after };
    let Reading { key, repairs } = read(&head, &body)?;
    let text = core::str::from_utf8(&body).map(envelope::without_mark).unwrap_or_default().to_owned();
    Ok(Success { status, request_id, text, key, repairs })
}

/// The caller's own key in the parameters of a create.
fn key_of(body: &str) -> Option<String> {
    let mut tape = Tape::default();
    let key = tape.read(body).ok()?.get("access_grant_key")?.text()?;
    Some(key.into_owned())
}

/// The access grant that has the key already.
async fn look_up<T: Transport>(transport: &T, config: &Config, key: Option<&str>) -> Result<Success, Failure> {
    let mut json = Writer::default();
    json.open('{');
    json.member("access_grant_key", key.unwrap_or_default());
    json.close('}');
    let get = ENDPOINTS.iter().find(|endpoint| endpoint.path == LOOK_UP);
    match get {
        Some(get) => attempt(transport, config, get, json.finish()).await,
        None => Err(Failure::Aborted),
    }
}
