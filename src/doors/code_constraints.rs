//! `device.properties.code_constraints`: the rules about the digits, each a pure function.
//!
//! Source: `seam-api.md` 3.7, after <https://docs.seam.co/latest/api/devices/object>.

use crate::schema::Outcome;
use Outcome::{Fail, Pass, Unclear};

/// One `constraint_type` about the digits of a PIN.
#[derive(Debug)]
pub struct CodeConstraint {
    /// The `constraint_type`.
    pub name: &'static str,
    /// What follows the device's name in a sentence: ` takes no 0.`
    pub sentence: &'static str,
    /// The rule, over ASCII digits.
    pub check: fn(&[u8]) -> Outcome,
}

/// Every `constraint_type` about the digits.
pub const CODE_CONSTRAINTS: &[CodeConstraint] = &[
    CodeConstraint { name: "no_zeros", sentence: " takes no 0.", check: no_zeros },
    CodeConstraint {
        name: "cannot_start_with_12",
        sentence: " takes no PIN that starts with 12.",
        check: cannot_start_with_12,
    },
    CodeConstraint {
        name: "no_triple_consecutive_ints",
        sentence: " may refuse three digits in a row that are the same or count up or down, and refuses four.",
        check: no_triple_consecutive_ints,
    },
    CodeConstraint {
        name: "cannot_specify_pin_code",
        sentence: " makes its own PIN; leave the code empty.",
        check: |_| Fail,
    },
    CodeConstraint {
        name: "pin_code_matches_existing_set",
        sentence: " takes only PINs of its account's own set.",
        check: |_| Unclear,
    },
    CodeConstraint {
        name: "no_ascending_or_descending_sequence",
        sentence: " takes no PIN that counts up or down from end to end.",
        check: no_ascending_or_descending_sequence,
    },
    CodeConstraint {
        name: "at_least_three_unique_digits",
        sentence: " takes PINs with three different digits or more.",
        check: at_least_three_unique_digits,
    },
    CodeConstraint {
        name: "no_all_same_digits",
        sentence: " takes PINs with two different digits or more.",
        check: no_all_same_digits,
    },
    CodeConstraint {
        name: "unique_first_four_digits",
        sentence: " takes PINs whose first four digits are all different.",
        check: unique_first_four_digits,
    },
    CodeConstraint { name: "cannot_contain_089", sentence: " takes no 0, 8 or 9.", check: cannot_contain_089 },
    CodeConstraint { name: "cannot_contain_0789", sentence: " takes no 0, 7, 8 or 9.", check: cannot_contain_0789 },
];

fn pass(keeps: bool) -> Outcome {
    if keeps { Pass } else { Fail }
}

fn has_none(code: &[u8], digits: &[u8]) -> Outcome {
    pass(!code.iter().any(|digit| digits.iter().any(|refused| refused == digit)))
}

/// How many different digits there are.
fn variety(code: &[u8]) -> u32 {
    code.iter().fold(0_u32, |seen, digit| seen | 1 << (digit & 15)).count_ones()
}

/// The longest run of digits that each differ from the one before by `step`.
fn longest_run(code: &[u8], step: u8) -> usize {
    let (mut run, mut longest) = (1, 1);
    for (before, digit) in code.iter().zip(code.iter().skip(1)) {
        run = if digit.wrapping_sub(*before) == step { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

const DOWN: u8 = u8::MAX;

fn no_zeros(code: &[u8]) -> Outcome {
    has_none(code, b"0")
}

fn cannot_start_with_12(code: &[u8]) -> Outcome {
    pass(!code.starts_with(b"12"))
}

/// The documentation allows a run of three ("no more than three"), the name forbids it; a run of four breaks both.
fn no_triple_consecutive_ints(code: &[u8]) -> Outcome {
    match longest_run(code, 0).max(longest_run(code, 1)).max(longest_run(code, DOWN)) {
        ..=2 => Pass,
        3 => Unclear,
        _ => Fail,
    }
}

/// The whole code counts: `1234`, `9876`. Counting past 9 (`7890`) is not documented, so it is taken.
fn no_ascending_or_descending_sequence(code: &[u8]) -> Outcome {
    pass(longest_run(code, 1) != code.len() && longest_run(code, DOWN) != code.len())
}

fn at_least_three_unique_digits(code: &[u8]) -> Outcome {
    pass(variety(code) >= 3)
}

fn no_all_same_digits(code: &[u8]) -> Outcome {
    pass(variety(code) != 1)
}

fn unique_first_four_digits(code: &[u8]) -> Outcome {
    pass(variety(code.get(..4).unwrap_or(code)) >= 4)
}

fn cannot_contain_089(code: &[u8]) -> Outcome {
    has_none(code, b"089")
}

fn cannot_contain_0789(code: &[u8]) -> Outcome {
    has_none(code, b"0789")
}
