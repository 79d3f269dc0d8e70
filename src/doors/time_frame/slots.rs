//! dormakaba Oracode: the window must be one of the predefined slots, and at most 31 days long.

use super::{
    UndecidedReason,
    rules::{Case, Found, Rule, Stop, is_true, must_end, text},
};
use crate::json::Value;

/// In the order of [`FrameProblem::order`](super::FrameProblem).
pub(super) const RULES: [Rule; 3] = [must_end, not_too_long, in_slots];

/// At most 31 consecutive days, by the clocks of the property.
const MAX: &str = "P31D";

/// The slots in `dormakaba_oracode_metadata`.
pub(super) const SLOTS: &str = "predefined_time_slots";

fn not_too_long(case: &mut Case<'_>) -> Found {
    case.keeps(MAX, false)
}

/// Slots for master and one-shot codes are none that Seam uses. What dates a biweekly slot takes is not published.
fn in_slots(case: &mut Case<'_>) -> Found {
    let is_usable = |slot: Value<'_>| !is_true(slot, "is_master") && !is_true(slot, "is_one_shot");
    let Some(slot) = case.find_times(SLOTS, ["check_in_time", "check_out_time"], is_usable)? else { return Ok(()) };
    case.name = text(slot, "name").unwrap_or_default();
    if is_true(slot, "is_biweekly_mode") { Err(Stop::Unsure(UndecidedReason::UnknownSlot)) } else { Ok(()) }
}
