//! What cards and doors do when they are told to.

use crate::{
    id::Id,
    random::Stream,
    store::{Action, Attempt, Outcome, Store, Task},
};
use seam_access_grants::time::Instant;

impl Store {
    /// Tells a card or a door to do something, and gives the ID of the attempt.
    pub(crate) fn attempt(&mut self, method: Id, action: Action, now: Instant) -> Id {
        let id = self.streams.id(Stream::Attempts);
        self.attempts.add(Attempt { id, action, method, outcome: Outcome::Pending, created_at: now });
        self.after_delay(now, Task::EndAttempt(id));
        id
    }

    pub(super) fn end_attempt(&mut self, id: Id, at: Instant) {
        let Some(attempt) = self.attempts.get(id) else { return };
        let (method, action) = (attempt.method, attempt.action.clone());
        let is_there = self.methods.get(method).is_some_and(|method| method.deleting_since.is_none());
        if let Some(attempt) = self.attempts.get_mut(id) {
            attempt.outcome = if is_there { Outcome::Success } else { Outcome::Gone };
        }
        match action {
            Action::UnlockDoor => return,
            Action::AssignCard { card_number } => {
                if let Some(method) = self.methods.get_mut(method) {
                    method.card_number = Some(card_number);
                }
            }
            Action::Encode { .. } => {}
        }
        if is_there {
            self.complete(method, at);
        }
    }
}
