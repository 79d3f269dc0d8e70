//! `POST /access_grants/get_related`.

use super::rules;
use crate::{
    prelude::*,
    schema::{NonEmpty, RuleContext, Uuid, params, values},
};

/// Which access grants, and which of the resources around them.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/get_related>.
#[params(rules = ids_or_keys)]
pub struct GetRelatedAccessGrants {
    /// IDs of the access grants. Give these, `access_grant_keys`, or both.
    pub access_grant_ids: Option<Vec<Uuid>>,
    /// Your own keys of the access grants.
    pub access_grant_keys: Option<Vec<NonEmpty>>,
    /// The kinds of resources to get; all of them, if it is not given.
    pub include: Option<Vec<AccessGrantRelation>>,
    /// The kinds of resources to leave out.
    pub exclude: Option<Vec<AccessGrantRelation>>,
}

/// A kind of resource around an access grant.
#[values]
pub enum AccessGrantRelation {
    /// Spaces that it opens.
    Spaces,
    /// Devices that it opens.
    Devices,
    /// Entrances of access systems that it opens.
    AcsEntrances,
    /// Accounts that the doors belong to.
    ConnectedAccounts,
    /// Access systems that the entrances belong to.
    AcsSystems,
    /// The person who has the access.
    UserIdentities,
    /// Groups of the access systems.
    AcsAccessGroups,
    /// The ways in which the doors are opened.
    AccessMethods,
}

/// The API's schema takes a request without either; what would be related to nothing is not documented.
fn ids_or_keys(cx: &mut RuleContext<'_, '_>) {
    rules::at_least_one(cx, &["access_grant_ids", "access_grant_keys"]);
}
