//! What is around access grants: lists with filters and pages, and single ones.

use seam_access_grants_sandbox::{HttpRequest, Sandbox, Seed};
use serde_json::{Value, json};

use super::{bad, good, sandbox, send_as, with};

fn list(sandbox: &mut Sandbox, path: &str, filters: &Value) -> Vec<Value> {
    let answer = good(sandbox, path, filters);
    let (_, items) = answer.as_object().unwrap().iter().find(|(_, value)| value.is_array()).unwrap();
    items.as_array().unwrap().clone()
}

#[test]
fn each_is_got_as_it_is_listed() {
    let mut sandbox = sandbox(Seed::Demo);
    for (part, one, id) in [
        ("/spaces", "space", "space_id"),
        ("/devices", "device", "device_id"),
        ("/acs/entrances", "acs_entrance", "acs_entrance_id"),
        ("/acs/systems", "acs_system", "acs_system_id"),
        ("/acs/encoders", "acs_encoder", "acs_encoder_id"),
        ("/user_identities", "user_identity", "user_identity_id"),
    ] {
        for item in list(&mut sandbox, &format!("{part}/list"), &json!({})) {
            assert_eq!(good(&mut sandbox, &format!("{part}/get"), &json!({ id: item[id] }))[one], item);
        }
        let missing = json!({ id: super::ID });
        bad(&mut sandbox, &format!("{part}/get"), &missing, 404, &format!("{one}_not_found"));
        bad(&mut sandbox, &format!("{part}/get"), &json!({ id: "x" }), 400, "invalid_input");
    }
}

#[test]
fn filters_filter_and_pages_page() {
    let mut sandbox = sandbox(Seed::Demo);
    let count = |sandbox: &mut Sandbox, path: &str, filters: Value| list(sandbox, path, &filters).len();
    let all = count(&mut sandbox, "/devices/list", json!({}));
    let without = count(&mut sandbox, "/devices/list", json!({ "exclude_if": ["can_unlock_with_code"] }));
    assert_eq!((all, without), (21, 2));
    assert_eq!(count(&mut sandbox, "/devices/list", json!({ "device_type": "nuki_lock" })), 2);
    assert_eq!(count(&mut sandbox, "/devices/list", json!({ "manufacturer": "nuki", "search": "102" })), 1);
    assert_eq!(count(&mut sandbox, "/devices/list", json!({ "custom_metadata_has": { "a": "b" } })), 0);
    assert_eq!(count(&mut sandbox, "/devices/list", json!({ "created_before": "2000-01-01T00:00:00Z" })), 0);
    let room = list(&mut sandbox, "/spaces/list", &json!({ "space_key": "room-101" }))[0].clone();
    assert_eq!(count(&mut sandbox, "/devices/list", json!({ "space_id": room["space_id"] })), 1);
    assert_eq!(count(&mut sandbox, "/acs/entrances/list", json!({ "space_id": room["space_id"] })), 2);
    assert_eq!(count(&mut sandbox, "/spaces/list", json!({ "parent_space_key": "floor-1" })), 10);
    assert_eq!(count(&mut sandbox, "/spaces/list", json!({ "search": "OFFICE" })), 1);
    assert_eq!(count(&mut sandbox, "/user_identities/list", json!({ "search": "jane@" })), 1);
    let mut pages = Vec::new();
    let mut filters = json!({ "limit": 8 });
    loop {
        let page = good(&mut sandbox, "/devices/list", &filters);
        pages.push(page["devices"].as_array().unwrap().len());
        let Some(cursor) = page["pagination"]["next_page_cursor"].as_str() else { break };
        filters = with(filters, "page_cursor", json!(cursor));
    }
    assert_eq!(pages, [8, 8, 5]);
}

#[test]
fn parameters_are_checked_and_what_is_unknown_is_ignored() {
    let mut sandbox = sandbox(Seed::Demo);
    let error =
        bad(&mut sandbox, "/spaces/list", &json!({ "limit": -1, "connected_account_id": 5 }), 400, "invalid_input");
    assert_eq!(error["validation_errors"]["limit"]["_errors"].as_array().unwrap().len(), 1);
    assert_eq!(
        list(&mut sandbox, "/spaces/list", &json!({ "colour": "blue" })).len(),
        list(&mut sandbox, "/spaces/list", &json!({})).len()
    );
    let (status, _) =
        send_as(&mut sandbox, HttpRequest { method: "BREW".to_owned(), ..HttpRequest::post("/spaces/list", "{}") });
    assert_eq!(status, 405);
    let error = bad(&mut sandbox, "/spaces/paint", &json!({}), 404, "not_found");
    assert!(error["message"].as_str().unwrap().contains("/spaces/get, /spaces/list"), "{error}");
    let error = bad(&mut sandbox, "/thermostats/list", &json!({}), 404, "not_found");
    assert!(error["message"].as_str().unwrap().contains("/access_grants, "), "{error}");
}

#[test]
fn people_and_sessions_are_created() {
    let mut sandbox = sandbox(Seed::Empty);
    let jane = json!({ "full_name": "Jane", "email_address": "jane@example.com", "user_identity_key": "jane" });
    let person = good(&mut sandbox, "/user_identities/create", &jane)["user_identity"].clone();
    bad(&mut sandbox, "/user_identities/create", &jane, 409, "user_identity_email_or_phone_conflict");
    assert_eq!(
        good(&mut sandbox, "/user_identities/get", &json!({ "user_identity_key": "jane" }))["user_identity"],
        person
    );
    let of_jane = json!({ "user_identity_id": person["user_identity_id"] });
    let session = good(&mut sandbox, "/client_sessions/get_or_create", &of_jane)["client_session"].clone();
    assert_eq!(good(&mut sandbox, "/client_sessions/get_or_create", &of_jane)["client_session"], session);
    let put =
        HttpRequest { method: "PUT".to_owned(), ..HttpRequest::post("/client_sessions/create", &of_jane.to_string()) };
    let (status, other) = send_as(&mut sandbox, put);
    assert_eq!(status, 200);
    assert_ne!(other["client_session"]["token"], session["token"]);
    assert_eq!(good(&mut sandbox, "/workspaces/get", &json!({}))["workspace"]["is_sandbox"], true);
}

#[test]
fn batches_hold_the_neighbours_as_their_lists_do() {
    let mut sandbox = sandbox(Seed::Demo);
    let grant =
        good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_key": "shared-reservation" }))["access_grant"]
            .clone();
    let batch = good(
        &mut sandbox,
        "/access_grants/get_related",
        &json!({ "access_grant_keys": ["shared-reservation"] }),
    )["batch"]
        .clone();
    for (kind, path, id) in [
        ("spaces", "/spaces/list", "space_id"),
        ("devices", "/devices/list", "device_id"),
        ("acs_entrances", "/acs/entrances/list", "acs_entrance_id"),
        ("acs_systems", "/acs/systems/list", "acs_system_id"),
        ("user_identities", "/user_identities/list", "user_identity_id"),
    ] {
        let items = batch[kind].as_array().unwrap();
        let known = list(&mut sandbox, path, &json!({}));
        assert!(!items.is_empty(), "{kind}");
        assert!(items.iter().all(|item| known.iter().any(|other| other[id] == item[id] && other == item)), "{kind}");
    }
    let key = json!({ "access_method_ids": grant["access_method_ids"] });
    let batch = good(&mut sandbox, "/access_methods/get_related", &key)["batch"].clone();
    assert_eq!(batch["instant_keys"][0]["instant_key_url"], grant["instant_key_url"]);
    assert_eq!(batch["client_sessions"][0]["token"], grant["client_session_token"]);
    let of_person = json!({ "user_identity_id": grant["user_identity_id"] });
    assert!(list(&mut sandbox, "/instant_keys/list", &of_person).contains(&batch["instant_keys"][0]));
}
