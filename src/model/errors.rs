//! `errors[]` of an access grant, and the shapes that all notices share.

use crate::prelude::*;
use crate::schema::{Expected, Timestamp, Uuid, model};

/// What went wrong with an access grant, told apart by `error_code`.
#[model(tag = "error_code")]
pub enum AccessGrantError {
    /// Some access methods could not be created.
    CannotCreateRequestedAccessMethods(CannotCreateRequestedAccessMethods),
    /// The access system refused the access. Seam keeps trying, and the error goes away by itself.
    AccessNotProvisioned(Notice),
}

/// A notice without members of its own.
#[model]
pub struct Notice {
    /// When the notice was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
}

/// Some access methods could not be created.
#[model]
pub struct CannotCreateRequestedAccessMethods {
    /// When the error was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// IDs of the devices that got no access code.
    pub missing_device_ids: Option<Vec<Uuid>>,
}

/// A notice of a kind that this version does not know. Its other members are kept.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
pub struct UnknownNotice {
    /// The code of an error.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "UnknownCode"))]
    pub error_code: Option<String>,
    /// The code of a warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "UnknownCode"))]
    pub warning_code: Option<String>,
    /// The code of a pending mutation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "UnknownCode"))]
    pub mutation_code: Option<String>,
    /// When the notice was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// What happened, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
