//! What a sandbox holds at the beginning.

mod hotel;
mod locks;
mod people;
mod stays;
mod stories;

use super::store::Store;
use seam_access_grants::time::Instant;

/// A set of data to start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seed {
    /// Nothing.
    Empty,
    /// A small hotel: spaces, doors of different kinds, people, and 200 grants around the present that tell stories.
    Demo,
    /// The same with 10,000 grants.
    Large,
}

const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;

/// The zone of the hotel.
const TIME_ZONE: &str = "Europe/Paris";

impl Seed {
    /// The seed with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "empty" => Some(Self::Empty),
            "demo" => Some(Self::Demo),
            "large" => Some(Self::Large),
            _ => None,
        }
    }

    pub(super) fn fill(self, store: &mut Store, now: Instant) {
        let (rooms, people, stays) = match self {
            Self::Empty => return,
            Self::Demo => (20, 60, 178),
            Self::Large => (400, 3000, 9978),
        };
        // The hotel has a past, whatever is to be from now on.
        let issuance = std::mem::take(&mut store.settings.issuance);
        "Hotel Lumière".clone_into(&mut store.workspace.name);
        "Hotel Lumière SARL".clone_into(&mut store.workspace.company_name);
        let opened = now.plus_micros(-400 * DAY);
        let hotel = hotel::build(store, rooms, opened);
        let people = people::add(store, people, opened);
        stays::add(store, &hotel, &people, stays, now);
        stories::add(store, &hotel, &people, now);
        store.settings.issuance = issuance;
    }
}
