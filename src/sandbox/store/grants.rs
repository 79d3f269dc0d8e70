//! All access grants, and which of them have what.

use super::{
    grant::{Doors, Grant},
    index::Index,
    table::Table,
};
use crate::id::Id;

/// All access grants. What the indexes are built from changes through the functions here alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grants {
    pub(crate) table: Table<Grant>,
    by_key: Index<String>,
    by_reservation: Index<String>,
    by_person: Index<Id>,
    by_space: Index<Id>,
    by_device: Index<Id>,
    by_entrance: Index<Id>,
    /// Those that were made in the access system itself.
    unmanaged: Vec<u64>,
}

impl Grants {
    /// Builds the indexes of a table.
    pub(crate) fn of(table: Table<Grant>) -> Self {
        let mut grants = Self::default();
        for (number, grant) in table.rows() {
            grants.index(number, grant);
        }
        Self { table, ..grants }
    }

    pub(crate) fn add(&mut self, grant: Grant) {
        let id = grant.id;
        let number = self.table.add(grant);
        if let Some(grant) = self.table.get(id).cloned() {
            self.index(number, &grant);
        }
    }

    fn index(&mut self, number: u64, grant: &Grant) {
        if let Some(key) = &grant.key {
            self.by_key.add(key.clone(), number);
        }
        if let Some(key) = &grant.reservation_key {
            self.by_reservation.add(key.clone(), number);
        }
        self.by_person.add(grant.person, number);
        if !grant.is_managed {
            self.unmanaged.push(number);
        }
        for (index, ids) in [
            (&mut self.by_space, &grant.spaces),
            (&mut self.by_device, &grant.doors.devices),
            (&mut self.by_entrance, &grant.doors.entrances),
        ] {
            for id in ids {
                index.add(*id, number);
            }
        }
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<Grant> {
        let (number, grant) = self.table.remove(id)?;
        if let Some(key) = &grant.key {
            self.by_key.remove(key, number);
        }
        if let Some(key) = &grant.reservation_key {
            self.by_reservation.remove(key, number);
        }
        self.by_person.remove(&grant.person, number);
        self.unmanaged.retain(|other| *other != number);
        for (index, ids) in [
            (&mut self.by_space, &grant.spaces),
            (&mut self.by_device, &grant.doors.devices),
            (&mut self.by_entrance, &grant.doors.entrances),
        ] {
            for id in ids {
                index.remove(id, number);
            }
        }
        Some(grant)
    }

    /// Has a grant be one that was made in the access system itself.
    pub(crate) fn disown(&mut self, id: Id) {
        if let (Some(number), Some(grant)) = (self.table.number(id), self.table.get_mut(id)) {
            grant.is_managed = false;
            self.unmanaged.push(number);
        }
    }

    /// Takes over a grant that was made in the access system itself.
    pub(crate) fn adopt(&mut self, id: Id, key: Option<String>) {
        let Some(number) = self.table.number(id) else { return };
        let Some(grant) = self.table.get_mut(id) else { return };
        grant.is_managed = true;
        self.unmanaged.retain(|other| *other != number);
        let Some(key) = key else { return };
        let old = grant.key.replace(key.clone());
        if let Some(old) = old {
            self.by_key.remove(&old, number);
        }
        self.by_key.add(key, number);
    }

    pub(crate) fn get(&self, id: Id) -> Option<&Grant> {
        self.table.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> Option<&mut Grant> {
        self.table.get_mut(id)
    }

    pub(crate) fn with_key(&self, key: &str) -> Option<&Grant> {
        self.table.at(*self.by_key.numbers(key).first()?)
    }

    pub(crate) fn unmanaged(&self) -> &[u64] {
        &self.unmanaged
    }

    pub(crate) fn of_key(&self, key: &str) -> &[u64] {
        self.by_key.numbers(key)
    }

    pub(crate) fn of_reservation(&self, key: &str) -> &[u64] {
        self.by_reservation.numbers(key)
    }

    pub(crate) fn of_person(&self, id: Id) -> &[u64] {
        self.by_person.numbers(&id)
    }

    pub(crate) fn of_space(&self, id: Id) -> &[u64] {
        self.by_space.numbers(&id)
    }

    pub(crate) fn of_device(&self, id: Id) -> &[u64] {
        self.by_device.numbers(&id)
    }

    pub(crate) fn of_entrance(&self, id: Id) -> &[u64] {
        self.by_entrance.numbers(&id)
    }

    /// The grants with the reservation key, the oldest first.
    pub(crate) fn in_reservation<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Grant> + use<'a> {
        self.by_reservation.numbers(key).iter().filter_map(|number| self.table.at(*number))
    }
}

/// Adds what is not there yet.
pub(crate) fn merge(list: &mut Vec<Id>, more: impl IntoIterator<Item = Id>) {
    for id in more {
        if !list.contains(&id) {
            list.push(id);
        }
    }
}

impl Doors {
    pub(crate) fn of(devices: impl IntoIterator<Item = Id>, entrances: impl IntoIterator<Item = Id>) -> Self {
        let mut doors = Self::default();
        merge(&mut doors.devices, devices);
        merge(&mut doors.entrances, entrances);
        doors
    }
}
