//! `POST /access_grants/unmanaged/update`.

use crate::{
    prelude::*,
    schema::{Node, Schema, Uuid, params},
};

/// Which unmanaged access grant to take over. There is no way back; its access methods are taken over too.
///
/// Source: <https://docs.seam.co/latest/api/access_grants/unmanaged/update>.
#[params(unique = "access_grant_key")]
pub struct UpdateUnmanagedAccessGrant {
    /// ID of the access grant.
    pub access_grant_id: Uuid,
    /// Must be true.
    pub is_managed: True,
    /// Your own key for the access grant. Left out, it keeps the one that it has.
    pub access_grant_key: Option<String>,
}

/// `true` and nothing else: an access grant cannot be given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[serde(transparent)]
pub struct True(#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "true"))] bool);

impl Schema for True {
    const NODE: &'static Node = &Node::True;
}
