//! The sandbox, for JavaScript: servers by number, requests in, responses out.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::{
    convert::{from_js, to_js},
    input::with_text,
};
use crate::{
    sandbox::{ENDPOINT, HttpRequest, Sandbox, Seed},
    time::Instant,
};

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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    status: u16,
    request_id: &'a str,
    body: &'a str,
}

/// Answers one request; its body is in the input buffer.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::too_many_arguments, reason = "one crossing")]
pub fn handle(
    server: usize,
    method: String,
    path: String,
    query: String,
    authorization: Option<String>,
    content_type: Option<String>,
    body: usize,
    now: f64,
) -> JsValue {
    let request =
        HttpRequest { method, path, query, authorization, content_type, body: with_text(body, str::to_owned) };
    let answer = with(server, |sandbox| sandbox.handle(&request, Instant::from_millis(now)));
    answer.map_or(JsValue::UNDEFINED, |response| {
        to_js(&Answer { status: response.status, request_id: &response.request_id, body: &response.body })
    })
}

/// Everything that a server holds, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn snapshot(server: usize) -> Option<String> {
    with(server, |sandbox| sandbox.snapshot().ok()).flatten()
}

/// Puts back a snapshot from the input buffer; false if it is not one.
#[wasm_bindgen(skip_typescript)]
pub fn restore(server: usize, length: usize) -> bool {
    with_text(length, |text| with(server, |sandbox| sandbox.restore(text).is_ok())).unwrap_or(false)
}

/// Starts over with the data of the beginning.
#[wasm_bindgen(skip_typescript)]
pub fn reset(server: usize, now: f64) {
    with(server, |sandbox| sandbox.reset(Instant::from_millis(now)));
}
