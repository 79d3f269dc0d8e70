//! Rules that several operations share. Each sees an object whose members may still be wrong one by one, and says
//! nothing about those.

use crate::{
    issue::IssueCode,
    json::{Kind, Value},
    schema::RuleContext,
    time::instant,
};

/// Whether a value is a list without items.
pub(crate) fn is_empty_list(value: Value<'_>) -> bool {
    value.kind() == Kind::List && value.items().next().is_none()
}

/// One of these members or more. One that is null is wrong by itself, so it counts as an attempt.
pub(crate) fn at_least_one(cx: &mut RuleContext<'_, '_>, fields: &'static [&'static str]) {
    if let Some(first) = fields.first()
        && fields.iter().all(|field| cx.get(field).is_none())
    {
        cx.issue(first, IssueCode::MissingOneOf(fields));
    }
}

/// One of these members and no more.
pub(crate) fn exactly_one(cx: &mut RuleContext<'_, '_>, fields: &'static [&'static str]) {
    at_least_one(cx, fields);
    let given = fields.iter().filter(|field| cx.is_given(field));
    if let Some(second) = given.copied().nth(1) {
        cx.issue(second, IssueCode::ConflictingFields(fields));
    }
}

/// `ends_at` must lie after `starts_at` and in the future.
///
/// Source: "Must be a time in the future and after `starts_at`."
pub(crate) fn time_window(cx: &mut RuleContext<'_, '_>) {
    let instant = |cx: &RuleContext<'_, '_>, field| cx.get(field).and_then(instant);
    let Some(ends_at) = instant(cx, "ends_at") else { return };
    if instant(cx, "starts_at").is_some_and(|starts_at| ends_at <= starts_at) {
        cx.issue("ends_at", IssueCode::NotAfter("starts_at"));
    } else if cx.context().now.is_some_and(|now| ends_at <= now) {
        cx.issue("ends_at", IssueCode::InPast);
    }
}
