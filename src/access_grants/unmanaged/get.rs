//! `POST /access_grants/unmanaged/get`.

use crate::schema::{Uuid, params};

/// Which unmanaged access grant.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/get>.
#[params]
pub struct GetUnmanagedAccessGrant {
    /// ID of the access grant.
    pub access_grant_id: Uuid,
}
