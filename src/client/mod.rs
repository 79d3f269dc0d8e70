//! The client: validate, send, read the answer. No clock, no socket and no JavaScript in here; they come in through
//! [`Transport`] and [`Context`].
//!
//! ```
//! # use seam_access_grants::{client::*, endpoints::ENDPOINTS, schema::Context};
//! # async fn example(transport: impl Transport) -> Result<(), Failure> {
//! let config = Config::new(DEFAULT_ENDPOINT, &Credentials::api_key("seam_test_key")?);
//! let options = Options { context: Context::default(), validate: true };
//! let body = r#"{"access_grant_key": "booking-1"}"#;
//! let success = run(&transport, &config, &ENDPOINTS[1], body.to_owned(), &options).await?;
//! println!("{}", success.status);
//! # Ok(()) }
//! ```

use crate::prelude::*;

mod auth;
mod config;
pub mod envelope;
mod failure;
mod server_issues;
mod transport;

pub use auth::Credentials;
pub use config::{Config, DEFAULT_ENDPOINT};
pub use envelope::{Success, read};
pub use failure::{ApiFailure, Failure, ResponseFailure};
pub use transport::{Reply, Request, Transport, TransportError};

use crate::{
    endpoints::Endpoint,
    json::Tape,
    schema::{Context, check_text},
};

/// What may differ from call to call.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the rules may depend on.
    pub context: Context,
    /// Whether to check the request before it is sent.
    pub validate: bool,
}

/// Runs one operation: `body` is the JSON text of its parameters.
///
/// # Errors
/// Every way in which it can end without a result; nothing has been sent when it is [`Failure::Validation`].
pub async fn run<T: Transport>(
    transport: &T,
    config: &Config,
    endpoint: &Endpoint,
    body: String,
    options: &Options,
) -> Result<Success, Failure> {
    if options.validate {
        validate(&body, endpoint, &options.context)?;
    }
    let request = config.request(endpoint.path, body);
    let reply = transport.send(request).await?;
    envelope::read(reply, endpoint)
}

fn validate(body: &str, endpoint: &Endpoint, context: &Context) -> Result<(), Failure> {
    let issues = check_text(&mut Tape::default(), body, endpoint.params, context).issues;
    if issues.is_empty() { Ok(()) } else { Err(Failure::Validation(issues)) }
}
