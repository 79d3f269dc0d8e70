//! The sandbox on the wire: methods, headers, bodies, queries, and the words of a refusal.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use seam_access_grants::time::Instant;
use seam_access_grants_sandbox::{HttpRequest, HttpResponse, MAX_BODY, Options, Sandbox, Seed};
use serde_json::{Value, json};

const ID: &str = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";

fn now() -> Instant {
    Instant::parse("2025-06-01T12:00:00Z").unwrap()
}

fn demo() -> Sandbox {
    Sandbox::new(Options { seed: Seed::Demo, random: 1, ..Options::default() }, now())
}

fn send(sandbox: &mut Sandbox, request: HttpRequest) -> HttpResponse {
    let authorization = Some(format!("Bearer {}", sandbox.api_key()));
    sandbox.handle(&HttpRequest { authorization, ..request }, now())
}

fn json_of(response: &HttpResponse) -> Value {
    serde_json::from_str(&response.body).unwrap()
}

fn post(path: &str, body: &Value) -> (u16, Value) {
    let response = send(&mut demo(), HttpRequest::post(path, &body.to_string()));
    (response.status, json_of(&response))
}

#[test]
fn nothing_in_a_post_is_no_parameters() {
    for content_type in [None, Some("application/json".to_owned()), Some("text/plain".to_owned())] {
        let request = HttpRequest { content_type, ..HttpRequest::post("/access_grants/list", "") };
        assert_eq!(send(&mut demo(), request).status, 200);
    }
    let request = HttpRequest { content_type: None, ..HttpRequest::post("/access_grants/list", "{}") };
    let error = json_of(&send(&mut demo(), request))["error"].clone();
    assert_eq!(error["type"], "invalid_content_type");
    assert_eq!(error["message"], "POST requests must have Content-Type header with \"application/json\"");
}

#[test]
fn whole_numbers_are_written_so() {
    let body = json!({ "user_identity": {}, "requested_access_methods": [{ "mode": "mobile_key", "instant_key_max_use_count": 3 }] });
    let response = send(&mut demo(), HttpRequest::post("/access_grants/create", &body.to_string()));
    assert!(response.body.contains("\"instant_key_max_use_count\":3,"), "{}", response.body);
}

#[test]
fn what_the_api_does_not_know_is_dropped() {
    let (status, answer) = post("/access_grants/list", &json!({ "colour": "red", "limit": 2, "device_ids": ["x"] }));
    assert_eq!((status, answer["access_grants"].as_array().unwrap().len()), (200, 2));
    let method = json!({ "mode": "code", "length": 6 });
    let (status, _) =
        post("/access_grants/create", &json!({ "user_identity": { "x": 1 }, "requested_access_methods": [method] }));
    assert_eq!(status, 200);
    // Unknown members do not hide what is wrong behind them.
    let mut methods: Vec<Value> =
        (0..3000).map(|number| json!({ "mode": "card", (format!("x{number}")): 1 })).collect();
    methods.push(json!({ "mode": "fax" }));
    let (status, _) =
        post("/access_grants/create", &json!({ "user_identity": {}, "requested_access_methods": methods }));
    assert_eq!(status, 400);
}

#[test]
fn a_cursor_takes_no_notice_of_unknown_parameters() {
    let mut sandbox = demo();
    let first = send(&mut sandbox, HttpRequest::post("/access_grants/list", r#"{"limit":2,"colour":"red"}"#));
    let cursor = json_of(&first)["pagination"]["next_page_cursor"].clone();
    let second = json!({ "limit": 2, "page_cursor": cursor });
    assert_eq!(send(&mut sandbox, HttpRequest::post("/access_grants/list", &second.to_string())).status, 200);
}

#[test]
fn lists_in_a_query_have_three_forms() {
    let mut sandbox = demo();
    let grants = json_of(&send(&mut sandbox, HttpRequest::query("GET", "/access_grants/list", "limit=2")));
    let id = |index: usize| grants["access_grants"][index]["access_grant_id"].as_str().unwrap().to_owned();
    let (a, b) = (id(0), id(1));
    for query in [
        format!("access_grant_ids={a}&access_grant_ids={b}"),
        format!("access_grant_ids[]={a}&access_grant_ids[]={b}"),
        format!("access_grant_ids%5B%5D={a}&access_grant_ids%5B%5D={b}"),
        format!("access_grant_ids={a},{b}"),
    ] {
        let found = json_of(&send(&mut sandbox, HttpRequest::query("GET", "/access_grants/list", &query)));
        assert_eq!(found["access_grants"], grants["access_grants"], "{query}");
    }
}

#[test]
fn browsers_may_ask_before_they_send() {
    let request = HttpRequest {
        origin: Some("https://app.example".to_owned()),
        ..HttpRequest::query("OPTIONS", "/access_grants/create", "")
    };
    let response = demo().handle(&request, now());
    assert_eq!((response.status, response.body.as_str()), (200, ""));
    assert_eq!(response.header("access-control-allow-origin"), Some("https://app.example"));
    assert_eq!(response.header("access-control-allow-credentials"), Some("true"));
    assert_eq!(response.header("access-control-allow-methods"), Some("GET, POST, PUT, PATCH, DELETE, OPTIONS"));
    let headers: Vec<&str> = response.header("access-control-allow-headers").unwrap().split(", ").collect();
    assert_eq!(headers.len(), 20);
    for needed in ["authorization", "seam-workspace", "client-session-token", "seam-publishable-key", "content-type"] {
        assert!(headers.contains(&needed), "{needed}");
    }
    // An error can be read by the page, too.
    let response = demo().handle(&HttpRequest { method: "POST".to_owned(), ..request.clone() }, now());
    assert_eq!(response.status, 401);
    assert_eq!(response.header("access-control-allow-origin"), Some("https://app.example"));
    let response = demo().handle(&HttpRequest { origin: None, ..request }, now());
    assert_eq!(response.header("access-control-allow-origin"), None);
}

#[test]
fn another_method_is_told_which_there_are() {
    for (path, allow, message) in [
        ("/access_grants/list", "GET, HEAD, POST, OPTIONS", "only GET,POST accepted"),
        ("/access_grants/create", "POST, OPTIONS", "only POST accepted"),
        ("/access_grants/update", "PATCH, POST, OPTIONS", "only PATCH,POST accepted"),
        ("/access_methods/delete", "DELETE, POST, OPTIONS", "only DELETE,POST accepted"),
    ] {
        for method in ["PUT", "QUERY", "BREW"] {
            let response = send(&mut demo(), HttpRequest::query(method, path, ""));
            assert_eq!((response.status, response.header("allow")), (405, Some(allow)), "{method} {path}");
            assert_eq!(json_of(&response)["error"]["message"], message);
        }
    }
}

#[test]
fn head_is_get_without_the_body() {
    let response = send(&mut demo(), HttpRequest::query("HEAD", "/access_grants/list", "limit=1"));
    assert_eq!((response.status, response.body.as_str()), (200, ""));
    let response = send(&mut demo(), HttpRequest::query("HEAD", "/access_grants/create", ""));
    assert_eq!((response.status, response.body.as_str()), (405, ""));
}

/// The tree and the message of a refused grant.
fn refused(body: &Value) -> (Value, String) {
    let (status, answer) = post("/access_grants/create", body);
    assert_eq!((status, &answer["error"]["type"]), (400, &json!("invalid_input")), "{answer}");
    (answer["error"]["validation_errors"].clone(), answer["error"]["message"].as_str().unwrap().to_owned())
}

#[test]
fn refusals_have_the_words_of_the_server() {
    let with = |key: &str, value: Value| {
        let mut body = json!({ "user_identity": {}, "requested_access_methods": [] });
        body[key] = value;
        body
    };
    for (body, message) in [
        (with("device_ids", json!(4)), "Expected array, received number for \"device_ids\""),
        (with("device_ids", json!([null])), "Expected string, received null for \"device_ids.0\""),
        (with("device_ids", json!(["x"])), "Invalid uuid for \"device_ids.0\""),
        (with("name", json!({})), "Expected string, received object for \"name\""),
        (with("access_grant_key", json!("")), "String must contain at least 1 character(s) for \"access_grant_key\""),
        (with("ends_at", json!("soon")), "Invalid datetime for \"ends_at\""),
        (with("ends_at", json!("2020-01-01T00:00:00Z")), "Must be a time in the future for \"ends_at\""),
        (with("user_identity", json!({ "email_address": "x" })), "Invalid email for \"user_identity.email_address\""),
        (with("user_identity_id", json!(ID)), "Provide either user_identity_id or user_identity"),
        (with("requested_access_methods", json!([{}])), "requested_access_methods.0.mode is required"),
        (json!({ "user_identity": {} }), "requested_access_methods is required"),
        (
            with("requested_access_methods", json!([{ "mode": "fax" }])),
            "Invalid enum value. Expected 'code' | 'card' | 'mobile_key' | 'cloud_key', received 'fax' for \"requested_access_methods.0.mode\"",
        ),
        (
            with("requested_access_methods", json!([{ "mode": "mobile_key", "instant_key_max_use_count": 0 }])),
            "Number must be greater than or equal to 1 for \"requested_access_methods.0.instant_key_max_use_count\"",
        ),
        (
            with("requested_access_methods", json!([{ "mode": "mobile_key", "instant_key_max_use_count": 1.5 }])),
            "Expected integer, received float for \"requested_access_methods.0.instant_key_max_use_count\"",
        ),
        (
            with("user_identity", json!({ "phone_number": "1" })),
            "Phone number must be in E.164 format: +14155552671 for \"user_identity.phone_number\"",
        ),
    ] {
        assert_eq!(refused(&body).1, message, "{body}");
    }
    assert_eq!(post("/access_grants/list", &json!([])).1["error"]["message"], "Expected object, received array");
    let limit = post("/access_grants/list", &json!({ "limit": 0, "device_id": 1 })).1["error"].clone();
    assert_eq!(
        limit["message"],
        "2 Input Errors: Expected string, received number for \"device_id\", Number must be greater than 0 for \"limit\""
    );
}

#[test]
fn a_pin_is_told_every_rule_that_it_breaks() {
    let code = |code: &str| {
        let methods = json!([{ "mode": "code", "code": code }]);
        let (tree, message) = refused(&json!({ "user_identity": {}, "requested_access_methods": methods }));
        assert!(code.is_empty() || !message.contains(code), "the message repeats the PIN");
        tree["requested_access_methods"]["0"]["code"]["_errors"].clone()
    };
    assert_eq!(code("12"), json!(["String must contain at least 4 character(s)"]));
    assert_eq!(code("12ab"), json!(["Must only contain digits"]));
    assert_eq!(code("1234567890"), json!(["String must contain at most 9 character(s)"]));
    assert_eq!(code("ab"), json!(["String must contain at least 4 character(s)", "Must only contain digits"]));
}

#[test]
fn what_the_schemas_of_the_api_take_is_taken() {
    for (path, body) in [
        ("/access_grants/get_related", json!({ "include": ["spaces"] })),
        ("/access_methods/list", json!({})),
        ("/access_grants/list", json!({ "limit": 1e12 })),
        (
            "/access_grants/create",
            json!({ "user_identity": {}, "requested_access_methods": [{ "mode": "card", "code": "1234" }] }),
        ),
    ] {
        assert_eq!(post(path, &body).0, 200, "{path}");
    }
}

#[test]
fn what_cannot_be_read_is_refused() {
    for body in [&b"{\"search\":\"\xff\"}"[..], b"{", b"nothing", b"\n"] {
        let request = HttpRequest { body: body.to_owned(), ..HttpRequest::post("/access_grants/list", "") };
        let response = send(&mut demo(), request);
        assert_eq!(response.status, 400);
        assert_eq!(
            json_of(&response)["error"],
            json!({ "type": "invalid_input", "message": "Error while parsing input" })
        );
    }
    let lone = HttpRequest::post("/access_grants/list", r#"{"search":"\ud800"}"#);
    assert_eq!(send(&mut demo(), lone).status, 200);
}

#[test]
fn a_body_has_a_limit() {
    let body = |length: usize| HttpRequest::post("/access_grants/list", &format!("{{{}}}", " ".repeat(length - 2)));
    assert_eq!(send(&mut demo(), body(MAX_BODY)).status, 200);
    let response = send(&mut demo(), body(MAX_BODY + 1));
    assert_eq!((response.status, &json_of(&response)["error"]["type"]), (413, &json!("payload_too_large")));
}

#[test]
fn a_client_with_another_endpoint_notices() {
    let at = |address: &str| HttpRequest {
        address: Some(address.to_owned()),
        ..HttpRequest::post("/access_grants/list", "{}")
    };
    let response = send(&mut demo(), at("https://connect.getseam.com"));
    assert_eq!(response.status, 421);
    assert_eq!(
        json_of(&response)["error"]["message"],
        "This is a sandbox, which does not answer for https://connect.getseam.com. Set the endpoint of your client to https://sandbox.invalid."
    );
    assert_eq!(send(&mut demo(), at("http://localhost:3000")).status, 200);
}

#[test]
fn the_address_of_the_next_page_leads_there() {
    let mut sandbox = demo();
    let request = HttpRequest {
        address: Some("http://127.0.0.1:4000".to_owned()),
        ..HttpRequest::post("/access_grants/list", r#"{"limit":2,"search":"a b","access_grant_key":"stay-1"}"#)
    };
    assert_eq!(json_of(&send(&mut sandbox, request.clone()))["pagination"]["next_page_url"], Value::Null);
    for (path, forwarded) in
        [("/access_grants/list", None), ("/access_grants/unmanaged/list", Some("https://seam.example".to_owned()))]
    {
        let body = br#"{"limit":1}"#.to_vec();
        let first = HttpRequest { path: path.to_owned(), forwarded: forwarded.clone(), body, ..request.clone() };
        let first = json_of(&send(&mut sandbox, first));
        let url = first["pagination"]["next_page_url"].as_str().unwrap();
        let host = forwarded.as_deref().unwrap_or("http://127.0.0.1:4000");
        let query = url.strip_prefix(&format!("{host}{path}?limit=1&")).unwrap();
        let second = json_of(&send(&mut sandbox, HttpRequest::query("GET", path, &format!("limit=1&{query}"))));
        assert_eq!(second["ok"], true, "{second}");
        assert_ne!(second["access_grants"], first["access_grants"]);
    }
}
