//! Rules that several operations share. Each sees an object whose members may still be wrong one by one, and says
//! nothing about those.

use crate::{
    issue::IssueCode,
    json::{Kind, Value},
    schema::RuleContext,
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
