//! `pending_mutations[]` of an access grant.

use crate::prelude::*;
use crate::schema::{Expected, OrNull, Timestamp, Uuid, model};

/// A change that is on its way to the doors, told apart by `mutation_code`.
#[model(tag = "mutation_code")]
pub enum AccessGrantPendingMutation {
    /// The devices or spaces are being changed.
    UpdatingSpaces(UpdatingSpaces),
    /// The time window is being changed.
    UpdatingAccessTimes(UpdatingAccessTimesMutation),
}

/// The devices or spaces of the access grant are being changed.
#[model]
pub struct UpdatingSpaces {
    /// When the change was asked for.
    pub created_at: Expected<Timestamp>,
    /// What is happening, in a sentence.
    pub message: Expected<String>,
    /// The devices before the change.
    pub from: Expected<DeviceSet>,
    /// The devices after the change.
    pub to: Expected<NewDeviceSet>,
}

/// Devices that have access codes.
#[model]
pub struct DeviceSet {
    /// IDs of the devices.
    pub device_ids: Expected<Vec<Uuid>>,
}

/// Devices that will have access codes.
#[model]
pub struct NewDeviceSet {
    /// IDs of the devices.
    pub device_ids: Expected<Vec<Uuid>>,
    /// Key under which the devices share one PIN.
    pub common_code_key: Option<OrNull<String>>,
}

/// The time window of the access grant is being changed.
#[model]
pub struct UpdatingAccessTimesMutation {
    /// When the change was asked for.
    pub created_at: Expected<Timestamp>,
    /// What is happening, in a sentence.
    pub message: Expected<String>,
    /// IDs of the access methods that are being changed.
    pub access_method_ids: Expected<Vec<Uuid>>,
    /// The window before the change.
    pub from: Expected<AccessTimes>,
    /// The window after the change.
    pub to: Expected<AccessTimes>,
}

/// A time window.
#[model]
pub struct AccessTimes {
    /// When access starts.
    pub starts_at: Expected<OrNull<Timestamp>>,
    /// When access ends.
    pub ends_at: Expected<OrNull<Timestamp>>,
}
