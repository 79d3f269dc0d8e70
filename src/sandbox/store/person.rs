//! User identities.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::table::{Row, Table};
use crate::{id::Id, times};
use seam_access_grants::time::Instant;

/// `user_identity`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) id: Id,
    pub(crate) key: Option<String>,
    pub(crate) full_name: Option<String>,
    pub(crate) email_address: Option<String>,
    pub(crate) phone_number: Option<String>,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
}

impl Row for Person {
    fn id(&self) -> Id {
        self.id
    }
}

/// What no two people may share: key, address without case, phone number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Unique {
    Key(String),
    Email(String),
    Phone(String),
}

impl Person {
    fn unique(&self) -> impl Iterator<Item = Unique> {
        let email = self.email_address.as_ref().map(|email| Unique::Email(email.to_lowercase()));
        [self.key.clone().map(Unique::Key), email, self.phone_number.clone().map(Unique::Phone)].into_iter().flatten()
    }
}

/// All user identities.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub(crate) table: Table<Person>,
    taken: HashMap<Unique, Id>,
}

impl People {
    /// Builds the index of a table; `None` where two people share what no two may.
    pub(crate) fn of(table: Table<Person>) -> Option<Self> {
        let mut taken = HashMap::new();
        for (_, person) in table.rows() {
            for unique in person.unique() {
                if taken.insert(unique, person.id).is_some() {
                    return None;
                }
            }
        }
        Some(Self { table, taken })
    }

    /// Whether a person has the same key, address or number.
    pub(crate) fn has_like(&self, person: &Person) -> bool {
        person.unique().any(|unique| self.taken.contains_key(&unique))
    }

    pub(crate) fn add(&mut self, person: Person) {
        self.taken.extend(person.unique().map(|unique| (unique, person.id)));
        self.table.add(person);
    }

    pub(crate) fn get(&self, id: Id) -> Option<&Person> {
        self.table.get(id)
    }

    pub(crate) fn with_key(&self, key: &str) -> Option<&Person> {
        self.get(*self.taken.get(&Unique::Key(key.to_owned()))?)
    }
}
