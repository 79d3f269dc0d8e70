//! The quick check of responses against the interpreter: where it says yes, the interpreter has nothing to say, and its outline gives
//! the values that the text has.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::collections::HashMap;

use proptest::{prelude::*, sample::Index};
use seam_access_grants::{
    endpoints::{ENDPOINTS, Response},
    json::Tape,
    model::Pagination,
    schema::{
        Context, Node, Schema, check, conforms,
        outline::{HEAD, Kind},
    },
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

/// Makes the items of a page from its outline, as the facade does.
struct Items<'t> {
    words: std::slice::Iter<'t, u32>,
    /// The item's part of the text in units of UTF-16.
    text: Vec<u16>,
    shapes: HashMap<u32, Vec<String>>,
}

/// The page that an outline tells of, as `{ items, pagination }`.
fn page(text: &str, outline: &[u32]) -> serde_json::Value {
    let at = |start: u32, end: u32| &text[start as usize..end as usize];
    let [count, start, end] = outline[..HEAD].try_into().unwrap();
    let mut items = Items { words: outline[HEAD..].iter(), text: Vec::new(), shapes: HashMap::new() };
    let list: Vec<_> = (0..count)
        .map(|_| {
            let start = items.next();
            if start > 0 {
                items.text = at(start, items.next()).encode_utf16().collect();
            }
            items.value().unwrap()
        })
        .collect();
    assert!(items.words.next().is_none());
    let pagination = (end > 0).then(|| serde_json::from_str::<serde_json::Value>(at(start, end)).unwrap());
    serde_json::json!({ "items": list, "pagination": pagination })
}

impl Items<'_> {
    fn next(&mut self) -> u32 {
        *self.words.next().unwrap()
    }

    fn piece(&mut self, start: u32) -> String {
        let end = self.next();
        String::from_utf16(&self.text[start as usize..end as usize]).unwrap()
    }

    /// The next value; `None` for an end.
    fn value(&mut self) -> Option<serde_json::Value> {
        let word = self.next();
        self.value_of(word)
    }

    fn value_of(&mut self, word: u32) -> Option<serde_json::Value> {
        let number = word >> Kind::BITS;
        let kind = Kind::ALL[(word & ((1 << Kind::BITS) - 1)) as usize];
        Some(match kind {
            Kind::Null => serde_json::Value::Null,
            Kind::True => true.into(),
            Kind::False => false.into(),
            Kind::Text => self.piece(number).into(),
            Kind::Json => serde_json::from_str(&self.piece(number)).unwrap(),
            Kind::List => std::iter::from_fn(|| self.value()).collect(),
            Kind::Same => {
                let names = self.shapes[&number].clone();
                names.into_iter().map(|name| (name, self.value().unwrap())).collect()
            }
            Kind::Object => self.object(number),
            Kind::Name => panic!("a name outside of an object"),
            Kind::End => return None,
        })
    }

    fn object(&mut self, shape: u32) -> serde_json::Value {
        let mut names = self.shapes.remove(&shape).unwrap_or_default();
        let mut members = serde_json::Map::new();
        for position in 0.. {
            let mut word = self.next();
            if word & ((1 << Kind::BITS) - 1) == Kind::Name as u32 {
                names.truncate(position);
                let name = self.piece(word >> Kind::BITS);
                names.push(name);
                word = self.next();
            }
            let Some(value) = self.value_of(word) else { break };
            members.insert(names[position].clone(), value);
        }
        self.shapes.insert(shape, names);
        members.into()
    }
}

/// The same page, read by `serde_json`.
fn page_of_text(text: &str) -> serde_json::Value {
    let response: serde_json::Value = serde_json::from_str(text).unwrap();
    serde_json::json!({ "items": response["access_grants"], "pagination": response["pagination"] })
}

/// Whether there is an outline, whose page must be that of the text.
fn has_outline(text: &str) -> bool {
    let outline = conforms(text, &promise());
    if let Some(outline) = &outline {
        assert_eq!(page(text, outline), page_of_text(text), "{text}");
    }
    outline.is_some()
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
        assert!(has_outline(text), "{text}");
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
        assert!(!has_outline(&text), "{text}");
    }
}

/// The last one counts, so the first may be anything.
#[test]
fn a_member_that_is_there_twice_is_left_to_the_interpreter() {
    for text in
        [LIST.replace("\"ends_at\":null", "\"errors\":7"), LIST.replace("\"ok\": true", "\"access_grants\": []")]
    {
        assert!(conforms_by_interpreter(&text) && !has_outline(&text), "{text}");
    }
}

/// Names that are new, missing or in another order, values that need more than their characters, and characters of every length; so
/// many items that they are in several parts of the text.
#[test]
fn what_differs_between_items_is_in_the_outline() {
    let grant = |more: &str| {
        let id = r#""access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d""#;
        format!(r#"{{{id},"name":null,"location_ids":[],"errors":[],"warnings":[],"pending_mutations":[]{more}}}"#)
    };
    let methods = |more: &str| format!(r#","requested_access_methods":[{{"display_name":"é","mode":"code"{more}}}]"#);
    let items = [
        grant(""),
        grant(&methods("")),
        grant(&methods(r#","created_access_method_ids":[]"#)),
        grant(r#","display_name":"😀é日 \u00e9","new":{"é":[1.5,true]},"display_status":"x""#),
        grant(r#","display_name":"plain","display_status":"😀","new":"é","last":0"#),
        grant(r#","display_name":"plain","display_status":"😀","new":"é","last":false"#),
        grant(r#","display_name" : "plain", "display_status":"😀" ,"another":"é""#),
        grant(""),
    ];
    for pagination in ["", r#""pagination":{"has_next_page":true,"next_page_cursor":"c","next_page_url":null},"#] {
        let text = format!(r#"{{{pagination}"access_grants":[{}],"é":"ü"}}"#, vec![items.join(" , "); 25].join(","));
        assert!(text.len() > 20_000 && has_outline(&text), "{text}");
    }
    // The name of the prototype is nothing to set, and a name has one unit for each byte.
    for name in ["__proto__", "über"] {
        let text = format!(r#"{{"access_grants":[{}]}}"#, grant(&format!(r#","{name}":{{}}"#)));
        assert!(conforms_by_interpreter(&text) && !has_outline(&text));
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
        prop_assert!(!has_outline(&text) || conforms_by_interpreter(&text), "{text}");
    }
}
