//! `batch`: what is around access grants.

use serde_json::{Map, Value, json};

use super::{property::Property, store::StoredGrant};

/// The kinds of resources, each with its items.
pub(super) struct Batch(Map<String, Value>);

/// The places and people around grants.
pub(super) fn around(grants: &[&StoredGrant], property: &Property) -> Batch {
    let entrances: Vec<String> = grants.iter().flat_map(|grant| grant.entrances(property)).collect();
    let devices: Vec<String> = grants.iter().flat_map(|grant| grant.devices(property)).collect();
    let is_space =
        |id: &str| grants.iter().any(|grant| grant.grant.space_ids.0.iter().flatten().any(|own| own.as_str() == id));
    let is_person = |id: &str| {
        grants.iter().any(|grant| grant.grant.user_identity_id.0.as_ref().is_some_and(|own| own.as_str() == id))
    };
    let entrances: Vec<_> =
        property.entrances.iter().filter(|entrance| entrances.contains(&entrance.acs_entrance_id)).collect();
    let mut systems: Vec<Value> = Vec::new();
    for entrance in &entrances {
        let system = json!({ "acs_system_id": entrance.acs_system_id, "name": "Demo Access System" });
        if !systems.contains(&system) {
            systems.push(system);
        }
    }
    let spaces: Vec<_> = property.spaces.iter().filter(|space| is_space(&space.space_id)).collect();
    let devices: Vec<_> = property.devices.iter().filter(|device| devices.contains(&device.device_id)).collect();
    let people: Vec<_> = property.people.iter().filter(|person| is_person(&person.user_identity_id)).collect();
    Batch(Map::new())
        .with("spaces", json!(spaces))
        .with("devices", json!(devices))
        .with("acs_entrances", json!(entrances))
        .with("acs_systems", json!(systems))
        .with("user_identities", json!(people))
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
        Value::Object(self.0)
    }
}
