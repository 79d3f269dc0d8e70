//! An access grant as the server knows it.

use serde::{Deserialize, Serialize};

use super::table::Row;
use crate::{id::Id, times};
use seam_access_grants::{
    model::{AccessMethodMode, TimeConstraintReason},
    schema::Secret,
    time::Instant,
};

/// A time window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Window {
    #[serde(with = "times")]
    pub(crate) starts_at: Instant,
    #[serde(with = "times::optional")]
    pub(crate) ends_at: Option<Instant>,
}

impl Window {
    pub(crate) fn is_over(self, now: Instant) -> bool {
        self.ends_at.is_some_and(|end| end <= now)
    }

    /// Whether both have a moment in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.ends_at.is_none_or(|end| other.starts_at < end) && other.ends_at.is_none_or(|end| self.starts_at < end)
    }
}

/// An access grant. What it says of being changed or deleted follows from `change` and `deleting_since`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grant {
    pub(crate) id: Id,
    /// Whether it was made through the API, and not in the access system itself.
    pub(crate) is_managed: bool,
    pub(crate) key: Option<String>,
    pub(crate) reservation_key: Option<String>,
    pub(crate) person: Id,
    pub(crate) name: Option<String>,
    pub(crate) customization_profile: Option<Id>,
    /// The doors that it names.
    pub(crate) named: Doors,
    pub(crate) spaces: Vec<Id>,
    /// The doors that it opens: those that it names and those of its spaces, as far as they are known.
    pub(crate) doors: Doors,
    pub(crate) window: Window,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
    pub(crate) requested: Vec<Requested>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) change: Option<Change>,
    #[serde(with = "times::optional")]
    pub(crate) deleting_since: Option<Instant>,
}

/// Devices, and entrances of access systems.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Doors {
    pub(crate) devices: Vec<Id>,
    pub(crate) entrances: Vec<Id>,
}

impl Doors {
    pub(crate) fn is_empty(&self) -> bool {
        self.devices.is_empty() && self.entrances.is_empty()
    }
}

/// An access method that was asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Requested {
    pub(crate) mode: AccessMethodMode,
    pub(crate) code: Option<Secret>,
    pub(crate) max_use_count: Option<u64>,
    #[serde(with = "times")]
    pub(crate) created_at: Instant,
    /// The access methods that came of it and still exist.
    pub(crate) methods: Vec<Id>,
}

/// A change of the window that is on its way to the doors.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) from: Window,
    #[serde(with = "times")]
    pub(crate) since: Instant,
    /// Which change of the sandbox it is, so that a task of an earlier one does not end it.
    pub(crate) number: u64,
}

/// What stands in the way of a grant at a device.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Finding {
    #[serde(with = "times")]
    pub(crate) since: Instant,
    pub(crate) what: Problem,
}

/// What a grant has found.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Problem {
    /// A device has another PIN than the one that was asked for.
    CodeReplaced { device: Id, original: Secret, new: Secret },
    /// A device takes no PINs.
    NoCodes { device: Id },
    /// A device does not take the window.
    Window { device: Id, reason: TimeConstraintReason },
    /// A device keeps the PIN of an access method that was deleted.
    NotRevoked { device: Id },
    /// Access methods could not be created: on these devices, or on no door at all.
    NotCreated { devices: Vec<Id> },
}

impl Row for Grant {
    fn id(&self) -> Id {
        self.id
    }
}
