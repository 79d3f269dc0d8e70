//! Issuing access methods, and the end of their time.

use crate::{
    events::What,
    id::Id,
    store::{Issuance, Method, State, Store, Task},
};
use seam_access_grants::{model::AccessMethodMode, time::Instant};

impl Store {
    /// Changes when access methods are issued. What waits for ever, or failed, because of what was set before is tried again.
    pub(crate) fn set_issuance(&mut self, issuance: Issuance, now: Instant) {
        let before = std::mem::replace(&mut self.settings.issuance, issuance);
        if before == issuance || matches!(before, Issuance::After(_)) || issuance == Issuance::Never {
            return;
        }
        let has_failed = |method: &Method| {
            before == Issuance::Fails
                && matches!(method.state, State::Failed { .. })
                && !self.breaks_a_window(method.id)
        };
        let methods = self.methods.table.rows().map(|(_, method)| method);
        let waiting = methods.filter(|method| method.state == State::Pending || has_failed(method));
        let waiting: Vec<Id> = waiting.map(|method| method.id).collect();
        for method in waiting {
            self.set_state(method, State::Pending);
            self.after_delay(now, Task::Issue(method));
        }
    }

    /// The doors of an access method begin with it.
    pub(crate) fn begin_issuing(&mut self, id: Id, now: Instant) {
        if self.settings.issuance != Issuance::Never {
            self.after_delay(now, Task::Issue(id));
        }
        self.watch_for_delay(id, now);
    }

    /// The doors of an access method had their time for it.
    pub(super) fn issue(&mut self, id: Id, at: Instant) {
        if self.settings.issuance == Issuance::Never {
            return self.watch_for_delay(id, at);
        }
        let Some(method) = self.methods.get(id) else { return };
        let Some(grant) = self.grants.get(method.grant) else { return };
        if method.state != State::Pending || !self.is_worth_issuing(method, at) {
            return;
        }
        let (grant, mode) = (grant.id, method.mode);
        if self.settings.issuance == Issuance::Fails || self.breaks_a_window(id) {
            self.fail(id, at);
        } else if mode == AccessMethodMode::Card {
            self.set_state(id, State::WaitingForCard);
            self.happened(grant, at, What::CardEncodingRequired { method: id });
        } else {
            self.complete(id, at);
        }
    }

    /// The access method opens its doors from now on.
    pub(super) fn complete(&mut self, id: Id, at: Instant) {
        let Some(method) = self.methods.get(id).cloned() else { return };
        let grant = method.grant;
        let others = |entrance: &Id| {
            self.methods.of_grant(grant).any(|other| other.is_issued() && other.doors.entrances.contains(entrance))
        };
        let opened: Vec<Id> = method.doors.entrances.iter().copied().filter(|entrance| !others(entrance)).collect();
        if let Some(method) = self.methods.get_mut(id) {
            method.state = State::Issued { at };
            method.was_issued = true;
            method.late_since = None;
        }
        self.issued(&method, at, method.was_issued);
        for entrance in opened {
            self.happened(grant, at, What::GrantedToDoor { entrance });
        }
        if self.methods.of_grant(grant).all(Method::is_issued) {
            self.happened(grant, at, What::GrantedToAllDoors);
        }
    }

    pub(super) fn set_state(&mut self, id: Id, state: State) {
        if let Some(method) = self.methods.get_mut(id) {
            method.state = state;
        }
    }

    /// The access method opens its doors no more; notes which doors the grant lost with it.
    pub(super) fn lose_doors(&mut self, method: &Method, at: Instant) {
        let still = |entrance: &Id| {
            let mut others = self.methods.of_grant(method.grant).filter(|other| other.id != method.id);
            others.any(|other| other.is_issued() && other.doors.entrances.contains(entrance))
        };
        let lost: Vec<Id> = method.doors.entrances.iter().copied().filter(|entrance| !still(entrance)).collect();
        for entrance in lost {
            self.happened(method.grant, at, What::DoorLost { entrance });
        }
    }

    /// The time of a grant is over, unless its end was moved.
    pub(super) fn expire(&mut self, id: Id, at: Instant) {
        let Some(grant) = self.grants.get(id).filter(|grant| grant.window.is_over(at)) else { return };
        let person = grant.person;
        let methods: Vec<Id> = self.methods.of_grant(id).map(|method| method.id).collect();
        for method in methods {
            let Some(method) = self.methods.get(method).cloned() else { continue };
            if method.state == State::Expired {
                continue;
            }
            self.codes.remove(&method, person);
            self.set_state(method.id, State::Expired);
            if method.is_issued() {
                self.happened(id, at, What::MethodRevoked { method: method.id });
                self.lose_doors(&method, at);
            }
        }
    }
}
