//! The client, for JavaScript: credentials to headers, replies to results, failures to decisions.

use wasm_bindgen::prelude::wasm_bindgen;

use super::input::{texts, with_bytes};
use crate::{
    client::{self, Credentials, Failure, Head, Next, Trouble, each_header},
    endpoints::ENDPOINTS,
    prelude::*,
};

/// The headers that a token becomes: names and values in turn, a line each; or a failure's record, which starts with a
/// brace. The input buffer holds the option's name, the token and the workspace's ID as a JSON array.
#[wasm_bindgen(skip_typescript)]
pub fn headers(length: usize) -> String {
    match credentials(&texts(length)) {
        Ok(credentials) => {
            let mut lines = String::new();
            each_header(&credentials, &mut |name, value| {
                for part in [name, value] {
                    lines.push_str(part);
                    lines.push('\n');
                }
            });
            lines
        }
        Err(failure) => failure.to_json(),
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

/// Reads a reply: the first `head` bytes of the input buffer are its content type, if it has one, the others the body.
/// Gives `{ key, repairs }` or a failure's record, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn read(endpoint: usize, status: u16, head: usize, length: usize) -> String {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return String::new() };
    with_bytes(length, |bytes| {
        let (head, body) = bytes.split_at_checked(head).unwrap_or_default();
        let content_type = core::str::from_utf8(head).ok().filter(|text| !text.is_empty());
        let head = Head { endpoint, status, content_type, request_id: None, retry_after: None };
        match client::read(&head, body) {
            Ok(reading) => reading.to_json(),
            Err(failure) => failure.to_json(),
        }
    })
}

/// What to do after a failure: 0 for nothing, else one more than the milliseconds to wait before the request is sent
/// again, negative if the caller's own key is to be looked up first. `retry_after` is negative if there is none. What the
/// caller gives and the server asks crosses as floats: as whole numbers, those beyond 32 bits would lose their upper ones.
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
) -> i32 {
    let Some(endpoint) = ENDPOINTS.get(endpoint) else { return 0 };
    let retry_after = (retry_after >= 0.0).then_some(retry_after as u32);
    let max_retries = max_retries as u32;
    let repeat = endpoint.repeat;
    match client::next(&Trouble { repeat, status, retry_after, has_key, retries, max_retries, jitter }) {
        Next::Stop => 0,
        Next::Again(pause) => signed(pause),
        Next::LookUp(pause) => -signed(pause),
    }
}

fn signed(pause: u32) -> i32 {
    i32::try_from(pause).unwrap_or(i32::MAX - 1) + 1
}
