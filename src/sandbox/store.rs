//! The data of one server.

use serde::{Deserialize, Serialize};

use super::{property::Property, random::Random};
use crate::{model::AccessGrant, schema::Uuid, time::Instant};

/// Everything that one server holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Store {
    pub(super) random: Random,
    pub(super) workspace_id: String,
    /// In the order of creation.
    pub(super) grants: Vec<StoredGrant>,
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
}

impl Store {
    pub(super) fn new(mut random: Random) -> Self {
        let workspace_id = random.uuid();
        Self { random, workspace_id, grants: Vec::new(), property: Property::default(), next_number: 1 }
    }

    pub(super) fn add(&mut self, grant: AccessGrant, device_ids: Vec<String>, acs_entrance_ids: Vec<String>) {
        self.grants.push(StoredGrant { number: self.next_number, grant, device_ids, acs_entrance_ids });
        self.next_number += 1;
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
        let starts_at = instant(self.grant.starts_at.0.as_ref().map(crate::schema::Timestamp::as_str));
        let ends_at = self.grant.ends_at.0.as_ref().and_then(|ends_at| ends_at.value());
        let ends_at = instant(ends_at.map(crate::schema::Timestamp::as_str));
        let status = if ends_at.is_some_and(|ends_at| ends_at <= now) {
            "Expired"
        } else if starts_at.is_some_and(|starts_at| starts_at > now) {
            "Upcoming"
        } else {
            "Active"
        };
        AccessGrant { display_status: Some(status.to_owned()), ..self.grant.clone() }
    }
}
