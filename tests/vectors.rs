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
    for (schema, file) in common::knowing_files() {
        for case in file.cases {
            let context = case.context.as_ref().or(file.context.as_ref()).map_or("{}", |context| context.get());
            let (issues, warnings) = common::core_knowing(schema, case.input.get(), &file.now, context);
            let input: serde_json::Value = serde_json::from_str(case.input.get()).unwrap();
            let methods = input["requested_access_methods"].as_array().cloned().unwrap_or_default();
            let codes = methods.iter().filter_map(|method| method["code"].as_str()).chain(input.as_str());
            for code in codes {
                for issue in issues.as_array().unwrap().iter().chain(warnings.as_array().unwrap()) {
                    assert!(!issue["message"].as_str().unwrap().contains(code), "{}", case.name);
                }
            }
        }
    }
}

#[test]
fn every_file_of_the_folder_is_run() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let count = names.filter(|name| name != "samples.json").count();
    assert_eq!(common::files().count() + common::knowing_files().count(), count, "tests/common lists the files");
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
    for (schema, file) in common::files() {
        for case in file.cases {
            let (issues, warnings) = common::core(schema, case.input.get(), &file.now);
            for issue in issues.as_array().unwrap().iter().chain(warnings.as_array().unwrap()) {
                let message = issue["message"].to_string();
                assert!(received.iter().all(|received| !message.contains(received)), "{message}");
            }
        }
    }
}

/// Every UUID in `text` in capitals.
fn with_ids_in_capitals(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let is_uuid = |part: &[u8]| {
        let is_place = |(place, byte): (usize, &u8)| match place {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        };
        part.iter().enumerate().all(is_place)
    };
    for start in 0..bytes.len().saturating_sub(35) {
        if is_uuid(&bytes[start..start + 36]) {
            bytes[start..start + 36].make_ascii_uppercase();
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_case_of_ids_changes_no_verdict() {
    let mut count = 0;
    for (schema, file) in common::knowing_files() {
        for case in file.cases {
            let context = case.context.as_ref().or(file.context.as_ref()).map_or("{}", |context| context.get());
            let input = with_ids_in_capitals(case.input.get());
            count += usize::from(input != case.input.get());
            let (issues, warnings) = common::core_knowing(schema, &input, &file.now, context);
            let capitals = |issues: &serde_json::Value| with_ids_in_capitals(&issues.to_string());
            assert_eq!(capitals(&issues), capitals(&case.issues.into()), "issues of {}: {}", file.schema, case.name);
            assert_eq!(
                capitals(&warnings),
                capitals(&case.warnings.into()),
                "warnings of {}: {}",
                file.schema,
                case.name
            );
        }
    }
    assert!(count > 50);
}

#[test]
fn of_a_key_that_stands_twice_the_last_one_counts() {
    let mut count = 0;
    for (schema, file) in common::files().chain(common::knowing_files()) {
        for case in &file.cases {
            let context = case.context.as_ref().or(file.context.as_ref()).map_or("{}", |context| context.get());
            let Ok(serde_json::Value::Object(input)) = serde_json::from_str(case.input.get()) else { continue };
            let is_known = |key: &&String| !case.issues.iter().any(|issue| issue["keys"][0] == key.as_str());
            let discarded: Vec<_> = input.keys().filter(is_known).map(|key| format!("{key:?}: [42, {{}}],")).collect();
            let Some(members) = case.input.get().trim_start().strip_prefix('{') else { continue };
            if discarded.is_empty() {
                continue;
            }
            count += 1;
            let verdict =
                common::core_knowing(schema, &format!("{{{}{members}", discarded.concat()), &file.now, context);
            let expected = (case.issues.clone().into(), case.warnings.clone().into());
            assert_eq!(verdict, expected, "{}: {}", file.schema, case.name);
        }
    }
    assert!(count > 150);
}
