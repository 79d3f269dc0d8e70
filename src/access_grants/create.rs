//! `POST /access_grants/create`.

use super::{RequestedAccessMethodInput, rules};
use crate::prelude::*;
use crate::{
    issue::{IssueCode, Unit},
    model::UserIdentityInput,
    schema::{NonEmpty, OrNull, RuleContext, TimestampInput, Uuid, params},
};

/// What a new access grant is made of: who, where, when and how.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/create>.
#[params(unique = "access_grant_key", window, rules = rules_of_create, reads())]
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
    /// A location to create together with the access grant.
    ///
    /// @deprecated Create a space first and name it in `space_ids`.
    pub location: Option<LocationInput>,
    /// IDs of the locations to open.
    ///
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
    /// IDs of the entrances of access systems at the location.
    ///
    /// @deprecated Use `acs_entrance_ids` at the top level.
    pub acs_entrance_ids: Option<Vec<Uuid>>,
    /// IDs of the devices at the location.
    ///
    /// @deprecated Use `device_ids` at the top level.
    pub device_ids: Option<Vec<Uuid>>,
}

fn rules_of_create(cx: &mut RuleContext<'_, '_>) {
    rules::exactly_one(cx, &["user_identity_id", "user_identity"]);
    some_target(cx);
    some_method(cx);
    cx.with_data(|data, cx| {
        data.time_window(cx);
        data.new_grant(cx);
    });
}

/// Reports a grant that opens nothing, which the server takes.
fn some_target(cx: &mut RuleContext<'_, '_>) {
    const LISTS: [&str; 5] = ["space_ids", "space_keys", "acs_entrance_ids", "device_ids", "location_ids"];
    // A list that is none is wrong by itself, so it counts as an attempt.
    let named = LISTS.iter().any(|list| cx.get(list).is_some_and(|list| !rules::is_empty_list(list)));
    if cx.context().require_target && !named && !cx.is_given("location") {
        cx.issue("space_ids", IssueCode::MissingOneOf(&["space_ids", "space_keys", "acs_entrance_ids", "device_ids"]));
    }
}

/// Warns of a grant that cannot be used yet: methods may follow through `request_access_methods`.
fn some_method(cx: &mut RuleContext<'_, '_>) {
    if cx.get("requested_access_methods").is_some_and(rules::is_empty_list) {
        cx.warn("requested_access_methods", IssueCode::TooSmall(1, Unit::Items));
    }
}
