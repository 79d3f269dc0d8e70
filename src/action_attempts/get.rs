//! `POST /action_attempts/get`.

use crate::schema::{Uuid, params};

/// Which action attempt.
///
/// Source: <https://docs.seam.co/latest/api/action_attempts/get>.
#[params]
pub struct GetActionAttempt {
    /// ID of the action attempt.
    pub action_attempt_id: Uuid,
}
