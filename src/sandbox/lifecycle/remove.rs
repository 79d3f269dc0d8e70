//! Deletion: first it is on its way, then it is done.

use crate::{
    events::What,
    id::Id,
    store::{Store, Task},
};
use seam_access_grants::time::Instant;

impl Store {
    /// Starts to take a grant from its doors.
    pub(crate) fn delete_grant(&mut self, id: Id, now: Instant) {
        let Some(grant) = self.grants.get_mut(id).filter(|grant| grant.deleting_since.is_none()) else { return };
        grant.deleting_since = Some(now);
        let methods: Vec<Id> = self.methods.of_grant(id).map(|method| method.id).collect();
        for method in methods {
            if let Some(method) = self.methods.get_mut(method) {
                method.deleting_since.get_or_insert(now);
            }
        }
        self.after_delay(now, Task::RemoveGrant(id));
    }

    /// Starts to take an access method from its doors.
    pub(crate) fn delete_method(&mut self, id: Id, now: Instant) {
        let method = self.methods.get_mut(id).filter(|method| method.deleting_since.is_none());
        if let Some(method) = method {
            method.deleting_since = Some(now);
            self.after_delay(now, Task::RemoveMethod(id));
        }
    }

    pub(super) fn remove_grant(&mut self, id: Id, at: Instant) {
        let methods: Vec<Id> = self.methods.of_grant(id).map(|method| method.id).collect();
        for method in methods {
            self.remove_method(method, at);
        }
        if self.grants.get(id).is_some() {
            self.happened(id, at, What::GrantDeleted);
            self.grants.remove(id);
        }
    }

    pub(super) fn remove_method(&mut self, id: Id, at: Instant) {
        let Some(method) = self.methods.remove(id) else { return };
        if let Some(grant) = self.grants.get_mut(method.grant) {
            grant.requested.iter_mut().for_each(|requested| requested.methods.retain(|own| *own != id));
            let person = grant.person;
            self.codes.remove(&method, person);
        }
        self.find_not_revoked(&method, at);
        self.happened(method.grant, at, What::MethodDeleted { method: id });
        if method.is_issued() {
            self.lose_doors(&method, at);
        }
    }
}
