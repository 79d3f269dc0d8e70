//! What becomes of access methods that doors are late with, or do not take, or do not give back.

use crate::{
    events::What,
    id::Id,
    store::{Device, Issuance, Method, Problem, State, Store, Task},
};
use seam_access_grants::{model::AccessMethodMode, schema::Secret, time::Instant};

const MINUTE: i64 = 60_000_000;

/// Doors that take longer than this are late, once the access grant is about to begin.
const USUAL: i64 = 5 * MINUTE;

/// How long before its start an access grant is about to begin.
const ABOUT_TO_BEGIN: i64 = 60 * MINUTE;

impl Store {
    /// Looks again, where the doors take longer than usual.
    pub(super) fn watch_for_delay(&mut self, id: Id, now: Instant) {
        let is_usual = match self.settings.issuance {
            Issuance::After(_) => self.settings.issuance.delay_micros() <= USUAL,
            Issuance::Never => false,
            Issuance::Fails => true,
        };
        let grant = self.methods.get(id).and_then(|method| self.grants.get(method.grant));
        if let (false, Some(grant)) = (is_usual, grant) {
            let at = now.plus_micros(USUAL).max(grant.window.starts_at.plus_micros(-ABOUT_TO_BEGIN));
            self.tasks.add(at, Task::NoteDelay(id));
        }
    }

    pub(super) fn note_delay(&mut self, id: Id, at: Instant) {
        let Some(method) = self.methods.get(id).filter(|method| method.late_since.is_none()) else { return };
        let waits = method.state == State::Pending && self.is_worth_issuing(method, at);
        let grant = method.grant;
        if let (true, Some(method)) = (waits, self.methods.get_mut(id)) {
            method.late_since = Some(at);
            self.happened(grant, at, What::MethodLate { method: id });
        }
    }

    /// Whether nothing else is on its way with an access method, and its time is not over.
    pub(super) fn is_worth_issuing(&self, method: &Method, at: Instant) -> bool {
        let grant = self.grants.get(method.grant);
        method.deleting_since.is_none()
            && grant.is_some_and(|grant| grant.change.is_none() && !grant.window.is_over(at))
    }

    /// The doors do not take an access method. Where it is not for its times, locks with PINs in store take one of those at its start.
    pub(super) fn fail(&mut self, id: Id, at: Instant) {
        let Some(method) = self.methods.get(id) else { return };
        let (grant, has_backup) = (method.grant, self.has_backup(method));
        let start = self.grants.get(grant).map_or(at, |grant| grant.window.starts_at);
        self.set_state(id, State::Failed { at });
        self.happened(grant, at, What::MethodFailed { method: id });
        if has_backup {
            self.tasks.add(start.max(at), Task::PullBackup(id));
        }
    }

    fn has_backup(&self, method: &Method) -> bool {
        let keeps = |device: &Id| self.places.devices.get(*device).is_some_and(Device::keeps_backup_codes);
        let doors = &method.doors;
        method.mode == AccessMethodMode::Code
            && !doors.devices.is_empty()
            && doors.entrances.is_empty()
            && doors.devices.iter().all(keeps)
            && !self.breaks_a_window(method.id)
    }

    pub(super) fn pull_backup(&mut self, id: Id, at: Instant) {
        let Some(method) = self.methods.get(id).cloned() else { return };
        if !matches!(method.state, State::Failed { .. }) || !self.is_worth_issuing(&method, at) {
            return;
        }
        let Some(person) = self.grants.get(method.grant).map(|grant| grant.person) else { return };
        let Some(code) = self.new_code(person, &method.doors).map(Secret::new) else { return };
        self.codes.remove(&method, person);
        if let Some(method) = self.methods.get_mut(id) {
            method.code = Some(code);
            method.is_backup = true;
        }
        if let Some(method) = self.methods.get(id) {
            self.codes.add(method, person);
        }
        self.complete(id, at);
    }

    /// Notes the locks that go on to take the PIN of an access method that was deleted.
    pub(super) fn find_not_revoked(&mut self, method: &Method, at: Instant) {
        let is_offline = |device: &Id| self.places.devices.get(*device).is_some_and(Device::is_offline);
        let keeping = method.doors.devices.iter().copied().filter(is_offline);
        let keeping: Vec<Id> =
            keeping.filter(|_| method.is_issued() && method.mode == AccessMethodMode::Code).collect();
        for device in keeping {
            self.found(method.grant, at, Problem::NotRevoked { device });
        }
    }
}
