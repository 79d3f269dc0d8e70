//! `POST /access_methods/unlock_door`.

use crate::schema::{Uuid, params};

/// Which entrance to unlock with a cloud key.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/unlock_door>.
#[params]
pub struct UnlockDoor {
    /// ID of an access method of mode `cloud_key`.
    pub access_method_id: Uuid,
    /// ID of the entrance.
    pub acs_entrance_id: Uuid,
}
