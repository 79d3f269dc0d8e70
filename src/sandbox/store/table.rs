//! Rows in the order of creation, each with a number that counts up, and found by their IDs.

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::id::Id;

/// What has an ID.
pub(crate) trait Row {
    fn id(&self) -> Id;
}

/// Rows in the order of creation.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    rows: BTreeMap<u64, T>,
    numbers: HashMap<Id, u64>,
    next: u64,
    /// How many rows were looked at, which tests count instead of time.
    reads: Cell<u64>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), numbers: HashMap::new(), next: 1, reads: Cell::new(0) }
    }
}

impl<T: Row> Table<T> {
    /// Adds a row and gives its number.
    pub(crate) fn add(&mut self, row: T) -> u64 {
        let number = self.next;
        self.next += 1;
        self.numbers.insert(row.id(), number);
        self.rows.insert(number, row);
        number
    }

    pub(crate) fn number(&self, id: Id) -> Option<u64> {
        self.numbers.get(&id).copied()
    }

    pub(crate) fn at(&self, number: u64) -> Option<&T> {
        self.reads.set(self.reads.get() + 1);
        self.rows.get(&number)
    }

    pub(crate) fn get(&self, id: Id) -> Option<&T> {
        self.at(self.number(id)?)
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> Option<&mut T> {
        self.rows.get_mut(self.numbers.get(&id)?)
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<(u64, T)> {
        let number = self.numbers.remove(&id)?;
        Some((number, self.rows.remove(&number)?))
    }

    /// Every row with its number, the oldest first.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = (u64, &T)> {
        self.rows.iter().map(|(number, row)| {
            self.reads.set(self.reads.get() + 1);
            (*number, row)
        })
    }

    /// The rows below a number, the newest first.
    pub(crate) fn before(&self, number: u64) -> impl Iterator<Item = (u64, &T)> {
        self.rows.range(..number).rev().map(|(number, row)| {
            self.reads.set(self.reads.get() + 1);
            (*number, row)
        })
    }

    pub(crate) fn reads(&self) -> u64 {
        self.reads.get()
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.next, self.rows.iter().collect::<Vec<_>>()).serialize(serializer)
    }
}

impl<'de, T: Row + Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (next, rows) = <(u64, Vec<(u64, T)>)>::deserialize(deserializer)?;
        let count = rows.len();
        let numbers: HashMap<Id, u64> = rows.iter().map(|(number, row)| (row.id(), *number)).collect();
        let rows: BTreeMap<u64, T> = rows.into_iter().collect();
        if numbers.len() != count || rows.len() != count {
            return Err(D::Error::custom("an ID or a number stands twice"));
        }
        if rows.last_key_value().is_some_and(|(last, _)| *last >= next) {
            return Err(D::Error::custom("a number is not below the next one"));
        }
        Ok(Self { rows, numbers, next, reads: Cell::new(0) })
    }
}
