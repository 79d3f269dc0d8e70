//! Where requests go and what every one of them carries.

use super::{Credentials, Request};
use crate::prelude::*;

/// The API's address.
pub const DEFAULT_ENDPOINT: &str = "https://connect.getseam.com";

const SDK_NAME: &str = "seam-access-grants";
const SDK_VERSION: &str = env!("CARGO_PKG_VERSION");

/// An address and the headers of every request.
#[derive(Clone)]
pub struct Config {
    endpoint: String,
    headers: Vec<(String, String)>,
}

/// Prints the address alone: the headers hold a token.
impl core::fmt::Debug for Config {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Config").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

impl Config {
    /// A configuration for the API at `endpoint`, which may end with a slash.
    pub fn new(endpoint: &str, credentials: &Credentials) -> Self {
        let mut config = Self::at(endpoint);
        each_header(credentials, &mut |name, value| config.set(name, value));
        config
    }

    /// A configuration without any header.
    pub fn at(endpoint: &str) -> Self {
        let endpoint = endpoint.strip_suffix('/').unwrap_or(endpoint);
        Self { endpoint: endpoint.to_owned(), headers: Vec::new() }
    }

    /// Adds a header to every request. A transport takes the last one of a name.
    pub fn set(&mut self, name: &str, value: &str) {
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// The headers of every request.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    pub(super) fn request(&self, path: &str, body: String) -> Request {
        let mut url = self.endpoint.clone();
        url.push_str(path);
        Request { url, headers: self.headers.clone(), body }
    }
}

/// Tells name and value of each header that every request carries.
pub fn each_header(credentials: &Credentials, tell: &mut dyn FnMut(&str, &str)) {
    tell("content-type", "application/json");
    for (name, value) in credentials.headers() {
        tell(name, &value);
    }
    tell("seam-sdk-name", SDK_NAME);
    tell("seam-sdk-version", SDK_VERSION);
}

#[cfg(test)]
mod tests {
    use super::{Config, Credentials};

    #[test]
    fn a_request_carries_the_token_and_debug_does_not_show_it() {
        let credentials = Credentials::api_key("seam_top_secret").unwrap();
        let mut config = Config::new("https://example.com/", &credentials);
        config.set("x-trace", "1");
        let request = config.request("/access_grants/list", "{\"code\":\"4938\"}".to_owned());
        assert_eq!(request.url, "https://example.com/access_grants/list");
        assert!(request.headers.contains(&("authorization".to_owned(), "Bearer seam_top_secret".to_owned())));
        assert!(request.headers.contains(&("x-trace".to_owned(), "1".to_owned())));
        let shown = format!("{request:?} {config:?} {credentials:?}");
        assert!(!shown.contains("secret") && !shown.contains("4938"), "{shown}");
    }
}
