//! The client, for JavaScript.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::future_to_promise;

use super::{fetch::Fetch, input::with_text};
use crate::{
    client::{self, Config, Credentials, Options},
    endpoints::ENDPOINTS,
    schema::Context,
    time::Instant,
};

/// The headers that the token in `option` becomes: names and values in turn, a line each. Throws a record, as JSON text,
/// if the token does not fit the option. An empty `workspace_id` is none.
#[wasm_bindgen(skip_typescript)]
pub fn headers(option: &str, token: &str, workspace_id: &str) -> Result<String, JsValue> {
    let workspace_id = Some(workspace_id);
    let credentials = match option {
        "clientSessionToken" => Credentials::client_session_token(token),
        "personalAccessToken" => Credentials::personal_access_token(token, workspace_id),
        "consoleSessionToken" => Credentials::console_session_token(token, workspace_id),
        _ => Credentials::api_key(token),
    };
    let credentials = credentials.map_err(|failure| JsValue::from_str(&failure.to_json()))?;
    let mut lines = String::new();
    for (name, value) in Config::new("", &credentials).headers() {
        for part in [name, value] {
            lines.push_str(part);
            lines.push('\n');
        }
    }
    Ok(lines)
}

/// Runs one operation on the text in the input buffer. The promise is fulfilled with the body and a record of the rest,
/// or rejected with a record, as JSON text each; the facade makes a result or an error of it.
#[wasm_bindgen(skip_typescript)]
#[allow(
    clippy::too_many_arguments,
    reason = "one crossing: serde-wasm-bindgen would read an object of options for 37 kB; see `convert`"
)]
pub fn call(
    endpoint: usize,
    length: usize,
    address: &str,
    headers: &str,
    validate: bool,
    now: f64,
    send: Function,
    signal: JsValue,
) -> Promise {
    // The buffer belongs to the next call as soon as this one returns.
    let body = with_text(length, str::to_owned);
    let mut config = Config::at(address);
    let mut lines = headers.split('\n');
    while let (Some(name), Some(value)) = (lines.next(), lines.next()) {
        config.set(name, value);
    }
    let context = Context { now: Some(Instant::from_millis(now)), ..Context::default() };
    let options = Options { context, validate };
    future_to_promise(async move {
        let Some(endpoint) = ENDPOINTS.get(endpoint) else { return Ok(JsValue::UNDEFINED) };
        match client::run(&Fetch { send, signal }, &config, endpoint, body, &options).await {
            Ok(success) => Ok(Array::of2(&JsValue::from_str(&success.text), &success.to_json().into()).into()),
            Err(failure) => Err(failure.to_json().into()),
        }
    })
}
