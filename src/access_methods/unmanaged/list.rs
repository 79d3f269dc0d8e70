//! `POST /access_methods/unmanaged/list`.

use crate::schema::{Uuid, params};

/// Which unmanaged access methods. Filters narrow each other down.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/unmanaged/list>.
#[params]
#[allow(clippy::struct_field_names, reason = "the names are the API's")]
pub struct ListUnmanagedAccessMethods {
    /// ID of the access grant that they came of.
    pub access_grant_id: Uuid,
    /// ID of an entrance that they open.
    pub acs_entrance_id: Option<Uuid>,
    /// ID of a device that they open.
    pub device_id: Option<Uuid>,
    /// ID of a space that they open.
    pub space_id: Option<Uuid>,
}
