//! Two workspaces in one sandbox, neither of which sees what the other holds.

use seam_access_grants_sandbox::{API_KEYS, CONSOLE_SESSION_TOKEN, HttpRequest, PERSONAL_ACCESS_TOKEN, Sandbox, Seed};
use serde_json::{Value, json};

use super::{events, now, sandbox, with_random};

/// What credentials, and the workspace that they name, are answered.
fn ask(sandbox: &mut Sandbox, who: &(&str, Option<String>), path: &str, params: &Value) -> (u16, Value) {
    let (token, workspace) = who.clone();
    let authorization = Some(format!("Bearer {token}"));
    let request = HttpRequest { authorization, workspace, ..HttpRequest::post(path, &params.to_string()) };
    let response = sandbox.handle(&request, now());
    (response.status, serde_json::from_str(&response.body).unwrap())
}

/// Everybody who opens the first workspace, and everybody who opens the second.
fn everybody(sandbox: &Sandbox) -> [Vec<(&'static str, Option<String>)>; 2] {
    let ids: [String; 2] = sandbox.workspace_ids().try_into().unwrap();
    [0, 1].map(|place| {
        let named = [PERSONAL_ACCESS_TOKEN, CONSOLE_SESSION_TOKEN].map(|token| (token, Some(ids[place].clone())));
        [(API_KEYS[place], None)].into_iter().chain(named).collect()
    })
}

fn grant(key: &str) -> Value {
    json!({
        "user_identity": { "user_identity_key": "the-same-guest" },
        "space_keys": ["the-same-room"],
        "requested_access_methods": [{ "mode": "code" }, { "mode": "mobile_key" }],
        "access_grant_key": key,
    })
}

#[test]
fn every_credential_sees_its_own_workspace_alone() {
    let mut sandbox = sandbox(Seed::Demo);
    let ids = sandbox.workspace_ids();
    for (place, credentials) in everybody(&sandbox).into_iter().enumerate() {
        for who in credentials {
            let (_, answer) = ask(&mut sandbox, &who, "/workspaces/get", &json!({}));
            assert_eq!(answer["workspace"]["workspace_id"], ids[place], "{who:?}");
            for (path, kind) in [
                ("/access_grants/list", "access_grants"),
                ("/access_grants/unmanaged/list", "access_grants"),
                ("/spaces/list", "spaces"),
                ("/devices/list", "devices"),
                ("/acs/entrances/list", "acs_entrances"),
                ("/user_identities/list", "user_identities"),
                ("/events/list", "events"),
                ("/instant_keys/list", "instant_keys"),
            ] {
                let (status, answer) = ask(&mut sandbox, &who, path, &json!({}));
                let items = answer[kind].as_array().unwrap();
                assert_eq!((status, items.is_empty()), (200, place == 1), "{who:?} {path}");
                let of = |item: &Value| item["workspace_id"].as_str().is_none_or(|id| id == ids[place]);
                assert!(items.iter().all(of), "{who:?} {path}");
            }
        }
    }
}

#[test]
fn what_one_workspace_holds_the_other_neither_finds_nor_minds() {
    let mut sandbox = sandbox(Seed::Empty);
    let [first, second] = everybody(&sandbox).map(|credentials| credentials[0].clone());
    let own = |sandbox: &mut Sandbox, who| ask(sandbox, who, "/access_grants/create", &grant("the-same-key"));
    let created = [&first, &second].map(|who| own(&mut sandbox, who));
    let ids = created.map(|(status, answer)| {
        assert_eq!(status, 200, "keys, people and rooms of the other are none of its own: {answer}");
        answer["access_grant"].clone()
    });
    assert_ne!(ids[0]["access_grant_id"], ids[1]["access_grant_id"]);
    assert_eq!(own(&mut sandbox, &second).1["error"]["type"], "duplicate_access_grant_key");
    let foreign = json!({ "access_grant_id": ids[0]["access_grant_id"] });
    for path in ["/access_grants/get", "/access_grants/update", "/access_grants/delete"] {
        assert_eq!(ask(&mut sandbox, &second, path, &foreign).0, 404, "{path}");
        assert_eq!(ask(&mut sandbox, &first, "/access_grants/get", &foreign).0, 200);
    }
    let token = ids[1]["client_session_token"].as_str().unwrap().to_owned();
    let session = (token.as_str(), None);
    let methods = ask(&mut sandbox, &session, "/access_methods/list", &json!({ "access_grant_key": "the-same-key" })).1;
    let methods = methods["access_methods"].as_array().unwrap();
    assert_eq!(methods.len(), 2);
    assert!(methods.iter().all(|method| method["workspace_id"] == ids[1]["workspace_id"]));
}

#[test]
fn a_workspace_that_is_not_the_tokens_is_refused() {
    let mut sandbox = sandbox(Seed::Demo);
    for token in [PERSONAL_ACCESS_TOKEN, CONSOLE_SESSION_TOKEN] {
        for (named, kind) in [
            (None, "missing_workspace_id"),
            (Some(String::new()), "missing_workspace_id"),
            (Some(super::ID.to_owned()), "workspace_not_found"),
            (Some("sandbox".to_owned()), "workspace_not_found"),
        ] {
            let (status, answer) = ask(&mut sandbox, &(token, named.clone()), "/access_grants/list", &json!({}));
            assert_eq!((status, &answer["error"]["type"]), (401, &json!(kind)), "{token} {named:?}");
        }
    }
}

#[test]
fn snapshot_reset_and_events_hold_both() {
    let mut sandbox = sandbox(Seed::Demo);
    let beginning = sandbox.snapshot().unwrap();
    let [first, second] = everybody(&sandbox).map(|credentials| credentials[0].clone());
    for who in [&first, &second, &first] {
        let key = format!("grant-{}", events(&sandbox).len());
        let mut body = grant(&key);
        body["user_identity"] = json!({});
        assert_eq!(ask(&mut sandbox, who, "/access_grants/create", &body).0, 200);
        sandbox.advance(1000.0, now()).unwrap();
    }
    let new: Vec<Value> = serde_json::from_str(&sandbox.new_events().unwrap()).unwrap();
    let created: Vec<_> = new.iter().filter(|event| event["event_type"] == "access_grant.created").collect();
    let ids = sandbox.workspace_ids();
    assert_eq!(created.iter().map(|event| &event["workspace_id"]).collect::<Vec<_>>(), [&ids[0], &ids[1], &ids[0]]);
    assert_eq!(events(&sandbox)[events(&sandbox).len() - new.len()..], new, "in the order of their times");
    assert_eq!(sandbox.new_events(), None);

    let text = sandbox.snapshot().unwrap();
    let mut other = with_random(Seed::Empty, 9);
    other.restore(&text).unwrap();
    assert_eq!((other.snapshot().unwrap(), other.new_events()), (text, None));
    for who in [&first, &second] {
        let list = |sandbox: &mut Sandbox| ask(sandbox, who, "/access_grants/list", &json!({})).1;
        assert_eq!(list(&mut other), list(&mut sandbox));
    }
    sandbox.reset(now());
    assert_eq!(sandbox.snapshot().unwrap(), beginning);
    let key = (API_KEYS[1], None);
    assert_eq!(ask(&mut sandbox, &key, "/access_grants/list", &json!({})).1["access_grants"], json!([]));
}
