//! Seam's access grants without an account: an in-memory server that speaks the API's HTTP.
//!
//! It answers with the real status codes, error bodies and cursors, and decides what is valid with the same code as the
//! client. It is kinder than the real one in one way: an ID of a space, device, entrance or person that it has never
//! heard of is taken as one that exists, because there is no way to create them here.
//!
//! ```
//! use seam_access_grants::time::Instant;
//! use seam_access_grants_sandbox::{HttpRequest, Sandbox, Seed};
//!
//! let mut sandbox = Sandbox::new(Seed::Demo, 1, Instant::from_millis(1.75e12));
//! let mut request = HttpRequest::post("/access_grants/list", r#"{"limit": 2}"#);
//! request.authorization = Some(format!("Bearer {}", sandbox.api_key()));
//! let response = sandbox.handle(&request, Instant::from_millis(1.75e12));
//! assert_eq!(response.status, 200);
//! ```

mod access_grants;
mod access_methods;
mod cursor;
mod error;
mod http;
mod page;
mod property;
mod query;
mod random;
mod related;
mod route;
mod seed;
mod store;
mod transport;

pub use http::{HttpRequest, HttpResponse};
pub use seed::Seed;
pub use transport::SandboxTransport;

use random::Random;
use store::Store;

use seam_access_grants::time::Instant;

/// Where the sandbox says that it lives. The name can never be looked up.
pub const ENDPOINT: &str = "https://sandbox.invalid";

/// The key that requests must carry. It is no secret: there is nothing behind it.
pub const API_KEY: &str = "seam_test_sandbox";

/// One server with its own data.
#[derive(Clone, Debug)]
pub struct Sandbox {
    store: Store,
    seed: Seed,
}

impl Sandbox {
    /// A server filled with `seed` at the time `now`. The same `random` gives the same ids.
    pub fn new(seed: Seed, random: u64, now: Instant) -> Self {
        let mut store = Store::new(Random::new(random));
        seed.fill(&mut store, now);
        Self { store, seed }
    }

    /// The key that requests must carry.
    pub fn api_key(&self) -> &'static str {
        API_KEY
    }

    /// Answers one request at the time `now`.
    pub fn handle(&mut self, request: &HttpRequest, now: Instant) -> HttpResponse {
        let request_id = self.store.random.uuid();
        let api_key = self.api_key();
        let outcome = route::answer(&mut self.store, request, api_key, now);
        HttpResponse::new(outcome, request_id)
    }

    /// Everything that the server holds, as JSON text.
    ///
    /// # Errors
    /// Only if a value cannot be written, which none of its types does.
    pub fn snapshot(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&self.store)
    }

    /// Puts back what [`Sandbox::snapshot`] gave.
    ///
    /// # Errors
    /// Text that is not a snapshot of this version; the server is left as it was.
    pub fn restore(&mut self, snapshot: &str) -> Result<(), serde_json::Error> {
        self.store = serde_json::from_str(snapshot)?;
        Ok(())
    }

    /// Starts over with the data of the beginning and new ids.
    pub fn reset(&mut self, now: Instant) {
        let random = self.store.random.clone();
        self.store = Store::new(random);
        self.seed.fill(&mut self.store, now);
    }
}
