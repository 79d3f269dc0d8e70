//! `POST /access_grants/create`.

use super::{RequestedAccessMethodInput, reservation, rules};
use crate::prelude::*;
use crate::{
    device,
    issue::{IssueCode, Unit},
    model::UserIdentityInput,
    schema::{NonEmpty, OrNull, Scope, TimestampInput, Uuid, params},
};

/// What a new access grant is made of: who, where, when and how.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/create>.
#[params(unique = "access_grant_key", rules = rules_of_create)]
pub struct CreateAccessGrant {
    /// ID of the user identity that gets the access. Give this or `user_identity`.
    pub user_identity_id: Option<Uuid>,
    /// A person to create together with the access grant. Give this or `user_identity_id`.
    pub user_identity: Option<UserIdentityInput>,
    /// IDs of the spaces to open.
    pub space_ids: Option<Vec<Uuid>>,
    /// Your own keys of the spaces to open.
    pub space_keys: Option<Vec<NonEmpty>>,
    /// IDs of the entrances of access systems to open.
    pub acs_entrance_ids: Option<Vec<Uuid>>,
    /// IDs of the devices to open.
    pub device_ids: Option<Vec<Uuid>>,
    /// @deprecated Create a space first and name it in `space_ids`.
    pub location: Option<LocationInput>,
    /// @deprecated Use `space_ids`.
    pub location_ids: Option<Vec<Uuid>>,
    /// When access starts; now, if it is not given.
    pub starts_at: Option<TimestampInput>,
    /// When access ends: in the future and after `starts_at`. Null or absent for access without an end.
    pub ends_at: Option<OrNull<TimestampInput>>,
    /// How the doors are to be opened.
    pub requested_access_methods: Vec<RequestedAccessMethodInput>,
    /// Name of the access grant. Left out, the API makes one up.
    pub name: Option<OrNull<String>>,
    /// Your own key for the access grant, unique within the workspace.
    pub access_grant_key: Option<NonEmpty>,
    /// Key of the reservation, which some hotel systems need.
    pub reservation_key: Option<String>,
    /// ID of the customization profile.
    pub customization_profile_id: Option<Uuid>,
}

/// A location to create together with the access grant.
///
/// @deprecated Create a space first and name it in `space_ids`.
#[params]
pub struct LocationInput {
    /// Name of the location.
    pub name: Option<String>,
    /// @deprecated Use `acs_entrance_ids` at the top level.
    pub acs_entrance_ids: Option<Vec<Uuid>>,
    /// @deprecated Use `device_ids` at the top level.
    pub device_ids: Option<Vec<Uuid>>,
}

fn rules_of_create(scope: &mut Scope<'_, '_>) {
    rules::exactly_one(scope, &["user_identity_id", "user_identity"]);
    some_target(scope);
    rules::time_window(scope);
    some_method(scope);
    device::window_and_name(scope);
    reservation::of_new_grant(scope);
}

/// A grant that opens nothing: the server takes it, and nobody wants it.
fn some_target(scope: &mut Scope<'_, '_>) {
    const LISTS: [&str; 5] = ["space_ids", "space_keys", "acs_entrance_ids", "device_ids", "location_ids"];
    // A list that is none is wrong by itself, so it counts as an attempt.
    let named = LISTS.iter().any(|list| scope.get(list).is_some() && !rules::is_empty_list(scope, list));
    if scope.context().require_target && !named && !scope.is_given("location") {
        scope.issue(
            "space_ids",
            IssueCode::MissingOneOf(&["space_ids", "space_keys", "acs_entrance_ids", "device_ids"]),
        );
    }
}

/// A grant that nobody can use yet: methods may follow through `request_access_methods`, so this only warns.
fn some_method(scope: &mut Scope<'_, '_>) {
    if rules::is_empty_list(scope, "requested_access_methods") {
        scope.warn("requested_access_methods", IssueCode::TooSmall(1, Unit::Items));
    }
}
