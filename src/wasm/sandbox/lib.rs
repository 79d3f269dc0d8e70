//! The sandbox, for JavaScript: servers by number, the platform's requests in, its responses out.

#![cfg(target_arch = "wasm32")]

mod convert;

use std::cell::RefCell;

use gloo_net::http::{Request, Response};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use convert::{from_js, to_js};
use seam_access_grants::time::Instant;
use seam_access_grants_sandbox::{ENDPOINT, HttpRequest, Sandbox, Seed};
use wasm_boundary::input::with_input;

thread_local! {
    static SERVERS: RefCell<Vec<Option<Sandbox>>> = const { RefCell::new(Vec::new()) };
}

fn with<R>(server: usize, use_it: impl FnOnce(&mut Sandbox) -> R) -> Option<R> {
    SERVERS.with_borrow_mut(|servers| servers.get_mut(server).and_then(Option::as_mut).map(use_it))
}

#[derive(Deserialize)]
struct Options {
    seed: String,
    random: f64,
    now: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    server: usize,
    api_key: &'static str,
    endpoint: &'static str,
}

/// Starts a server; `undefined` if there is no such seed.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any bits of the number will do")]
pub fn open(options: JsValue) -> JsValue {
    let Some(options) = from_js::<Options>(options) else { return JsValue::UNDEFINED };
    let Some(seed) = Seed::named(&options.seed) else { return JsValue::UNDEFINED };
    let sandbox = Sandbox::new(seed, options.random as u64, Instant::from_millis(options.now));
    let api_key = sandbox.api_key();
    let server = SERVERS.with_borrow_mut(|servers| {
        servers.push(Some(sandbox));
        servers.len() - 1
    });
    to_js(&Opened { server, api_key, endpoint: ENDPOINT })
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
pub fn answer(server: usize, request: web_sys::Request, body_end: usize, now: f64) -> Option<web_sys::Response> {
    let request = Request::from(request);
    let (headers, url) = (request.headers(), request.url());
    let (path, query) = path_and_query(&url);
    let request = HttpRequest {
        method: request.method().to_string(),
        path: path.to_owned(),
        query: query.to_owned(),
        authorization: headers.get("authorization"),
        content_type: headers.get("content-type"),
        body: with_input(|input| input.text(0..body_end).to_owned()),
    };
    let answer = with(server, |sandbox| sandbox.handle(&request, Instant::from_millis(now)))?;
    let response = Response::builder()
        .status(answer.status)
        .header("content-type", "application/json; charset=utf-8")
        .header("seam-request-id", &answer.request_id)
        .body(Some(answer.body.as_str()));
    response.ok().map(Into::into)
}

/// The parts of an absolute address behind its host.
fn path_and_query(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split_once('#').map_or(rest, |(rest, _)| rest);
    let rest = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    rest.split_once('?').unwrap_or((rest, ""))
}

/// Everything that a server holds, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn snapshot(server: usize) -> Option<String> {
    with(server, |sandbox| sandbox.snapshot().ok()).flatten()
}

/// Puts back a snapshot from the input buffer; false if it is not one.
#[wasm_bindgen(skip_typescript)]
pub fn restore(server: usize, end: usize) -> bool {
    with_input(|input| with(server, |sandbox| sandbox.restore(input.text(0..end)).is_ok())).unwrap_or(false)
}

/// Starts over with the data of the beginning.
#[wasm_bindgen(skip_typescript)]
pub fn reset(server: usize, now: f64) {
    with(server, |sandbox| sandbox.reset(Instant::from_millis(now)));
}
