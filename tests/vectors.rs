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
fn every_case_with_a_context_has_its_verdict() {
    assert!(common::run_knowing(common::core_knowing) > 90);
}

#[test]
fn what_nobody_knows_nobody_speaks_of() {
    let of_devices = ["device_constraint", "device_length", "reservation"];
    for (schema, file) in common::knowing_files() {
        for case in file.cases {
            let (issues, warnings) = common::core(schema, case.input.get(), &file.now);
            for issue in issues.as_array().unwrap().iter().chain(warnings.as_array().unwrap()) {
                assert!(!of_devices.contains(&issue["code"].as_str().unwrap()), "{}: {issue}", case.name);
            }
        }
    }
}

#[test]
fn no_message_about_a_device_holds_the_code() {
    for (_, file) in common::knowing_files() {
        for case in file.cases {
            let input: serde_json::Value = serde_json::from_str(case.input.get()).unwrap();
            let methods = input["requested_access_methods"].as_array().cloned().unwrap_or_default();
            let codes = methods.iter().filter_map(|method| method["code"].as_str()).chain(input.as_str());
            for code in codes {
                for issue in case.issues.iter().chain(&case.warnings) {
                    assert!(!issue["message"].as_str().unwrap().contains(code), "{}", case.name);
                }
            }
        }
    }
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
