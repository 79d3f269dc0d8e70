//! `requested_access_methods[]` of an access grant.

use super::AccessMethodMode;
use crate::prelude::*;
use crate::schema::{Expected, OpenValue, Secret, Timestamp, Uuid, model};

/// An access method that was asked for, and the access methods that came of it.
#[model]
pub struct RequestedAccessMethod {
    /// Name to show.
    pub display_name: Expected<String>,
    /// How the door is opened.
    pub mode: Expected<OpenValue<AccessMethodMode>>,
    /// The PIN that was asked for. A preference: the one in force is the access method's `code`. A secret.
    pub code: Option<Secret>,
    /// How often the mobile key can be used.
    pub instant_key_max_use_count: Option<f64>,
    /// When it was added to the access grant.
    pub created_at: Expected<Timestamp>,
    /// IDs of the access methods created for it.
    pub created_access_method_ids: Expected<Vec<Uuid>>,
}
