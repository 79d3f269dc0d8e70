//! How: one item of `requested_access_methods` in a request.

use crate::{
    issue::IssueCode,
    model::AccessMethodMode,
    schema::{Pin, PositiveInteger, RuleContext, params},
};

/// An access method to ask for.
#[params(rules = rules_of_method, reads("mode"))]
pub struct RequestedAccessMethodInput {
    /// How the door is to be opened.
    pub mode: AccessMethodMode,
    /// The PIN to use, 4 to 9 digits, only with mode `code`. A preference: a lock that cannot take it gets another one,
    /// so read the `code` back from the access method. Left out, Seam chooses.
    pub code: Option<Pin>,
    /// How often the mobile key can be used, only with mode `mobile_key`. Once, if it is not given.
    pub instant_key_max_use_count: Option<PositiveInteger>,
}

fn rules_of_method(cx: &mut RuleContext<'_, '_>) {
    only_for_its_mode(cx);
    cx.with_data(|data, cx| data.access_method(cx));
}

/// Source: "Only applicable when mode is 'code'." and the same for `mobile_key`.
fn only_for_its_mode(cx: &mut RuleContext<'_, '_>) {
    for (field, needed) in
        [("code", AccessMethodMode::Code.name()), ("instant_key_max_use_count", AccessMethodMode::MobileKey.name())]
    {
        if !cx.is_given(field) {
            continue;
        }
        let Some(mode) = cx.get("mode") else { continue };
        let is_known = || AccessMethodMode::NAMES.iter().any(|name| mode.is(name));
        if !mode.is(needed) && is_known() {
            cx.issue(field, IssueCode::NotApplicable("mode", needed));
        }
    }
}
