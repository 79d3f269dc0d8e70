//! A change of the time window: the access methods are taken back, and issued again once the doors have the new times.

use crate::{
    events::What,
    id::Id,
    store::{Change, State, Store, Task, Window},
};
use seam_access_grants::time::Instant;

impl Store {
    /// Gives a grant another window.
    pub(crate) fn change_window(&mut self, id: Id, window: Window, now: Instant) {
        let number = self.changes;
        self.changes += 1;
        let methods: Vec<(Id, bool)> =
            self.methods.of_grant(id).map(|method| (method.id, method.is_issued())).collect();
        let Some(grant) = self.grants.get_mut(id) else { return };
        // Of two changes on their way, the doors still have the window before the first.
        let from = grant.change.as_ref().map_or(grant.window, |change| change.from);
        grant.window = window;
        grant.change = (!methods.is_empty()).then_some(Change { from, since: now, number });
        self.happened(id, now, What::TimesChanged { window });
        for (method, _) in &methods {
            if let Some(method) = self.methods.get_mut(*method) {
                method.late_since = None;
            }
        }
        for (method, _) in methods.iter().filter(|(_, is_issued)| *is_issued) {
            self.set_state(*method, State::Pending);
            self.happened(id, now, What::MethodRevoked { method: *method });
        }
        if let Some(end) = window.ends_at {
            self.tasks.add(end, Task::Expire(id));
        }
        self.find_windows(id, now);
        self.after_delay(now, Task::EndChange(id, number));
    }

    /// The doors have the new times.
    pub(super) fn end_change(&mut self, id: Id, number: u64, at: Instant) {
        let Some(grant) = self.grants.get_mut(id) else { return };
        if grant.change.as_ref().is_none_or(|change| change.number != number) {
            return;
        }
        grant.change = None;
        let is_over = grant.window.is_over(at);
        let methods: Vec<(Id, State)> = self.methods.of_grant(id).map(|method| (method.id, method.state)).collect();
        for (method, state) in methods {
            match state {
                State::Expired if !is_over => self.revive(method, at),
                State::Failed { .. } => self.set_state(method, State::Pending),
                _ => {}
            }
            self.issue(method, at);
        }
    }

    /// An access method whose time was over gets another; its PIN may be another person's by now.
    fn revive(&mut self, id: Id, at: Instant) {
        self.set_state(id, State::Pending);
        self.renew_code(id, at);
    }
}
