//! Who may ask for what, and what the refusals are called.

use seam_access_grants_sandbox::{CONSOLE_SESSION_TOKEN, HttpRequest, PERSONAL_ACCESS_TOKEN, Sandbox, Seed};
use serde_json::{Value, json};

use super::{good, now, sandbox};

fn ask(sandbox: &mut Sandbox, token: &str, workspace: Option<String>, path: &str, params: &Value) -> (u16, Value) {
    let authorization = Some(format!("Bearer {token}"));
    let request = HttpRequest { authorization, workspace, ..HttpRequest::post(path, &params.to_string()) };
    let response = sandbox.handle(&request, now());
    (response.status, serde_json::from_str(&response.body).unwrap())
}

#[test]
fn tokens_of_people_name_their_workspace() {
    let mut sandbox = sandbox(Seed::Demo);
    let [workspace, _] = sandbox.workspace_ids().try_into().unwrap();
    for token in [PERSONAL_ACCESS_TOKEN, CONSOLE_SESSION_TOKEN] {
        for (named, status) in [(Some(workspace.to_uppercase()), 200), (Some(super::ID.to_owned()), 401), (None, 401)] {
            let (found, answer) = ask(&mut sandbox, token, named, "/access_grants/list", &json!({}));
            assert_eq!(found, status, "{answer}");
        }
    }
}

#[test]
fn each_refusal_says_what_it_refuses() {
    let mut sandbox = sandbox(Seed::Demo);
    for (token, kind) in [
        ("seam_other", "unauthorized"),
        ("seam_at1_other", "access_token_not_found"),
        ("eyOther", "invalid_jwt"),
        ("seam_pk1_other", "unauthorized"),
        ("seam_at1_sandbox", "missing_workspace_id"),
        ("seam_cst1_other", "client_session_not_found"),
    ] {
        let (status, answer) = ask(&mut sandbox, token, None, "/access_grants/list", &json!({}));
        assert_eq!((status, &answer["error"]["type"]), (401, &json!(kind)), "{token}");
    }
}

#[test]
fn a_customers_session_sees_the_customers_grants_until_it_ends() {
    let mut sandbox = sandbox(Seed::Demo);
    let session = |sandbox: &mut Sandbox, key: &str| {
        good(sandbox, "/client_sessions/create", &json!({ "customer_key": key }))["client_session"]["token"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let [hotel, other] = ["hotel-lumiere", "nobody"].map(|key| session(&mut sandbox, key));
    let list = "/access_grants/list";
    let count = |answer: &(u16, Value)| answer.1["access_grants"].as_array().unwrap().len();
    assert!(count(&ask(&mut sandbox, &hotel, None, list, &json!({}))) > 100);
    assert_eq!(count(&ask(&mut sandbox, &other, None, list, &json!({}))), 0);
    assert_eq!(ask(&mut sandbox, &other, None, "/access_grants/get", &json!({ "access_grant_key": "stay-7" })).0, 404);
    assert_eq!(ask(&mut sandbox, &other, None, "/spaces/list", &json!({})).1["spaces"], json!([]));
    let body = json!({ "user_identity_id": super::ID, "space_keys": ["room-101"], "requested_access_methods": [{ "mode": "code" }] });
    assert_eq!(ask(&mut sandbox, &other, None, "/access_grants/create", &body).0, 404);
    assert_eq!(ask(&mut sandbox, &hotel, None, "/access_grants/create", &body).0, 200);
    for path in ["/access_grants/get_related", "/access_methods/get", "/client_sessions/create"] {
        let (status, answer) = ask(&mut sandbox, &hotel, None, path, &json!({}));
        assert_eq!((status, &answer["error"]["type"]), (401, &json!("auth_method_does_not_apply")), "{path}");
    }
    sandbox.advance(3_600_000.0, now()).unwrap();
    assert_eq!(ask(&mut sandbox, &hotel, None, list, &json!({})).1["error"]["type"], "client_session_expired");
}

#[test]
fn the_session_of_a_mobile_key_opens_its_own_methods() {
    let mut sandbox = sandbox(Seed::Demo);
    let key = json!({ "access_grant_key": "shared-reservation" });
    let grant = good(&mut sandbox, "/access_grants/get", &key)["access_grant"].clone();
    let token = grant["client_session_token"].as_str().unwrap();
    let own = json!({ "access_grant_id": grant["access_grant_id"] });
    let (status, answer) = ask(&mut sandbox, token, None, "/access_methods/list", &own);
    assert_eq!((status, answer["access_methods"].as_array().unwrap().len()), (200, 1));
    let other =
        good(&mut sandbox, "/access_grants/get", &json!({ "access_grant_key": "companion" }))["access_grant"].clone();
    let other = json!({ "access_grant_id": other["access_grant_id"] });
    assert_eq!(ask(&mut sandbox, token, None, "/access_methods/list", &other).1["access_methods"], json!([]));
    assert_eq!(ask(&mut sandbox, token, None, "/access_grants/list", &json!({})).0, 401);
    let everything = good(&mut sandbox, "/access_methods/list", &other);
    assert_eq!(everything["access_methods"].as_array().unwrap().len(), 1, "a session narrows its own requests alone");
}
