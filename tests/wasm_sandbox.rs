//! The sandbox at the boundary: the platform's requests in, its responses out. Run by `cargo xtask test`, in Node and in Chromium.

#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "addresses and numbers of servers are small here"
)]
#![cfg(target_arch = "wasm32")]

use gloo_net::http::Request;
use js_sys::{JSON, Reflect, Uint8Array, WebAssembly::Memory};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use wasm_boundary::input::input;
use wasm_sandbox::{answer, close, open};

/// Puts text where JavaScript would put it.
fn put(text: &str) -> usize {
    let address = input(text.len());
    let memory = wasm_bindgen::memory().unchecked_into::<Memory>();
    let view = Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), address as u32, text.len() as u32);
    view.copy_from(text.as_bytes());
    text.len()
}

fn request() -> web_sys::Request {
    let request = Request::post("https://sandbox.invalid/access_grants/list?from=a-test");
    let request =
        request.header("authorization", "Bearer seam_test_sandbox").header("content-type", "application/json");
    request.build().unwrap().into()
}

#[wasm_bindgen_test]
async fn a_request_gets_a_response_until_the_server_is_closed() {
    let opened =
        open(JSON::parse(r#"{"seed":"demo","random":1,"standsAt":1893456000000,"delay":0,"real":0}"#).unwrap(), None);
    let server = Reflect::get(&opened, &"server".into()).unwrap().as_f64().unwrap() as usize;

    let response = answer(server, request(), put(r#"{"limit":2}"#), 1_893_456_000_000.0).unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers().get("content-type").unwrap().unwrap(), "application/json; charset=utf-8");
    let text = JsFuture::from(response.text().unwrap()).await.unwrap().as_string().unwrap();
    assert_eq!(text.matches("\"access_grant_id\"").count(), 2);

    let response = answer(server, request(), put("{"), 0.0).unwrap();
    assert_eq!(response.status(), 400);

    close(server);
    assert!(answer(server, request(), put("{}"), 0.0).is_none());
}

#[wasm_bindgen_test]
fn what_names_no_seed_or_no_time_opens_no_server() {
    for (options, wrong) in [
        ("{}", None),
        ("5", None),
        (r#"{"seed":"hotel","random":1,"real":0}"#, Some("seed")),
        (r#"{"seed":"demo","random":1,"standsAt":1e300,"real":0}"#, Some("now")),
    ] {
        assert_eq!(open(JSON::parse(options).unwrap(), None).as_string().as_deref(), wrong, "{options}");
    }
}
