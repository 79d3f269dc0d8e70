//! Which PINs the locks hold, and whose they are.

use std::collections::{BTreeSet, HashMap};

use super::{grants::Grants, method::Method};
use crate::id::Id;

/// A PIN on a lock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    lock: Id,
    code: Packed,
    person: Id,
    method: Id,
}

/// The digits and how many they are, as one number. Not for eyes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Packed(u64);

impl Packed {
    fn of(code: &str) -> Self {
        Self(code.bytes().fold(1, |number, digit| number * 10 + u64::from(digit & 0xf)))
    }
}

/// The PINs of all locks.
#[derive(Clone, Default)]
pub(crate) struct Codes {
    held: BTreeSet<Held>,
    counts: HashMap<Id, usize>,
}

/// PINs are secrets.
impl std::fmt::Debug for Codes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Codes").field("count", &self.held.len()).finish_non_exhaustive()
    }
}

const FIRST: Id = Id(0);
const LAST: Id = Id(u128::MAX);

impl Codes {
    /// What the locks hold of these methods.
    pub(crate) fn of<'a>(methods: impl Iterator<Item = &'a Method>, grants: &Grants) -> Self {
        let mut codes = Self::default();
        for method in methods {
            if let Some(grant) = grants.get(method.grant) {
                codes.add(method, grant.person);
            }
        }
        codes
    }

    /// The locks get the PIN of a method, if it has one.
    pub(crate) fn add(&mut self, method: &Method, person: Id) {
        for held in held(method, person) {
            if self.held.insert(held) {
                *self.counts.entry(held.lock).or_default() += 1;
            }
        }
    }

    /// The locks lose the PIN of a method.
    pub(crate) fn remove(&mut self, method: &Method, person: Id) {
        for held in held(method, person) {
            if self.held.remove(&held)
                && let Some(count) = self.counts.get_mut(&held.lock)
            {
                *count -= 1;
            }
        }
    }

    /// Whether a person other than this one has the PIN on the lock.
    pub(crate) fn is_taken(&self, lock: Id, code: &str, person: Id) -> bool {
        let code = Packed::of(code);
        let bound = |person| Held { lock, code, person, method: FIRST };
        let until = Held { lock, code, person: LAST, method: LAST };
        // At most this person's own come before one of another.
        self.held.range(bound(FIRST)..=until).any(|held| held.person != person)
    }

    /// How many PINs a lock holds.
    pub(crate) fn count(&self, lock: Id) -> usize {
        self.counts.get(&lock).copied().unwrap_or_default()
    }
}

fn held(method: &Method, person: Id) -> impl Iterator<Item = Held> {
    let code = method.held_code().map(Packed::of);
    let locks = method.doors.devices.iter().chain(&method.doors.entrances);
    code.into_iter()
        .flat_map(move |code| locks.clone().map(move |lock| Held { lock: *lock, code, person, method: method.id }))
}
