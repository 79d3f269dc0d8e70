//! `access_grant`.

use super::{AccessGrantError, AccessGrantPendingMutation, AccessGrantWarning, OpenUnion, RequestedAccessMethod};
use crate::prelude::*;
use crate::schema::{Expected, OrNull, Secret, Timestamp, Uuid, model};

/// A person's access to doors: who (the user identity), where (spaces, entrances, devices), when (the time window) and
/// how (the access methods).
///
/// Source: <https://docs.seam.co/latest/api/access_grants/object>.
#[model(wrapper = "access_grant")]
pub struct AccessGrant {
    /// ID of the access grant.
    pub access_grant_id: Uuid,
    /// ID of the workspace that the access grant belongs to.
    pub workspace_id: Expected<Uuid>,
    /// ID of the user identity that has the access.
    pub user_identity_id: Expected<Uuid>,
    /// Your own key for the access grant, unique within the workspace.
    pub access_grant_key: Option<String>,
    /// Key of the reservation that the access grant belongs to.
    pub reservation_key: Option<String>,
    /// Name of the access grant; null when the API makes up `display_name` by itself.
    pub name: OrNull<String>,
    /// Name to show.
    pub display_name: Expected<String>,
    /// Status to show, such as `Active`. The wording is not stable: compute the status from `starts_at` and `ends_at`.
    pub display_status: Option<String>,
    /// IDs of the spaces that the access grant opens.
    pub space_ids: Expected<Vec<Uuid>>,
    /// IDs of the locations that the access grant opens.
    ///
    /// @deprecated Use `space_ids`.
    pub location_ids: Vec<Uuid>,
    /// The access methods that were asked for.
    pub requested_access_methods: Expected<Vec<RequestedAccessMethod>>,
    /// IDs of the access methods that came of it.
    pub access_method_ids: Expected<Vec<Uuid>>,
    /// When access starts.
    pub starts_at: Expected<Timestamp>,
    /// When access ends; null for access without an end.
    pub ends_at: Expected<OrNull<Timestamp>>,
    /// When the access grant was created.
    pub created_at: Expected<Timestamp>,
    /// ID of the customization profile.
    pub customization_profile_id: Option<Uuid>,
    /// Link that opens the mobile key, only when there is a single one. A secret: whoever has it opens the door.
    pub instant_key_url: Option<Secret>,
    /// Token for the mobile key's client session, only when there is a mobile key. A secret.
    pub client_session_token: Option<Secret>,
    /// What failed. Empty when all is well.
    pub errors: Vec<OpenUnion<AccessGrantError>>,
    /// What needs attention.
    pub warnings: Vec<OpenUnion<AccessGrantWarning>>,
    /// Changes that are still on their way to the doors.
    pub pending_mutations: Vec<OpenUnion<AccessGrantPendingMutation>>,
}
