//! The boundary, in Node and in a real browser: the vectors through the exported functions, and promises that settle
//! whatever the other side does. Run by `cargo xtask test`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "addresses and times are small here")]
#![cfg(all(target_arch = "wasm32", not(feature = "sandbox")))]

mod common;

use js_sys::{Array, Function, Promise, Uint8Array};
use seam_access_grants::{
    time::Instant,
    wasm::{
        client::{call, headers},
        validation::{check, constraints, verdict},
    },
};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

/// Puts text where JavaScript would put it.
fn put(text: &str) -> usize {
    let address = seam_access_grants::wasm::input::input(text.len());
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    let view = Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), address as u32, text.len() as u32);
    view.copy_from(text.as_bytes());
    text.len()
}

#[wasm_bindgen_test]
fn every_case_has_its_verdict() {
    let count = common::run(|schema, input, now| {
        let millis = Instant::parse(now).unwrap().micros() as f64 / 1000.0;
        if !check(schema, put(input), millis, true) {
            return (Value::Array(vec![]), Value::Array(vec![]));
        }
        let said: Value = serde_json::from_str(&verdict()).unwrap();
        (said["issues"].clone(), said["warnings"].clone())
    });
    assert!(count > 90);
}

#[wasm_bindgen_test]
fn a_schema_that_does_not_exist_says_nothing() {
    assert!(!check(99, put("{}"), 0.0, true));
    assert_eq!(constraints(99), "{}");
    assert!(
        constraints(0)
            .contains("\"requested_access_methods[].code\":{\"required\":false,\"minLength\":4,\"maxLength\":9")
    );
}

#[wasm_bindgen_test]
fn headers_come_as_lines_or_a_record() {
    let lines = headers("personalAccessToken", "seam_at1", "w").unwrap();
    assert!(lines.contains("authorization\nBearer seam_at1\n") && lines.contains("seam-workspace\nw\n"));
    let record = headers("apiKey", "seam_cst1", "").unwrap_err().as_string().unwrap();
    assert!(record.contains("\"kind\":\"config\"") && record.contains("clientSessionToken"));
}

async fn outcome(body: &str) -> Result<JsValue, JsValue> {
    let send = Function::new_with_args("address, init", body);
    let signal = js_sys::eval("new AbortController().signal").unwrap();
    let length = put(r#"{"access_grant_key":"k"}"#);
    let promise: Promise = call(1, length, "https://example.com", "a\nb\n", true, 0.0, send, signal);
    // The buffer is free for others while the call is under way.
    put(&"x".repeat(64));
    JsFuture::from(promise).await
}

#[wasm_bindgen_test]
async fn a_call_sends_what_it_was_given() {
    let told = outcome(
        "const body = `{\"access_grant\":{\"access_grant_id\":\"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d\"},\"name\":` +
           JSON.stringify([address, init.method, init.headers.get('a'), init.body, init.signal instanceof AbortSignal].join(' ')) + '}';
         return Promise.resolve([200, undefined, undefined, undefined, new TextEncoder().encode(body)])",
    );
    let told = told.await.unwrap().unchecked_into::<Array>();
    let body = told.get(0).as_string().unwrap();
    let sent = r#"https://example.com/access_grants/get POST b {\"access_grant_key\":\"k\"} true"#;
    assert!(body.contains(sent), "{body}");
    assert!(told.get(1).as_string().unwrap().starts_with(r#"{"key":"access_grant","statusCode":200"#));
}

#[wasm_bindgen_test]
async fn whatever_send_does_the_promise_settles_with_a_record() {
    for body in [
        "return Promise.reject('reset')",
        "return Promise.reject(null)",
        "return Promise.reject(undefined)",
        "return Promise.reject(new Error('reset'))",
        "throw 'text'",
        "throw null",
        "return Promise.resolve([500, undefined, undefined, undefined, new Uint8Array(0)])",
        "return Promise.resolve([200, 'application/json', 'r', '1', new Uint8Array([0xff, 0xfe])])",
    ] {
        let record = outcome(body).await.unwrap_err().as_string().unwrap();
        assert!(
            record.contains("\"kind\":\"connection\"") || record.contains("\"kind\":\"response\""),
            "{body}: {record}"
        );
    }
}

#[wasm_bindgen_test]
async fn overlapping_calls_do_not_disturb_each_other() {
    let slow = "return new Promise((resolve) => setTimeout(() => resolve([404, undefined, undefined, undefined, new Uint8Array(0)]), 5))";
    let first = outcome(slow);
    let second = outcome("return Promise.reject('reset')");
    assert!(second.await.unwrap_err().as_string().unwrap().contains("reset"));
    assert!(first.await.unwrap_err().as_string().unwrap().contains("404"));
}
