//! The client, for JavaScript: credentials to headers, replies to results, failures to decisions.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{answer, input::texts, state::with};
use crate::{
    client::{self, Credentials, Failure, Head, RetryContext, RetryDecision, each_header},
    endpoints::ENDPOINTS,
    prelude::*,
};

/// The headers that a token becomes, as an object; or the failure's record. The input buffer holds the option's name, the token
/// and the workspace's ID as a JSON array.
#[wasm_bindgen(skip_typescript)]
pub fn headers(end: usize) -> String {
    match credentials(&texts(end)) {
        Ok(credentials) => answer::ok(|json| {
            json.open('{');
            each_header(&credentials, &mut |name, value| json.member(name, value));
            json.close('}');
        }),
        Err(failure) => answer::error(|json| json.raw(&failure.to_json())),
    }
}

fn credentials([option, token, workspace_id, _]: &[String; 4]) -> Result<Credentials, Failure> {
    let workspace_id = Some(workspace_id.as_str());
    match option.as_str() {
        "clientSessionToken" => Credentials::client_session_token(token),
        "personalAccessToken" => Credentials::personal_access_token(token, workspace_id),
        "consoleSessionToken" => Credentials::console_session_token(token, workspace_id),
        _ => Credentials::api_key(token),
    }
}

/// Reads a reply: the input buffer holds its content type, if it has one, up to `type_end`, and the body up to `body_end`. Gives
/// `{ key, repairs }`, or the failure's record.
#[wasm_bindgen(skip_typescript)]
pub fn read(endpoint: usize, status: u16, type_end: usize, body_end: usize) -> String {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return String::new() };
    let read = with(|state| {
        let content_type = Some(state.text(0, type_end)).filter(|text| !text.is_empty());
        let head = Head { endpoint, status, content_type, request_id: None, retry_after: None };
        client::read(&head, state.bytes(type_end, body_end))
    });
    match read {
        Ok(reading) => answer::ok(|json| json.raw(&reading.to_json())),
        Err(failure) => answer::error(|json| json.raw(&failure.to_json())),
    }
}

/// What to do after a failure: `{ action, delay }`, where the action is `stop`, `repeat` (send the request again after so many
/// milliseconds) or `look_up` (look up the caller's own key first). `retry_after` is in milliseconds, and negative if there is
/// none. What the caller gives and the server asks crosses as floats: as whole numbers, those beyond 32 bits would lose their
/// upper ones.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
pub fn next(
    endpoint: usize,
    status: u16,
    retry_after: f64,
    has_key: bool,
    retries: u32,
    max_retries: f64,
    jitter: f64,
) -> String {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return String::new() };
    let retry_after = (retry_after >= 0.0).then_some(retry_after as u32);
    let max_retries = max_retries as u32;
    let repeat = endpoint.repeat;
    let next = client::next(&RetryContext { repeat, status, retry_after, has_key, retries, max_retries, jitter });
    let (action, delay) = match next {
        RetryDecision::Stop => ("stop", 0),
        RetryDecision::Again(pause) => ("repeat", pause),
        RetryDecision::LookUp(pause) => ("look_up", pause),
    };
    answer::ok(|json| {
        json.open('{');
        json.member("action", action);
        json.count("delay", delay);
        json.close('}');
    })
}
