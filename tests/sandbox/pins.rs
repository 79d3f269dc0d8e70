//! PINs obey the doors.

use seam_access_grants_sandbox::{Sandbox, Seed};
use serde_json::{Value, json};

use super::{ID, events, good, sandbox, with};

fn create(sandbox: &mut Sandbox, body: &Value) -> Value {
    good(sandbox, "/access_grants/create", body)["access_grant"].clone()
}

fn stay(room: &str, methods: &Value) -> Value {
    json!({
        "user_identity": { "full_name": "New Guest" },
        "space_keys": [room],
        "requested_access_methods": methods,
        "ends_at": "2025-06-03T10:00:00Z",
    })
}

fn methods(sandbox: &mut Sandbox, grant: &Value) -> Vec<Value> {
    let list = good(sandbox, "/access_methods/list", &json!({ "access_grant_id": grant["access_grant_id"] }));
    list["access_methods"].as_array().unwrap().clone()
}

fn code(sandbox: &mut Sandbox, grant: &Value) -> String {
    let methods = methods(sandbox, grant);
    assert_eq!(methods.len(), 1, "{methods:?}");
    methods[0]["code"].as_str().unwrap().to_owned()
}

#[test]
fn generated_pins_keep_the_rules_of_their_lock() {
    let mut sandbox = sandbox(Seed::Demo);
    let distinct = |text: &str| text.chars().collect::<std::collections::HashSet<_>>().len();
    for _ in 0..40 {
        let mut of = |room| {
            let grant = create(&mut sandbox, &stay(room, &json!([{ "mode": "code" }])));
            code(&mut sandbox, &grant)
        };
        let schlage = of("room-101");
        assert!((4..=6).contains(&schlage.len()) && distinct(&schlage[..4]) == 4, "{schlage}");
        let nuki = of("room-102");
        assert!(nuki.len() == 6 && !nuki.contains('0') && !nuki.starts_with("12"), "{nuki}");
        let ttlock = of("room-103");
        assert!(!ttlock.contains(['0', '8', '9']), "{ttlock}");
    }
}

#[test]
fn a_requested_pin_is_kept_where_the_lock_takes_it_and_else_replaced() {
    let mut sandbox = sandbox(Seed::Demo);
    let kept = create(&mut sandbox, &stay("room-101", &json!([{ "mode": "code", "code": "4326" }])));
    assert_eq!((code(&mut sandbox, &kept).as_str(), &kept["warnings"]), ("4326", &json!([])));
    // Another person on the same lock; a lock with other rules; a PIN that every lock has.
    assert!(sandbox.take_pins(&["5173".to_owned()]));
    assert!(!sandbox.take_pins(&["51".to_owned()]));
    for (room, wanted) in [("room-101", "4326"), ("room-102", "120034"), ("room-103", "5173")] {
        let grant = create(&mut sandbox, &stay(room, &json!([{ "mode": "code", "code": wanted }])));
        let methods = methods(&mut sandbox, &grant);
        let replaced = methods.iter().find(|method| method["code"] != wanted).unwrap();
        let warning = &grant["warnings"][0];
        assert_eq!(warning["warning_code"], "requested_code_unavailable", "{room}");
        assert_eq!((&warning["original_code"], &warning["new_code"]), (&json!(wanted), &replaced["code"]));
        let lock = warning["device_id"].clone();
        let of_lock = good(
            &mut sandbox,
            "/access_methods/list",
            &json!({ "access_grant_id": grant["access_grant_id"], "device_id": lock }),
        );
        assert_eq!(of_lock["access_methods"], json!([replaced]));
    }
}

#[test]
fn a_person_keeps_one_pin_and_two_people_never_share_one() {
    let mut sandbox = sandbox(Seed::Demo);
    let jane = good(&mut sandbox, "/user_identities/get", &json!({ "user_identity_key": "guest-30" }))["user_identity"]
        ["user_identity_id"]
        .clone();
    let mut own = stay("room-109", &json!([{ "mode": "code" }]));
    own.as_object_mut().unwrap().remove("user_identity");
    let own = with(own, "user_identity_id", jane);
    let codes: Vec<String> = (0..3)
        .map(|_| {
            let grant = create(&mut sandbox, &own);
            code(&mut sandbox, &grant)
        })
        .collect();
    assert!(codes.iter().all(|code| *code == codes[0]), "{codes:?}");
    let lock =
        good(&mut sandbox, "/devices/list", &json!({ "search": "Room 109 Lock" }))["devices"][0]["device_id"].clone();
    let generated =
        good(&mut sandbox, "/access_codes/generate_code", &json!({ "device_id": lock }))["generated_code"].clone();
    assert_ne!(generated["code"], json!(codes[0]));
}

#[test]
fn a_lock_that_is_full_gets_no_more() {
    let mut sandbox = sandbox(Seed::Demo);
    let mut missing = Value::Null;
    for _ in 0..40 {
        let grant = create(&mut sandbox, &stay("room-107", &json!([{ "mode": "code" }])));
        missing = grant["errors"].clone();
        if missing != json!([]) {
            break;
        }
    }
    assert_eq!(missing[0]["error_code"], "cannot_create_requested_access_methods");
    assert_eq!(missing[0]["missing_device_ids"].as_array().unwrap().len(), 1);
}

#[test]
fn a_method_belongs_to_the_doors_that_take_its_mode() {
    let mut sandbox = sandbox(Seed::Demo);
    let grant = create(
        &mut sandbox,
        &stay("room-101", &json!([{ "mode": "code" }, { "mode": "card" }, { "mode": "mobile_key" }])),
    );
    let lock = good(&mut sandbox, "/devices/get", &json!({ "name": "Room 101 Lock" }))["device"]["device_id"].clone();
    let of_lock = json!({ "access_grant_id": grant["access_grant_id"], "device_id": lock });
    let of_lock = good(&mut sandbox, "/access_methods/list", &of_lock)["access_methods"].clone();
    assert_eq!((of_lock.as_array().unwrap().len(), &of_lock[0]["mode"]), (1, &json!("code")));
    let elevator = super::id(
        &mut sandbox,
        "/acs/entrances/list",
        "acs_entrances",
        ("display_name", "Elevator"),
        "acs_entrance_id",
    );
    let of_elevator = json!({ "access_grant_id": grant["access_grant_id"], "acs_entrance_id": elevator });
    let of_elevator = good(&mut sandbox, "/access_methods/list", &of_elevator)["access_methods"].clone();
    let modes: Vec<_> = of_elevator.as_array().unwrap().iter().map(|method| method["mode"].as_str().unwrap()).collect();
    assert_eq!(modes, ["mobile_key", "card"]);
}

#[test]
fn what_no_door_takes_is_told() {
    let mut sandbox = sandbox(Seed::Demo);
    let lock = |sandbox: &mut Sandbox, name: &str| {
        good(sandbox, "/devices/get", &json!({ "name": name }))["device"]["device_id"].clone()
    };
    let (mute, storage) = (lock(&mut sandbox, "Room 108 Lock"), lock(&mut sandbox, "Storage Room Lock"));
    let of = |devices: Value, mode: &str| json!({ "user_identity_id": ID, "device_ids": devices, "requested_access_methods": [{ "mode": mode }] });
    let grant = create(&mut sandbox, &of(json!([mute]), "code"));
    assert_eq!(grant["warnings"][0]["warning_code"], "device_does_not_support_access_codes");
    assert_eq!(
        (&grant["errors"][0]["error_code"], &grant["access_method_ids"]),
        (&json!("cannot_create_requested_access_methods"), &json!([]))
    );
    let grant = create(&mut sandbox, &of(json!([storage]), "card"));
    assert_eq!(grant["errors"][0]["missing_device_ids"], json!([storage]));
    let from = events(&sandbox).len();
    let grant = create(&mut sandbox, &of(json!([storage, ID]), "code"));
    assert_eq!(grant["errors"][0]["missing_device_ids"], json!([ID]), "a device that nobody knows");
    assert_eq!(methods(&mut sandbox, &grant).len(), 1);
    let events = &events(&sandbox)[from..];
    let told =
        events.iter().find(|event| event["event_type"] == "access_grant.could_not_create_requested_access_methods");
    assert_eq!(told.unwrap()["missing_device_ids"], json!([ID]));
    let entrance = super::id(
        &mut sandbox,
        "/acs/entrances/list",
        "acs_entrances",
        ("display_name", "Elevator"),
        "acs_entrance_id",
    );
    let body = json!({ "user_identity_id": ID, "acs_entrance_ids": [entrance], "requested_access_methods": [{ "mode": "code" }] });
    assert_eq!(create(&mut sandbox, &body)["errors"][0]["error_code"], "cannot_create_requested_access_methods");
}

#[test]
fn a_lock_that_does_not_take_the_window_fails_until_the_window_fits() {
    let mut sandbox = sandbox(Seed::Demo);
    for (ends_at, reason) in
        [(Value::Null, "ongoing_not_supported"), (json!("2027-06-01T12:00:00Z"), "duration_exceeds_max")]
    {
        let body = with(stay("room-105", &json!([{ "mode": "code" }])), "ends_at", ends_at);
        let grant = create(&mut sandbox, &body);
        let warning = &grant["warnings"][0];
        assert_eq!(
            (&warning["warning_code"], &warning["reason"]),
            (&json!("device_time_constraints_violated"), &json!(reason))
        );
        let of_lock = |sandbox: &mut Sandbox| {
            let filter = json!({ "access_grant_id": grant["access_grant_id"], "device_id": warning["device_id"] });
            good(sandbox, "/access_methods/list", &filter)["access_methods"][0].clone()
        };
        let method = of_lock(&mut sandbox);
        assert_eq!(
            (&method["is_issued"], &method["errors"][0]["error_code"]),
            (&json!(false), &json!("failed_to_issue"))
        );
        let fits = json!({ "access_grant_id": grant["access_grant_id"], "ends_at": "2025-06-05T12:00:00Z" });
        good(&mut sandbox, "/access_grants/update", &fits);
        let method = of_lock(&mut sandbox);
        assert_eq!((&method["is_issued"], &method["errors"]), (&json!(true), &json!([])));
        let grant = good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": grant["access_grant_id"] }));
        assert_eq!(grant["access_grant"]["warnings"], json!([]));
    }
}
