//! An access method as the server knows it, and all of them.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::{
    grant::Doors,
    index::Index,
    table::{Row, Table},
};
use crate::{id::Id, times};
use seam_access_grants::{model::AccessMethodMode, schema::Secret, time::Instant};

/// An access method.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Method {
    pub(crate) id: Id,
    pub(crate) grant: Id,
    pub(crate) mode: AccessMethodMode,
    /// The doors that take its mode.
    pub(crate) doors: Doors,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
    pub(crate) state: State,
    /// Whether it was issued before, so that the next time it is issued again.
    pub(crate) was_issued: bool,
    /// Since when it is late.
    #[serde(with = "times::optional")]
    pub(crate) late_since: Option<Instant>,
    pub(crate) code: Option<Secret>,
    /// Whether the PIN is one that the lock had in store, because it took no other.
    pub(crate) is_backup: bool,
    pub(crate) key: Option<MobileKey>,
    pub(crate) card_number: Option<String>,
    #[serde(with = "times::optional")]
    pub(crate) deleting_since: Option<Instant>,
}

/// How far an access method is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum State {
    /// It is on its way to the doors.
    Pending,
    /// A card that waits for an encoder or for its number.
    WaitingForCard,
    /// It opens its doors.
    Issued {
        /// Since when.
        #[serde(with = "times")]
        at: Instant,
    },
    /// A door does not take it.
    Failed {
        /// Since when.
        #[serde(with = "times")]
        at: Instant,
    },
    /// Its time is over.
    Expired,
}

/// What opens a mobile key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MobileKey {
    pub(crate) instant_key: Id,
    pub(crate) url: Secret,
    pub(crate) session: Id,
    pub(crate) token: Secret,
}

impl Row for Method {
    fn id(&self) -> Id {
        self.id
    }
}

impl Method {
    pub(crate) fn is_issued(&self) -> bool {
        matches!(self.state, State::Issued { .. })
    }

    /// The PIN, as long as locks hold it or are to hold it.
    pub(crate) fn held_code(&self) -> Option<&str> {
        self.code.as_ref().filter(|_| self.state != State::Expired).map(Secret::reveal)
    }
}

/// All access methods.
#[derive(Clone, Debug, Default)]
pub(crate) struct Methods {
    pub(crate) table: Table<Method>,
    by_grant: Index<Id>,
    by_device: Index<Id>,
    by_entrance: Index<Id>,
    /// By the hash of the token of a mobile key, so that no token stands in a Debug output.
    by_token: Index<u64>,
}

impl Methods {
    /// Builds the indexes of a table.
    pub(crate) fn of(table: Table<Method>) -> Self {
        let mut methods = Self::default();
        for (number, method) in table.rows() {
            methods.index(number, method);
        }
        Self { table, ..methods }
    }

    fn index(&mut self, number: u64, method: &Method) {
        self.by_grant.add(method.grant, number);
        for (index, ids) in
            [(&mut self.by_device, &method.doors.devices), (&mut self.by_entrance, &method.doors.entrances)]
        {
            for id in ids {
                index.add(*id, number);
            }
        }
        if let Some(key) = &method.key {
            self.by_token.add(hash(key.token.reveal()), number);
        }
    }

    pub(crate) fn add(&mut self, method: Method) {
        let indexed = method.clone();
        let number = self.table.add(method);
        self.index(number, &indexed);
    }

    pub(crate) fn remove(&mut self, id: Id) -> Option<Method> {
        let (number, method) = self.table.remove(id)?;
        self.by_grant.remove(&method.grant, number);
        for (index, ids) in
            [(&mut self.by_device, &method.doors.devices), (&mut self.by_entrance, &method.doors.entrances)]
        {
            for id in ids {
                index.remove(id, number);
            }
        }
        if let Some(key) = &method.key {
            self.by_token.remove(&hash(key.token.reveal()), number);
        }
        Some(method)
    }

    /// The mobile key whose session has this token.
    pub(crate) fn with_token(&self, token: &str) -> Option<&Method> {
        let numbers = self.by_token.numbers(&hash(token)).iter();
        let mut methods = numbers.filter_map(|number| self.table.at(*number));
        methods.find(|method| method.key.as_ref().is_some_and(|key| key.token.reveal() == token))
    }

    pub(crate) fn get(&self, id: Id) -> Option<&Method> {
        self.table.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> Option<&mut Method> {
        self.table.get_mut(id)
    }

    pub(crate) fn numbers_of_grant(&self, id: Id) -> &[u64] {
        self.by_grant.numbers(&id)
    }

    pub(crate) fn numbers_of_device(&self, id: Id) -> &[u64] {
        self.by_device.numbers(&id)
    }

    pub(crate) fn numbers_of_entrance(&self, id: Id) -> &[u64] {
        self.by_entrance.numbers(&id)
    }

    /// The access methods of a grant, the oldest first.
    pub(crate) fn of_grant(&self, id: Id) -> impl Iterator<Item = &Method> {
        self.by_grant.numbers(&id).iter().filter_map(|number| self.table.at(*number))
    }
}

fn hash(token: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    hasher.finish()
}
