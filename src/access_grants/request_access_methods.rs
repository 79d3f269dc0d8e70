//! `POST /access_grants/request_access_methods`.

use super::{RequestedAccessMethodInput, rules};
use crate::prelude::*;
use crate::{
    issue::{IssueCode, Unit},
    schema::{RuleContext, Uuid, params},
};

/// Which access grant, and what to add to it.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/request_access_methods>.
#[params(rules = some_method, reads())]
pub struct RequestAccessMethods {
    /// ID of the access grant.
    pub access_grant_id: Uuid,
    /// How else the doors are to be opened: one way at least.
    pub requested_access_methods: Vec<RequestedAccessMethodInput>,
}

fn some_method(cx: &mut RuleContext<'_, '_>) {
    if cx.get("requested_access_methods").is_some_and(rules::is_empty_list) {
        cx.issue("requested_access_methods", IssueCode::TooSmall(1, Unit::Items));
    }
}
