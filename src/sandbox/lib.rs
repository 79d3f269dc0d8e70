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
mod search;
mod seed;
mod sentences;
pub mod simulated;
mod snapshot;
mod spaces;
mod store;
mod times;
mod transport;
mod user_identities;
mod workspaces;

pub use auth::{API_KEY, API_KEYS, CONSOLE_SESSION_TOKEN, PERSONAL_ACCESS_TOKEN};
pub use clock::{Clock, OutOfRange};
pub use http::{HttpRequest, MAX_BODY};
pub use response::HttpResponse;
pub use routes::{SERVED, Served};
pub use seed::Seed;
pub use store::Issuance;
pub use transport::SandboxTransport;

use id::Id;
use random::{Random, Stream, Streams};
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
    /// The IDs of requests.
    requests: Random,
    /// One store for each key of [`API_KEYS`], in that order; what one holds, no other sees.
    workspaces: Vec<Store>,
}

/// JavaScript's whole numbers end here, so no other sandbox begins with the number of a further workspace.
const NEXT_WORKSPACE: u64 = 1 << 53;

impl Sandbox {
    /// A server whose first workspace has the data of its seed, and whose others are empty.
    pub fn new(options: Options, real: Instant) -> Self {
        let mut random = options.random;
        let mut workspaces = Vec::new();
        for name in ["Sandbox", "Second Sandbox"] {
            let settings = Settings::new(options.issuance);
            workspaces.push(Store::new(random, name, settings, options.zones));
            random = random.wrapping_add(NEXT_WORKSPACE);
        }
        if let Some(first) = workspaces.first_mut() {
            options.seed.fill(first, options.clock.now(real));
            first.events.skip_new();
        }
        let requests = Streams::begin(options.random, Stream::Requests);
        Self { options, clock: options.clock, requests, workspaces }
    }

    /// The key that requests must carry.
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// The IDs of the workspaces, in the order of [`API_KEYS`]; requests with a personal access token or a console session name one.
    pub fn workspace_ids(&self) -> Vec<String> {
        self.workspaces.iter().map(|store| store.workspace.id.to_string()).collect()
    }

    /// Answers one request.
    pub fn handle(&mut self, request: &HttpRequest, real: Instant) -> HttpResponse {
        let now = self.clock.now(real);
        self.run(now);
        let request_id = self.requests.id().to_string();
        let response = HttpResponse::to(request, request_id, || {
            let store = auth::authorize(&mut self.workspaces, request, now)?;
            route::answer(store, request, now)
        });
        // What is due at once is done before anybody looks.
        self.run(now);
        response
    }

    /// Does what is due.
    fn run(&mut self, now: Instant) {
        self.workspaces.iter_mut().for_each(|store| store.run(now));
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
        self.run(self.clock.now(real));
        Ok(())
    }

    /// Changes when access methods are issued from now on.
    pub fn set_issuance(&mut self, issuance: Issuance, real: Instant) {
        let now = self.clock.now(real);
        self.run(now);
        self.workspaces.iter_mut().for_each(|store| store.set_issuance(issuance, now));
        self.run(now);
    }

    /// Has every lock hold these PINs for somebody else; false where one is not a PIN, and nothing changes.
    pub fn take_pins(&mut self, pins: &[String]) -> bool {
        self.workspaces.iter_mut().all(|store| store.settings.take_pins(pins))
    }

    /// The events of all workspaces as far as they are kept, as JSON text: a list, the oldest first. They hold the secrets that the
    /// API's events hold.
    pub fn events(&self) -> String {
        let of = |store: &Store| told_events(store.events.kept(), store.workspace.id);
        in_order(self.workspaces.iter().flat_map(of).collect())
    }

    /// The events that were not asked for here before, in the same form; nothing, if there are none.
    pub fn new_events(&mut self) -> Option<String> {
        let of = |store: &mut Store| {
            let id = store.workspace.id;
            told_events(store.events.take_new(), id)
        };
        let new: Vec<_> = self.workspaces.iter_mut().flat_map(of).collect();
        (!new.is_empty()).then(|| in_order(new))
    }

    /// How many rows requests have looked at since the beginning: what they cost, without a clock.
    pub fn rows_read(&self) -> u64 {
        self.workspaces.iter().map(Store::reads).sum()
    }

    /// Everything that the server holds, as JSON text.
    ///
    /// # Errors
    /// Only if a value cannot be written, which none of its types does.
    pub fn snapshot(&self) -> Result<String, serde_json::Error> {
        snapshot::write(self.clock, &self.requests, &self.workspaces)
    }

    /// Puts back what [`Sandbox::snapshot`] gave, the clock included.
    ///
    /// # Errors
    /// Why the text is not a snapshot of this version; the server is left as it was.
    pub fn restore(&mut self, snapshot: &str) -> Result<(), String> {
        (self.clock, self.requests, self.workspaces) = snapshot::read(snapshot, self.options.zones)?;
        Ok(())
    }

    /// Starts over with the data, the IDs and the clock of the beginning.
    pub fn reset(&mut self, real: Instant) {
        *self = Self::new(self.options, real);
    }
}

fn told_events<'e>(
    events: impl Iterator<Item = &'e events::Event>,
    workspace: Id,
) -> Vec<(Instant, serde_json::Value)> {
    events.map(|event| (event.at, events::told(event, workspace))).collect()
}

/// The events of several workspaces by their times; those of one keep their order.
fn in_order(mut events: Vec<(Instant, serde_json::Value)>) -> String {
    events.sort_by_key(|(at, _)| at.micros());
    serde_json::Value::Array(events.into_iter().map(|(_, event)| event).collect()).to_string()
}
