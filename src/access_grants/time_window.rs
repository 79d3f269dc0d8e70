//! When: the time window alone, for a form that asks for nothing else.

use crate::schema::{OrNull, RuleContext, TimestampInput, params};

/// When access starts and ends.
#[params(window, rules = rules_of_window, reads())]
pub struct TimeWindow {
    /// When access starts; now, if it is not given.
    pub starts_at: Option<TimestampInput>,
    /// When access ends: in the future and after `starts_at`. Null or absent for access without an end.
    pub ends_at: Option<OrNull<TimestampInput>>,
}

fn rules_of_window(cx: &mut RuleContext<'_, '_>) {
    cx.with_data(|data, cx| data.time_window(cx));
}
