//! The rules of devices against oracles written another way, and the generator.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use seam_access_grants::{
    doors::{CODE_CONSTRAINTS, DeviceRules, DoorRules},
    pin::{check_pin, generate},
    schema::{Context, ContextData},
};

/// A context with one lock.
fn lock(constraints: &[&str], lengths: &[u32]) -> Context {
    let constraints: Vec<_> = constraints.iter().map(|name| serde_json::json!({ "constraint_type": name })).collect();
    let mut device = serde_json::json!({ "display_name": "Lock", "code_constraints": constraints });
    if !lengths.is_empty() {
        device["supported_code_lengths"] = serde_json::json!(lengths);
    }
    let text = serde_json::json!({ "devices": [device] }).to_string();
    Context { data: ContextData::parse(&text, &DoorRules).unwrap(), ..Context::default() }
}

fn device(context: &Context) -> DeviceRules<'_> {
    DeviceRules::new(context.data.list("devices").unwrap().items().next().unwrap())
}

/// What the public check says of a code: `+` nothing, `?` a warning, `-` an issue.
fn verdict(code: &str, context: &Context) -> char {
    let report = check_pin(code, context);
    match (report.issues.is_empty(), report.warnings.is_empty()) {
        (false, _) => '-',
        (true, false) => '?',
        (true, true) => '+',
    }
}

/// Runs the rule over all codes of four digits and compares it with an oracle over the digits as numbers.
#[track_caller]
fn compare(name: &str, oracle: impl Fn([i32; 4], &str) -> char) -> usize {
    let lock = lock(&[name], &[]);
    let mut refused = 0;
    for number in 0..10_000 {
        let code = format!("{number:04}");
        let digits = [number / 1000, number / 100 % 10, number / 10 % 10, number % 10];
        let expected = oracle(digits, &code);
        assert_eq!(verdict(&code, &lock), expected, "{name}: {code}");
        refused += usize::from(expected == '-');
    }
    refused
}

fn refused_if(is_refused: bool) -> char {
    if is_refused { '-' } else { '+' }
}

#[test]
fn no_zeros_refuses_3439_of_10000() {
    assert_eq!(compare("no_zeros", |_, code| refused_if(code.contains('0'))), 10_000 - 9 * 9 * 9 * 9);
}

#[test]
fn cannot_start_with_12_refuses_100() {
    assert_eq!(compare("cannot_start_with_12", |[a, b, ..], _| refused_if(a == 1 && b == 2)), 100);
}

#[test]
fn no_triple_consecutive_ints_refuses_runs_of_four_and_warns_of_three() {
    let refused = compare("no_triple_consecutive_ints", |[a, b, c, d], _| {
        let (first, second, third) = (b - a, c - b, d - c);
        let is_step = |step: i32| (-1..=1).contains(&step);
        match (first == second && is_step(first), second == third && is_step(second)) {
            (true, true) => '-',
            (false, false) => '+',
            _ => '?',
        }
    });
    assert_eq!(refused, 10 + 7 + 7);
}

#[test]
fn cannot_specify_pin_code_refuses_all() {
    assert_eq!(compare("cannot_specify_pin_code", |_, _| '-'), 10_000);
}

#[test]
fn pin_code_matches_existing_set_cannot_be_decided() {
    assert_eq!(compare("pin_code_matches_existing_set", |_, _| '?'), 0);
}

#[test]
fn rules_of_other_fields_say_nothing_of_the_code() {
    for name in ["start_date_in_future", "name_length", "name_must_be_unique"] {
        assert_eq!(compare(name, |_, _| '+'), 0);
    }
}

#[test]
fn a_type_that_is_not_known_is_a_warning() {
    assert_eq!(compare("no_birthdays", |_, _| '?'), 0);
}

#[test]
fn no_ascending_or_descending_sequence_refuses_14() {
    let refused = compare("no_ascending_or_descending_sequence", |_, code| {
        let down: String = "0123456789".chars().rev().collect();
        refused_if("0123456789".contains(code) || down.contains(code))
    });
    assert_eq!(refused, 14);
}

#[test]
fn at_least_three_unique_digits_refuses_640() {
    let refused = compare("at_least_three_unique_digits", |digits, _| {
        refused_if(digits.iter().collect::<BTreeSet<_>>().len() < 3)
    });
    assert_eq!(refused, 10 + 45 * 14);
}

#[test]
fn no_all_same_digits_refuses_10() {
    assert_eq!(compare("no_all_same_digits", |[a, b, c, d], _| refused_if(a == b && b == c && c == d)), 10);
}

#[test]
fn unique_first_four_digits_takes_5040() {
    let refused = compare("unique_first_four_digits", |[a, b, c, d], _| {
        refused_if(a == b || a == c || a == d || b == c || b == d || c == d)
    });
    assert_eq!(refused, 10_000 - 10 * 9 * 8 * 7);
}

#[test]
fn cannot_contain_089_takes_2401() {
    let refused = compare("cannot_contain_089", |digits, _| refused_if(digits.iter().any(|d| [0, 8, 9].contains(d))));
    assert_eq!(refused, 10_000 - 7 * 7 * 7 * 7);
}

#[test]
fn cannot_contain_0789_takes_1296() {
    let refused = compare("cannot_contain_0789", |digits, _| refused_if(digits.iter().any(|d| !(1..=6).contains(d))));
    assert_eq!(refused, 10_000 - 6 * 6 * 6 * 6);
}

/// A good enough source for tests: splitmix64.
fn source(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed;
    move |bytes| {
        for byte in bytes {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed >> 56) as u8;
        }
    }
}

/// The four-digit codes of which the public check says nothing at all.
fn taken_without_a_word(lock: &Context) -> BTreeSet<String> {
    (0..10_000).map(|number| format!("{number:04}")).filter(|code| verdict(code, lock) == '+').collect()
}

/// Draws, and compares how often each code came with an even chance: chi squared, with a bound far beyond the mean.
fn draws_are_even(constraints: &[&str], avoid: &[&str]) {
    let lock = lock(constraints, &[]);
    let device = device(&lock);
    let expected: BTreeSet<String> =
        taken_without_a_word(&lock).into_iter().filter(|code| !avoid.contains(&code.as_str())).collect();
    let draws = expected.len() * 12;
    let mut random = source(42);
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..draws {
        *counts.entry(generate(Some(4), &[device], avoid, &mut random).unwrap()).or_default() += 1;
    }
    assert!(counts.keys().eq(expected.iter()), "{constraints:?}: {} of {}", counts.len(), expected.len());
    let squares: f64 = counts.values().map(|count| (f64::from(*count) - 12.0).powi(2) / 12.0).sum();
    let freedom = f64::from(u32::try_from(expected.len() - 1).unwrap());
    let bound = freedom + 6.0 * (2.0 * freedom).sqrt() + 30.0;
    assert!(squares < bound, "{constraints:?}: chi squared {squares} for {freedom}");
}

#[test]
fn each_code_that_passes_is_drawn_as_often_as_any_other() {
    draws_are_even(&[], &[]);
    draws_are_even(&["no_zeros", "cannot_start_with_12", "no_triple_consecutive_ints"], &["2222", "1346"]);
    draws_are_even(&["cannot_contain_089", "unique_first_four_digits"], &[]);
    draws_are_even(&["cannot_contain_0789", "unique_first_four_digits", "no_triple_consecutive_ints"], &[]);
    draws_are_even(&["no_all_same_digits", "at_least_three_unique_digits", "no_birthdays"][..2], &[]);
}

#[test]
fn the_last_codes_are_found_and_drawn_evenly() {
    let lock = lock(&["cannot_contain_0789"], &[]);
    let all: Vec<String> = taken_without_a_word(&lock).into_iter().collect();
    let avoid: Vec<&str> =
        all.iter().map(String::as_str).filter(|code| !["1234", "6543", "5555"].contains(code)).collect();
    draws_are_even(&["cannot_contain_0789"], &avoid);
    let every: Vec<&str> = all.iter().map(String::as_str).collect();
    let issue = generate(Some(4), &[device(&lock)], &every, &mut source(1)).unwrap_err();
    assert_eq!(issue.message(), "Choose another length; every PIN of this one is to be avoided.");
}

#[test]
fn one_in_ten_codes_of_the_digits_that_are_left_passes_all_rules() {
    let names: Vec<&str> = CODE_CONSTRAINTS.iter().map(|rule| rule.name).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.contains("pin_code")).collect();
    let passing = taken_without_a_word(&lock(&names, &[])).len();
    assert!(passing * 10 > 6 * 6 * 6 * 6, "{passing}");
}

#[test]
fn why_there_is_no_pin() {
    let why = |length, devices: &[Context]| {
        let devices: Vec<DeviceRules<'_>> = devices.iter().map(device).collect();
        generate(length, &devices, &[], &mut source(3)).unwrap_err().message()
    };
    let digits = "Enter 4 to 9 digits.";
    assert_eq!((why(Some(3), &[]), why(Some(10), &[])), (digits.to_owned(), digits.to_owned()));
    assert_eq!(why(Some(4), &[lock(&[], &[6])]), "Lock takes 6 digits.");
    assert_eq!(
        why(None, &[lock(&[], &[6]), lock(&[], &[4, 5])]),
        "Choose other devices, or leave the code empty: no length fits Lock and Lock."
    );
    assert_eq!(
        why(None, &[lock(&["no_zeros", "cannot_specify_pin_code"], &[])]),
        "Lock makes its own PIN; leave the code empty."
    );
    assert_eq!(
        why(None, &[lock(&["pin_code_matches_existing_set"], &[])]),
        "Lock takes only PINs of its account's own set."
    );
}

#[test]
fn without_a_length_it_is_six_or_the_nearest() {
    let length = |lengths: &[u32]| {
        let lock = lock(&[], lengths);
        generate(None, &[device(&lock)], &[], &mut source(9)).unwrap().len()
    };
    assert_eq!(length(&[]), 6);
    for (lengths, expected) in
        [(&[4, 5, 6, 7][..], 6), (&[4, 5, 7], 7), (&[4, 5, 8], 5), (&[4, 8], 8), (&[4], 4), (&[9], 9)]
    {
        assert_eq!(length(lengths), expected, "{lengths:?}");
    }
}

#[test]
fn a_source_that_gives_the_same_for_ever_ends() {
    let all = lock(&["no_zeros", "no_triple_consecutive_ints"], &[]);
    for byte in [0, 0xff] {
        let pin = generate(Some(9), &[device(&all)], &[], &mut |bytes| bytes.fill(byte)).unwrap();
        assert_eq!(pin.len(), 9);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_generated_passes_every_rule(
        picked in proptest::collection::vec(proptest::sample::select(
            CODE_CONSTRAINTS.iter().map(|rule| rule.name).filter(|name| !name.contains("pin_code")).collect::<Vec<_>>()
        ), 0..6),
        length in 4_u8..=9,
        seed: u64,
    ) {
        let lock = lock(&picked, &[]);
        let pin = generate(Some(length), &[device(&lock)], &[], &mut source(seed)).unwrap();
        prop_assert_eq!(pin.len(), usize::from(length));
        prop_assert_eq!(verdict(&pin, &lock), '+');
    }

    #[test]
    fn whatever_the_facts_are_nothing_breaks(facts in ".{0,80}", code in "[0-9]{4,9}") {
        let text = serde_json::json!({ "devices": [facts, { "properties": { "code_constraints": [facts] } }] });
        let context = Context { data: ContextData::parse(&text.to_string(), &DoorRules).unwrap(), ..Context::default() };
        prop_assert!(check_pin(&code, &context).issues.is_empty());
    }
}
