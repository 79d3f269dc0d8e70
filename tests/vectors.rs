//! The vectors, natively, and what belongs to them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use seam_access_grants::endpoints::SCHEMAS;

#[test]
fn every_case_has_its_verdict() {
    assert!(common::run(common::core) > 90);
}

#[test]
fn every_schema_has_cases() {
    let named: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
    let tested: Vec<String> = common::files().map(|(_, file)| file.schema).collect();
    assert_eq!(tested, named);
}

#[test]
fn no_message_holds_what_was_received() {
    let received = ["1234567890", "12a4", "jane..doe", "fax", "room-101", "tomorrow", "yesterday"];
    let cases = common::files().flat_map(|(_, file)| file.cases);
    for issue in cases.flat_map(|case| case.issues) {
        let message = issue["message"].to_string();
        assert!(received.iter().all(|received| !message.contains(received)), "{message}");
    }
}
