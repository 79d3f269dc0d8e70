//! The client, for JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

use super::input::with_text;
use crate::prelude::*;
use crate::{
    client::{self, Config, Credentials, Reply},
    endpoints::ENDPOINTS,
};

#[wasm_bindgen(skip_typescript)]
pub fn headers(length: usize) -> String {
    with_text(length, |text| {
        let mut parts = text.split('\n');
        let mut next = || parts.next().unwrap_or_default();
        let (option, token, workspace_id) = (next(), next(), Some(next()));
        let credentials = match option {
            "clientSessionToken" => Credentials::client_session_token(token),
            "personalAccessToken" => Credentials::personal_access_token(token, workspace_id),
            "consoleSessionToken" => Credentials::console_session_token(token, workspace_id),
            _ => Credentials::api_key(token),
        };
        match credentials {
            Ok(credentials) => {
                let mut lines = String::new();
                for (name, value) in Config::new("", &credentials).headers() {
                    for part in [name, value] {
                        lines.push_str(part);
                        lines.push('\n');
                    }
                }
                lines
            }
            Err(failure) => failure.to_json(),
        }
    })
}

#[wasm_bindgen(skip_typescript)]
pub fn read(endpoint: usize, status: u16, head: usize, length: usize) -> String {
    with_text(length, |text| {
        let (head, body) = text.split_at_checked(head).unwrap_or_default();
        let mut parts = head.split('\n').map(|x| Some(x.to_owned()));
        let reply = Reply {
            status,
            content_type: parts.next().flatten(),
            request_id: parts.next().flatten(),
            retry_after: parts.next().flatten(),
            body: body.as_bytes().to_vec(),
        };
        let Some(endpoint) = ENDPOINTS.get(endpoint) else { return String::new() };
        match client::read(reply, endpoint) {
            Ok(success) => success.to_json(),
            Err(failure) => failure.to_json(),
        }
    })
}
