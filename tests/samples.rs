//! The sample objects of the five specification documents. They lack fields, wrap grants, put codes under other names
//! and hold placeholders; every one of them is read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use seam_access_grants::{
    access_grants::{CreateAccessGrant, ListAccessGrants},
    issue::Issue,
    json::Tape,
    model::{AccessGrant, OpenUnion, decode},
    schema::{Context, Schema, check},
    time::Instant,
};
use serde_json::Value;

fn samples(kind: &str) -> Vec<(String, Value)> {
    let all: Vec<Value> = serde_json::from_str(include_str!("vectors/samples.json")).unwrap();
    let of_kind = all.into_iter().filter(|sample| sample["kind"] == kind);
    of_kind.map(|sample| (sample["source"].to_string(), sample["sample"].clone())).collect()
}

#[track_caller]
fn grants(source: &str, value: &Value) -> Vec<AccessGrant> {
    decode::<Vec<AccessGrant>>(&value.to_string()).unwrap_or_else(|issues: Vec<Issue>| panic!("{source}: {issues:?}"))
}

#[test]
fn every_access_grant_is_read() {
    let mut read = Vec::new();
    for (source, value) in samples("access_grant") {
        read.push(decode::<AccessGrant>(&value.to_string()).unwrap_or_else(|issues| panic!("{source}: {issues:?}")));
    }
    for (source, value) in samples("response") {
        read.push(
            decode::<AccessGrant>(&value["access_grant"].to_string())
                .unwrap_or_else(|issues| panic!("{source}: {issues:?}")),
        );
    }
    for (source, value) in samples("access_grants") {
        read.extend(grants(&source, &value));
    }
    for (source, value) in samples("list_response") {
        read.extend(grants(&source, &value["access_grants"]));
    }
    assert_eq!(read.len(), 9);
    assert!(read.iter().all(|grant| grant.errors.len() < 2 && grant.location_ids.len() < 2));
    assert!(read.iter().filter(|grant| grant.starts_at.0.is_none()).count() == 2, "two samples are cut short");
    let unknown = |grant: &AccessGrant| matches!(grant.warnings.first(), Some(OpenUnion::Unknown(_)));
    assert_eq!(read.iter().filter(|grant| unknown(grant)).count(), 1, "one warning has a placeholder for its code");
}

#[test]
fn every_request_is_valid_at_its_time() {
    let context = Context { now: Instant::parse("2025-06-01T00:00:00Z"), ..Context::default() };
    let requests =
        samples("create_request").into_iter().map(|(source, value)| (source, value, CreateAccessGrant::NODE));
    let lists = samples("list_request").into_iter().map(|(source, value)| (source, value, ListAccessGrants::NODE));
    let all: Vec<_> = requests.chain(lists).collect();
    assert_eq!(all.len(), 4);
    for (source, value, node) in all {
        let text = value.to_string();
        let mut tape = Tape::default();
        let issues = check(tape.read(&text).unwrap(), node, &context).issues;
        assert!(issues.is_empty(), "{source}: {issues:?}");
    }
}

/// The properties of the access grant in the two documents that give a schema and no sample of their own.
#[test]
fn every_documented_property_is_data() {
    let documented = [
        "access_grant_id",
        "access_grant_key",
        "access_method_ids",
        "client_session_token",
        "created_at",
        "customization_profile_id",
        "display_name",
        "ends_at",
        "errors",
        "instant_key_url",
        "location_ids",
        "name",
        "pending_mutations",
        "requested_access_methods",
        "reservation_key",
        "space_ids",
        "starts_at",
        "user_identity_id",
        "warnings",
        "workspace_id",
    ];
    let seam_access_grants::schema::Node::Object(object) = AccessGrant::NODE else { panic!() };
    for name in documented {
        assert!(object.fields.iter().any(|field| field.name == name), "{name}");
    }
}
