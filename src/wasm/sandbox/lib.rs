//! The sandbox, for JavaScript: servers by number, the platform's requests in, its responses out.

#![cfg(target_arch = "wasm32")]

mod convert;
mod zones;

use std::cell::RefCell;

use gloo_net::http::{Request, Response};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use convert::{from_js, to_js};
use seam_access_grants::{json::Tape, time::Instant};
use seam_access_grants_sandbox::{API_KEYS, Clock, ENDPOINT, HttpRequest, Issuance, Options, Sandbox, Seed};
use wasm_boundary::input::with_input;
use zones::{Offset, Platform};

thread_local! {
    static SERVERS: RefCell<Vec<Option<Sandbox>>> = const { RefCell::new(Vec::new()) };
}

fn with<R>(server: usize, use_it: impl FnOnce(&mut Sandbox) -> R) -> Option<R> {
    SERVERS.with_borrow_mut(|servers| servers.get_mut(server).and_then(Option::as_mut).map(use_it))
}

/// What the facade opens a server with.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Start {
    seed: String,
    random: f64,
    /// Where the clock stands; it runs, if nothing is given.
    stands_at: Option<f64>,
    /// Milliseconds until access methods are issued; never, if nothing is given.
    delay: Option<u32>,
    /// Whether they fail instead.
    #[serde(default)]
    fails: bool,
    real: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    server: usize,
    workspaces: Vec<Workspace>,
    endpoint: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Workspace {
    api_key: &'static str,
    workspace_id: String,
}

fn issuance(delay: Option<u32>, fails: bool) -> Issuance {
    if fails { Issuance::Fails } else { delay.map_or(Issuance::Never, Issuance::After) }
}

/// Starts a server; gives the name of the option that is wrong, if one is.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any bits of the number will do")]
pub fn open(start: JsValue, offset: Option<Offset>) -> JsValue {
    let Some(start) = from_js::<Start>(start) else { return JsValue::UNDEFINED };
    let Some(seed) = Seed::named(&start.seed) else { return "seed".into() };
    let Ok(clock) = start.stands_at.map_or(Ok(Clock::running()), |at| Clock::standing(Instant::from_millis(at))) else {
        return "now".into();
    };
    Platform::ask(offset);
    let options = Options {
        seed,
        random: start.random as u64,
        clock,
        issuance: issuance(start.delay, start.fails),
        zones: &Platform,
    };
    let sandbox = Sandbox::new(options, Instant::from_millis(start.real));
    let ids = API_KEYS.into_iter().zip(sandbox.workspace_ids());
    let workspaces = ids.map(|(api_key, workspace_id)| Workspace { api_key, workspace_id }).collect();
    let server = SERVERS.with_borrow_mut(|servers| {
        servers.push(Some(sandbox));
        servers.len() - 1
    });
    to_js(&Opened { server, workspaces, endpoint: ENDPOINT })
}

/// Ends a server and frees its data.
#[wasm_bindgen(skip_typescript)]
pub fn close(server: usize) {
    SERVERS.with_borrow_mut(|servers| {
        if let Some(slot) = servers.get_mut(server) {
            *slot = None;
        }
    });
}

/// Answers a request of `fetch` whose body stands in the input buffer up to `body_end`; nothing where the server is closed.
///
/// It does not wait for the body: an instance that ended is replaced by another, and what waits in the first would go on in the
/// second.
#[wasm_bindgen(skip_typescript)]
pub fn answer(server: usize, request: web_sys::Request, body_end: usize, real: f64) -> Option<web_sys::Response> {
    let request = Request::from(request);
    let (headers, url) = (request.headers(), request.url());
    let (address, path, query) = parts(&url);
    let header = |name: &str| headers.get(name);
    let scheme = || header("x-forwarded-proto").unwrap_or_else(|| "http".to_owned());
    let request = HttpRequest {
        method: request.method().to_string(),
        address: Some(address.to_owned()),
        forwarded: header("x-forwarded-host").map(|host| format!("{}://{host}", scheme())),
        path: path.to_owned(),
        query: query.to_owned(),
        authorization: header("authorization"),
        workspace: header("seam-workspace"),
        content_type: header("content-type"),
        origin: header("origin"),
        body: with_input(|input| input.bytes(0..body_end).to_owned()),
    };
    let answer = with(server, |sandbox| sandbox.handle(&request, Instant::from_millis(real)))?;
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    response.body(Some(answer.body.as_str())).ok().map(Into::into)
}

/// The parts of an absolute address: scheme and host, path, query.
fn parts(url: &str) -> (&str, &str, &str) {
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    let host = url.find("://").map_or(0, |at| at + 3);
    let path = url.get(host..).and_then(|rest| rest.find(['/', '?'])).map_or(url.len(), |at| host + at);
    let (address, rest) = url.split_at_checked(path).unwrap_or((url, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    (address, path, query)
}

/// What a server's clock shows, in milliseconds since 1970.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::cast_precision_loss, reason = "milliseconds of dates are far below 2⁵³")]
pub fn now(server: usize, real: f64) -> Option<f64> {
    with(server, |sandbox| sandbox.now(Instant::from_millis(real)).micros().div_euclid(1000) as f64)
}

/// Moves a server's clock on; false where that cannot be.
#[wasm_bindgen(skip_typescript)]
pub fn advance(server: usize, millis: f64, real: f64) -> bool {
    with(server, |sandbox| sandbox.advance(millis, Instant::from_millis(real)).is_ok()).unwrap_or(false)
}

/// Changes when access methods are issued; never, if no milliseconds are given, and that they fail instead.
#[wasm_bindgen(skip_typescript)]
pub fn issue_after(server: usize, delay: Option<u32>, fails: bool, real: f64) {
    with(server, |sandbox| sandbox.set_issuance(issuance(delay, fails), Instant::from_millis(real)));
}

/// Has every lock hold the PINs of the JSON list in the input buffer; false where one is not a PIN.
#[wasm_bindgen(skip_typescript)]
pub fn take_pins(server: usize, end: usize) -> bool {
    let pins = with_input(|input| {
        let mut tape = Tape::default();
        let list = tape.read(input.text(0..end)).ok()?;
        list.items().map(|pin| pin.text().map(str::to_owned)).collect::<Option<Vec<String>>>()
    });
    pins.and_then(|pins| with(server, |sandbox| sandbox.take_pins(&pins))).unwrap_or(false)
}

/// The events so far, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn events(server: usize) -> Option<String> {
    with(server, |sandbox| sandbox.events())
}

/// The events since this was called before, as JSON text; nothing where there are none.
#[wasm_bindgen(skip_typescript)]
pub fn new_events(server: usize) -> Option<String> {
    with(server, Sandbox::new_events).flatten()
}

/// Everything that a server holds, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn snapshot(server: usize) -> Option<String> {
    with(server, |sandbox| sandbox.snapshot().ok()).flatten()
}

/// Puts back a snapshot from the input buffer; gives why it is not one, if it is not.
#[wasm_bindgen(skip_typescript)]
pub fn restore(server: usize, end: usize) -> Option<String> {
    with_input(|input| with(server, |sandbox| sandbox.restore(input.text(0..end)).err())).flatten()
}

/// Starts over with the data of the beginning.
#[wasm_bindgen(skip_typescript)]
pub fn reset(server: usize, real: f64) {
    with(server, |sandbox| sandbox.reset(Instant::from_millis(real)));
}
