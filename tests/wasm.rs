//! The boundary, in Node and in a real browser: the vectors and the client's decisions through the exported functions.
//! Run by `cargo xtask test`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "addresses and times are small here")]
#![cfg(all(target_arch = "wasm32", not(feature = "sandbox")))]

mod common;

use js_sys::Uint8Array;
use seam_access_grants::{
    time::Instant,
    wasm::{
        client::{headers, next, read},
        doors::{know, many, overlaps},
        validation::{check, constraints, nth_issue, verdict},
    },
};
use serde_json::Value;
use wasm_bindgen::JsCast;
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
        if check(schema, 0, put(input), millis, true, false) == 0 {
            return (Value::Array(vec![]), Value::Array(vec![]));
        }
        let said: Value = serde_json::from_str(&verdict()).unwrap();
        (said["issues"].clone(), said["warnings"].clone())
    });
    assert!(count > 90);
}

#[wasm_bindgen_test]
fn every_case_that_knows_doors_has_its_verdict() {
    let count = common::run_knowing(|schema, input, now, context| {
        let millis = Instant::parse(now).unwrap().micros() as f64 / 1000.0;
        know(put(context));
        if check(schema, 0, put(input), millis, true, true) == 0 {
            return (Value::Array(vec![]), Value::Array(vec![]));
        }
        let said: Value = serde_json::from_str(&verdict()).unwrap();
        (said["issues"].clone(), said["warnings"].clone())
    });
    assert!(count > 90);
}

#[wasm_bindgen_test]
fn a_schema_that_does_not_exist_says_nothing() {
    assert_eq!(check(99, 0, put("{}"), 0.0, true, false), 0);
    assert_eq!(constraints(99), "{}");
    assert!(
        constraints(0)
            .contains("\"requested_access_methods[].code\":{\"required\":false,\"minLength\":4,\"maxLength\":9")
    );
}

#[wasm_bindgen_test]
fn what_a_check_finds_crosses_as_words_or_as_json() {
    // Two words for each issue and two for each step of its path.
    for (body, words) in [("{}", 4), ("{\"access_grant_id\":1}", 4), ("[]", 2), ("{", 2), ("{\"colour\":1}", 0)] {
        assert_eq!(check(GET, 0, put(body), 0.0, true, false), words + 1, "{body}");
        let first = nth_issue(0);
        assert!(first.starts_with("[{\"path\":[") && verdict().contains(first.trim_matches(['[', ']'])), "{body}");
    }
    assert_eq!(nth_issue(0), "[]");
}

#[wasm_bindgen_test]
fn many_rows_cross_as_json_and_overlaps_as_numbers() {
    let csv = "access_grant_key,access_grant_id\nbooking-1,\n,x\n";
    let said = many(GET, 2, put(csv), 0.0, true, false);
    assert!(
        said.starts_with(r#"{"valid":1,"invalid":1,"results":[{"row":3,"issues":[{"path":["access_grant_id"]"#),
        "{said}"
    );
    let times = "2030-01-01T00:00:00Z2031-01-01T00:00:00Z";
    let words: &[u8] = &[20, 20, 1, 7, 40, 40, 2, 7, 8];
    let words: String = words.iter().flat_map(|word| [char::from(*word), '\0', '\0', '\0']).collect();
    let end = put(&[times, &words].concat());
    assert_eq!(overlaps(times.len(), end), r#"{"pairs":[0,1,7]}"#);
    assert_eq!(overlaps(end, end), r#"{"pairs":[]}"#);
    assert_eq!(overlaps(end + 1, end), r#"{"pairs":[]}"#);
}

#[wasm_bindgen_test]
fn headers_come_as_lines_or_a_record() {
    let lines = headers(put(r#"["personalAccessToken","seam_at1","w"]"#));
    assert!(lines.contains("authorization\nBearer seam_at1\n") && lines.contains("seam-workspace\nw\n"));
    let record = headers(put(r#"["apiKey","seam_cst1",""]"#));
    assert!(record.contains("\"kind\":\"config\"") && record.contains("clientSessionToken"));
    assert!(headers(put(r#"["apiKey","seam_1"]"#)).starts_with("content-type\n"));
}

const GET: usize = 1;
const CREATE: usize = 0;

#[wasm_bindgen_test]
fn a_reply_becomes_a_reading_or_a_failure() {
    let body = r#"{"access_grant":{"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"},"ok":true}"#;
    let head = "application/json";
    let reading = read(GET, 200, head.len(), put(&[head, body].concat()));
    assert!(reading.starts_with(r#"{"key":"access_grant","repairs":[{"path":[],"action":"#), "{reading}");
    assert!(read(GET, 200, 0, put(body)).starts_with(r#"{"key":"access_grant""#));
    for (status, body) in [(200, "<html>"), (302, ""), (502, "{}"), (200, "\u{0}")] {
        assert!(read(GET, status, 0, put(body)).contains("\"kind\":\"response\""), "{status} {body}");
    }
    assert!(read(GET, 401, 0, put("")).contains("\"code\":\"unauthorized\""));
    assert_eq!(read(99, 200, 0, 0), "");
}

#[wasm_bindgen_test]
fn a_decision_is_one_number() {
    assert_eq!(next(GET, 0, -1.0, false, 0, 2.0, 0.0), 501);
    assert_eq!(next(CREATE, 0, -1.0, true, 0, 2.0, 0.0), -501);
    assert_eq!(next(CREATE, 429, 0.0, false, 0, 2.0, 0.0), 1);
    assert_eq!(next(CREATE, 429, 1e12, false, 0, 2.0, 0.0), 0);
    assert_eq!(next(GET, 0, -1.0, false, 0, 4_294_967_296.0, 0.0), 501);
    assert_eq!(next(GET, 0, -1.0, false, 0, f64::MAX, 0.0), 501);
    assert_eq!(next(99, 0, -1.0, false, 0, 2.0, 0.0), 0);
}
