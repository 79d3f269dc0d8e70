//! Checks of plain values, one after the other: each is judged as it is by itself, whichever came before it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;
#[path = "../fuzz/src/pieces.rs"]
mod pieces;

use std::sync::LazyLock;

use pieces::OneByOne;
use proptest::{prelude::*, sample::Index};
use seam_access_grants::{
    doors::DoorRules,
    endpoints::SCHEMAS,
    schema::{Context, ContextData, Node},
    time::Instant,
};
use serde_json::Value;

/// Texts that are good somewhere, and that are good nowhere.
const TEXTS: [&str; 16] = [
    "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
    "e3d736c1-540d-4d10-83e5-9a4e135453b4",
    "2029-01-01T00:00:00Z",
    "2031-01-01T00:00:00Z",
    "2032-06-01T12:00:00+02:00",
    "jane@example.com",
    "+14155552671",
    "1234",
    "987654",
    "12",
    "code",
    "card",
    "mobile_key",
    "Zoë 😀",
    "x",
    "",
];

/// The texts of a value.
fn texts(tree: &mut Value) -> Vec<&mut String> {
    match tree {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter_mut().flat_map(texts).collect(),
        Value::Object(members) => members.values_mut().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The inputs of all vectors, with the index of their schema.
static INPUTS: LazyLock<Vec<(usize, Value)>> = LazyLock::new(|| {
    let files = common::files().chain(common::knowing_files());
    let inputs = files.flat_map(|(schema, file)| {
        file.cases.into_iter().map(move |case| (schema, serde_json::from_str(case.input.get()).unwrap()))
    });
    inputs.collect()
});

fn contexts() -> Vec<Context> {
    let at = |now| Context { now: Instant::parse(now), ..Context::default() };
    let devices =
        r#"{"devices": [{"supported_code_lengths": [6], "code_constraints": [{"constraint_type": "no_zeros"}]}]}"#;
    vec![
        at("2028-01-01T00:00:00Z"),
        at("2030-01-01T00:00:00Z"),
        Context { require_target: false, ..at("2030-01-01T00:00:00Z") },
        Context { require_change: false, repair_absent: true, ..at("2030-01-01T00:00:00Z") },
        Context { data: ContextData::parse(devices, &DoorRules).unwrap(), ..at("2030-01-01T00:00:00Z") },
    ]
}

/// The time windows within a value, below the value itself.
fn windows_within(node: &Node) -> usize {
    let own = |node: &Node| match node {
        Node::Object(object) => usize::from(object.rules.is_some_and(|rules| rules.has_window)) + windows_within(node),
        _ => windows_within(node),
    };
    match node {
        Node::List(item) => own(item),
        Node::Object(object) => object.fields.iter().map(|field| own(field.node)).sum(),
        Node::Union(union) => union.variants.iter().map(|(_, node)| *node).chain(union.other).map(own).sum(),
        _ => 0,
    }
}

/// Of a value that is like the last good one, that window alone is held against its rule.
#[test]
fn a_time_window_is_that_of_the_value_itself() {
    for schema in SCHEMAS {
        assert_eq!(windows_within(schema.node), 0, "{}", schema.name());
    }
    assert!(SCHEMAS.iter().any(|schema| windows_within(&Node::List(schema.node)) == 1));
}

#[test]
fn every_vector_is_judged_as_by_itself_behind_the_others() {
    let mut all = OneByOne::default();
    for (schema, tree) in &*INPUTS {
        for context in contexts() {
            all.agrees(tree, SCHEMAS[*schema].node, &context);
            all.agrees(tree, SCHEMAS[*schema].node, &context);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]

    /// A step changes texts of the value before or of the first one, each by its place, and may change the context.
    #[test]
    fn a_value_of_a_known_structure_is_judged_as_by_itself(
        input in any::<Index>(),
        steps in proptest::collection::vec(
            (proptest::collection::vec(any::<(Index, Index)>(), 0..3), any::<Index>(), any::<bool>(), any::<bool>()),
            1..12,
        ),
    ) {
        let contexts = contexts();
        let (schema, first) = input.get(&INPUTS);
        let node = SCHEMAS[*schema].node;
        let (mut all, mut tree, mut context) = (OneByOne::default(), first.clone(), &contexts[1]);
        all.agrees(&tree, node, context);
        for (changes, other, is_first, changes_context) in steps {
            if is_first {
                tree = first.clone();
            }
            for (place, text) in changes {
                let mut texts = texts(&mut tree);
                if !texts.is_empty() {
                    let place = place.index(texts.len());
                    (*text.get(&TEXTS)).clone_into(texts[place]);
                }
            }
            if changes_context {
                context = other.get(&contexts);
            }
            all.agrees(&tree, node, context);
        }
    }
}
