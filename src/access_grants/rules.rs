//! Rules that several operations share. Each sees an object whose members may still be wrong one by one, and says
//! nothing about those.

use crate::{issue::IssueCode, json::Kind, schema::Scope, time::instant};

/// Whether a member is a list without items.
pub(crate) fn is_empty_list(scope: &Scope<'_, '_>, field: &'static str) -> bool {
    scope.get(field).is_some_and(|list| list.kind() == Kind::List && list.items().next().is_none())
}

/// One of these members or more. One that is null is wrong by itself, so it counts as an attempt.
pub(crate) fn at_least_one(scope: &mut Scope<'_, '_>, fields: &'static [&'static str]) {
    if let Some(first) = fields.first()
        && fields.iter().all(|field| scope.get(field).is_none())
    {
        scope.issue(first, IssueCode::MissingOneOf(fields));
    }
}

/// One of these members and no more.
pub(crate) fn exactly_one(scope: &mut Scope<'_, '_>, fields: &'static [&'static str]) {
    at_least_one(scope, fields);
    let given = fields.iter().filter(|field| scope.is_given(field));
    if let Some(second) = given.copied().nth(1) {
        scope.issue(second, IssueCode::ConflictingFields(fields));
    }
}

/// `ends_at` must lie after `starts_at` and in the future.
///
/// Source: "Must be a time in the future and after `starts_at`."
pub(crate) fn time_window(scope: &mut Scope<'_, '_>) {
    let instant = |scope: &Scope<'_, '_>, field| scope.get(field).and_then(instant);
    let Some(ends_at) = instant(scope, "ends_at") else { return };
    if instant(scope, "starts_at").is_some_and(|starts_at| ends_at <= starts_at) {
        scope.issue("ends_at", IssueCode::NotAfter("starts_at"));
    } else if scope.context().now.is_some_and(|now| ends_at <= now) {
        scope.issue("ends_at", IssueCode::InPast);
    }
}
