//! Seam's access grants without an account: an in-memory server that speaks the API's HTTP.
//!
//! It answers with the real status codes, error bodies and cursors, and decides what is valid with the same code as the
//! client. It has a clock of its own: access methods are issued, changed and deleted when the clock passes the time that their doors
//! need. It is kinder than the real one in one way: a space, an entrance or a person that it has never heard of is taken as one that
//! exists and takes everything.
//!
//! ```
//! use seam_access_grants::time::Instant;
//! use seam_access_grants_sandbox::{Clock, HttpRequest, Options, Sandbox, Seed};
//!
//! let now = Instant::from_millis(1.75e12);
//! let options = Options { seed: Seed::Demo, random: 1, ..Options::default() };
//! let mut sandbox = Sandbox::new(options, now);
//! let mut request = HttpRequest::post("/access_grants/list", r#"{"limit": 2}"#);
//! request.authorization = Some(format!("Bearer {}", sandbox.api_key()));
//! assert_eq!(sandbox.handle(&request, now).status, 200);
//! ```

#![allow(unexpected_cfgs, reason = "the attributes of the core ask for its feature `types`")]

mod access_codes;
mod access_grants;
mod access_methods;
mod acs;
mod action_attempts;
mod auth;
mod client_sessions;
mod clock;
mod connected_accounts;
mod cursor;
mod devices;
mod error;
mod events;
mod http;
mod id;
mod instant_keys;
mod lifecycle;
mod page;
mod params;
mod pins;
mod query;
mod random;
mod related;
mod response;
mod route;
mod routes;
mod schema;
mod seed;
mod sentences;
mod snapshot;
mod spaces;
mod store;
mod times;
mod transport;
mod user_identities;
mod workspaces;

pub use auth::{API_KEY, CONSOLE_SESSION_TOKEN, PERSONAL_ACCESS_TOKEN};
pub use clock::{Clock, OutOfRange};
pub use http::{HttpRequest, MAX_BODY};
pub use response::HttpResponse;
pub use seed::Seed;
pub use store::Issuance;
pub use transport::SandboxTransport;

use random::Stream;
use store::{Settings, Store};

use seam_access_grants::time::{
    Instant,
    zone::{NoZones, Zones},
};

/// Where the sandbox says that it lives. The name can never be looked up.
pub const ENDPOINT: &str = "https://sandbox.invalid";

/// What a server starts with.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The data.
    pub seed: Seed,
    /// The same number gives the same IDs.
    pub random: u64,
    /// The clock.
    pub clock: Clock,
    /// When access methods are issued.
    pub issuance: Issuance,
    /// What knows the zones of the world, for locks that have times of day.
    pub zones: &'static dyn Zones,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: Seed::Empty, random: 0, clock: Clock::default(), issuance: Issuance::default(), zones: &NoZones }
    }
}

/// One server with its own data. Every call brings the real time.
#[derive(Clone, Debug)]
pub struct Sandbox {
    options: Options,
    clock: Clock,
    store: Store,
}

impl Sandbox {
    /// A server with the data of its seed.
    pub fn new(options: Options, real: Instant) -> Self {
        let clock = options.clock;
        let settings = Settings::new(options.issuance);
        let mut store = Store::new(options.random, settings, options.zones);
        options.seed.fill(&mut store, clock.now(real));
        Self { options, clock, store }
    }

    /// The key that requests must carry.
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// The ID of the workspace, which requests with a personal access token or a console session name.
    pub fn workspace_id(&self) -> String {
        self.store.workspace.id.to_string()
    }

    /// Answers one request.
    pub fn handle(&mut self, request: &HttpRequest, real: Instant) -> HttpResponse {
        let now = self.clock.now(real);
        self.store.run(now);
        let request_id = self.store.streams.id(Stream::Requests).to_string();
        let response = HttpResponse::to(request, request_id, || route::answer(&mut self.store, request, now));
        // What is due at once is done before anybody looks.
        self.store.run(now);
        response
    }

    /// What the clock shows.
    pub fn now(&self, real: Instant) -> Instant {
        self.clock.now(real)
    }

    /// Moves the clock on, and does what is due by then.
    ///
    /// # Errors
    /// Back in time, or past the year 9998; nothing changes.
    pub fn advance(&mut self, millis: f64, real: Instant) -> Result<(), OutOfRange> {
        self.clock.advance(millis, real)?;
        self.store.run(self.clock.now(real));
        Ok(())
    }

    /// Changes when access methods are issued from now on.
    pub fn set_issuance(&mut self, issuance: Issuance, real: Instant) {
        let now = self.clock.now(real);
        self.store.run(now);
        self.store.set_issuance(issuance, now);
        self.store.run(now);
    }

    /// Has every lock hold these PINs for somebody else; false where one is not a PIN, and nothing changes.
    pub fn take_pins(&mut self, pins: Vec<String>) -> bool {
        self.store.settings.take_pins(pins)
    }

    /// How many events there were.
    pub fn event_count(&self) -> u64 {
        self.store.events.count()
    }

    /// The events behind the first `number`, as JSON text: a list, the oldest first. They hold the secrets that the API's events hold.
    pub fn events_since(&self, number: u64) -> String {
        let told = self.store.events.since(number).map(|event| events::told(event, self.store.workspace.id));
        serde_json::Value::Array(told.collect()).to_string()
    }

    /// How many rows requests have looked at since the beginning: what they cost, without a clock.
    pub fn rows_read(&self) -> u64 {
        self.store.reads()
    }

    /// Everything that the server holds, as JSON text.
    ///
    /// # Errors
    /// Only if a value cannot be written, which none of its types does.
    pub fn snapshot(&self) -> Result<String, serde_json::Error> {
        snapshot::write(&self.store, self.clock)
    }

    /// Puts back what [`Sandbox::snapshot`] gave, the clock included.
    ///
    /// # Errors
    /// Why the text is not a snapshot of this version; the server is left as it was.
    pub fn restore(&mut self, snapshot: &str) -> Result<(), String> {
        (self.store, self.clock) = snapshot::read(snapshot, self.options.zones)?;
        Ok(())
    }

    /// Starts over with the data, the IDs and the clock of the beginning.
    pub fn reset(&mut self, real: Instant) {
        *self = Self::new(self.options, real);
    }
}
