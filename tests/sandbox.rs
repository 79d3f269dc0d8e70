//! The sandbox, as a server: status codes, bodies, filters, cursors.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "sandbox/credentials.rs"]
mod credentials;
#[path = "sandbox/failures.rs"]
mod failures;
#[path = "sandbox/growth.rs"]
mod growth;
#[path = "sandbox/lifecycle.rs"]
mod lifecycle;
#[path = "sandbox/neighbours.rs"]
mod neighbours;
#[path = "sandbox/pins.rs"]
mod pins;
#[path = "sandbox/reservations.rs"]
mod reservations;
#[path = "sandbox/state.rs"]
mod state;
#[path = "sandbox/workspaces.rs"]
mod workspaces;

use seam_access_grants::time::Instant;
use seam_access_grants_sandbox::{Clock, HttpRequest, Issuance, Options, Sandbox, Seed};
use serde_json::{Value, json};

fn now() -> Instant {
    Instant::parse("2025-06-01T12:00:00Z").unwrap()
}

fn sandbox(seed: Seed) -> Sandbox {
    with_random(seed, 1)
}

/// One whose clock stands still, and whose doors do at once what they are told.
fn with_random(seed: Seed, random: u64) -> Sandbox {
    let options = Options {
        seed,
        random,
        clock: Clock::standing(now()).unwrap(),
        issuance: Issuance::After(0),
        ..Options::default()
    };
    Sandbox::new(options, now())
}

fn send(sandbox: &mut Sandbox, path: &str, body: &Value) -> (u16, Value) {
    let mut request = HttpRequest::post(path, &body.to_string());
    request.authorization = Some(format!("Bearer {}", sandbox.api_key()));
    let response = sandbox.handle(&request, now());
    (response.status, serde_json::from_str(&response.body).unwrap())
}

#[track_caller]
fn good(sandbox: &mut Sandbox, path: &str, body: &Value) -> Value {
    let (status, answer) = send(sandbox, path, body);
    assert_eq!((status, &answer["ok"]), (200, &json!(true)), "{answer}");
    answer
}

#[track_caller]
fn bad(sandbox: &mut Sandbox, path: &str, body: &Value, status: u16, kind: &str) -> Value {
    let (found, answer) = send(sandbox, path, body);
    assert_eq!((found, &answer["error"]["type"], &answer["ok"]), (status, &json!(kind), &json!(false)), "{answer}");
    answer["error"].clone()
}

/// Every event so far.
fn events(sandbox: &Sandbox) -> Vec<Value> {
    serde_json::from_str(&sandbox.events()).unwrap()
}

const ID: &str = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";

fn grant() -> Value {
    json!({ "user_identity_id": ID, "space_ids": [ID], "requested_access_methods": [{ "mode": "code", "code": "0123" }] })
}

fn with(mut body: Value, key: &str, value: Value) -> Value {
    body[key] = value;
    body
}

#[test]
fn what_is_created_can_be_got_and_listed() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(with(grant(), "access_grant_key", json!("stay-1")), "ends_at", json!("2025-06-03T10:00:00+02:00"));
    let created = good(&mut sandbox, "/access_grants/create", &body)["access_grant"].clone();
    assert_eq!(created["ends_at"], "2025-06-03T08:00:00.000000Z");
    assert_eq!(created["starts_at"], "2025-06-01T12:00:00.000000Z");
    assert_eq!(created["requested_access_methods"][0]["code"], "0123");
    assert_eq!(created["access_method_ids"], created["requested_access_methods"][0]["created_access_method_ids"]);
    for filter in [json!({ "access_grant_id": created["access_grant_id"] }), json!({ "access_grant_key": "stay-1" })] {
        assert_eq!(good(&mut sandbox, "/access_grants/get", &filter)["access_grant"], created);
    }
    assert_eq!(good(&mut sandbox, "/access_grants/list", &json!({}))["access_grants"], json!([created]));
}

#[test]
fn mobile_keys_bring_their_secrets() {
    let mut sandbox = sandbox(Seed::Empty);
    let one = with(grant(), "requested_access_methods", json!([{ "mode": "mobile_key" }]));
    let two = with(
        grant(),
        "requested_access_methods",
        json!([{ "mode": "mobile_key" }, { "mode": "mobile_key", "instant_key_max_use_count": 5 }]),
    );
    let one = good(&mut sandbox, "/access_grants/create", &one)["access_grant"].clone();
    let two = good(&mut sandbox, "/access_grants/create", &two)["access_grant"].clone();
    assert!(one["instant_key_url"].is_string() && one["client_session_token"].is_string());
    assert!(two["instant_key_url"].is_null() && two["client_session_token"].is_string());
    assert_eq!(two["requested_access_methods"][1]["instant_key_max_use_count"], json!(5));
}

#[test]
fn invalid_input_has_the_servers_tree_and_message() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(
        with(grant(), "requested_access_methods", json!([{ "mode": "code", "code": "12" }])),
        "space_ids",
        json!(["x"]),
    );
    let error = bad(&mut sandbox, "/access_grants/create", &body, 400, "invalid_input");
    let tree = &error["validation_errors"];
    assert_eq!(tree["_errors"], json!([]));
    assert_eq!(
        tree["requested_access_methods"]["0"]["code"]["_errors"],
        json!(["String must contain at least 4 character(s)"])
    );
    assert_eq!(tree["space_ids"]["_errors"], json!([]));
    assert!(error["message"].as_str().unwrap().starts_with("2 Input Errors: "));
    let error = bad(
        &mut sandbox,
        "/access_grants/create",
        &with(grant(), "requested_access_methods", json!([{}])),
        400,
        "invalid_input",
    );
    assert_eq!(error["message"], "requested_access_methods.0.mode is required");
    bad(&mut sandbox, "/access_grants/create", &json!([]), 400, "invalid_input");
}

#[test]
fn the_clock_decides_what_is_past() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(grant(), "ends_at", json!("2025-06-01T12:00:00Z"));
    bad(&mut sandbox, "/access_grants/create", &body, 400, "invalid_input");
    good(&mut sandbox, "/access_grants/create", &with(body, "ends_at", json!("2025-06-01T12:00:00.000001Z")));
}

#[test]
fn who_may_not_ask_is_told_so() {
    let mut sandbox = sandbox(Seed::Empty);
    for authorization in [None, Some("Bearer seam_other".to_owned()), Some("seam_test_sandbox".to_owned())] {
        let request = HttpRequest { authorization, ..HttpRequest::post("/access_grants/list", "{}") };
        let response = sandbox.handle(&request, now());
        assert_eq!(response.status, 401);
        assert!(response.body.contains("\"unauthorized\""));
    }
}

#[test]
fn what_is_not_there_is_told_so() {
    let mut sandbox = sandbox(Seed::Empty);
    bad(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": ID }), 404, "access_grant_not_found");
    bad(&mut sandbox, "/thermostats/list", &json!({}), 404, "not_found");
    let authorization = Some("Bearer seam_test_sandbox".to_owned());
    let text = HttpRequest {
        content_type: Some("text/plain".to_owned()),
        authorization: authorization.clone(),
        ..HttpRequest::post("/access_grants/list", "{}")
    };
    assert!(sandbox.handle(&text, now()).body.contains("invalid_content_type"));
    let put = HttpRequest { method: "PUT".to_owned(), authorization, ..HttpRequest::post("/access_grants/list", "{}") };
    assert_eq!(sandbox.handle(&put, now()).status, 405);
}

#[test]
fn keys_and_people_are_unique() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(grant(), "access_grant_key", json!("stay-1"));
    good(&mut sandbox, "/access_grants/create", &body);
    bad(&mut sandbox, "/access_grants/create", &body, 409, "duplicate_access_grant_key");
    let mut body = grant();
    body.as_object_mut().unwrap().remove("user_identity_id");
    let body = with(body, "user_identity", json!({ "full_name": "Jane Roe", "email_address": "jane@example.com" }));
    good(&mut sandbox, "/access_grants/create", &body);
    bad(&mut sandbox, "/access_grants/create", &body, 409, "user_identity_email_or_phone_conflict");
}

#[test]
fn pages_hold_every_grant_once_even_while_grants_are_added() {
    let mut sandbox = sandbox(Seed::Demo);
    let all = count(&mut sandbox, &json!({}));
    let mut seen = Vec::new();
    let mut filters = json!({ "limit": 30 });
    loop {
        let answer = good(&mut sandbox, "/access_grants/list", &filters);
        seen.extend(
            answer["access_grants"].as_array().unwrap().iter().map(|grant| grant["access_grant_id"].to_string()),
        );
        good(&mut sandbox, "/access_grants/create", &grant());
        let pagination = &answer["pagination"];
        if pagination["has_next_page"] == false {
            assert!(pagination["next_page_cursor"].is_null() && pagination["next_page_url"].is_null());
            break;
        }
        filters["page_cursor"] = pagination["next_page_cursor"].clone();
    }
    assert_eq!(seen.len(), all);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all);
}

#[test]
fn a_cursor_belongs_to_its_parameters() {
    let mut sandbox = sandbox(Seed::Demo);
    let first = good(&mut sandbox, "/access_grants/list", &json!({ "limit": 7 }));
    let cursor = first["pagination"]["next_page_cursor"].clone();
    for other in [
        json!({ "limit": 8, "page_cursor": cursor }),
        json!({ "limit": 7, "search": "Jane", "page_cursor": cursor }),
        json!({ "page_cursor": cursor }),
    ] {
        bad(&mut sandbox, "/access_grants/list", &other, 400, "mismatched_page_parameters");
    }
    bad(&mut sandbox, "/access_grants/list", &json!({ "page_cursor": "nonsense" }), 400, "invalid_page_cursor");
}

fn count(sandbox: &mut Sandbox, filters: &Value) -> usize {
    good(sandbox, "/access_grants/list", filters)["access_grants"].as_array().unwrap().len()
}

fn id(sandbox: &mut Sandbox, path: &str, list: &str, name: (&str, &str), field: &str) -> Value {
    let answer = good(sandbox, path, &json!({}));
    let found = answer[list].as_array().unwrap().iter().find(|item| item[name.0] == name.1);
    found.unwrap()[field].clone()
}

#[test]
fn filters_filter() {
    let mut sandbox = sandbox(Seed::Demo);
    let room = id(&mut sandbox, "/spaces/list", "spaces", ("name", "Room 101"), "space_id");
    let lock = id(&mut sandbox, "/devices/list", "devices", ("display_name", "Room 101 Lock"), "device_id");
    let gym = id(&mut sandbox, "/acs/entrances/list", "acs_entrances", ("display_name", "Gym"), "acs_entrance_id");
    let system = id(&mut sandbox, "/acs/entrances/list", "acs_entrances", ("display_name", "Gym"), "acs_system_id");
    let jane =
        id(&mut sandbox, "/user_identities/list", "user_identities", ("full_name", "Jane Doe"), "user_identity_id");
    let some = |filters: Value, sandbox: &mut Sandbox| count(sandbox, &filters);
    let common = id(&mut sandbox, "/spaces/list", "spaces", ("name", "Common Areas"), "space_id");
    let all = good(&mut sandbox, "/access_grants/list", &json!({ "limit": 1000 }))["access_grants"].clone();
    let all = all.as_array().unwrap();
    let of = |is_of: &dyn Fn(&Value) -> bool| all.iter().filter(|grant| is_of(grant)).count();
    let in_room = of(&|grant| grant["space_ids"].as_array().unwrap().contains(&room));
    let in_common = of(&|grant| grant["space_ids"].as_array().unwrap().contains(&common));
    let of_jane = of(&|grant| grant["user_identity_id"] == jane);
    assert!(in_room > 5 && in_common > 5 && of_jane > 1, "{in_room} {in_common} {of_jane}");
    assert_eq!(some(json!({ "limit": 1000 }), &mut sandbox), all.len());
    assert_eq!(some(json!({ "space_id": room }), &mut sandbox), in_room);
    assert_eq!(some(json!({ "space_id": room.as_str().unwrap().to_uppercase() }), &mut sandbox), in_room);
    assert_eq!(some(json!({ "location_id": room }), &mut sandbox), in_room);
    assert_eq!(some(json!({ "device_id": lock }), &mut sandbox), in_room, "through its space");
    assert_eq!(some(json!({ "acs_entrance_id": gym }), &mut sandbox), in_common, "through its space");
    let in_spaces = of(&|grant| grant["space_ids"] != json!([]));
    assert_eq!(some(json!({ "acs_system_id": system }), &mut sandbox), in_spaces);
    assert_eq!(some(json!({ "user_identity_id": jane }), &mut sandbox), of_jane);
    let both = of(&|grant| grant["user_identity_id"] == jane && grant["space_ids"].as_array().unwrap().contains(&room));
    assert_eq!(some(json!({ "user_identity_id": jane, "space_id": room }), &mut sandbox), both);
    assert_eq!(some(json!({ "search": "JANE@" }), &mut sandbox), of_jane);
    assert_eq!(some(json!({ "access_grant_key": "stay-7" }), &mut sandbox), 1);
    assert_eq!(some(json!({ "customer_key": "hotel-lumiere" }), &mut sandbox), in_spaces);
    assert_eq!(some(json!({ "access_grant_key": null }), &mut sandbox), 0);
    assert_eq!(some(json!({ "access_code_id": ID }), &mut sandbox), 0);
    assert_eq!(some(json!({ "customer_key": "c" }), &mut sandbox), 0);
    good(&mut sandbox, "/access_grants/create", &with(grant(), "reservation_key", json!("r-1")));
    assert_eq!(some(json!({ "access_grant_key": null }), &mut sandbox), 1);
    assert_eq!(some(json!({ "reservation_key": "r-1" }), &mut sandbox), 1);
    good(&mut sandbox, "/access_grants/create", &with(grant(), "device_ids", json!([lock])));
    assert_eq!(some(json!({ "device_id": lock }), &mut sandbox), in_room + 1, "by itself");
}

#[test]
fn a_snapshot_brings_everything_back() {
    let mut sandbox = sandbox(Seed::Demo);
    good(&mut sandbox, "/access_grants/create", &grant());
    let snapshot = sandbox.snapshot().unwrap();
    let before = good(&mut sandbox, "/access_grants/list", &json!({}));
    let mut other = with_random(Seed::Empty, 2);
    other.restore(&snapshot).unwrap();
    assert_eq!(good(&mut other, "/access_grants/list", &json!({})), before);
    assert!(other.restore("{}").is_err());
    assert_eq!(good(&mut other, "/access_grants/list", &json!({})), before, "a bad snapshot changes nothing");
    sandbox.reset(now());
    assert_eq!(sandbox.snapshot().unwrap(), self::sandbox(Seed::Demo).snapshot().unwrap());
}

#[test]
fn the_same_random_gives_the_same_ids() {
    let ids = |random| {
        good(&mut with_random(Seed::Demo, random), "/access_grants/list", &json!({ "limit": 3 }))["access_grants"]
            .clone()
    };
    assert_eq!(ids(5), ids(5));
    assert_ne!(ids(5), ids(6));
}

#[test]
fn an_update_changes_what_is_given_and_nothing_else() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(
        with(with(grant(), "access_grant_key", json!("stay-1")), "ends_at", json!("2025-06-03T00:00:00Z")),
        "name",
        json!("Old"),
    );
    let before = good(&mut sandbox, "/access_grants/create", &body)["access_grant"].clone();
    let answer = good(
        &mut sandbox,
        "/access_grants/update",
        &json!({ "access_grant_key": "stay-1", "starts_at": "2025-06-02T00:00:00+02:00" }),
    );
    assert_eq!(answer, json!({ "ok": true }));
    let id = before["access_grant_id"].clone();
    good(&mut sandbox, "/access_grants/update", &json!({ "access_grant_id": id, "name": "New" }));
    let after = good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": id }))["access_grant"].clone();
    let mut expected = before.clone();
    expected["starts_at"] = json!("2025-06-01T22:00:00.000000Z");
    expected["name"] = json!("New");
    expected["display_name"] = json!("New");
    expected["display_status"] = json!("Upcoming");
    assert_eq!(after, expected);
    good(&mut sandbox, "/access_grants/update", &json!({ "access_grant_id": id, "ends_at": null, "name": null }));
    let after = good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": id }))["access_grant"].clone();
    assert_eq!(
        (&after["ends_at"], &after["name"], &after["display_name"]),
        (&Value::Null, &Value::Null, &json!("Access Grant"))
    );
}

#[test]
fn a_window_given_by_halves_must_still_go_forward() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(with(grant(), "access_grant_key", json!("stay-1")), "ends_at", json!("2025-06-03T00:00:00Z"));
    good(&mut sandbox, "/access_grants/create", &body);
    let late = json!({ "access_grant_key": "stay-1", "starts_at": "2025-06-03T00:00:00Z" });
    let error = bad(&mut sandbox, "/access_grants/update", &late, 400, "invalid_input");
    assert_eq!(error["validation_errors"]["ends_at"]["_errors"], json!(["Must be after starts_at"]));
    bad(&mut sandbox, "/access_grants/update", &json!({ "access_grant_key": "other" }), 404, "access_grant_not_found");
}

#[test]
fn what_is_deleted_is_gone() {
    let mut sandbox = sandbox(Seed::Demo);
    let all = count(&mut sandbox, &json!({}));
    let id = good(&mut sandbox, "/access_grants/list", &json!({ "limit": 1 }))["access_grants"][0]["access_grant_id"]
        .clone();
    assert_eq!(good(&mut sandbox, "/access_grants/delete", &json!({ "access_grant_id": id })), json!({ "ok": true }));
    bad(&mut sandbox, "/access_grants/delete", &json!({ "access_grant_id": id }), 404, "access_grant_not_found");
    assert_eq!(count(&mut sandbox, &json!({})), all - 1);
}

#[test]
fn access_methods_can_be_added() {
    let mut sandbox = sandbox(Seed::Empty);
    let id = good(&mut sandbox, "/access_grants/create", &grant())["access_grant"]["access_grant_id"].clone();
    let add = |sandbox: &mut Sandbox, methods: Value| {
        let body = json!({ "access_grant_id": id, "requested_access_methods": methods });
        good(sandbox, "/access_grants/request_access_methods", &body)["access_grant"].clone()
    };
    let one = add(&mut sandbox, json!([{ "mode": "card" }, { "mode": "mobile_key" }]));
    assert_eq!(one["requested_access_methods"].as_array().unwrap().len(), 3);
    assert_eq!(one["access_method_ids"].as_array().unwrap().len(), 3);
    assert!(one["instant_key_url"].is_string());
    let two = add(&mut sandbox, json!([{ "mode": "mobile_key" }]));
    assert!(two["instant_key_url"].is_null(), "a link only for a single mobile key");
    assert_eq!(two["client_session_token"], one["client_session_token"]);
    assert_eq!(good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": id }))["access_grant"], two);
}

/// What the official SDK sends: GET, DELETE and PATCH.
fn send_as(sandbox: &mut Sandbox, request: HttpRequest) -> (u16, Value) {
    let authorization = Some(format!("Bearer {}", sandbox.api_key()));
    let response = sandbox.handle(&HttpRequest { authorization, ..request }, now());
    (response.status, serde_json::from_str(&response.body).unwrap())
}

#[test]
fn reads_and_deletions_take_their_parameters_from_the_query() {
    let mut sandbox = sandbox(Seed::Demo);
    let get = |sandbox: &mut Sandbox, path: &str, query: &str| send_as(sandbox, HttpRequest::query("GET", path, query));
    let (status, two) = get(&mut sandbox, "/access_grants/list", "limit=2&_strict=true");
    assert_eq!((status, two["access_grants"].as_array().unwrap().len()), (200, 2));
    let cursor = two["pagination"]["next_page_cursor"].as_str().unwrap().replace('+', "%2B").replace('=', "%3D");
    let (status, more) =
        get(&mut sandbox, "/access_grants/list", &format!("_strict=true&limit=2&page_cursor={cursor}"));
    assert_eq!(status, 200, "{more}");
    let id = two["access_grants"][0]["access_grant_id"].as_str().unwrap().to_owned();
    let other = more["access_grants"][0]["access_grant_id"].as_str().unwrap().to_owned();
    let ids = format!("access_grant_ids={id}&access_grant_ids={other}");
    assert_eq!(get(&mut sandbox, "/access_grants/list", &ids).1["access_grants"].as_array().unwrap().len(), 2);
    assert_eq!(
        get(&mut sandbox, "/access_grants/list", "access_grant_key=&_strict=true").1["access_grants"],
        json!([])
    );
    let key = two["access_grants"][0]["access_grant_key"].as_str().unwrap();
    let (_, found) = get(&mut sandbox, "/access_grants/get", &format!("access_grant_key={key}"));
    assert_eq!(found["access_grant"], two["access_grants"][0]);
    assert_eq!(get(&mut sandbox, "/access_grants/get", &format!("access_grant_id={other}")).0, 200);
    let (status, error) = get(&mut sandbox, "/access_grants/list", "limit=many");
    assert_eq!((status, &error["error"]["type"]), (400, &json!("invalid_input")));
    let all = count(&mut sandbox, &json!({}));
    let delete = HttpRequest::query("DELETE", "/access_grants/delete", &format!("access_grant_id={id}&_strict=true"));
    assert_eq!(send_as(&mut sandbox, delete), (200, json!({ "ok": true })));
    assert_eq!(count(&mut sandbox, &json!({})), all - 1);
}

#[test]
fn each_operation_takes_its_own_method_besides_post() {
    let mut sandbox = sandbox(Seed::Demo);
    let as_method = |method: &str, path: &str, body: &Value| HttpRequest {
        method: method.to_owned(),
        ..HttpRequest::post(path, &body.to_string())
    };
    let name = json!({ "access_grant_key": "stay-7", "name": "Late check-in" });
    assert_eq!(send_as(&mut sandbox, as_method("PATCH", "/access_grants/update", &name)).0, 200);
    let found = good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_key": "stay-7" }));
    assert_eq!(found["access_grant"]["name"], "Late check-in");
    for (method, path) in [
        ("PATCH", "/access_grants/get"),
        ("GET", "/access_grants/create"),
        ("GET", "/access_grants/delete"),
        ("DELETE", "/access_grants/update"),
        ("GET", "/access_grants/request_access_methods"),
    ] {
        let (status, error) = send_as(&mut sandbox, as_method(method, path, &json!({})));
        assert_eq!((status, &error["error"]["type"]), (405, &json!("method_not_allowed")), "{method} {path}");
    }
}
