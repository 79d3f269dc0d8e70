//! The boundary, in Node and in a real browser: the vectors and the client's decisions through the exported functions.
//! Run by `cargo xtask test`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "addresses and times are small here")]
#![cfg(target_arch = "wasm32")]

mod common;

use std::cell::RefCell;

use js_sys::Uint8Array;
use seam_access_grants::{doors::DoorRules, endpoints::SCHEMAS, time::Instant};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use wasm_boundary::{MAX_TOKENS, input::input};
use wasm_checks::{
    Setup, install,
    validation::{check, shape, words},
};
use wasm_client::{headers, step};
use wasm_rows::{many::many, overlaps::overlaps};

/// Puts text where JavaScript would put it, into a module like the whole.
fn put(text: &str) -> usize {
    install(Setup { schemas: SCHEMAS, rules: Some(&DoorRules) });
    let address = input(text.len());
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    let view = Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), address as u32, text.len() as u32);
    view.copy_from(text.as_bytes());
    text.len()
}

/// What stands in the module's memory.
fn memory(address: usize, length: usize) -> Vec<u8> {
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), address as u32, length as u32).to_vec()
}

/// The words of a verdict, and its text. The templates in it are told once, whichever test asks.
fn verdict(count: usize) -> (Vec<u32>, String) {
    let bytes = memory(words() as usize + 4 * MAX_TOKENS, 4 * count);
    let words: Vec<u32> = bytes.chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect();
    let text = String::from_utf8(memory(words[0] as usize, words[1] as usize)).unwrap();
    if let Ok(Value::Object(said)) = serde_json::from_str(&text) {
        let told = said.get("templates").and_then(Value::as_array).cloned();
        TEMPLATES.with_borrow_mut(|templates| templates.extend(told.unwrap_or_default()));
    }
    (words, text)
}

/// Checks the JSON text that ends at `end`, with what is known behind it; gives the number of words.
fn check_json(schema: usize, end: usize, context_end: usize, context_id: u32, millis: f64) -> usize {
    check(schema, 0, false, end, end, context_end, context_id, millis, true)
}

/// Checks JSON text in a context, given as JSON text as well.
fn judge(schema: usize, input: &str, now: &str, context: &str) -> (Value, Value) {
    let millis = Instant::parse(now).unwrap().micros() as f64 / 1000.0;
    let end = put(&[input, context].concat());
    let count = check_json(schema, input.len(), end, u32::from(!context.is_empty()), millis);
    if count == 0 {
        return (Value::Array(vec![]), Value::Array(vec![]));
    }
    let (words, text) = verdict(count);
    let said: Value = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() };
    if said["issues"].is_array() {
        return (said["issues"].clone(), said["warnings"].clone());
    }
    TEMPLATES.with_borrow(|templates| (Value::Array(issues(&words[2..], templates)), Value::Array(vec![])))
}

thread_local! {
    /// What the module has told of each kind of issue.
    static TEMPLATES: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// The issues that words tell.
fn issues(words: &[u32], templates: &[Value]) -> Vec<Value> {
    let mut issues = Vec::new();
    let mut rest = words;
    while let [number, steps, tail @ ..] = rest {
        let (path, tail) = tail.split_at(2 * *steps as usize);
        let step = |step: &[u32]| match step {
            [index, u32::MAX] => Value::from(*index),
            [address, length] => String::from_utf8(memory(*address as usize, *length as usize)).unwrap().into(),
            _ => Value::Null,
        };
        let mut issue = templates[*number as usize].clone();
        issue["path"] = path.chunks(2).map(step).collect();
        issues.push(issue);
        rest = tail;
    }
    issues
}

#[wasm_bindgen_test]
fn every_case_has_its_verdict() {
    assert!(common::run(|schema, input, now| judge(schema, input, now, "")) > 90);
    assert!(common::run_knowing(judge) > 90);
}

#[wasm_bindgen_test]
fn a_schema_that_does_not_exist_says_nothing() {
    assert_eq!(check_json(99, put("{}"), 2, 0, 0.0), 0);
    assert_eq!(shape(99), r#"{"ok":null}"#);
    let method =
        r#"["requested_access_methods","required",false,{"item":{"open":false,"fields":[["mode","required",false,"#;
    assert!(
        shape(0).contains(
            &[method, r#"["code","card","mobile_key","cloud_key"]],["code","optional",false,"pin"],"#].concat()
        )
    );
}

#[wasm_bindgen_test]
fn what_a_check_finds_crosses_as_words_or_as_json() {
    // Two words for the text, two for each issue and two for each step of its path.
    for (body, words) in [("{}", 6), ("{\"access_grant_id\":1}", 6), ("[]", 4), ("{", 4), ("{\"colour\":1}", 2)] {
        let end = put(body);
        assert_eq!(check_json(GET, end, end, 0, 0.0), words, "{body}");
        let (_, text) = verdict(words);
        assert!(text.is_empty() || text.starts_with("{\"templates\":[{\"path\":[") || words == 2, "{body} {text}");
    }
    let end = put("[]");
    check_json(GET, end, end, 0, 0.0);
    assert_eq!(verdict(2).1, "", "it has been told already");
}

#[wasm_bindgen_test]
fn what_is_known_is_read_once() {
    let device = r#"{"devices":[{"properties":{"supported_code_lengths":[6]}}]}"#;
    let pin = "\"4938\"";
    let schema = common::NAMES.iter().position(|name| *name == "pinSchema").unwrap();
    let with = |id, context: &str| check_json(schema, pin.len(), put(&[pin, context].concat()), id, 0.0) > 0;
    assert!(with(7, device) && with(7, "") && !with(0, "") && with(7, ""));
    assert!(!with(8, "{}") && !with(8, "") && with(7, device));
}

#[wasm_bindgen_test]
fn many_rows_cross_as_json_and_overlaps_as_numbers() {
    let csv = "access_grant_key,access_grant_id\nbooking-1,\n,x\n";
    let end = put(csv);
    let said = many(GET, 2, end, end, 0, 0.0, true);
    assert!(
        said.starts_with(r#"{"ok":{"valid":1,"invalid":1,"results":[{"row":3,"issues":[{"path":["access_grant_id"]"#),
        "{said}"
    );
    let times = "2030-01-01T00:00:00Z2031-01-01T00:00:00Z";
    let words: &[u8] = &[20, 20, 1, 7, 40, 40, 2, 7, 8];
    let words: String = words.iter().flat_map(|word| [char::from(*word), '\0', '\0', '\0']).collect();
    let end = put(&[times, &words].concat());
    assert_eq!(overlaps(times.len(), end), r#"{"ok":[0,1,7]}"#);
    assert_eq!(overlaps(end, end), r#"{"ok":[]}"#);
    assert_eq!(overlaps(end + 1, end), r#"{"ok":[]}"#);
}

#[wasm_bindgen_test]
fn headers_come_as_an_object_or_a_record() {
    let headers_of = |text| serde_json::from_str::<Value>(&headers(put(text))).unwrap();
    let good = headers_of(r#"["personalAccessToken","seam_at1","w"]"#);
    assert_eq!((&good["ok"]["authorization"], &good["ok"]["seam-workspace"]), (&"Bearer seam_at1".into(), &"w".into()));
    let bad = headers_of(r#"["apiKey","seam_cst1",""]"#);
    assert_eq!(bad["error"]["kind"], "config");
    assert!(bad["error"]["message"].as_str().unwrap().contains("clientSessionToken"));
    assert_eq!(headers_of(r#"["apiKey","seam_1"]"#)["ok"]["content-type"], "application/json");
}

const GET: usize = 1;
const CREATE: usize = 0;

/// A step after a reply with a status and a body, or after none.
fn answer(endpoint: usize, status: u16, content_type: &str, body: &str) -> Value {
    let end = put(&[content_type, body].concat());
    let said = step(endpoint, 2.0, false, 0, 0, status, -1.0, 0.0, 0, content_type.len(), end);
    serde_json::from_str(&said).unwrap()
}

#[wasm_bindgen_test]
fn a_reply_becomes_a_reading_or_a_failure() {
    let body = r#"{"access_grant":{"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"},"ok":true}"#;
    for content_type in ["application/json", ""] {
        let reading = &answer(GET, 200, content_type, body)["ok"];
        assert_eq!((&reading["key"], reading["repairs"].is_array()), (&"access_grant".into(), true));
    }
    for (status, body) in [(200, "<html>"), (302, ""), (502, "{}"), (200, "\u{0}")] {
        let said = answer(GET, status, "", body);
        assert_eq!(
            (&said["error"]["kind"], &said["error"]["retryable"]),
            (&"response".into(), &(status == 502).into())
        );
    }
    assert_eq!(answer(GET, 401, "", "")["error"]["code"], "unauthorized");
    assert_eq!(step(99, 2.0, false, 0, 0, 200, -1.0, 0.0, 0, 0, 0), "");
}

#[wasm_bindgen_test]
fn a_failure_comes_with_what_follows_from_it() {
    let create = r#"{"access_grant_key":"stay \"1\""}"#;
    let after = |endpoint, max_retries, adopts, look_ups, status, retry_after| {
        let end = put(create);
        let said = step(endpoint, max_retries, adopts, 0, look_ups, status, retry_after, 0.0, end, end, end);
        let said: Value = serde_json::from_str(&said).unwrap();
        (said["next"].clone(), said.get("rateLimit").cloned())
    };
    let next = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let again = next(r#"{"path":"/access_grants/get","attempt":1,"delay":500,"retries":1,"lookUps":0}"#);
    let mut look_up = next(r#"{"path":"/access_grants/get","attempt":0,"delay":500,"retries":0,"lookUps":1}"#);
    look_up["body"] = create.into();
    assert_eq!(after(GET, 2.0, false, 0, 0, -1.0), (again.clone(), None));
    assert_eq!(after(CREATE, 2.0, false, 0, 0, -1.0), (look_up.clone(), None));
    look_up["attempt"] = 1.into();
    look_up["lookUps"] = 2.into();
    assert_eq!(after(CREATE, 2.0, false, 1, 503, -1.0), (look_up.clone(), None));
    let taken = after(CREATE, 0.0, true, 0, 409, -1.0).0;
    assert_eq!((&taken["lookUps"], taken.get("delay"), &taken["body"]), (&1.into(), None, &create.into()));
    assert_eq!(after(CREATE, 2.0, false, 0, 429, 0.0).1, Some(0.into()));
    assert_eq!(after(CREATE, 2.0, false, 0, 429, 1e12), (Value::Null, Some(Value::Null)));
    for more_than_32_bits in [4_294_967_296.0, f64::MAX] {
        assert_eq!(after(GET, more_than_32_bits, false, 0, 0, -1.0).0, again);
    }
}
