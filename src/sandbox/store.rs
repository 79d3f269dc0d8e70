//! The data of one server.

use serde::{Deserialize, Serialize};

use super::{
    property::{Property, Space},
    random::Random,
};
use seam_access_grants::{
    model::{AccessGrant, AccessMethod},
    schema::Uuid,
    time::Instant,
};

/// Everything that one server holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Store {
    pub(super) random: Random,
    pub(super) workspace_id: String,
    /// In the order of creation.
    pub(super) grants: Vec<StoredGrant>,
    /// In the order of creation.
    pub(super) methods: Vec<StoredMethod>,
    pub(super) property: Property,
    next_number: u64,
}

/// An access grant, and what the API knows of it and does not tell.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoredGrant {
    /// Counts up with each grant, so that a cursor stays good while grants come and go.
    pub(super) number: u64,
    pub(super) grant: AccessGrant,
    pub(super) device_ids: Vec<String>,
    pub(super) acs_entrance_ids: Vec<String>,
    /// Whether it was made through the API, and not in the access system itself.
    pub(super) is_managed: bool,
}

/// An access method, and the access grant that it came of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct StoredMethod {
    /// Counts up with each access method.
    pub(super) number: u64,
    pub(super) access_grant_id: Uuid,
    pub(super) method: AccessMethod,
}

impl Store {
    pub(super) fn new(mut random: Random) -> Self {
        let workspace_id = random.uuid();
        Self {
            random,
            workspace_id,
            grants: Vec::new(),
            methods: Vec::new(),
            property: Property::default(),
            next_number: 1,
        }
    }

    pub(super) fn add(&mut self, grant: AccessGrant, device_ids: Vec<String>, acs_entrance_ids: Vec<String>) {
        let number = self.number();
        self.grants.push(StoredGrant { number, grant, device_ids, acs_entrance_ids, is_managed: true });
    }

    /// The next number.
    pub(super) fn number(&mut self) -> u64 {
        self.next_number += 1;
        self.next_number - 1
    }

    /// Removes access methods, and what grants say of them.
    pub(super) fn remove_methods(&mut self, is_to_go: impl Fn(&StoredMethod) -> bool) {
        let gone: Vec<Uuid> = self
            .methods
            .extract_if(.., |stored| is_to_go(stored))
            .map(|stored| stored.method.access_method_id)
            .collect();
        for stored in &mut self.grants {
            stored.grant.access_method_ids.0.iter_mut().for_each(|ids| ids.retain(|id| !gone.contains(id)));
        }
    }

    /// A new ID. The generator gives nothing else, so the fallback is never seen.
    pub(super) fn id(&mut self) -> Uuid {
        loop {
            if let Some(id) = Uuid::new(self.random.uuid()) {
                return id;
            }
        }
    }
}

impl StoredGrant {
    /// The grant as it is told at the time `now`.
    pub(super) fn told(&self, now: Instant) -> AccessGrant {
        let instant = |text: Option<&str>| text.and_then(Instant::parse);
        let starts_at = instant(self.grant.starts_at.0.as_ref().map(seam_access_grants::schema::Timestamp::as_str));
        let ends_at = self.grant.ends_at.0.as_ref().and_then(|ends_at| ends_at.value());
        let ends_at = instant(ends_at.map(seam_access_grants::schema::Timestamp::as_str));
        let status = if ends_at.is_some_and(|ends_at| ends_at <= now) {
            "Expired"
        } else if starts_at.is_some_and(|starts_at| starts_at > now) {
            "Upcoming"
        } else {
            "Active"
        };
        AccessGrant { display_status: Some(status.to_owned()), ..self.grant.clone() }
    }

    /// The doors of one kind that it opens: its own, and those of its spaces.
    pub(super) fn doors(
        &self,
        property: &Property,
        of_space: fn(&Space) -> &Vec<String>,
        own: &[String],
    ) -> Vec<String> {
        let spaces = self.grant.space_ids.0.iter().flatten().filter_map(|id| property.space(id.as_str()));
        let mut doors = own.to_vec();
        for door in spaces.flat_map(of_space) {
            if !doors.contains(door) {
                doors.push(door.clone());
            }
        }
        doors
    }

    /// The entrances that it opens.
    pub(super) fn entrances(&self, property: &Property) -> Vec<String> {
        self.doors(property, |space| &space.acs_entrance_ids, &self.acs_entrance_ids)
    }

    /// The devices that it opens.
    pub(super) fn devices(&self, property: &Property) -> Vec<String> {
        self.doors(property, |space| &space.device_ids, &self.device_ids)
    }
}
