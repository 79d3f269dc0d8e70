//! What happens by itself: issuance, changes, expiry and deletion, on the sandbox's clock.

use seam_access_grants_sandbox::{Clock, Issuance, Options, Sandbox, Seed};
use serde_json::{Value, json};

use super::{bad, events, good, grant, id, now, with};

const DELAY: f64 = 5000.0;

/// A demo whose doors take five seconds.
fn slow(issuance: Issuance) -> Sandbox {
    let options =
        Options { seed: Seed::Demo, random: 1, clock: Clock::standing(now()).unwrap(), issuance, ..Options::default() };
    Sandbox::new(options, now())
}

fn create(sandbox: &mut Sandbox, room: &str, methods: &Value) -> Value {
    let body = json!({
        "user_identity": { "full_name": "New Guest" },
        "space_keys": [room],
        "requested_access_methods": methods,
        "access_grant_key": "new",
        "ends_at": "2025-06-03T10:00:00Z",
    });
    good(sandbox, "/access_grants/create", &body)["access_grant"].clone()
}

fn get(sandbox: &mut Sandbox) -> Value {
    good(sandbox, "/access_grants/get", &json!({ "access_grant_key": "new" }))["access_grant"].clone()
}

fn methods(sandbox: &mut Sandbox) -> Vec<Value> {
    let list = good(sandbox, "/access_methods/list", &json!({ "access_grant_key": "new" }));
    let mut methods = list["access_methods"].as_array().unwrap().clone();
    methods.reverse();
    methods
}

/// The types of the events that are new since `from`.
fn types(sandbox: &Sandbox, from: usize) -> Vec<String> {
    events(sandbox)[from..].iter().map(|event| event["event_type"].as_str().unwrap().to_owned()).collect()
}

fn advance(sandbox: &mut Sandbox, millis: f64) {
    sandbox.advance(millis, now()).unwrap();
}

#[test]
fn a_pin_is_pending_then_issued_with_its_events() {
    let mut sandbox = slow(Issuance::After(5000));
    let from = events(&sandbox).len();
    let grant = create(&mut sandbox, "room-101", &json!([{ "mode": "code" }]));
    assert_eq!(grant["display_status"], "Awaiting issuance");
    let method = methods(&mut sandbox)[0].clone();
    assert_eq!(
        (&method["is_issued"], &method["issued_at"], &method["code"]),
        (&json!(false), &Value::Null, &Value::Null)
    );
    assert_eq!(method["pending_mutations"][0]["mutation_code"], "provisioning_access");
    advance(&mut sandbox, DELAY - 1.0);
    assert_eq!(methods(&mut sandbox)[0]["is_issued"], false);
    advance(&mut sandbox, 1.0);
    let method = methods(&mut sandbox)[0].clone();
    assert_eq!((&method["is_issued"], &method["issued_at"]), (&json!(true), &json!("2025-06-01T12:00:05.000000Z")));
    assert!(method["code"].as_str().unwrap().len() >= 4);
    assert_eq!(method["pending_mutations"], json!([]));
    assert_eq!(get(&mut sandbox)["display_status"], "Active");
    let expected = [
        "access_grant.created",
        "access_method.created",
        "access_method.issued",
        "access_grant.access_granted_to_door",
        "access_grant.access_granted_to_all_doors",
    ];
    assert_eq!(types(&sandbox, from), expected);
    let events = &events(&sandbox)[from..];
    assert_eq!(events[2]["code"], method["code"]);
    assert_eq!(events[2]["access_grant_keys"], json!(["new"]));
    assert_eq!(events[2]["occurred_at"], "2025-06-01T12:00:05.000000Z");
}

#[test]
fn a_change_of_the_window_takes_the_methods_back_and_issues_them_again() {
    let mut sandbox = slow(Issuance::After(5000));
    create(&mut sandbox, "room-101", &json!([{ "mode": "code" }]));
    advance(&mut sandbox, DELAY);
    let (from, code) = (events(&sandbox).len(), methods(&mut sandbox)[0]["code"].clone());
    let change = json!({ "access_grant_key": "new", "ends_at": "2025-06-04T10:00:00Z" });
    good(&mut sandbox, "/access_grants/update", &change);
    let grant = get(&mut sandbox);
    let (mutation, warning) = (&grant["pending_mutations"][0], &grant["warnings"][0]);
    assert_eq!(grant["ends_at"], "2025-06-04T10:00:00.000000Z");
    assert_eq!(
        (&mutation["mutation_code"], &warning["warning_code"]),
        (&json!("updating_access_times"), &json!("updating_access_times"))
    );
    assert_eq!(mutation["from"]["ends_at"], "2025-06-03T10:00:00.000000Z");
    assert_eq!(mutation["to"]["ends_at"], "2025-06-04T10:00:00.000000Z");
    assert_eq!(mutation["access_method_ids"], grant["access_method_ids"]);
    let method = methods(&mut sandbox)[0].clone();
    assert_eq!(
        (&method["is_issued"], &method["warnings"][0]["warning_code"]),
        (&json!(false), &json!("updating_access_times"))
    );
    // A second change on the way: the doors still have the first window, and the task of the first change does nothing.
    advance(&mut sandbox, DELAY / 2.0);
    good(&mut sandbox, "/access_grants/update", &with(change, "ends_at", Value::Null));
    assert_eq!(get(&mut sandbox)["pending_mutations"][0]["from"]["ends_at"], "2025-06-03T10:00:00.000000Z");
    advance(&mut sandbox, DELAY / 2.0);
    assert_eq!(methods(&mut sandbox)[0]["is_issued"], false);
    advance(&mut sandbox, DELAY / 2.0);
    let grant = get(&mut sandbox);
    assert_eq!((&grant["pending_mutations"], &grant["warnings"]), (&json!([]), &json!([])));
    assert_eq!((&methods(&mut sandbox)[0]["is_issued"], &methods(&mut sandbox)[0]["code"]), (&json!(true), &code));
    let types = types(&sandbox, from);
    assert_eq!(types[..2], ["access_grant.access_times_changed", "access_method.revoked"]);
    assert_eq!(types.iter().filter(|kind| *kind == "access_method.reissued").count(), 1);
    let from = events(&sandbox).len();
    good(&mut sandbox, "/access_grants/update", &json!({ "access_grant_key": "new", "name": "Suite" }));
    assert_eq!(
        (events(&sandbox).len(), get(&mut sandbox)["name"].clone()),
        (from, json!("Suite")),
        "a name changes no door"
    );
}

#[test]
fn what_is_deleted_is_being_deleted_before_it_is_gone() {
    let mut sandbox = slow(Issuance::After(5000));
    let grant = create(&mut sandbox, "room-101", &json!([{ "mode": "code" }, { "mode": "mobile_key" }]));
    advance(&mut sandbox, DELAY);
    let from = events(&sandbox).len();
    let methods = methods(&mut sandbox);
    good(&mut sandbox, "/access_methods/delete", &json!({ "access_method_id": methods[0]["access_method_id"] }));
    let one = good(&mut sandbox, "/access_methods/get", &json!({ "access_method_id": methods[0]["access_method_id"] }));
    assert_eq!(one["access_method"]["warnings"][0]["warning_code"], "being_deleted");
    assert_eq!(one["access_method"]["pending_mutations"][0]["mutation_code"], "revoking_access");
    advance(&mut sandbox, DELAY);
    let rest = get(&mut sandbox);
    assert_eq!(rest["access_method_ids"], json!([methods[1]["access_method_id"]]));
    assert_eq!(rest["requested_access_methods"][0]["created_access_method_ids"], json!([]));
    let id = json!({ "access_grant_id": grant["access_grant_id"] });
    for _ in 0..2 {
        good(&mut sandbox, "/access_grants/delete", &id);
        assert_eq!(get(&mut sandbox)["warnings"][0]["warning_code"], "being_deleted");
    }
    advance(&mut sandbox, DELAY);
    bad(&mut sandbox, "/access_grants/get", &id, 404, "access_grant_not_found");
    let types = types(&sandbox, from);
    assert_eq!(types.iter().filter(|kind| *kind == "access_method.deleted").count(), 2);
    assert_eq!(types.iter().filter(|kind| *kind == "access_grant.deleted").count(), 1);
    let create = create(&mut sandbox, "room-101", &json!([{ "mode": "code" }]));
    assert_eq!(create["access_grant_key"], "new", "the key is free again");
}

#[test]
fn links_and_tokens_follow_the_mobile_keys() {
    let mut sandbox = super::sandbox(Seed::Demo);
    create(&mut sandbox, "room-101", &json!([{ "mode": "mobile_key" }, { "mode": "mobile_key" }]));
    let keys = methods(&mut sandbox);
    let grant = get(&mut sandbox);
    assert_eq!(
        (&grant["instant_key_url"], &grant["client_session_token"]),
        (&Value::Null, &keys[0]["client_session_token"])
    );
    good(&mut sandbox, "/access_methods/delete", &json!({ "access_method_id": keys[0]["access_method_id"] }));
    let grant = get(&mut sandbox);
    assert_eq!(grant["instant_key_url"], keys[1]["instant_key_url"]);
    assert_eq!(grant["client_session_token"], keys[1]["client_session_token"]);
    good(&mut sandbox, "/access_methods/delete", &json!({ "access_grant_id": grant["access_grant_id"] }));
    let grant = get(&mut sandbox);
    assert!(grant["instant_key_url"].is_null() && grant["client_session_token"].is_null());
}

#[test]
fn time_ends_methods_and_a_later_end_brings_them_back() {
    let mut sandbox = slow(Issuance::After(5000));
    create(&mut sandbox, "room-101", &json!([{ "mode": "code" }]));
    advance(&mut sandbox, DELAY);
    let (from, code) = (events(&sandbox).len(), methods(&mut sandbox)[0]["code"].clone());
    advance(&mut sandbox, 3.0 * 86_400_000.0);
    let method = methods(&mut sandbox)[0].clone();
    assert_eq!(get(&mut sandbox)["display_status"], "Expired");
    assert_eq!(
        (&method["is_issued"], &method["code"], &method["display_status"]),
        (&json!(false), &Value::Null, &json!("Expired"))
    );
    let id = method["access_method_id"].clone();
    let events = &events(&sandbox)[from..];
    let own: Vec<_> = events.iter().filter(|event| event["access_method_id"] == id).collect();
    assert_eq!(own.len(), 1);
    assert_eq!(
        (&own[0]["event_type"], &own[0]["occurred_at"]),
        (&json!("access_method.revoked"), &json!("2025-06-03T10:00:00.000000Z"))
    );
    good(
        &mut sandbox,
        "/access_grants/update",
        &json!({ "access_grant_key": "new", "ends_at": "2025-07-01T00:00:00Z" }),
    );
    advance(&mut sandbox, DELAY);
    let method = methods(&mut sandbox)[0].clone();
    assert_eq!((&method["is_issued"], &method["code"]), (&json!(true), &code));
}

#[test]
fn a_card_waits_for_its_encoder_or_its_number() {
    let mut sandbox = slow(Issuance::After(5000));
    let from = events(&sandbox).len();
    create(&mut sandbox, "room-101", &json!([{ "mode": "card" }, { "mode": "card" }]));
    let encoder = id(
        &mut sandbox,
        "/acs/encoders/list",
        "acs_encoders",
        ("display_name", "Front Desk Encoder"),
        "acs_encoder_id",
    );
    let cards: Vec<Value> = methods(&mut sandbox).iter().map(|card| card["access_method_id"].clone()).collect();
    let encode = json!({ "access_method_id": cards[0], "acs_encoder_id": encoder });
    bad(&mut sandbox, "/access_methods/encode", &encode, 400, "invalid_input");
    advance(&mut sandbox, DELAY);
    assert_eq!(methods(&mut sandbox)[0]["is_ready_for_encoding"], true);
    assert!(types(&sandbox, from).contains(&"access_method.card_encoding_required".to_owned()));
    bad(
        &mut sandbox,
        "/access_methods/encode",
        &with(encode.clone(), "acs_encoder_id", json!(super::ID)),
        404,
        "acs_encoder_not_found",
    );
    let attempt = good(&mut sandbox, "/access_methods/encode", &encode)["action_attempt"].clone();
    assert_eq!((&attempt["status"], &attempt["action_type"]), (&json!("pending"), &json!("ENCODE_CREDENTIAL")));
    let assign = json!({ "access_method_id": cards[1], "card_number": "123" });
    good(&mut sandbox, "/access_methods/assign_card", &assign);
    advance(&mut sandbox, DELAY);
    let attempt =
        good(&mut sandbox, "/action_attempts/get", &json!({ "action_attempt_id": attempt["action_attempt_id"] }));
    assert_eq!(attempt["action_attempt"]["status"], "success");
    assert!(
        methods(&mut sandbox).iter().all(|card| card["is_issued"] == true && card["is_encoding_required"] == false)
    );
    let attempts = good(&mut sandbox, "/action_attempts/list", &json!({ "limit": 1 }))["action_attempts"].clone();
    assert_eq!(attempts[0]["result"]["access_method_id"], cards[1]);
}

#[test]
fn a_cloud_key_opens_its_doors() {
    let mut sandbox = slow(Issuance::After(5000));
    create(&mut sandbox, "common-areas", &json!([{ "mode": "cloud_key" }]));
    let gym = id(&mut sandbox, "/acs/entrances/list", "acs_entrances", ("display_name", "Gym"), "acs_entrance_id");
    let elevator =
        id(&mut sandbox, "/acs/entrances/list", "acs_entrances", ("display_name", "Elevator"), "acs_entrance_id");
    let key = methods(&mut sandbox)[0]["access_method_id"].clone();
    let unlock = json!({ "access_method_id": key, "acs_entrance_id": gym });
    bad(&mut sandbox, "/access_methods/unlock_door", &unlock, 400, "invalid_input");
    advance(&mut sandbox, DELAY);
    bad(
        &mut sandbox,
        "/access_methods/unlock_door",
        &with(unlock.clone(), "acs_entrance_id", elevator),
        400,
        "invalid_input",
    );
    let attempt =
        good(&mut sandbox, "/access_methods/unlock_door", &unlock)["action_attempt"]["action_attempt_id"].clone();
    advance(&mut sandbox, DELAY);
    let attempt =
        good(&mut sandbox, "/action_attempts/get", &json!({ "action_attempt_id": attempt }))["action_attempt"].clone();
    assert_eq!((&attempt["status"], &attempt["result"]["was_confirmed_by_device"]), (&json!("success"), &json!(true)));
}

#[test]
fn issuance_can_be_at_once_or_never_and_be_changed() {
    let mut sandbox = slow(Issuance::After(0));
    create(&mut sandbox, "room-101", &json!([{ "mode": "code" }]));
    assert_eq!(methods(&mut sandbox)[0]["is_issued"], true);
    let mut sandbox = slow(Issuance::Never);
    create(&mut sandbox, "room-101", &json!([{ "mode": "code" }]));
    advance(&mut sandbox, 86_400_000.0);
    assert_eq!(methods(&mut sandbox)[0]["is_issued"], false);
    sandbox.set_issuance(Issuance::After(5000), now());
    advance(&mut sandbox, DELAY);
    assert_eq!(methods(&mut sandbox)[0]["is_issued"], true);
}

#[test]
fn events_are_listed_by_what_they_are_about() {
    let mut sandbox = super::sandbox(Seed::Empty);
    let one = good(&mut sandbox, "/access_grants/create", &grant())["access_grant"].clone();
    good(&mut sandbox, "/access_grants/create", &grant());
    let list = |sandbox: &mut Sandbox, filters: Value| {
        good(sandbox, "/events/list", &filters)["events"].as_array().unwrap().clone()
    };
    let all = list(&mut sandbox, json!({}));
    assert_eq!(all.len(), 8);
    let of_one = list(&mut sandbox, json!({ "access_grant_id": one["access_grant_id"] }));
    assert_eq!(of_one.len(), 4);
    let issued = list(&mut sandbox, json!({ "event_types": ["access_method.issued", "access_grant.deleted"] }));
    assert_eq!(issued.len(), 2);
    assert_eq!(list(&mut sandbox, json!({ "access_method_id": one["access_method_ids"][0], "limit": 1 })).len(), 1);
    assert_eq!(list(&mut sandbox, json!({ "since": "2025-06-01T12:00:01Z" })).len(), 0);
    assert_eq!(list(&mut sandbox, json!({ "between": ["2025-06-01T12:00:00Z", "2025-06-01T12:00:01Z"] })).len(), 8);
    bad(&mut sandbox, "/events/list", &json!({ "between": ["2025-06-01T12:00:00Z"] }), 400, "invalid_input");
    let event = good(&mut sandbox, "/events/get", &json!({ "event_id": all[3]["event_id"] }))["event"].clone();
    assert_eq!(event, all[3]);
    bad(&mut sandbox, "/events/get", &json!({ "event_id": super::ID }), 404, "event_not_found");
}
