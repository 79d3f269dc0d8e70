//! `POST /access_grants/unmanaged/list`.

use crate::{
    prelude::*,
    schema::{OrNull, PositiveInteger, Uuid, params},
};

/// Which unmanaged access grants, and which page of them. Filters narrow each other down.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/list>.
#[params]
pub struct ListUnmanagedAccessGrants {
    /// ID of the user identity that has the access.
    pub user_identity_id: Option<Uuid>,
    /// Key of the reservation.
    pub reservation_key: Option<String>,
    /// ID of an entrance that the access grant opens.
    pub acs_entrance_id: Option<Uuid>,
    /// ID of an access system that the access grant opens doors of.
    pub acs_system_id: Option<Uuid>,
    /// How many access grants a page has at most; 500, if it is not given.
    pub limit: Option<PositiveInteger>,
    /// What the page before gave as `next_page_cursor`. The other filters must be the same again.
    pub page_cursor: Option<OrNull<String>>,
}
