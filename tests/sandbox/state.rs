//! Snapshots, the clock, random streams, and what no two may share.

use seam_access_grants::time::Instant;
use seam_access_grants_sandbox::{Clock, HttpRequest, Options, Sandbox, Seed};
use serde_json::{Value, json};

use super::{bad, good, grant, now, sandbox, send_as, with, with_random};

#[test]
fn one_request_more_changes_no_id_of_data() {
    let mut plain = sandbox(Seed::Empty);
    let mut polled = sandbox(Seed::Empty);
    for sandbox in [&mut plain, &mut polled] {
        good(sandbox, "/access_grants/create", &grant());
    }
    good(&mut polled, "/access_grants/list", &json!({}));
    bad(&mut polled, "/access_grants/get", &json!({ "access_grant_id": super::ID }), 404, "access_grant_not_found");
    bad(&mut polled, "/access_grants/create", &json!({}), 400, "invalid_input");
    let key = with(grant(), "access_grant_key", json!("second"));
    let created = [&mut plain, &mut polled].map(|sandbox| good(sandbox, "/access_grants/create", &key));
    assert_eq!(created[0], created[1]);
}

#[test]
fn the_clock_is_part_of_a_snapshot_and_reset_is_the_beginning() {
    let mut sandbox = sandbox(Seed::Demo);
    let beginning = sandbox.snapshot().unwrap();
    sandbox.advance(40.0 * 86_400_000.0, now()).unwrap();
    let snapshot = sandbox.snapshot().unwrap();
    let mut other = with_random(Seed::Empty, 9);
    other.restore(&snapshot).unwrap();
    assert_eq!(other.now(now()), now().plus_micros(40 * 86_400_000_000));
    assert_eq!(other.snapshot().unwrap(), snapshot);
    let key = json!({ "access_grant_key": "stay-90" });
    assert_eq!(good(&mut other, "/access_grants/get", &key), good(&mut sandbox, "/access_grants/get", &key));
    sandbox.reset(now());
    assert_eq!(sandbox.snapshot().unwrap(), beginning);
}

#[test]
fn a_clock_stays_in_the_years_that_can_be_written() {
    let out = [8.64e15, -8.64e15].map(Instant::from_millis);
    assert!(out.iter().all(|at| Clock::standing(*at).is_err()));
    let mut sandbox = sandbox(Seed::Empty);
    for millis in [1e308, f64::INFINITY, f64::NAN, -1.0, 9e15] {
        assert!(sandbox.advance(millis, now()).is_err(), "{millis}");
    }
    assert_eq!(sandbox.now(now()), now());
    let mut running = Sandbox::new(Options::default(), now());
    running.advance(1000.0, now()).unwrap();
    let later = now().plus_micros(5_000_000);
    assert_eq!(running.now(later), later.plus_micros(1_000_000));
}

#[test]
fn times_that_cannot_be_written_are_refused() {
    let mut sandbox = sandbox(Seed::Empty);
    let body = with(grant(), "ends_at", json!("9999-12-31T23:59:59-23:59"));
    let error = bad(&mut sandbox, "/access_grants/create", &body, 400, "invalid_input");
    assert_eq!(error["validation_errors"]["ends_at"]["_errors"].as_array().unwrap().len(), 1);
}

#[test]
fn a_snapshot_that_cannot_be_is_refused_with_a_reason_and_changes_nothing() {
    let mut sandbox = sandbox(Seed::Demo);
    let text = sandbox.snapshot().unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut value = whole.clone();
        change(&mut value);
        value.to_string()
    };
    let cases: Vec<(&str, String, &str)> = vec![
        ("nothing", String::new(), "no version"),
        ("half", text[..text.len() / 2].to_owned(), "no version"),
        ("an object", "{}".to_owned(), "no version"),
        ("another version", changed(&|it| it["version"] = json!(99)), "version 99"),
        ("an unknown member", changed(&|it| it["colour"] = json!(1)), "not what it should be"),
        (
            "an unknown member inside",
            changed(&|it| it["workspaces"][0]["access_grants"][1][0][1]["colour"] = json!(1)),
            "not what it should be",
        ),
        (
            "a workspace without an ID",
            changed(&|it| it["workspaces"][0]["workspace"]["id"] = json!("x")),
            "not what it should be",
        ),
        (
            "a time that is none",
            changed(&|it| it["workspaces"][0]["access_grants"][1][0][1]["window"]["starts_at"] = json!("soon")),
            "not what it should be",
        ),
        (
            "a mode that is none",
            changed(&|it| it["workspaces"][0]["access_methods"][1][0][1]["mode"] = json!("retina")),
            "not what it should be",
        ),
        (
            "a grant twice",
            changed(&|it| {
                let first = it["workspaces"][0]["access_grants"][1][0].clone();
                it["workspaces"][0]["access_grants"][1].as_array_mut().unwrap().push(first);
            }),
            "not what it should be",
        ),
        (
            "a key twice",
            changed(&|it| {
                let key = it["workspaces"][0]["access_grants"][1][0][1]["key"].clone();
                it["workspaces"][0]["access_grants"][1][1][1]["key"] = key;
            }),
            "have the key",
        ),
        (
            "a number to come",
            changed(&|it| it["workspaces"][0]["access_grants"][0] = json!(0)),
            "not what it should be",
        ),
        (
            "a method without its grant",
            changed(&|it| it["workspaces"][0]["access_methods"][1][0][1]["grant"] = json!(super::ID)),
            "not",
        ),
        (
            "a door that is not there",
            changed(&|it| it["workspaces"][0]["access_grants"][1][0][1]["doors"]["devices"] = json!([super::ID])),
            "not there",
        ),
        ("one workspace alone", changed(&|it| it["workspaces"].as_array_mut().unwrap().truncate(1)), "2 workspaces"),
        ("a workspace twice", changed(&|it| it["workspaces"][1] = it["workspaces"][0].clone()), "2 workspaces"),
        ("a clock that runs back", changed(&|it| it["clock"]["ahead_micros"] = json!(-1)), "clock"),
        (
            "two people with an address",
            changed(&|it| {
                let email = it["workspaces"][0]["people"][1][0][1]["email_address"].clone();
                it["workspaces"][0]["people"][1][1][1]["email_address"] = json!(email.as_str().unwrap().to_uppercase());
            }),
            "two people",
        ),
    ];
    for (name, snapshot, reason) in cases {
        let found = sandbox.restore(&snapshot).unwrap_err();
        assert!(found.contains(reason), "{name}: {found}");
        assert_eq!(sandbox.snapshot().unwrap(), text, "{name}");
    }
}

#[test]
fn a_taken_key_cannot_be_taken_over() {
    let mut sandbox = sandbox(Seed::Demo);
    let id =
        good(&mut sandbox, "/access_grants/unmanaged/list", &json!({}))["access_grants"][0]["access_grant_id"].clone();
    let adopt = json!({ "access_grant_id": id, "is_managed": true, "access_grant_key": "stay-7" });
    bad(&mut sandbox, "/access_grants/unmanaged/update", &adopt, 409, "duplicate_access_grant_key");
    let methods =
        good(&mut sandbox, "/access_methods/unmanaged/list", &json!({ "access_grant_id": id }))["access_methods"]
            .clone();
    assert_eq!(methods.as_array().unwrap().len(), 1);
    good(&mut sandbox, "/access_methods/unmanaged/get", &json!({ "access_method_id": methods[0]["access_method_id"] }));
    good(&mut sandbox, "/access_grants/unmanaged/update", &with(adopt, "access_grant_key", json!("taken-over")));
    let found = good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_key": "taken-over" }));
    assert_eq!(found["access_grant"]["access_grant_id"], id);
}

#[test]
fn ids_and_addresses_are_compared_without_case_and_spaces_count_once() {
    let mut sandbox = sandbox(Seed::Demo);
    let room = good(&mut sandbox, "/spaces/get", &json!({ "space_key": "room-101" }))["space"]["space_id"].clone();
    let body = json!({
        "user_identity": { "email_address": "New@Example.com" },
        "space_ids": [room, room.as_str().unwrap().to_uppercase()],
        "location_ids": [room],
        "space_keys": ["room-101", "tree-house"],
        "requested_access_methods": [],
    });
    let grant = good(&mut sandbox, "/access_grants/create", &body)["access_grant"].clone();
    let tree_house =
        good(&mut sandbox, "/spaces/get", &json!({ "space_key": "tree-house" }))["space"]["space_id"].clone();
    assert_eq!(grant["space_ids"], json!([room, tree_house]), "a space with an unknown key comes into being");
    let upper = grant["access_grant_id"].as_str().unwrap().to_uppercase();
    assert_eq!(good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": upper }))["access_grant"], grant);
    let same = json!({ "user_identity": { "email_address": "nEW@example.com" }, "space_ids": [room], "requested_access_methods": [] });
    bad(&mut sandbox, "/access_grants/create", &same, 409, "user_identity_email_or_phone_conflict");
}

#[test]
fn the_address_of_the_next_page_can_be_followed() {
    let mut sandbox = sandbox(Seed::Demo);
    for (path, list, filters) in [
        (
            "/access_grants/list",
            "access_grants",
            json!({ "limit": 2, "search": "jane & co", "access_grant_key": null }),
        ),
        ("/access_grants/list", "access_grants", json!({ "limit": 2 })),
        ("/access_grants/unmanaged/list", "access_grants", json!({ "limit": 1 })),
        (
            "/devices/list",
            "devices",
            json!({ "limit": 5, "include_if": ["can_remotely_lock", "can_unlock_with_code"] }),
        ),
    ] {
        let page = good(&mut sandbox, path, &filters);
        let Some(url) = page["pagination"]["next_page_url"].as_str() else {
            assert_eq!(page["pagination"]["has_next_page"], false);
            continue;
        };
        let (start, query) = url.split_once('?').unwrap();
        assert_eq!(start, format!("https://sandbox.invalid{path}"));
        let (status, next) = send_as(&mut sandbox, HttpRequest::query("GET", path, query));
        assert_eq!(status, 200, "{next}");
        assert_ne!(next[list][0], page[list][0]);
    }
}

#[test]
fn debug_tells_no_secret() {
    let mut sandbox = sandbox(Seed::Demo);
    sandbox.take_pins(&["864209".to_owned()]);
    let methods = json!([{ "mode": "code", "code": "975310" }, { "mode": "mobile_key" }]);
    let body = with(with(grant(), "requested_access_methods", methods), "space_ids", json!([super::ID]));
    let created = good(&mut sandbox, "/access_grants/create", &body)["access_grant"].clone();
    let text = format!("{sandbox:?}");
    for secret in [&created["instant_key_url"], &created["client_session_token"], &json!("975310"), &json!("864209")] {
        assert!(!text.contains(secret.as_str().unwrap()));
    }
}
