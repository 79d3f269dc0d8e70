//! `POST /access_grants/delete`.

use crate::schema::{Uuid, params};

/// Which access grant. There is no way to delete one by your own key.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/delete>.
#[params]
pub struct DeleteAccessGrant {
    /// ID of the access grant.
    pub access_grant_id: Uuid,
}
