//! The rules of `reservation_key`.

use seam_access_grants_sandbox::{Sandbox, Seed};
use serde_json::{Value, json};

use super::{ID, bad, good, id, sandbox, with};

fn door(sandbox: &mut Sandbox, name: &str) -> Value {
    id(sandbox, "/acs/entrances/list", "acs_entrances", ("display_name", name), "acs_entrance_id")
}

#[test]
fn the_first_grant_fixes_the_doors_and_windows_overlap() {
    let mut sandbox = sandbox(Seed::Demo);
    let [main, elevator, gym] = ["Main Entrance", "Elevator", "Gym"].map(|name| door(&mut sandbox, name));
    let stay = |doors: Value, from: &str, to: &str| {
        json!({
            "user_identity_id": ID,
            "acs_entrance_ids": doors,
            "requested_access_methods": [{ "mode": "card" }],
            "reservation_key": "R1",
            "starts_at": from,
            "ends_at": to,
        })
    };
    let (from, to) = ("2025-07-01T15:00:00Z", "2025-07-04T11:00:00Z");
    let path = "/access_grants/create";
    let error = bad(&mut sandbox, path, &stay(json!([gym]), from, to), 400, "invalid_input");
    assert_eq!(error["message"], "reservation_key not supported.");
    let first = good(&mut sandbox, path, &stay(json!([main]), from, to))["access_grant"].clone();
    let error = bad(&mut sandbox, path, &stay(json!([main, elevator]), from, to), 409, "conflict");
    assert_eq!(error["message"], "Reservation joiner entrance set conflict.");
    let late = stay(json!([main]), "2025-07-04T11:00:00Z", "2025-07-05T11:00:00Z");
    let error = bad(&mut sandbox, path, &late, 409, "conflict");
    assert_eq!(error["message"], "Reservation time frames must overlap.");
    good(&mut sandbox, path, &stay(json!([main, gym]), "2025-07-03T15:00:00Z", "2025-07-05T11:00:00Z"));
    let change = json!({ "access_grant_id": first["access_grant_id"], "ends_at": "2025-07-03T11:00:00Z" });
    bad(&mut sandbox, "/access_grants/update", &change, 409, "conflict");
    good(&mut sandbox, "/access_grants/update", &with(change, "ends_at", json!("2025-07-03T16:00:00Z")));
    bad(&mut sandbox, "/access_methods/delete", &json!({ "reservation_key": "R2" }), 404, "access_grant_not_found");
    good(&mut sandbox, "/access_methods/delete", &json!({ "reservation_key": "R1" }));
    let left = good(&mut sandbox, "/access_grants/list", &json!({ "reservation_key": "R1" }))["access_grants"].clone();
    assert!(left.as_array().unwrap().iter().all(|grant| grant["access_method_ids"] == json!([])));
}

#[test]
fn a_device_alone_belongs_to_no_reservation() {
    let mut sandbox = sandbox(Seed::Demo);
    let lock = good(&mut sandbox, "/devices/get", &json!({ "name": "Room 101 Lock" }))["device"]["device_id"].clone();
    let body = json!({
        "user_identity_id": ID,
        "device_ids": [lock],
        "requested_access_methods": [{ "mode": "code" }],
        "reservation_key": "R1",
    });
    bad(&mut sandbox, "/access_grants/create", &body, 400, "invalid_input");
}
