//! `POST /access_methods/unmanaged/get`.

use crate::schema::{Uuid, params};

/// Which unmanaged access method.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/unmanaged/get>.
#[params]
pub struct GetUnmanagedAccessMethod {
    /// ID of the access method.
    pub access_method_id: Uuid,
}
