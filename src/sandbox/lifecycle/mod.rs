//! What happens by itself: access methods are issued, changed, expire and go, each when the clock passes its time.

mod attempt;
mod change;
mod failure;
mod issue;
mod remove;

use crate::store::{Store, Task};
use seam_access_grants::time::Instant;

impl Store {
    /// Does everything that is due, in order, each at its own time.
    pub(crate) fn run(&mut self, now: Instant) {
        while let Some((at, task)) = self.tasks.take(now) {
            match task {
                Task::Issue(method) => self.issue(method, at),
                Task::NoteDelay(method) => self.note_delay(method, at),
                Task::PullBackup(method) => self.pull_backup(method, at),
                Task::EndChange(grant, number) => self.end_change(grant, number, at),
                Task::Expire(grant) => self.expire(grant, at),
                Task::RemoveGrant(grant) => self.remove_grant(grant, at),
                Task::RemoveMethod(method) => self.remove_method(method, at),
                Task::EndAttempt(attempt) => self.end_attempt(attempt, at),
            }
        }
    }
}
