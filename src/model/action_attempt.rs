//! `action_attempt`.

use super::Related;
use crate::{
    prelude::*,
    schema::{Expected, Node, OpenValue, OrNull, Schema, Union, Uuid, model},
};

/// An action that takes a door, an encoder or an access system a while, told apart by `status`. One whose status this version does
/// not know is kept as it is.
///
/// Source: <https://docs.seam.co/latest/api/action_attempts/object>.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "KnownActionAttempt | UnknownActionAttempt"))]
#[serde(untagged)]
pub enum ActionAttempt {
    /// An action attempt with a status that this version knows.
    Known(KnownActionAttempt),
    /// Any other.
    Unknown(UnknownActionAttempt),
}

impl Schema for ActionAttempt {
    const NODE: &'static Node = match KnownActionAttempt::NODE {
        Node::Union(Union { tag, alias, variants, .. }) => {
            &Node::Union(Union { tag, alias: *alias, variants, other: Some(UnknownActionAttempt::NODE) })
        }
        other => other,
    };
}

/// The action attempts whose status this version knows.
#[model(tag = "status")]
pub enum KnownActionAttempt {
    /// It is on its way.
    Pending(PendingActionAttempt),
    /// It is done.
    Success(SucceededActionAttempt),
    /// It failed.
    Error(FailedActionAttempt),
}

/// An action that is on its way.
#[model]
pub struct PendingActionAttempt {
    /// ID of the action attempt.
    pub action_attempt_id: Uuid,
    /// What is being done.
    pub action_type: Expected<OpenValue<ActionType>>,
    /// There is no result yet.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "null"))]
    pub result: Expected<OrNull<Related<ActionResult>>>,
    /// There is no error yet.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "null"))]
    pub error: Expected<OrNull<Related<ActionError>>>,
}

/// An action that is done.
#[model]
pub struct SucceededActionAttempt {
    /// ID of the action attempt.
    pub action_attempt_id: Uuid,
    /// What was done.
    pub action_type: Expected<OpenValue<ActionType>>,
    /// What came of it.
    pub result: Expected<Related<ActionResult>>,
    /// There is no error.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "null"))]
    pub error: Expected<OrNull<Related<ActionError>>>,
}

/// An action that failed.
#[model]
pub struct FailedActionAttempt {
    /// ID of the action attempt.
    pub action_attempt_id: Uuid,
    /// What was tried.
    pub action_type: Expected<OpenValue<ActionType>>,
    /// There is no result.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "null"))]
    pub result: Expected<OrNull<Related<ActionResult>>>,
    /// Why it failed.
    pub error: Expected<ActionError>,
}

/// An action attempt with a status that this version does not know.
#[model]
pub struct UnknownActionAttempt {
    /// How far it is.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "UnknownCode"))]
    pub status: String,
    /// ID of the action attempt.
    pub action_attempt_id: Uuid,
    /// What was tried.
    pub action_type: Expected<OpenValue<ActionType>>,
    /// What came of it.
    pub result: Expected<OrNull<Related<ActionResult>>>,
    /// Why it failed.
    pub error: Expected<OrNull<Related<ActionError>>>,
}

/// What access methods give action attempts of. There are more: those of other parts of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActionType {
    /// An access method is written to a card.
    EncodeCredential,
    /// A card is made the one of an access method.
    AssignCredential,
    /// A door is unlocked.
    UnlockDoor,
}

impl Schema for ActionType {
    const NODE: &'static Node = &Node::Values(&["ENCODE_CREDENTIAL", "ASSIGN_CREDENTIAL", "UNLOCK_DOOR"]);
}

/// What came of an action: whether a door confirmed it, the credential on a card, or the access method that a card was assigned to.
/// The members that tell which one it is are typed, the others are kept.
#[model]
pub struct ActionResult {
    /// Whether the door confirmed that it was unlocked.
    pub was_confirmed_by_device: Option<bool>,
    /// ID of the credential that is on the card now.
    pub acs_credential_id: Option<Uuid>,
    /// ID of the access method that the card was assigned to.
    pub access_method_id: Option<Uuid>,
}

/// Why an action failed.
#[model]
pub struct ActionError {
    /// The API's own type of the error. The list is open.
    pub r#type: Expected<String>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
}
