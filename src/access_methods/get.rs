//! `POST /access_methods/get`.

use crate::schema::{Uuid, params};

/// Which access method.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/get>.
#[params]
pub struct GetAccessMethod {
    /// ID of the access method.
    pub access_method_id: Uuid,
}
