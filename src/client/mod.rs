//! The client: validate, send, read the answer, send again where that is safe. No clock, no socket and no JavaScript in
//! here; they come in through [`Transport`] and [`Context`](crate::schema::Context).
//!
//! A call is a machine without I/O. [`Call`] says what is asked for and never changes; [`Progress`] says how far it has come,
//! and whoever drives the call keeps it between two steps. A driver sends what [`Call::attempt`] gives, reads the reply with
//! [`read`], hands a failure to [`Call::failed`], and does as it is told:
//!
//! | under way | what comes back | what follows |
//! |---|---|---|
//! | any | a result | the driver ends the call in it |
//! | any | an abort | the driver ends the call in it |
//! | the call | a failure that may pass, with retries left | [`Effect::Wait`], then the call again |
//! | the call | a failure that leaves open whether a create with a key worked, with retries left | [`Effect::Wait`], then a look-up of the key |
//! | the call | a conflict, if the create has a key and [`Policy::adopts`] | [`Effect::Send`] a look-up of the key |
//! | the call | any other failure | [`Effect::Fail`] |
//! | a look-up | that the key is not there, with retries of the call left | [`Effect::Send`] the call again |
//! | a look-up | a failure that may pass, with retries of the look-up left | [`Effect::Wait`], then the look-up again |
//! | a look-up | any other failure | [`Effect::Fail`], in the failure of the call |
//!
//! Which failures may pass stands at [`next`]. Two drivers run this machine: [`run`] for Rust, and the facade's `call.ts`,
//! which calls `fetch`, timers and signals itself: an executor in the module would cost a sixth of what a page downloads.
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
mod call;
mod config;
mod envelope;
mod failure;
mod retry;
mod run;
mod server_issues;
mod transport;

pub use auth::{Credentials, TOKEN_OPTIONS, TokenOption};
pub use call::{Attempt, Call, Effect, Policy, Progress, RateLimit, Step};
pub use config::{Config, DEFAULT_ENDPOINT, each_header};
pub use envelope::{Head, Reading, read};
pub use failure::{ApiFailure, Failure, ResponseFailure};
pub use retry::{DEFAULT_MAX_RETRIES, RetryContext, RetryDecision, next};
pub use run::{Options, Success, run};
pub use transport::{Reply, Request, Transport, TransportError};
