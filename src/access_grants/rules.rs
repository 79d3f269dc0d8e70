//! Rules that several operations share. Each sees an object whose members may still be wrong one by one, and says
//! nothing about those.

use crate::{issue::IssueCode, json::Kind, overlaps::instant, schema::Scope};

/// Whether a member is a list without items.
pub(super) fn is_empty_list(scope: &Scope<'_, '_>, field: &'static str) -> bool {
    scope.get(field).is_some_and(|list| list.kind() == Kind::List && list.items().next().is_none())
}

/// Exactly one of two members. One that is null is wrong by itself, so it counts as an attempt.
pub(super) fn exactly_one(scope: &mut Scope<'_, '_>, fields: &'static [&'static str; 2]) {
    let [first, second] = *fields;
    if scope.get(first).is_none() && scope.get(second).is_none() {
        scope.issue(first, IssueCode::MissingOneOf(fields));
    } else if scope.is_given(first) && scope.is_given(second) {
        scope.issue(second, IssueCode::ConflictingFields(fields));
    }
}

/// `ends_at` must lie after `starts_at` and in the future.
///
/// Source: "Must be a time in the future and after `starts_at`."
pub(super) fn time_window(scope: &mut Scope<'_, '_>) {
    let instant = |scope: &Scope<'_, '_>, field| scope.get(field).and_then(instant);
    let Some(ends_at) = instant(scope, "ends_at") else { return };
    if instant(scope, "starts_at").is_some_and(|starts_at| ends_at <= starts_at) {
        scope.issue("ends_at", IssueCode::NotAfter("starts_at"));
    } else if scope.context().now.is_some_and(|now| ends_at <= now) {
        scope.issue("ends_at", IssueCode::InPast);
    }
}
