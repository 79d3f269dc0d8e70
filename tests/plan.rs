//! Plans: from the access that exists to the access that is desired.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use seam_access_grants::{
    bulk::Form,
    doors::DoorRules,
    json::Tape,
    plan::{Question, plan},
    schema::{Context, ContextData},
    time::Instant,
};
use serde_json::{Value, json};

const ROOM: &str = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const POOL: &str = "2a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const LOCK: &str = "3a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const GATE: &str = "4a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const JANE: &str = "5a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const JOHN: &str = "6a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";
const GRANT: &str = "7a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";

fn context() -> Context {
    Context { now: Instant::parse("2030-01-01T00:00:00Z"), ..Context::default() }
}

fn steps_in(context: &Context, desired: &str, form: Form, existing: &Value, prefix: &str) -> Vec<Value> {
    let mut tape = Tape::default();
    let text = existing.to_string();
    let existing = tape.read(&text).unwrap();
    let question = Question { desired: desired.as_bytes(), form, existing, prefix };
    serde_json::from_str(&plan(&mut Tape::default(), &question, context)).unwrap()
}

fn steps(desired: &Value, existing: &Value, prefix: &str) -> Vec<Value> {
    steps_in(&context(), &desired.to_string(), Form::Json, existing, prefix)
}

/// A row, with members in the place of its own; null takes one away, and `"null"` is null.
fn row(members: &Value) -> Value {
    let base = json!({
        "access_grant_key": "stay-1",
        "user_identity_id": JANE,
        "space_ids": [ROOM],
        "starts_at": "2030-02-01T15:00:00Z",
        "ends_at": "2030-02-03T11:00:00Z",
        "requested_access_methods": [{ "mode": "code" }],
    });
    merged(base, members)
}

/// The access grant that the API makes of that row, with members in the place of its own.
fn grant(members: &Value) -> Value {
    let base = json!({
        "access_grant_id": GRANT,
        "access_grant_key": "stay-1",
        "user_identity_id": JANE,
        "name": null,
        "display_name": "Jane Doe",
        "space_ids": [ROOM],
        "location_ids": [],
        "starts_at": "2030-02-01T15:00:00.000000Z",
        "ends_at": "2030-02-03T11:00:00.000000Z",
        "requested_access_methods": [{ "mode": "code", "display_name": "Code", "created_access_method_ids": [] }],
        "errors": [],
        "warnings": [],
    });
    merged(base, members)
}

fn merged(mut base: Value, members: &Value) -> Value {
    let object = base.as_object_mut().unwrap();
    for (name, value) in members.as_object().unwrap() {
        match value {
            Value::Null => drop(object.remove(name)),
            value if value == "null" => drop(object.insert(name.clone(), Value::Null)),
            value => drop(object.insert(name.clone(), value.clone())),
        }
    }
    base
}

/// What a plan says of one row and one access grant with its key, without what both have anyway.
fn told(row_members: &Value, grant_members: &Value) -> Value {
    let mut steps = steps(&json!([row(row_members)]), &json!([grant(grant_members)]), "");
    for step in &mut steps {
        let step = step.as_object_mut().unwrap();
        assert_eq!(step.remove("row"), Some(json!(0)));
        assert_eq!(step.remove("access_grant_key"), Some(json!("stay-1")));
        assert_eq!(step.remove("access_grant_id"), Some(json!(GRANT)));
        assert_eq!(step.contains_key("message"), step.contains_key("reason"));
        step.remove("message");
        if let Some(params) = step.get_mut("params") {
            assert_eq!(params.as_object_mut().unwrap().remove("access_grant_id"), Some(json!(GRANT)));
        }
    }
    if let [step] = steps.as_slice() { step.clone() } else { json!(steps) }
}

fn unchanged() -> Value {
    json!({ "kind": "unchanged" })
}

fn update(members: &Value, changes: &Value) -> Value {
    json!({ "kind": "update", "params": members, "changes": changes })
}

fn request(methods: &Value, from: &Value, to: &Value) -> Value {
    let change = json!({ "field": "requested_access_methods", "from": from, "to": to });
    json!({ "kind": "request_access_methods", "params": { "requested_access_methods": methods }, "changes": [change] })
}

fn blocked(reason: &str, field: &str, from: &Value, to: &Value) -> Value {
    json!({ "kind": "blocked", "reason": reason, "changes": [{ "field": field, "from": from, "to": to }] })
}

#[test]
fn times_and_names() {
    let end = |from: Value, to: Value| {
        update(&json!({ "ends_at": to }), &json!([{ "field": "ends_at", "from": from, "to": to }]))
    };
    let (there, later) = (json!("2030-02-03T11:00:00.000000Z"), json!("2030-02-04T11:00:00Z"));
    for (row, grant, expected) in [
        (json!({}), json!({}), unchanged()),
        (json!({ "starts_at": "2030-02-01T16:00:00+01:00", "ends_at": "2030-02-03T11:00Z" }), json!({}), unchanged()),
        (json!({ "ends_at": "2030-02-04T11:00:00Z" }), json!({}), end(there.clone(), later)),
        // Without a start, access begins when it is created; without an end, it has none.
        (json!({ "starts_at": null }), json!({ "starts_at": "2029-12-01T00:00:00Z" }), unchanged()),
        (json!({ "ends_at": null }), json!({ "ends_at": "null" }), unchanged()),
        (json!({ "ends_at": "null" }), json!({ "ends_at": "null" }), unchanged()),
        (json!({ "ends_at": "null" }), json!({ "ends_at": null }), unchanged()),
        (json!({ "ends_at": null }), json!({}), end(there, Value::Null)),
        (json!({}), json!({ "ends_at": "null" }), end(Value::Null, json!("2030-02-03T11:00:00Z"))),
        (
            json!({ "starts_at": "2030-02-01T14:00:00Z", "name": "Stay" }),
            json!({}),
            update(
                &json!({ "starts_at": "2030-02-01T14:00:00Z", "name": "Stay" }),
                &json!([
                    { "field": "starts_at", "from": "2030-02-01T15:00:00.000000Z", "to": "2030-02-01T14:00:00Z" },
                    { "field": "name", "from": null, "to": "Stay" },
                ]),
            ),
        ),
        (json!({}), json!({ "starts_at": "soon" }), json!({ "kind": "unchanged", "unknown": ["starts_at"] })),
        // A name that nobody asked for is the API's own.
        (json!({}), json!({ "name": "Stay of Jane" }), unchanged()),
        (json!({ "name": "null" }), json!({}), unchanged()),
        (json!({ "name": "Stay" }), json!({ "name": "Stay" }), unchanged()),
        (
            json!({ "name": "null" }),
            json!({ "name": "Stay" }),
            update(&json!({ "name": null }), &json!([{ "field": "name", "from": "Stay", "to": null }])),
        ),
    ] {
        assert_eq!(told(&row, &grant), expected, "{row} {grant}");
    }
}

#[test]
fn access_methods_are_a_multiset() {
    let wants = |methods: Value| json!({ "requested_access_methods": methods });
    let (code, card, key) = (json!({ "mode": "code" }), json!({ "mode": "card" }), json!({ "mode": "mobile_key" }));
    let pin = |code: &str| json!({ "mode": "code", "code": code });
    let uses = |count: u32| json!({ "mode": "mobile_key", "instant_key_max_use_count": count });
    let field = "requested_access_methods";
    let is_other = |from: &Value, to: &Value| blocked("different_access_method", field, from, to);
    let unknown_code = json!({ "kind": "unchanged", "unknown": ["requested_access_methods.code"] });
    for (row, there, expected) in [
        (json!([card, code]), json!([code, card]), unchanged()),
        (json!([code, card]), json!([code]), request(&json!([card]), &json!(["code"]), &json!(["code", "card"]))),
        (json!([code, code]), json!([code]), request(&json!([code]), &json!(["code"]), &json!(["code", "code"]))),
        (
            json!([code]),
            json!([code, card]),
            blocked("fewer_access_methods", field, &json!(["code", "card"]), &json!(["code"])),
        ),
        (json!([card]), json!([code]), blocked("fewer_access_methods", field, &json!(["code"]), &json!(["card"]))),
        (json!([pin("1234")]), json!([pin("1234")]), unchanged()),
        (json!([code]), json!([pin("1234")]), unchanged()),
        (json!([pin("1234")]), json!([code]), unknown_code),
        (json!([pin("1234")]), json!([pin("5678")]), is_other(&json!(["code"]), &json!(["code"]))),
        // Which of two is new is told by its PIN.
        (
            json!([pin("1234"), pin("5678")]),
            json!([pin("5678")]),
            request(&json!([pin("1234")]), &json!(["code"]), &json!(["code", "code"])),
        ),
        (
            json!([code, pin("5678")]),
            json!([pin("5678")]),
            request(&json!([code]), &json!(["code"]), &json!(["code", "code"])),
        ),
        (json!([key]), json!([uses(1)]), unchanged()),
        (json!([uses(3)]), json!([uses(3)]), unchanged()),
        (json!([uses(3)]), json!([uses(1)]), is_other(&json!(["mobile_key"]), &json!(["mobile_key"]))),
    ] {
        let told = told(&wants(row.clone()), &wants(there.clone()));
        assert_eq!(told, expected, "{row} {there}");
        // A PIN stands in the parameters of a call, and nowhere else.
        let changes = told.get("changes").map(Value::to_string).unwrap_or_default();
        assert!(!changes.contains("1234") && !changes.contains("5678"), "{changes}");
    }
}

#[test]
fn a_row_may_need_two_calls() {
    let row = json!({ "ends_at": null, "requested_access_methods": [{ "mode": "code" }, { "mode": "card" }] });
    let steps = told(&row, &json!({ "errors": [{ "error_code": "x" }] }));
    let kinds = |of: &str| steps.as_array().unwrap().iter().map(|step| step[of].clone()).collect::<Vec<_>>();
    assert_eq!(kinds("kind"), ["update", "request_access_methods"]);
    assert_eq!(kinds("reason"), ["has_errors", "has_errors"]);
}

#[test]
fn a_person_cannot_be_changed() {
    let inline = |person: &Value| json!({ "user_identity_id": null, "user_identity": person });
    let known = |person: Value| {
        let person = merged(json!({ "user_identity_id": JANE }), &person);
        json!({ "related": { "user_identities": [{ "user_identity_id": JOHN, "full_name": "John" }, person] } })
    };
    let by_name = json!({ "full_name": "Jane Doe", "email_address": "jane@example.com" });
    let unknown = json!({ "kind": "unchanged", "unknown": ["user_identity"] });
    for (row, grant, expected) in [
        (json!({ "user_identity_id": JANE.to_uppercase() }), json!({}), unchanged()),
        (
            json!({ "user_identity_id": JOHN }),
            json!({}),
            blocked("different_person", "user_identity_id", &json!(JANE), &json!(JOHN)),
        ),
        (inline(&by_name), json!({}), unknown.clone()),
        (inline(&by_name), known(json!({ "email_address": "Jane@example.com", "full_name": "J. Doe" })), unchanged()),
        (inline(&by_name), known(json!({ "full_name": "Jane Doe" })), unchanged()),
        (inline(&by_name), known(json!({ "user_identity_key": "jane" })), unknown),
        (
            inline(&by_name),
            known(json!({ "email_address": "john@example.com", "full_name": "Jane Doe" })),
            blocked(
                "different_person",
                "user_identity.email_address",
                &json!("john@example.com"),
                &json!("jane@example.com"),
            ),
        ),
        (
            inline(&json!({ "user_identity_key": "Jane" })),
            known(json!({ "user_identity_key": "jane" })),
            blocked("different_person", "user_identity.user_identity_key", &json!("jane"), &json!("Jane")),
        ),
    ] {
        assert_eq!(told(&row, &grant), expected, "{row} {grant}");
    }
}

#[test]
fn doors_cannot_be_changed() {
    let rooms = |ids: &[&str]| json!({ "space_ids": ids });
    let keys = |ids: &[&str], keys: &[&str]| json!({ "space_ids": ids, "space_keys": keys });
    let space = |id: &str, key: &str| json!({ "space_id": id, "space_key": key });
    let known = |ids: &[&str], spaces: &[Value]| json!({ "space_ids": ids, "related": { "spaces": spaces } });
    let doors = |devices: &Value| json!({ "related": { "devices": devices, "acs_entrances": [] } });
    let lock = |id: &str, spaces: &[&str]| json!({ "device_id": id, "space_ids": spaces });
    let is_other =
        |field: &str, from: &[&str], to: &[&str]| blocked("different_doors", field, &json!(from), &json!(to));
    let unknown = |field: &str| json!({ "kind": "unchanged", "unknown": [field] });
    for (row, grant, expected) in [
        (rooms(&[&ROOM.to_uppercase()]), json!({}), unchanged()),
        (rooms(&[ROOM, POOL]), rooms(&[POOL, ROOM]), unchanged()),
        (rooms(&[ROOM, POOL]), json!({}), is_other("space_ids", &[ROOM], &[ROOM, POOL])),
        (rooms(&[ROOM]), rooms(&[ROOM, POOL]), is_other("space_ids", &[ROOM, POOL], &[ROOM])),
        (json!({ "space_ids": null, "location_ids": [ROOM] }), json!({}), unchanged()),
        (keys(&[], &["room"]), json!({}), unknown("space_keys")),
        (keys(&[], &["room"]), known(&[ROOM], &[space(ROOM, "room")]), unchanged()),
        (keys(&[ROOM], &["pool"]), known(&[ROOM, POOL], &[space(ROOM, "room"), space(POOL, "pool")]), unchanged()),
        (keys(&[], &["pool"]), known(&[ROOM], &[space(ROOM, "room")]), is_other("space_ids", &[ROOM], &["pool"])),
        (json!({ "device_ids": [LOCK] }), json!({}), unknown("device_ids")),
        (json!({ "acs_entrance_ids": [GATE] }), json!({}), unknown("acs_entrance_ids")),
        (
            json!({ "location": { "device_ids": [LOCK] } }),
            json!({}),
            json!({ "kind": "unchanged", "unknown": ["location", "device_ids"] }),
        ),
        // What a space opens besides is nobody's wish of its own.
        (json!({ "device_ids": [LOCK] }), doors(&json!([lock(LOCK, &[]), lock(GATE, &[ROOM])])), unchanged()),
        (json!({ "device_ids": [LOCK] }), doors(&json!([lock(LOCK, &[ROOM])])), unchanged()),
        (json!({ "device_ids": [LOCK] }), doors(&json!([lock(GATE, &[ROOM])])), is_other("device_ids", &[], &[LOCK])),
        (
            json!({ "device_ids": [LOCK] }),
            doors(&json!([lock(LOCK, &[]), lock(GATE, &[])])),
            is_other("device_ids", &[LOCK, GATE], &[LOCK]),
        ),
        (json!({}), doors(&json!([lock(GATE, &[])])), is_other("device_ids", &[GATE], &[])),
        (
            json!({ "device_ids": [LOCK] }),
            merged(doors(&json!([])), &json!({ "errors": [{ "error_code": "x", "missing_device_ids": [LOCK] }] })),
            json!({ "kind": "unchanged", "reason": "has_errors" }),
        ),
    ] {
        assert_eq!(told(&row, &grant), expected, "{row} {grant}");
    }
}

#[test]
fn reservations_and_profiles_cannot_be_changed() {
    for (field, reason) in
        [("reservation_key", "different_reservation"), ("customization_profile_id", "different_customization_profile")]
    {
        let with = |value: &str| json!({ field: value });
        assert_eq!(told(&with(ROOM), &with(ROOM)), unchanged());
        assert_eq!(told(&json!({}), &with(ROOM)), unchanged());
        assert_eq!(told(&with(ROOM), &with(POOL)), blocked(reason, field, &json!(POOL), &json!(ROOM)));
        assert_eq!(told(&with(ROOM), &json!({})), blocked(reason, field, &Value::Null, &json!(ROOM)));
    }
}

#[test]
fn of_several_obstacles_the_gravest_is_the_reason_and_all_changes_are_told() {
    let row = json!({ "user_identity_id": JOHN, "space_ids": [POOL], "ends_at": null });
    let told = told(&row, &json!({}));
    let fields: Vec<_> = told["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
    assert_eq!((&told["kind"], &told["reason"]), (&json!("blocked"), &json!("different_person")));
    assert_eq!(fields, ["user_identity_id", "space_ids", "ends_at"]);
}

#[test]
fn what_is_special_about_an_access_grant_is_told() {
    let deleted = json!({ "warnings": [{ "warning_code": "being_deleted" }] });
    let later = json!({ "ends_at": "2030-03-01T00:00:00Z" });
    let over = json!({ "starts_at": "2029-01-01T00:00:00Z", "ends_at": "2029-01-03T00:00:00Z" });
    assert_eq!(told(&json!({}), &deleted), json!({ "kind": "blocked", "reason": "being_deleted", "changes": [] }));
    assert_eq!(told(&later, &deleted)["changes"][0]["field"], "ends_at");
    assert_eq!(
        told(&json!({}), &json!({ "errors": [{ "error_code": "x" }] })),
        json!({ "kind": "unchanged", "reason": "has_errors" })
    );
    // A stay that is over stands in the file still.
    assert_eq!(told(&over, &over), json!({ "kind": "unchanged", "reason": "expired" }));
    let renewed = told(&json!({ "starts_at": "2029-01-01T00:00:00Z" }), &over);
    assert_eq!((&renewed["kind"], &renewed["reason"]), (&json!("update"), &json!("expired")));
    let refused = &steps(&json!([row(&over)]), &json!([grant(&json!({}))]), "")[0];
    assert_eq!((&refused["kind"], &refused["issues"][0]["code"]), (&json!("invalid"), &json!("in_past")));
    assert_eq!(steps(&json!([row(&over)]), &json!([]), "")[0]["kind"], "invalid");
}

#[test]
fn rows_that_are_none_stop_no_others() {
    let rows = json!([
        row(&json!({})),
        row(&json!({ "access_grant_key": null })),
        row(&json!({ "access_grant_key": "stay-2", "space_ids": ["x"] })),
        7
    ]);
    let steps = steps(&rows, &json!([]), "");
    let told: Vec<_> = steps
        .iter()
        .map(|step| (&step["kind"], &step["row"], &step["access_grant_key"], &step["issues"][0]["code"]))
        .collect();
    let (create, invalid, null) = (json!("create"), json!("invalid"), Value::Null);
    assert_eq!(
        told,
        [
            (&create, &json!(0), &json!("stay-1"), &null),
            (&invalid, &json!(1), &null, &json!("required")),
            (&invalid, &json!(2), &json!("stay-2"), &json!("invalid_format")),
            (&invalid, &json!(3), &null, &json!("invalid_type")),
        ]
    );
    assert_eq!(steps[0]["params"], rows[0]);
}

#[test]
fn rows_with_one_key_are_refused_all_of_them() {
    let rows = json!([
        row(&json!({})),
        row(&json!({ "access_grant_key": "stay-2" })),
        row(&json!({ "ends_at": null })),
        row(&json!({}))
    ]);
    let existing = json!([grant(&json!({ "ends_at": "2030-02-09T11:00:00Z", "requested_access_methods": [] }))]);
    let steps = steps(&rows, &existing, "stay");
    let told: Vec<_> = steps.iter().map(|step| (&step["kind"], &step["row"], &step["issues"][0]["row"])).collect();
    let (invalid, create) = (json!("invalid"), json!("create"));
    assert_eq!(
        told,
        [
            (&invalid, &json!(0), &json!(2)),
            (&create, &json!(1), &Value::Null),
            (&invalid, &json!(2), &json!(0)),
            (&invalid, &json!(3), &json!(0))
        ]
    );
}

#[test]
fn nothing_is_deleted_but_what_is_managed_and_has_no_row() {
    let of_key = |key: &str| grant(&json!({ "access_grant_key": key, "access_grant_id": format!("id of {key}") }));
    let leaving = merged(of_key("stay-4"), &json!({ "warnings": [{ "warning_code": "being_deleted" }] }));
    let existing = json!([
        of_key("stay-1"),
        of_key("stay-2"),
        of_key("staff-1"),
        leaving,
        grant(&json!({ "access_grant_key": null }))
    ]);
    let told = |rows: Value, prefix: &str| {
        let steps = steps(&rows, &existing, prefix);
        let last = steps.iter().filter(|step| step.get("row").is_none());
        last.map(|step| {
            [&step["kind"], &step["access_grant_key"], &step["reason"]]
                .map(|text| text.as_str().unwrap_or_default().to_owned())
                .join(" ")
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(told(json!([row(&json!({}))]), ""), [""; 0]);
    assert_eq!(told(json!([row(&json!({}))]), "stay-"), ["delete stay-2 ", "unchanged stay-4 being_deleted"]);
    assert_eq!(told(json!([]), "staff"), ["delete staff-1 "]);
    // An invalid row keeps its access grant; one whose key nobody knows keeps them all.
    assert_eq!(
        told(json!([row(&json!({ "access_grant_key": "stay-2", "space_ids": 1 }))]), "stay-"),
        ["delete stay-1 ", "unchanged stay-4 being_deleted"]
    );
    assert_eq!(told(json!([7]), "stay-2"), ["blocked stay-2 unreadable_row"]);
    assert_eq!(steps(&json!([]), &existing, "stay-2")[0]["params"], json!({ "access_grant_id": "id of stay-2" }));
}

#[test]
fn rows_come_as_tables_too() {
    let csv = format!(
        "access_grant_key,user_identity_id,space_ids,ends_at,requested_access_methods.0.mode,nmae\n\
         stay-1,{JANE},{ROOM},2030-02-03T11:00:00Z,code,\nstay-2,{JANE},{ROOM},,mobile_key,\n"
    );
    let steps = steps_in(&context(), &csv, Form::Csv, &json!([grant(&json!({}))]), "x");
    let told: Vec<_> =
        steps.iter().map(|step| (step["kind"].as_str().unwrap(), step["row"].as_u64().unwrap())).collect();
    assert_eq!(told, [("invalid", 1), ("unchanged", 2), ("create", 3)]);
    assert_eq!(steps[2]["params"]["requested_access_methods"], json!([{ "mode": "mobile_key" }]));
}

#[test]
fn warnings_of_rows_come_with_their_steps() {
    let device = json!({ "devices": [{ "device_id": LOCK, "properties": { "code_constraints": [{ "constraint_type": "pin_code_matches_existing_set" }] } }] });
    let data = ContextData::parse(&device.to_string(), &DoorRules).unwrap();
    let context = Context { data, ..context() };
    let rows = json!([row(
        &json!({ "device_ids": [LOCK], "requested_access_methods": [{ "mode": "code", "code": "4938" }] })
    )]);
    let two_calls = json!({ "ends_at": "null", "requested_access_methods": [] });
    for existing in [json!([]), json!([grant(&json!({}))]), json!([grant(&two_calls)])] {
        let steps = steps_in(&context, &rows.to_string(), Form::Json, &existing, "");
        assert_eq!(steps[0]["warnings"][0]["code"], "device_constraint", "{existing}");
        assert!(steps.get(1).is_none_or(|second| second.get("warnings").is_none() && second.get("unknown").is_none()));
    }
}

/// What the API makes of the calls of a plan.
#[derive(Clone, Debug, Default)]
struct Model {
    grants: BTreeMap<String, Value>,
    made: usize,
}

impl Model {
    fn listed(&self) -> Value {
        self.grants.values().cloned().collect()
    }

    fn apply(&mut self, steps: &[Value]) {
        for step in steps {
            let Some(params) = step.get("params") else { continue };
            let id = || params["access_grant_id"].as_str().unwrap().to_owned();
            match step["kind"].as_str().unwrap() {
                "create" => self.create(params),
                "update" => {
                    let members = params.as_object().unwrap().iter().filter(|(name, _)| *name != "access_grant_id");
                    let grant = self.grants.get_mut(&id()).unwrap().as_object_mut().unwrap();
                    grant.extend(members.map(|(name, value)| (name.clone(), value.clone())));
                }
                "request_access_methods" => {
                    let more = params["requested_access_methods"].as_array().unwrap().clone();
                    let grant = self.grants.get_mut(&id()).unwrap();
                    grant["requested_access_methods"].as_array_mut().unwrap().extend(more);
                }
                _ => drop(self.grants.remove(&id())),
            }
        }
    }

    fn create(&mut self, params: &Value) {
        self.made += 1;
        let id = format!("{:08x}-5e6f-7a8b-9c0d-1e2f3a4b5c6d", self.made);
        let mut grant = params.clone();
        let members = grant.as_object_mut().unwrap();
        members.insert("access_grant_id".to_owned(), json!(id));
        for (name, value) in
            [("starts_at", json!("2029-12-31T23:00:00Z")), ("ends_at", Value::Null), ("name", Value::Null)]
        {
            members.entry(name).or_insert(value);
        }
        assert!(
            self.grants.values().all(|other| other["access_grant_key"] != grant["access_grant_key"]),
            "a key is taken"
        );
        self.grants.insert(id, grant);
    }
}

fn any_row() -> impl Strategy<Value = Value> {
    let time = prop::option::of(prop::sample::select(vec![
        "2030-05-01T10:00:00Z",
        "2030-05-01T12:00:00+02:00",
        "2030-06-01T10:00Z",
    ]));
    let end = prop::sample::select(vec![
        None,
        Some("null"),
        Some("2030-07-01T10:00:00Z"),
        Some("2030-07-01T11:00:00+01:00"),
        Some("2029-01-01T00:00:00Z"),
        Some("x"),
    ]);
    let method = prop::sample::select(vec![
        json!({ "mode": "code" }),
        json!({ "mode": "card" }),
        json!({ "mode": "code", "code": "4938" }),
    ]);
    let key = prop::sample::select(vec![
        json!("stay-1"),
        json!("stay-2"),
        json!("stay-3"),
        json!("stay-4"),
        json!("staff-1"),
        json!("staff-2"),
        Value::Null,
    ]);
    let person = prop::sample::select(vec![JANE, JANE, JOHN]);
    let name = prop::sample::select(vec![Value::Null, json!("null"), json!("Stay")]);
    (key, person, time, end, prop::collection::vec(method, 1..3), name).prop_map(
        |(key, person, start, end, methods, name)| {
            row(&json!({
                "access_grant_key": key, "user_identity_id": person, "starts_at": start, "ends_at": end,
                "requested_access_methods": methods, "name": name,
            }))
        },
    )
}

fn any_rows() -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(any_row(), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn a_plan_that_is_carried_out_leaves_nothing_to_do(before in any_rows(), after in any_rows(), prefix in prop::sample::select(vec!["", "stay-", "staff-", "s"])) {
        let mut model = Model::default();
        model.apply(&steps(&json!(before), &json!([]), ""));
        let first = steps(&json!(after), &model.listed(), prefix);
        model.apply(&first);
        let second = steps(&json!(after), &model.listed(), prefix);
        for step in &second {
            prop_assert!(step.get("params").is_none(), "{step} after {first:?}");
        }
        // What could not be had cannot be had still, and nothing else has become so.
        let idle = |steps: &[Value], kind: &str| steps.iter().filter(|step| step["kind"] == kind).cloned().collect::<Vec<_>>();
        prop_assert_eq!(idle(&first, "invalid"), idle(&second, "invalid"));
        prop_assert_eq!(idle(&first, "blocked"), idle(&second, "blocked"));
    }

    #[test]
    fn the_order_of_rows_does_not_matter(before in any_rows(), after in any_rows().prop_shuffle()) {
        let mut model = Model::default();
        model.apply(&steps(&json!(before), &json!([]), ""));
        let without_places = |rows: &[Value]| {
            let mut steps = steps(&json!(rows), &model.listed(), "stay-");
            for step in &mut steps {
                step.as_object_mut().unwrap().remove("row");
                for issue in step.get_mut("issues").and_then(Value::as_array_mut).into_iter().flatten() {
                    // Of two rows with one key each names the other.
                    issue.as_object_mut().unwrap().retain(|name, _| name != "row" && name != "message");
                }
            }
            let mut texts: Vec<String> = steps.iter().map(Value::to_string).collect();
            texts.sort();
            texts
        };
        let mut backwards = after.clone();
        backwards.reverse();
        prop_assert_eq!(without_places(&after), without_places(&backwards));
    }

    #[test]
    fn nothing_is_ever_deleted_outside_of_the_prefix(before in any_rows(), after in any_rows(), prefix in prop::sample::select(vec!["", "stay-", "staff-", "stay-1"])) {
        let mut model = Model::default();
        model.apply(&steps(&json!(before), &json!([]), ""));
        let steps = steps(&json!(after), &model.listed(), prefix);
        for step in steps.iter().filter(|step| step["kind"] == "delete") {
            let grant = &model.grants[step["params"]["access_grant_id"].as_str().unwrap()];
            let key = grant["access_grant_key"].as_str().unwrap();
            prop_assert!(!prefix.is_empty() && key.starts_with(prefix));
            prop_assert!(after.iter().all(|row| row["access_grant_key"] != key));
        }
    }
}
