//! `POST /access_methods/list`.

use crate::{
    access_grants::rules,
    prelude::*,
    schema::{NonEmpty, OrNull, PositiveInteger, RuleContext, Uuid, params},
};

/// Which access methods, and which page of them. Filters narrow each other down.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/list>.
#[params(rules = some_anchor)]
pub struct ListAccessMethods {
    /// ID of the access grant that they came of.
    pub access_grant_id: Option<Uuid>,
    /// Your own key of the access grant that they came of.
    pub access_grant_key: Option<NonEmpty>,
    /// ID of an entrance that they open.
    pub acs_entrance_id: Option<Uuid>,
    /// ID of a device that they open.
    pub device_id: Option<Uuid>,
    /// ID of a space that they open.
    pub space_id: Option<Uuid>,
    /// ID of the access code behind them.
    pub access_code_id: Option<Uuid>,
    /// How many access methods a page has at most.
    pub limit: Option<PositiveInteger>,
    /// What the page before gave as `next_page_cursor`. The other filters must be the same again.
    pub page_cursor: Option<OrNull<String>>,
}

/// Source: the official SDK, whose parameters "must be combined with" one of these three.
fn some_anchor(cx: &mut RuleContext<'_, '_>) {
    rules::at_least_one(cx, &["access_grant_id", "access_grant_key", "acs_entrance_id"]);
}
