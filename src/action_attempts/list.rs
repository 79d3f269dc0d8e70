//! `POST /action_attempts/list`.

use crate::{
    prelude::*,
    schema::{OrNull, PositiveInteger, Uuid, params},
};

/// Which action attempts, and which page of them. Filters narrow each other down.
///
/// Source: <https://docs.seam.co/latest/api/action_attempts/list>.
#[params]
pub struct ListActionAttempts {
    /// IDs of the action attempts.
    pub action_attempt_ids: Option<Vec<Uuid>>,
    /// ID of a device that they were made on.
    pub device_id: Option<Uuid>,
    /// How many action attempts a page has at most; 500, if it is not given.
    pub limit: Option<PositiveInteger>,
    /// What the page before gave as `next_page_cursor`. The other filters must be the same again.
    pub page_cursor: Option<OrNull<String>>,
}
