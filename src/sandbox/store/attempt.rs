//! Action attempts: what cards and doors were told to do.

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::{id::Id, times};
use seam_access_grants::time::Instant;

/// `action_attempt`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attempt {
    pub(crate) id: Id,
    pub(crate) action: Action,
    pub(crate) method: Id,
    pub(crate) outcome: Outcome,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

/// What was to be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Action {
    /// Write a card.
    Encode { credential: Id, system: Id },
    /// Make a card with this number the one of the access method.
    AssignCard { card_number: String },
    /// Open a door.
    UnlockDoor,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    Pending,
    Success,
    /// The access method was gone before it was done.
    Gone,
}

impl Row for Attempt {
    fn id(&self) -> Id {
        self.id
    }
}

/// `client_session`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Session {
    pub(crate) id: Id,
    pub(crate) token: seam_access_grants::schema::Secret,
    pub(crate) customer_key: Option<String>,
    pub(crate) user_identifier_key: Option<String>,
    pub(crate) people: Vec<Id>,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
    #[serde(with = "times")]
    pub(crate) expires_at: Instant,
}

impl Row for Session {
    fn id(&self) -> Id {
        self.id
    }
}
