//! What requests cost does not grow with the number of access grants: counted in rows that are looked at.

use seam_access_grants_sandbox::{Sandbox, Seed};
use serde_json::{Value, json};

use super::{good, sandbox};

/// The rows that each kind of request looks at in a sandbox of so many grants more than those of the demo.
fn costs(grants: usize) -> Vec<(&'static str, u64)> {
    let mut sandbox = sandbox(Seed::Demo);
    let system = good(&mut sandbox, "/acs/systems/list", &json!({}))["acs_systems"][0]["acs_system_id"].clone();
    let room = good(&mut sandbox, "/spaces/get", &json!({ "space_key": "room-101" }))["space"].clone();
    let lock = good(&mut sandbox, "/devices/list", &json!({ "search": "Room 101 Lock" }))["devices"][0].clone();
    let space = |number: usize| format!("00000000-0000-4000-8000-{:012}", number / 4);
    let body = |number: usize| {
        json!({
            "user_identity": { "user_identity_key": format!("visitor-{number}") },
            "space_ids": [space(number), super::ID],
            "requested_access_methods": [{ "mode": "code" }, { "mode": "mobile_key" }],
            "access_grant_key": format!("new-{number}"),
        })
    };
    let mut last = Value::Null;
    for number in 0..grants {
        last = good(&mut sandbox, "/access_grants/create", &body(number))["access_grant"].clone();
    }
    let cost = |sandbox: &mut Sandbox, path: &str, params: &Value| {
        let before = sandbox.rows_read();
        good(sandbox, path, params);
        sandbox.rows_read() - before
    };
    let id = last["access_grant_id"].clone();
    vec![
        ("create", cost(&mut sandbox, "/access_grants/create", &body(grants))),
        ("get", cost(&mut sandbox, "/access_grants/get", &json!({ "access_grant_id": id }))),
        ("by key", cost(&mut sandbox, "/access_grants/list", &json!({ "access_grant_key": "new-7" }))),
        (
            "by person",
            cost(&mut sandbox, "/access_grants/list", &json!({ "user_identity_id": last["user_identity_id"] })),
        ),
        ("by space", cost(&mut sandbox, "/access_grants/list", &json!({ "space_id": space(40) }))),
        (
            "two filters",
            cost(
                &mut sandbox,
                "/access_grants/list",
                &json!({ "space_id": super::ID, "user_identity_id": last["user_identity_id"] }),
            ),
        ),
        (
            "by access system",
            cost(&mut sandbox, "/access_grants/list", &json!({ "acs_system_id": system, "limit": 20 })),
        ),
        (
            "by customer",
            cost(&mut sandbox, "/access_grants/list", &json!({ "customer_key": "hotel-lumiere", "limit": 20 })),
        ),
        ("by a customer of nobody", cost(&mut sandbox, "/access_grants/list", &json!({ "customer_key": "nobody" }))),
        ("unmanaged", cost(&mut sandbox, "/access_grants/unmanaged/list", &json!({}))),
        ("methods of a lock", cost(&mut sandbox, "/access_methods/list", &json!({ "device_id": lock["device_id"] }))),
        ("methods of a space", cost(&mut sandbox, "/access_methods/list", &json!({ "space_id": space(40) }))),
        (
            "methods of a room",
            cost(&mut sandbox, "/access_methods/list", &json!({ "space_id": room["space_id"], "limit": 5 })),
        ),
        (
            "search that finds enough",
            cost(&mut sandbox, "/access_grants/list", &json!({ "search": "new-", "limit": 20 })),
        ),
        ("a page", cost(&mut sandbox, "/access_grants/list", &json!({ "limit": 20 }))),
        ("methods of a grant", cost(&mut sandbox, "/access_methods/list", &json!({ "access_grant_id": id }))),
        ("related", cost(&mut sandbox, "/access_grants/get_related", &json!({ "access_grant_ids": [id] }))),
        (
            "update",
            cost(
                &mut sandbox,
                "/access_grants/update",
                &json!({ "access_grant_id": id, "ends_at": "2090-01-01T00:00:00Z" }),
            ),
        ),
        ("delete", cost(&mut sandbox, "/access_grants/delete", &json!({ "access_grant_id": id }))),
    ]
}

#[test]
fn no_request_looks_at_more_rows_among_twenty_times_the_grants() {
    for ((name, few), (_, many)) in costs(100).into_iter().zip(costs(2000)) {
        assert_eq!(few, many, "{name}");
    }
}
