//! The quick check of responses against the interpreter: where it says yes, the interpreter has nothing to say.

#![allow(clippy::unwrap_used, reason = "tests")]

use proptest::{prelude::*, sample::Index};
use seam_access_grants::{
    endpoints::{ENDPOINTS, Response},
    json::Tape,
    model::Pagination,
    schema::{Context, Node, Schema, check, conforms},
};

const LIST: &str = r#"{
  "access_grants": [
    {"workspace_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","access_grant_id":"1A2B3C4D-5E6F-7A8B-9C0D-1E2F3A4B5C6D",
     "name":null,"display_name":"Zoë \"Z\" \u00e9\n","space_ids":["1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"],"location_ids":[],
     "requested_access_methods":[{"display_name":"","mode":"code","code":"1234","created_access_method_ids":[]}],
     "access_method_ids":[],"starts_at":"2025-06-16T16:54:17.946606Z","ends_at":null,"created_at":"2025-06-16T16:54:17Z",
     "errors":[],"pending_mutations":[],"warnings":[
       {"created_at":"2025-06-16T16:54:17Z","message":"m","warning_code":"being_deleted"},
       {"warning_code":"new_tomorrow","message":"m","created_at":"2025-06-16T16:54:17Z"}
     ],"of_tomorrow":{"a":[1.5e3,-0,true,"\\"],"b":{}}},
    {"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","name":"x","location_ids":[],"errors":[],"warnings":[],
     "pending_mutations":[]}
  ],
  "pagination": {"has_next_page": false, "next_page_cursor": null, "next_page_url": null},
  "ok": true
}"#;

/// What a list of access grants promises.
fn promise() -> [(&'static str, &'static Node); 2] {
    let page = ENDPOINTS.iter().find_map(|endpoint| match endpoint.response {
        Response::Page(key, node) if endpoint.path == "/access_grants/list" => Some((key, node)),
        _ => None,
    });
    [page.unwrap(), ("pagination", Pagination::NODE)]
}

fn conforms_by_interpreter(text: &str) -> bool {
    let mut tape = Tape::default();
    let Ok(body) = tape.read(text) else { return false };
    let [(key, node), (pagination, of_pagination)] = promise();
    let is_good = |value, node| {
        let report = check(value, node, &Context::default());
        report.issues.is_empty() && report.repairs.is_empty()
    };
    body.get(key).is_some_and(|list| is_good(list, node))
        && body.get(pagination).is_none_or(|pagination| is_good(pagination, of_pagination))
}

#[test]
fn what_is_common_is_found_to_be_good() {
    assert!(conforms_by_interpreter(LIST));
    let written_without_spaces = serde_json::from_str::<serde_json::Value>(LIST).unwrap().to_string();
    for text in [LIST, &written_without_spaces, r#"{"access_grants":[]}"#] {
        assert!(conforms(text, &promise()), "{text}");
    }
}

#[test]
fn what_needs_a_repair_or_is_wrong_is_not() {
    let without = |part: &str| LIST.replacen(part, "", 1);
    for text in [
        without(r#""location_ids":[],"#),
        without(r#""name":null,"#),
        without("5e6f-"),
        without(r#""has_next_page": false, "#),
        LIST.replace("\"warning_code\":\"being", "\"error_code\":\"being"),
        LIST.replace("access_grants", "grants"),
        LIST.replace("\"ends_at\":null", "\"ends_at\":7"),
        LIST.replace("\"ok\": true", "\"ok\": tru"),
        format!(r#"{{"access_grants":[{{"access_grant":{LIST}}}]}}"#),
        format!("{LIST} 1"),
        String::new(),
    ] {
        assert!(!conforms(&text, &promise()), "{text}");
    }
}

/// The last one counts, so the first may be anything.
#[test]
fn a_member_that_is_there_twice_is_left_to_the_interpreter() {
    for text in
        [LIST.replace("\"ends_at\":null", "\"errors\":7"), LIST.replace("\"ok\": true", "\"access_grants\": []")]
    {
        assert!(conforms_by_interpreter(&text) && !conforms(&text, &promise()), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]

    /// Pieces of the list are put in the places of others.
    #[test]
    fn whatever_it_takes_the_interpreter_takes(
        changes in proptest::collection::vec((any::<Index>(), 0..40_usize, any::<Index>(), 0..40_usize), 1..4),
    ) {
        let mut text = LIST.to_owned();
        for (from, length, to, removed) in changes {
            let at = |index: Index| {
                let place = index.index(text.len());
                (place..=text.len()).find(|place| text.is_char_boundary(*place)).unwrap_or_default()
            };
            let end = |start: usize, length: usize| {
                (start + length..=text.len()).find(|place| text.is_char_boundary(*place)).unwrap_or(text.len())
            };
            let (from, to) = (at(from), at(to));
            let piece = text.get(from..end(from, length)).unwrap_or_default().to_owned();
            text.replace_range(to..end(to, removed), &piece);
            prop_assume!(!text.is_empty());
        }
        prop_assert!(!conforms(&text, &promise()) || conforms_by_interpreter(&text), "{text}");
    }
}
