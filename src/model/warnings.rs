//! `warnings[]` of an access grant.

use super::Notice;
use crate::prelude::*;
use crate::schema::{Expected, OpenValue, Secret, Timestamp, Uuid, model, values};

/// What needs attention about an access grant, told apart by `warning_code`.
#[model(tag = "warning_code", alias = "error_code")]
pub enum AccessGrantWarning {
    /// The access grant is being deleted.
    BeingDeleted(Notice),
    /// Some doors do not have the access yet.
    UnderprovisionedAccess(Notice),
    /// Some doors still have access that they should not have.
    OverprovisionedAccess(OverprovisionedAccess),
    /// The time window is being changed.
    UpdatingAccessTimes(UpdatingAccessTimesWarning),
    /// A device has another PIN than the one that was asked for.
    RequestedCodeUnavailable(RequestedCodeUnavailable),
    /// A device takes no PINs.
    DeviceDoesNotSupportAccessCodes(DeviceDoesNotSupportAccessCodes),
    /// A device does not take the time window.
    DeviceTimeConstraintsViolated(DeviceTimeConstraintsViolated),
}

/// Some doors still have access that they should not have.
#[model]
pub struct OverprovisionedAccess {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// The devices that the access could not be taken from.
    pub failed_devices: Option<Vec<FailedDevice>>,
}

/// A device that access could not be taken from.
#[model]
pub struct FailedDevice {
    /// ID of the device.
    pub device_id: Expected<Uuid>,
    /// Why, as a code.
    pub error_code: Expected<String>,
    /// Why, in a sentence.
    pub message: Expected<String>,
}

/// The time window is being changed.
#[model]
pub struct UpdatingAccessTimesWarning {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// IDs of the access methods that are being changed.
    pub access_method_ids: Expected<Vec<Uuid>>,
}

/// A device has another PIN than the one that was asked for.
#[model]
pub struct RequestedCodeUnavailable {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// The PIN that was asked for. A secret.
    pub original_code: Expected<Secret>,
    /// The PIN in force. A secret.
    pub new_code: Expected<Secret>,
    /// ID of the device.
    pub device_id: Option<Uuid>,
    /// ID of the access method.
    pub access_method_id: Option<Uuid>,
}

/// A device takes no PINs.
#[model]
pub struct DeviceDoesNotSupportAccessCodes {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// ID of the device.
    pub device_id: Expected<Uuid>,
}

/// A device does not take the time window.
#[model]
pub struct DeviceTimeConstraintsViolated {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// ID of the device.
    pub device_id: Expected<Uuid>,
    /// Which of its rules the window breaks.
    pub reason: Expected<OpenValue<TimeConstraintReason>>,
}

/// Why a device does not take a time window.
#[values]
pub enum TimeConstraintReason {
    /// The window is longer than the device allows.
    DurationExceedsMax,
    /// Start or end is not at a time that the device allows.
    TimesDoNotMatchSlots,
    /// The device needs an end.
    OngoingNotSupported,
}
