//! `unmanaged_access_grant`.

use super::{AccessGrantError, AccessGrantPendingMutation, AccessGrantWarning, OpenUnion, RequestedAccessMethod};
use crate::{
    prelude::*,
    schema::{Expected, OrNull, Timestamp, Uuid, model},
};

/// An access grant that Seam knows of and does not look after: it was made in the access system itself.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/object>.
#[model(wrapper = "access_grant")]
pub struct UnmanagedAccessGrant {
    /// ID of the access grant.
    pub access_grant_id: Uuid,
    /// ID of the workspace that the access grant belongs to.
    pub workspace_id: Expected<Uuid>,
    /// ID of the user identity that has the access, if it is known.
    pub user_identity_id: Option<Uuid>,
    /// Key of the reservation that the access grant belongs to.
    pub reservation_key: Option<String>,
    /// Name of the access grant.
    pub name: OrNull<String>,
    /// Name to show.
    pub display_name: Expected<String>,
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
    /// What failed. Empty when all is well.
    pub errors: Vec<OpenUnion<AccessGrantError>>,
    /// What needs attention.
    pub warnings: Vec<OpenUnion<AccessGrantWarning>>,
    /// Changes that are still on their way to the doors.
    pub pending_mutations: Vec<OpenUnion<AccessGrantPendingMutation>>,
}
