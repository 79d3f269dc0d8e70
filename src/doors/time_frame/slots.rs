//! dormakaba Oracode: the window must be one of the predefined slots, and at most 31 days long.

use super::{
    UndecidedReason,
    rules::{OptionCheck, Rule, RuleError, RuleResult, is_true, must_end, text},
};
use crate::json::Value;

/// In the order of [`FrameRule`](super::FrameRule).
pub(super) const RULES: [Rule; 3] = [must_end, not_too_long, in_slots];

/// At most 31 consecutive days, by the clocks of the property.
const MAX: &str = "P31D";

/// The slots in `dormakaba_oracode_metadata`.
pub(super) const SLOTS: &str = "predefined_time_slots";

fn not_too_long(check: &mut OptionCheck<'_>) -> RuleResult {
    check.check_duration(MAX, false)
}

/// Slots for master and one-shot codes are none that Seam uses. What dates a biweekly slot takes is not published.
fn in_slots(check: &mut OptionCheck<'_>) -> RuleResult {
    let is_usable = |slot: Value<'_>| !is_true(slot, "is_master") && !is_true(slot, "is_one_shot");
    let Some(slot) = check.find_times(SLOTS, ["check_in_time", "check_out_time"], is_usable)? else { return Ok(()) };
    check.name = text(slot, "name").unwrap_or_default();
    if is_true(slot, "is_biweekly_mode") { Err(RuleError::Undecided(UndecidedReason::UnknownSlot)) } else { Ok(()) }
}
