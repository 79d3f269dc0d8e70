//! `batch`: what is around access grants.

use serde_json::{Map, Value, json};

use super::{
    acs, connected_accounts, devices,
    id::Id,
    spaces,
    store::{Grant, Store, merge},
    user_identities,
};

/// The kinds of resources, each with its items.
pub(super) struct Batch(Map<String, Value>);

/// The places and people around grants.
pub(super) fn around(store: &Store, grants: &[&Grant]) -> Batch {
    let places = &store.places;
    let each = |of: &dyn Fn(&Grant) -> Vec<Id>| {
        let mut ids = Vec::new();
        for grant in grants {
            merge(&mut ids, of(grant));
        }
        ids
    };
    let space_ids = each(&|grant| grant.spaces.clone());
    let device_ids = each(&|grant| grant.doors.devices.clone());
    let entrance_ids = each(&|grant| grant.doors.entrances.clone());
    let people = each(&|grant| vec![grant.person]);
    let mut system_ids = Vec::new();
    merge(&mut system_ids, entrance_ids.iter().filter_map(|id| Some(places.entrances.get(*id)?.system)));
    let mut account_ids = Vec::new();
    merge(&mut account_ids, device_ids.iter().filter_map(|id| Some(places.devices.get(*id)?.account)));
    merge(&mut account_ids, system_ids.iter().filter_map(|id| Some(places.systems.get(*id)?.account)));
    let told = |ids: &[Id], told: &dyn Fn(Id) -> Option<Value>| ids.iter().filter_map(|id| told(*id)).collect();
    Batch(Map::new())
        .with("spaces", told(&space_ids, &|id| Some(spaces::told(store, places.spaces.get(id)?))))
        .with("devices", told(&device_ids, &|id| Some(devices::told(store, places.devices.get(id)?))))
        .with("acs_entrances", told(&entrance_ids, &|id| Some(acs::entrances::told(store, places.entrances.get(id)?))))
        .with("acs_systems", told(&system_ids, &|id| Some(acs::systems::told(store, places.systems.get(id)?))))
        .with("connected_accounts", told(&account_ids, &|id| Some(connected_accounts::told(places.accounts.get(id)?))))
        .with("user_identities", told(&people, &|id| Some(user_identities::told(store, store.people.get(id)?))))
}

impl Batch {
    /// Adds a kind.
    pub(super) fn with(mut self, kind: &str, items: Value) -> Self {
        self.0.insert(kind.to_owned(), items);
        self
    }

    /// Leaves kinds out.
    pub(super) fn without(mut self, kinds: &[&str]) -> Self {
        self.0.retain(|kind, _| !kinds.contains(&kind.as_str()));
        self
    }

    /// The kinds that are asked for.
    pub(super) fn only(mut self, include: Option<&[&str]>, exclude: Option<&[&str]>) -> Value {
        self.0.retain(|kind, _| {
            include.is_none_or(|kinds| kinds.contains(&kind.as_str()))
                && exclude.is_none_or(|kinds| !kinds.contains(&kind.as_str()))
        });
        json!(self.0)
    }
}
