//! When: the time window alone, for a form that asks for nothing else.

use super::rules;
use crate::schema::{OrNull, RuleContext, TimestampInput, params};

/// When access starts and ends.
#[params(rules = rules_of_window)]
pub struct TimeWindow {
    /// When access starts; now, if it is not given.
    pub starts_at: Option<TimestampInput>,
    /// When access ends: in the future and after `starts_at`. Null or absent for access without an end.
    pub ends_at: Option<OrNull<TimestampInput>>,
}

fn rules_of_window(cx: &mut RuleContext<'_, '_>) {
    rules::time_window(cx);
    cx.with_data(|data, cx| data.time_window(cx));
}
