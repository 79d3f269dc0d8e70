//! `POST /access_methods/delete`.

use crate::{
    access_grants::rules,
    prelude::*,
    schema::{RuleContext, Uuid, params},
};

/// Which access methods: one, those of an access grant, or those of a reservation.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/delete>.
#[params(rules = one_of_three)]
pub struct DeleteAccessMethod {
    /// ID of the access method. Give this, `access_grant_id` or `reservation_key`.
    pub access_method_id: Option<Uuid>,
    /// ID of the access grant whose access methods are all to go.
    pub access_grant_id: Option<Uuid>,
    /// Key of the reservation whose access methods are all to go.
    pub reservation_key: Option<String>,
}

fn one_of_three(cx: &mut RuleContext<'_, '_>) {
    rules::exactly_one(cx, &["access_method_id", "access_grant_id", "reservation_key"]);
}
