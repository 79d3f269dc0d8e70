//! `access_method` of an unmanaged access grant.

use super::AccessMethod;
use crate::schema::{Node, Schema};

/// An access method that was made in the access system itself: without the links and tokens of mobile keys.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/unmanaged/object>.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(
    all(feature = "types", target_arch = "wasm32"),
    tsify(type = "Omit<AccessMethod, 'instant_key_url' | 'client_session_token' | 'customization_profile_id'>")
)]
#[serde(transparent)]
pub struct UnmanagedAccessMethod(pub AccessMethod);

impl Schema for UnmanagedAccessMethod {
    const NODE: &'static Node = AccessMethod::NODE;
}
