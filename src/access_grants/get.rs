//! `POST /access_grants/get`.

use super::rules;
use crate::schema::{NonEmpty, RuleContext, Uuid, params};

/// Which access grant: by its ID or by your own key.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/get>.
#[params(rules = id_or_key)]
pub struct GetAccessGrant {
    /// ID of the access grant. Give this or `access_grant_key`.
    pub access_grant_id: Option<Uuid>,
    /// Your own key of the access grant. Give this or `access_grant_id`.
    pub access_grant_key: Option<NonEmpty>,
}

fn id_or_key(cx: &mut RuleContext<'_, '_>) {
    rules::exactly_one(cx, &["access_grant_id", "access_grant_key"]);
}
