//! dormakaba Oracode: the window must be one of the predefined slots, and at most 31 days long.

use super::{
    FrameProblem, Why,
    rules::{Case, Found, Rule, Trouble},
};
use crate::{json::Value, prelude::*};

/// In the order of [`FrameProblem::order`].
pub(super) const RULES: [Rule; 3] = [has_end, not_too_long, in_slots];

/// "A maximum of 31 consecutive days."
const MAX: &str = "P31D";

/// Whether there is a slot in `dormakaba_oracode_metadata`.
pub(super) fn has_slots(metadata: &Value<'_>) -> bool {
    metadata.get("predefined_time_slots").is_some_and(|slots| slots.items().next().is_some())
}

fn has_end(case: &mut Case<'_>) -> Found {
    if case.end.is_none() { Err(Trouble::Broken(FrameProblem::OngoingNotSupported, 0)) } else { Ok(()) }
}

fn not_too_long(case: &mut Case<'_>) -> Found {
    case.not_longer(MAX)
}

/// Slots for master and one-shot codes are none that Seam uses. What dates a biweekly slot takes is not published, so
/// one is taken only where no other slot has the times.
fn in_slots(case: &mut Case<'_>) -> Found {
    let is = |slot: &Value<'_>, key| slot.get(key).and_then(|value| value.boolean()) == Some(true);
    let mut usable = case.list("predefined_time_slots");
    usable.retain(|slot| !is(slot, "is_master") && !is(slot, "is_one_shot"));
    let (biweekly, mut usable): (Vec<_>, Vec<_>) = usable.into_iter().partition(|slot| is(slot, "is_biweekly_mode"));
    usable.extend(biweekly);
    if usable.is_empty() {
        return Err(Trouble::Unsure(Why::UnknownSlot));
    }
    let slot = case.find_times(&usable, ["check_in_time", "check_out_time"])?;
    case.name = slot.get("name").and_then(|name| name.text()).unwrap_or_default();
    if is(&slot, "is_biweekly_mode") { Err(Trouble::Unsure(Why::UnknownSlot)) } else { Ok(()) }
}
