//! `POST /access_grants/update`.

use super::rules;
use crate::prelude::*;
use crate::schema::{NonEmpty, OrNull, RuleContext, TimestampInput, Uuid, params};

/// Which access grant, and what is to change: one of `starts_at`, `ends_at` and `name`, or more. What is not given stays as it
/// is.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/update>.
#[params(window, rules = rules_of_update, reads())]
pub struct UpdateAccessGrant {
    /// ID of the access grant. Give this or `access_grant_key`.
    pub access_grant_id: Option<Uuid>,
    /// Your own key of the access grant. Give this or `access_grant_id`.
    pub access_grant_key: Option<NonEmpty>,
    /// When access starts.
    pub starts_at: Option<TimestampInput>,
    /// When access ends: in the future and after `starts_at`. Null takes the end away.
    pub ends_at: Option<OrNull<TimestampInput>>,
    /// Name of the access grant. Null lets the API make one up.
    pub name: Option<OrNull<String>>,
}

fn rules_of_update(cx: &mut RuleContext<'_, '_>) {
    rules::exactly_one(cx, &["access_grant_id", "access_grant_key"]);
    // A forgotten member, or one that is undefined: the server takes it and nothing happens.
    if cx.context().require_change {
        rules::at_least_one(cx, &["starts_at", "ends_at", "name"]);
    }
    cx.with_data(|data, cx| {
        data.time_window(cx);
        data.changed_grant(cx);
    });
}
