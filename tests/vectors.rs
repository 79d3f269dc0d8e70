//! The vectors, natively, and what belongs to them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod common;

use seam_access_grants::endpoints::{NamedSchema, SCHEMAS};

#[test]
fn every_case_has_its_verdict() {
    assert!(common::run(common::core) > 90);
}

#[test]
fn every_schema_has_cases() {
    let named: Vec<String> = SCHEMAS.iter().map(NamedSchema::name).collect();
    assert_eq!(common::NAMES, named);
    let mut tested: Vec<usize> = common::files().map(|(index, _)| index).collect();
    tested.sort_unstable();
    tested.dedup();
    assert_eq!(tested, (0..named.len()).collect::<Vec<_>>());
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
