//! dormakaba Oracode: the window must be one of the predefined slots, and at most 31 days long.

use super::{
    Why,
    rules::{Case, Found, Rule, Stop, is_true, must_end, text},
};
use crate::prelude::*;

/// In the order of [`FrameProblem::order`](super::FrameProblem).
pub(super) const RULES: [Rule; 3] = [must_end, not_too_long, in_slots];

/// "A maximum of 31 consecutive days."
const MAX: &str = "P31D";

/// The slots in `dormakaba_oracode_metadata`.
pub(super) const SLOTS: &str = "predefined_time_slots";

fn not_too_long(case: &mut Case<'_>) -> Found {
    case.not_longer(MAX)
}

/// Slots for master and one-shot codes are none that Seam uses. What dates a biweekly slot takes is not published, so
/// one is taken only where no other slot has the times.
fn in_slots(case: &mut Case<'_>) -> Found {
    let slots = case.list(SLOTS);
    let mut usable = Vec::new();
    for biweekly in [false, true] {
        for slot in &slots {
            let is = |key| is_true(*slot, key);
            if is("is_biweekly_mode") == biweekly && !is("is_master") && !is("is_one_shot") {
                usable.push(*slot);
            }
        }
    }
    if usable.is_empty() {
        return Err(Stop::Unsure(Why::UnknownSlot));
    }
    let slot = case.find_times(&usable, ["check_in_time", "check_out_time"])?;
    case.name = text(slot, "name").unwrap_or_default();
    if is_true(slot, "is_biweekly_mode") { Err(Stop::Unsure(Why::UnknownSlot)) } else { Ok(()) }
}
