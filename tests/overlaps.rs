//! Overlaps against the definition, pair by pair.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::Instant as Clock;

use proptest::prelude::*;
use seam_access_grants::{
    overlaps::{Overlap, OverlapFinder, TooManyOverlaps},
    time::Instant,
};
use serde_json::{Value, json};

type Pair = (u32, u32, String, String);

const LISTS: [(&str, &str); 3] =
    [("space", "space_ids"), ("device", "device_ids"), ("acs_entrance", "acs_entrance_ids")];

fn found(grants: &Value) -> Vec<Pair> {
    let mut names: Vec<(&str, &str)> = Vec::new();
    let mut stays = OverlapFinder::default();
    for (index, grant) in (0..).zip(grants.as_array().unwrap()) {
        let mut places = Vec::new();
        for (kind, list) in LISTS {
            for id in grant[list].as_array().into_iter().flatten() {
                let name = (kind, id.as_str().unwrap());
                let number = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                places.push(u32::try_from(number).unwrap());
            }
        }
        let time = |field: &str| grant[field].as_str().unwrap_or_default();
        stays.add(index, time("starts_at"), time("ends_at"), &places).unwrap();
    }
    let mut pairs: Vec<Pair> = stays
        .overlaps()
        .unwrap()
        .into_iter()
        .map(|Overlap { first, second, place }| {
            let (kind, id) = names[place as usize];
            (first, second, kind.to_owned(), id.to_owned())
        })
        .collect();
    pairs.sort();
    pairs
}

/// Every pair with every place of both, by the words of the definition.
fn oracle(grants: &Value) -> Vec<Pair> {
    let grants = grants.as_array().unwrap();
    let time = |grant: &Value, field: &str| grant[field].as_str().map(|text| Instant::parse(text).unwrap());
    let starts_before_end = |a: &Value, b: &Value| match (time(a, "starts_at"), time(b, "ends_at")) {
        (Some(start), Some(end)) => start < end,
        _ => true,
    };
    let mut pairs = Vec::new();
    for (second, b) in (0..).zip(grants) {
        for (first, a) in (0..second).zip(grants) {
            let sound = starts_before_end(a, a) && starts_before_end(b, b);
            if !(sound && starts_before_end(a, b) && starts_before_end(b, a)) {
                continue;
            }
            for (kind, list) in LISTS {
                for id in a[list].as_array().into_iter().flatten() {
                    if b[list].as_array().is_some_and(|ids| ids.contains(id)) {
                        pairs.push((first, second, kind.to_owned(), id.as_str().unwrap().to_owned()));
                    }
                }
            }
        }
    }
    pairs.sort();
    pairs.dedup();
    pairs
}

fn window(start: &str, end: Option<&str>) -> Value {
    json!({ "space_ids": ["s"], "starts_at": start, "ends_at": end })
}

#[test]
fn windows_that_touch_do_not_overlap() {
    let a = window("2030-01-01T00:00:00Z", Some("2030-01-02T00:00:00Z"));
    assert!(found(&json!([a, window("2030-01-02T00:00:00Z", None)])).is_empty());
    assert_eq!(found(&json!([a, window("2030-01-01T23:59:59.999999Z", None)])).len(), 1);
    assert!(found(&json!([a, window("2030-01-02T02:00:00+02:00", None)])).is_empty());
}

#[test]
fn no_end_lasts_for_ever() {
    let ongoing = window("2020-01-01T00:00:00Z", None);
    let absent = json!({ "space_ids": ["s"], "starts_at": "2020-01-01T00:00:00Z" });
    let later = window("2999-01-01T00:00:00Z", Some("2999-01-02T00:00:00Z"));
    assert_eq!(found(&json!([later, ongoing, absent])).len(), 3);
}

#[test]
fn what_cannot_be_read_is_an_error_that_names_the_field() {
    let mut stays = OverlapFinder::default();
    for text in ["soon", "2030-01-01", "2030-01-01T00:00:00"] {
        assert_eq!(stays.add(0, text, "", &[1]), Err("starts_at"));
        assert_eq!(stays.add(0, "", text, &[1]), Err("ends_at"));
    }
}

#[test]
fn more_pairs_than_a_memory_holds_are_an_error() {
    let open = |count| {
        let mut stays = OverlapFinder::default();
        for grant in 0..count {
            stays.add(grant, "", "", &[1]).unwrap();
        }
        stays.overlaps()
    };
    assert_eq!(open(1414).unwrap().len(), 1414 * 1413 / 2);
    assert_eq!(open(1415), Err(TooManyOverlaps));
    assert_eq!(open(22_000), Err(TooManyOverlaps));
}

#[test]
fn a_window_without_length_and_a_grant_without_places_overlap_nothing() {
    let good = window("2030-01-01T00:00:00Z", None);
    for odd in [
        json!({}),
        window("2030-01-02T00:00:00Z", Some("2030-01-02T00:00:00Z")),
        window("2030-01-03T00:00:00Z", Some("2030-01-02T00:00:00Z")),
    ] {
        assert!(found(&json!([good, odd])).is_empty(), "{odd}");
    }
}

#[test]
fn a_place_of_another_kind_with_the_same_id_is_another_place() {
    let grants = json!([{ "space_ids": ["x"] }, { "device_ids": ["x"] }, { "acs_entrance_ids": ["x"] }]);
    assert!(found(&grants).is_empty());
}

#[test]
fn a_place_named_twice_counts_once() {
    let grants = json!([{ "space_ids": ["x", "y", "x"] }, { "space_ids": ["x", "x"] }]);
    assert_eq!(found(&grants), [(0, 1, "space".to_owned(), "x".to_owned())]);
}

#[test]
fn a_hundred_thousand_grants_take_moments() {
    let rows: Vec<(u32, String, String)> = (0..100_000)
        .map(|row| {
            let (day, year) = (row / 200 % 28 + 1, 2030 + row / 5600);
            let time = |hour: u32| format!("{year}-01-{day:02}T{hour}:00:00Z");
            (row % 200, time(15), time(20))
        })
        .collect();
    let start = Clock::now();
    let mut stays = OverlapFinder::default();
    for (grant, (space, from, to)) in (0..).zip(&rows) {
        stays.add(grant, from, to, &[*space]).unwrap();
    }
    assert_eq!(stays.overlaps(), Ok(Vec::new()));
    eprintln!("100,000 grants: {:?}", start.elapsed());
}

fn grants() -> impl Strategy<Value = Value> {
    let instant = proptest::option::weighted(0.9, 0_i64..60);
    let ids = |most| proptest::collection::vec(0..most, 0..4);
    let grant =
        (instant.clone(), instant, ids(6_u8), ids(3), ids(3)).prop_map(|(start, end, spaces, devices, entrances)| {
            let time = |minutes: i64| format!("2030-01-01T00:{minutes:02}:00Z");
            let names = |ids: Vec<u8>| ids.iter().map(|id| format!("id \"{id}\"")).collect::<Vec<_>>();
            let mut grant = json!({
                "space_ids": names(spaces), "device_ids": names(devices), "acs_entrance_ids": names(entrances),
                "ends_at": end.map(time),
            });
            if let Some(start) = start {
                grant["starts_at"] = json!(time(start));
            }
            grant
        });
    proptest::collection::vec(grant, 0..40).prop_map(Value::Array)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_what_the_definition_says(grants in grants()) {
        prop_assert_eq!(found(&grants), oracle(&grants));
    }
}
