//! `access_method`.

use super::{AccessMethodError, AccessMethodMode, AccessMethodPendingMutation, AccessMethodWarning, OpenUnion};
use crate::{
    prelude::*,
    schema::{Expected, OpenValue, OrNull, Secret, Timestamp, Uuid, model},
};

/// One way in which a door is opened: a PIN, a card, a mobile key or a cloud key, with its state.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/object>.
#[model]
pub struct AccessMethod {
    /// ID of the access method.
    pub access_method_id: Uuid,
    /// ID of the workspace that the access method belongs to.
    pub workspace_id: Expected<Uuid>,
    /// Name to show.
    pub display_name: Expected<String>,
    /// Status to show. The wording is not stable: use `is_issued`, `errors` and `warnings`.
    pub display_status: Option<String>,
    /// How the door is opened.
    pub mode: Expected<OpenValue<AccessMethodMode>>,
    /// Whether it opens the door now.
    pub is_issued: Expected<bool>,
    /// When it was issued; null as long as it is not.
    pub issued_at: Expected<OrNull<Timestamp>>,
    /// When it was created.
    pub created_at: Expected<Timestamp>,
    /// The PIN in force, for mode `code`; null as long as there is none. A secret.
    pub code: Option<OrNull<Secret>>,
    /// Link that opens the mobile key. A secret: whoever has it opens the door.
    pub instant_key_url: Option<Secret>,
    /// Token for the mobile key's client session. A secret.
    pub client_session_token: Option<Secret>,
    /// ID of the customization profile.
    pub customization_profile_id: Option<Uuid>,
    /// Whether a card must be encoded before it opens the door.
    pub is_encoding_required: Option<bool>,
    /// Whether the card can be encoded now.
    pub is_ready_for_encoding: Option<bool>,
    /// Whether a card must be assigned before it opens the door.
    pub is_assignment_required: Option<bool>,
    /// Whether the card can be assigned now.
    pub is_ready_for_assignment: Option<bool>,
    /// What failed. Empty when all is well.
    pub errors: Vec<OpenUnion<AccessMethodError>>,
    /// What needs attention.
    pub warnings: Vec<OpenUnion<AccessMethodWarning>>,
    /// Changes that are still on their way to the doors.
    pub pending_mutations: Vec<OpenUnion<AccessMethodPendingMutation>>,
}
