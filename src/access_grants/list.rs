//! `POST /access_grants/list`.

use crate::prelude::*;
use crate::schema::{OrNull, PositiveInteger, Uuid, params};

/// Which access grants, and which page of them. Filters narrow each other down.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/list>.
#[params]
pub struct ListAccessGrants {
    /// IDs of the access grants.
    pub access_grant_ids: Option<Vec<Uuid>>,
    /// Your own key of the access grant; null for the access grants without one.
    pub access_grant_key: Option<OrNull<String>>,
    /// ID of the user identity that has the access.
    pub user_identity_id: Option<Uuid>,
    /// Key of the customer.
    pub customer_key: Option<String>,
    /// Key of the reservation.
    pub reservation_key: Option<String>,
    /// ID of a space that the access grant opens.
    pub space_id: Option<Uuid>,
    /// ID of an entrance that the access grant opens.
    pub acs_entrance_id: Option<Uuid>,
    /// ID of an access system that the access grant opens doors of.
    pub acs_system_id: Option<Uuid>,
    /// ID of a device that the access grant opens.
    pub device_id: Option<Uuid>,
    /// ID of an access code that came of the access grant.
    pub access_code_id: Option<Uuid>,
    /// ID of a location that the access grant opens.
    ///
    /// @deprecated Use `space_id`.
    pub location_id: Option<Uuid>,
    /// Text to look for in names, keys and IDs of access grants and in names, email addresses and phone numbers of
    /// their people.
    pub search: Option<String>,
    /// How many access grants a page has at most; 500, if it is not given.
    pub limit: Option<PositiveInteger>,
    /// What the page before gave as `next_page_cursor`. The other filters must be the same again.
    pub page_cursor: Option<OrNull<String>>,
}
