//! Times where JSON gives them.

use super::Instant;
use crate::json::{Kind, Value};

/// The instant that a string contains.
pub(crate) fn instant(value: Value<'_>) -> Option<Instant> {
    value.text().and_then(|_| Instant::read(value.bytes()))
}

/// When a grant starts and ends, in microseconds. `None` if a time is there and cannot be read.
pub(crate) fn window(grant: Value<'_>) -> Option<(i64, i64)> {
    Some((time(grant, "starts_at", i64::MIN)?, time(grant, "ends_at", i64::MAX)?))
}

fn time(grant: Value<'_>, field: &str, absent: i64) -> Option<i64> {
    match grant.get(field) {
        Some(value) if value.kind() != Kind::Null => instant(value).map(Instant::micros),
        _ => Some(absent),
    }
}
