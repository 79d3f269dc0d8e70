//! Doors that are late, refuse, or do not give back.

use std::collections::BTreeSet;

use seam_access_grants_sandbox::{
    Issuance, Sandbox, Seed,
    simulated::{Cause, NOTICES},
};
use serde_json::{Value, json};

use super::{events, good, now, sandbox};

const SECOND: f64 = 1000.0;
const HOUR: f64 = 3_600_000.0;

fn with_doors(issuance: Issuance) -> Sandbox {
    let mut sandbox = sandbox(Seed::Demo);
    sandbox.set_issuance(issuance, now());
    sandbox
}

/// The ID of a room's lock.
fn lock(sandbox: &mut Sandbox, room: u32) -> Value {
    let list = good(sandbox, "/devices/list", &json!({ "search": format!("Room {room} Lock") }));
    list["devices"][0]["device_id"].clone()
}

fn create(sandbox: &mut Sandbox, more: &Value) -> Value {
    let mut body = json!({
        "user_identity": {},
        "requested_access_methods": [{ "mode": "code" }],
        "starts_at": "2025-06-01T12:00:00Z",
        "ends_at": "2025-06-03T10:00:00Z",
    });
    for (member, value) in more.as_object().unwrap() {
        body[member] = value.clone();
    }
    good(sandbox, "/access_grants/create", &body)["access_grant"]["access_grant_id"].clone()
}

/// The grant, and its first access method.
fn told(sandbox: &mut Sandbox, grant: &Value) -> [Value; 2] {
    let id = json!({ "access_grant_id": grant });
    let grant = good(sandbox, "/access_grants/get", &id)["access_grant"].clone();
    [grant, good(sandbox, "/access_methods/list", &id)["access_methods"][0].clone()]
}

fn codes(of: &Value, list: &str) -> Vec<String> {
    let code = |notice: &Value| {
        notice["error_code"].as_str().or(notice["warning_code"].as_str()).unwrap_or_default().to_owned()
    };
    of[list].as_array().unwrap().iter().map(code).collect()
}

fn kinds(sandbox: &Sandbox, method: &Value) -> Vec<String> {
    let own = |event: &&Value| event["access_method_id"] == method["access_method_id"];
    events(sandbox).iter().filter(own).map(|event| event["event_type"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn doors_that_fail_say_so_after_their_time_and_recover_when_they_work_again() {
    let mut sandbox = with_doors(Issuance::Fails);
    for mode in ["code", "card", "mobile_key", "cloud_key"] {
        let id = create(
            &mut sandbox,
            &json!({ "space_keys": ["common-areas"], "requested_access_methods": [{ "mode": mode }] }),
        );
        let [_, method] = told(&mut sandbox, &id);
        assert_eq!(
            (codes(&method, "errors"), &method["display_status"]),
            (vec![], &json!("Awaiting issuance")),
            "{mode}"
        );
        sandbox.advance(2.0 * SECOND, now()).unwrap();
        let [grant, method] = told(&mut sandbox, &id);
        assert_eq!(method["is_issued"], false);
        assert_eq!(codes(&method, "errors"), ["failed_to_issue", "access_not_provisioned"], "{mode}");
        assert_eq!(codes(&grant, "errors"), ["access_not_provisioned"]);
        assert!(codes(&grant, "warnings").contains(&"underprovisioned_access".to_owned()));
        assert_eq!(kinds(&sandbox, &method), ["access_method.created", "access_method.failed_to_issue"]);
    }
    sandbox.set_issuance(Issuance::After(5000), now());
    sandbox.advance(5.0 * SECOND, now()).unwrap();
    let list = good(&mut sandbox, "/access_grants/list", &json!({ "limit": 4 }));
    for grant in list["access_grants"].as_array().unwrap() {
        let [grant, method] = told(&mut sandbox, &grant["access_grant_id"]);
        assert_eq!((codes(&grant, "errors"), codes(&method, "errors")), (vec![], vec![]));
        assert_eq!(method["is_issued"], method["mode"] != "card", "a card waits for its encoder");
    }
}

#[test]
fn an_update_fails_as_creation_does() {
    let mut sandbox = with_doors(Issuance::After(0));
    let id = create(&mut sandbox, &json!({ "space_keys": ["room-101"] }));
    assert_eq!(told(&mut sandbox, &id)[1]["is_issued"], true);
    sandbox.set_issuance(Issuance::Fails, now());
    good(&mut sandbox, "/access_grants/update", &json!({ "access_grant_id": id, "ends_at": "2025-06-04T10:00:00Z" }));
    sandbox.advance(2.0 * SECOND, now()).unwrap();
    let [_, method] = told(&mut sandbox, &id);
    assert_eq!((&method["is_issued"], codes(&method, "errors").len()), (&json!(false), 2));
}

#[test]
fn doors_that_take_long_are_late_when_the_grant_is_about_to_begin() {
    for issuance in [Issuance::Never, Issuance::After(86_400_000)] {
        let mut sandbox = with_doors(issuance);
        let begun = create(&mut sandbox, &json!({ "space_keys": ["room-101"] }));
        let later = create(&mut sandbox, &json!({ "space_keys": ["room-102"], "starts_at": "2025-06-01T20:00:00Z" }));
        let is_late = |sandbox: &mut Sandbox, id| {
            codes(&told(sandbox, id)[1], "warnings").contains(&"delay_in_issuing".to_owned())
        };
        assert!(!is_late(&mut sandbox, &begun));
        sandbox.advance(300.0 * SECOND, now()).unwrap();
        assert!(is_late(&mut sandbox, &begun) && !is_late(&mut sandbox, &later));
        sandbox.advance(7.0 * HOUR, now()).unwrap();
        assert!(is_late(&mut sandbox, &later));
        let [_, method] = told(&mut sandbox, &later);
        assert_eq!(kinds(&sandbox, &method), ["access_method.created", "access_method.delay_in_issuing"]);
        sandbox.set_issuance(Issuance::After(0), now());
        sandbox.advance(24.0 * HOUR, now()).unwrap();
        let [_, method] = told(&mut sandbox, &later);
        assert_eq!((&method["is_issued"], codes(&method, "warnings")), (&json!(true), vec![]));
    }
    let mut usual = with_doors(Issuance::After(5000));
    let id = create(&mut usual, &json!({ "space_keys": ["room-101"] }));
    usual.advance(HOUR, now()).unwrap();
    assert_eq!(kinds(&usual, &told(&mut usual.clone(), &id)[1]), ["access_method.created", "access_method.issued"]);
}

#[test]
fn a_lock_with_pins_in_store_takes_one_when_the_grant_begins() {
    let mut sandbox = with_doors(Issuance::Fails);
    let lock = lock(&mut sandbox, 104);
    let wanted = json!([{ "mode": "code", "code": "483726" }]);
    let id = create(
        &mut sandbox,
        &json!({ "device_ids": [lock], "starts_at": "2025-06-01T20:00:00Z", "requested_access_methods": wanted }),
    );
    sandbox.advance(2.0 * SECOND, now()).unwrap();
    assert_eq!(codes(&told(&mut sandbox, &id)[1], "errors"), ["failed_to_issue"]);
    sandbox.advance(8.0 * HOUR, now()).unwrap();
    let [grant, method] = told(&mut sandbox, &id);
    assert_eq!((&method["is_issued"], codes(&method, "errors")), (&json!(true), vec![]));
    assert_eq!(codes(&method, "warnings"), ["pulled_backup_access_code"]);
    assert_ne!(method["code"], "483726");
    assert_eq!(codes(&grant, "warnings"), Vec::<String>::new());
    let issued = events(&sandbox).into_iter().rfind(|event| event["event_type"] == "access_method.issued").unwrap();
    assert_eq!((&issued["is_backup_code"], &issued["code"]), (&json!(true), &method["code"]));
}

#[test]
fn an_offline_lock_keeps_the_pin_of_a_method_that_is_deleted() {
    let mut sandbox = with_doors(Issuance::After(0));
    let lock = lock(&mut sandbox, 105);
    let id = create(&mut sandbox, &json!({ "device_ids": [lock] }));
    let [_, method] = told(&mut sandbox, &id);
    assert_eq!(method["is_issued"], true);
    good(&mut sandbox, "/access_methods/delete", &json!({ "access_method_id": method["access_method_id"] }));
    let [grant, _] = told(&mut sandbox, &id);
    assert_eq!(codes(&grant, "warnings"), ["overprovisioned_access"]);
    let failed = &grant["warnings"][0]["failed_devices"];
    assert_eq!((&failed[0]["device_id"], failed.as_array().unwrap().len()), (&lock, 1));
    assert_eq!(failed[0]["error_code"], "offline_access_code_not_revocable");
}

#[test]
fn a_mobile_key_needs_an_address_or_else_a_number() {
    let mut sandbox = with_doors(Issuance::After(0));
    let (email, phone) = ("user_identity_missing_email_address", "user_identity_missing_phone_number");
    for (person, expected) in [
        (json!({ "email_address": "one@example.com" }), vec![]),
        (json!({ "phone_number": "+14155550999" }), vec![email]),
        (json!({}), vec![email, phone]),
    ] {
        for (mode, expected) in [("mobile_key", expected), ("card", vec![])] {
            let mut sandbox = sandbox.clone();
            let methods = json!([{ "mode": mode }]);
            let id = create(
                &mut sandbox,
                &json!({ "user_identity": person, "space_keys": ["room-101"], "requested_access_methods": methods }),
            );
            assert_eq!(codes(&told(&mut sandbox, &id)[1], "warnings"), expected, "{mode} {person}");
        }
    }
    // Whether doors that nobody knows need one, nobody knows either.
    let id = create(
        &mut sandbox,
        &json!({ "space_keys": ["tree-house"], "requested_access_methods": [{ "mode": "mobile_key" }] }),
    );
    assert_eq!(codes(&told(&mut sandbox, &id)[1], "warnings"), Vec::<String>::new());
}

#[test]
fn an_access_method_tells_of_the_pin_that_it_did_not_get() {
    let mut sandbox = with_doors(Issuance::After(0));
    let grant =
        good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_key": "pin-taken" }))["access_grant"].clone();
    let methods = good(&mut sandbox, "/access_methods/list", &json!({ "access_grant_key": "pin-taken" }));
    let of_grant = &grant["warnings"][0];
    let told: Vec<&Value> = methods["access_methods"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|method| method["warnings"].as_array().unwrap())
        .collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["warning_code"], "requested_code_unavailable");
    for member in ["original_code", "new_code"] {
        assert_eq!(told[0][member], of_grant[member]);
    }
}

/// Every notice of the first hundred grants and their access methods, as `access_grant.errors code`.
fn notices(sandbox: &mut Sandbox, found: &mut BTreeSet<String>) {
    let grants = good(sandbox, "/access_grants/list", &json!({ "limit": 100 }));
    let methods = good(sandbox, "/access_methods/list", &json!({ "limit": 200 }));
    for (of, items) in [("access_grant", &grants["access_grants"]), ("access_method", &methods["access_methods"])] {
        for item in items.as_array().unwrap() {
            for list in ["errors", "warnings", "pending_mutations"] {
                let codes = item[list].as_array().unwrap().iter().map(|notice| {
                    let code =
                        ["error_code", "warning_code", "mutation_code"].iter().find_map(|key| notice[key].as_str());
                    format!("{of}.{list} {}", code.unwrap())
                });
                found.extend(codes);
            }
        }
    }
}

#[test]
fn the_notices_that_the_table_says_occur_are_those_that_do() {
    let mut found = BTreeSet::new();
    let mut sandbox = with_doors(Issuance::Never);
    let (august, offline) = (lock(&mut sandbox, 104), lock(&mut sandbox, 105));
    let waiting = create(
        &mut sandbox,
        &json!({ "space_keys": ["room-101"], "requested_access_methods": [{ "mode": "mobile_key" }] }),
    );
    sandbox.advance(300.0 * SECOND, now()).unwrap();
    notices(&mut sandbox, &mut found);
    sandbox.set_issuance(Issuance::Fails, now());
    create(&mut sandbox, &json!({ "space_keys": ["common-areas"] }));
    create(&mut sandbox, &json!({ "device_ids": [august] }));
    sandbox.advance(2.0 * SECOND, now()).unwrap();
    notices(&mut sandbox, &mut found);
    sandbox.set_issuance(Issuance::After(0), now());
    let kept = create(&mut sandbox, &json!({ "device_ids": [offline] }));
    good(&mut sandbox, "/access_methods/delete", &json!({ "access_grant_id": kept }));
    sandbox.set_issuance(Issuance::After(5000), now());
    good(&mut sandbox, "/access_grants/delete", &json!({ "access_grant_id": waiting }));
    notices(&mut sandbox, &mut found);
    let told: BTreeSet<String> = NOTICES
        .iter()
        .filter(|notice| matches!(notice.cause, Cause::Occurs(_)))
        .map(|notice| format!("{}.{} {}", notice.of, notice.list, notice.code))
        .collect();
    assert_eq!(found, told);
}
