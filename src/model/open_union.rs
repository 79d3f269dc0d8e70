//! Notices that the API may add to.

use serde::{Deserialize, Serialize};

use super::UnknownNotice;
use crate::schema::{Node, Schema};

/// One of the variants known today, or one that the API adds tomorrow, kept with the members that all variants share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "T | UnknownNotice", type_params = "T"))]
#[serde(untagged)]
pub enum OpenUnion<T> {
    /// A variant that this version knows.
    Known(T),
    /// Any other.
    Unknown(UnknownNotice),
}

impl<T: Schema> Schema for OpenUnion<T> {
    const NODE: &'static Node = T::NODE;
}
