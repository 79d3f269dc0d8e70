//! The client, for JavaScript: credentials to headers, and the steps of a call.

#![cfg(target_arch = "wasm32")]
#![no_std]

extern crate alloc;

use alloc::{string::String, vec::Vec};

use seam_access_grants::{
    client::{Call, Credentials, Effect, Failure, Head, Policy, Progress, RateLimit, Reading, Step, each_header, read},
    endpoints::Endpoint,
    json::Writer,
    schema::write_repairs,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{Local, answer, input::with_input};

/// The operations of the module that this is linked into.
const OPERATIONS: &[Endpoint] = if cfg!(feature = "whole") {
    seam_access_grants::endpoints::ENDPOINTS
} else {
    seam_access_grants::endpoints::LITE_ENDPOINTS
};

/// The outline of the last page.
static OUTLINE: Local<Vec<u32>> = Local::new(Vec::new());

/// The headers that a token becomes, as an object; or the failure's record. The input buffer holds the option's name, the token
/// and the workspace's ID as a JSON array.
#[wasm_bindgen(skip_typescript)]
pub fn headers(end: usize) -> String {
    match with_input(|input| input.with_texts(end, credentials)) {
        Ok(credentials) => answer::ok(|json| {
            json.open('{');
            each_header(&credentials, &mut |name, value| json.member(name, value));
            json.close('}');
        }),
        Err(failure) => answer::error(|json| failure.write(json)),
    }
}

fn credentials([option, token, workspace_id, _]: [&str; 4]) -> Result<Credentials, Failure> {
    let workspace_id = Some(workspace_id);
    match option {
        "clientSessionToken" => Credentials::client_session_token(token),
        "personalAccessToken" => Credentials::personal_access_token(token, workspace_id),
        "consoleSessionToken" => Credentials::console_session_token(token, workspace_id),
        _ => Credentials::api_key(token),
    }
}

/// The next step of a call, after a reply (see [`read`]) or after none, which has the status 0; see [`Call::failed`].
/// Gives in `ok` the `key` of the value, the `repairs` to make in it, and the address and the length of its
/// [`outline`](seam_access_grants::schema::outline), which hold up to the next step; or the record of a failure in `error` and beside it
///
/// - `next`, unless the call ends in the failure: the `path` to send to, the `attempt`, the `delay` before it if there is one, the
///   `body` if it is a look-up, and `retries` and `lookUps`, which are handed in after it;
/// - `isDecisive`, if the call ends in this failure rather than in the last one of the call itself;
/// - `rateLimit`, where the server limits the rate of calls: for how many milliseconds, or null if that is too long to wait.
///
/// The input buffer holds the call's body up to `call_end`, the reply's content type, if it has one, up to `type_end`, and its
/// body up to `body_end`. `retry_after` is in milliseconds, and negative if there is none. What the caller gives and the server
/// asks crosses as floats: as whole numbers, those beyond 32 bits would lose their upper ones.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::too_many_arguments, reason = "a number crosses for nothing, where a text is written and read")]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
pub fn step(
    endpoint: usize,
    max_retries: f64,
    adopts: bool,
    retries: u32,
    look_ups: u32,
    status: u16,
    retry_after: f64,
    jitter: f64,
    call_end: usize,
    type_end: usize,
    body_end: usize,
) -> String {
    let Some(endpoint) = OPERATIONS.get(endpoint) else { return String::new() };
    let progress = Progress { retries, look_ups };
    let retry_after = (retry_after >= 0.0).then_some(retry_after as u32);
    with_input(|input| {
        let policy = Policy { max_retries: max_retries as u32, adopts };
        let call = Call { endpoint, body: input.text(0..call_end), policy };
        let content_type = Some(input.text(call_end..type_end)).filter(|text| !text.is_empty());
        let head = Head { endpoint: call.under_way(progress), status, content_type, request_id: None, retry_after };
        // Of a connection that failed the facade knows the words, which it puts in the place of these.
        let read = if status == 0 { Err(Failure::Timeout) } else { read(&head, input.bytes(type_end..body_end)) };
        match read {
            Ok(reading) => answer::ok(|json| OUTLINE.with(|outline| succeeded(reading, outline, json))),
            Err(failure) => failed(&call, &failure, &call.failed(progress, &failure, jitter)),
        }
    })
}

/// Writes where the value is, and what to change in it. The outline stays where it is up to the next reply.
fn succeeded(Reading { key, repairs, outline }: Reading, kept: &mut Vec<u32>, json: &mut Writer) {
    *kept = outline;
    json.open('{');
    json.member("key", key);
    json.key("repairs");
    write_repairs(json, &repairs);
    json.key("outline");
    json.open('[');
    for word in [kept.as_ptr().addr(), kept.len()] {
        json.number(u32::try_from(word).unwrap_or_default());
    }
    json.close(']');
    json.close('}');
}

/// Writes a failure, and what follows from it.
fn failed(call: &Call<'_>, failure: &Failure, step: &Step) -> String {
    let mut json = Writer::default();
    json.open('{');
    json.key("error");
    failure.write(&mut json);
    if let Some(limit) = step.rate_limit {
        json.key("rateLimit");
        match limit {
            RateLimit::Wait(delay) => json.number(delay),
            RateLimit::TooLong => json.raw("null"),
        }
    }
    if step.is_decisive {
        json.key("isDecisive");
        json.raw("true");
    }
    match step.effect {
        Effect::Fail => {}
        Effect::Send(progress) => next(&mut json, call, progress, None),
        Effect::Wait(delay, progress) => next(&mut json, call, progress, Some(delay)),
    }
    json.close('}');
    json.finish()
}

fn next(json: &mut Writer, call: &Call<'_>, progress: Progress, delay: Option<u32>) {
    let attempt = call.attempt(progress);
    json.key("next");
    json.open('{');
    json.member("path", attempt.endpoint.path);
    json.count("attempt", attempt.number);
    if let Some(delay) = delay {
        json.count("delay", delay);
    }
    if let Some(look_up) = &attempt.look_up {
        json.member("body", look_up);
    }
    json.count("retries", progress.retries);
    json.count("lookUps", progress.look_ups);
    json.close('}');
}
