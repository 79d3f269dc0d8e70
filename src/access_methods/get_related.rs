//! `POST /access_methods/get_related`.

use crate::{
    prelude::*,
    schema::{Uuid, params, values},
};

/// Which access methods, and which of the resources around them.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/get_related>.
#[params]
pub struct GetRelatedAccessMethods {
    /// IDs of the access methods.
    pub access_method_ids: Vec<Uuid>,
    /// The kinds of resources to get; all of them, if it is not given.
    pub include: Option<Vec<AccessMethodRelation>>,
    /// The kinds of resources to leave out.
    pub exclude: Option<Vec<AccessMethodRelation>>,
}

/// A kind of resource around an access method.
#[values]
pub enum AccessMethodRelation {
    /// Spaces that it opens.
    Spaces,
    /// Devices that it opens.
    Devices,
    /// Entrances of access systems that it opens.
    AcsEntrances,
    /// Access grants that it came of.
    AccessGrants,
    /// Other access methods.
    AccessMethods,
    /// Links to mobile keys.
    InstantKeys,
    /// Client sessions of mobile keys.
    ClientSessions,
    /// Credentials in access systems.
    AcsCredentials,
}
