//! `errors[]`, `warnings[]` and `pending_mutations[]` of an access method.

use super::{AccessTimes, DeviceSet, Notice};
use crate::{
    prelude::*,
    schema::{Expected, Secret, Timestamp, Uuid, model},
};

/// What went wrong with an access method, told apart by `error_code`.
#[model(tag = "error_code")]
pub enum AccessMethodError {
    /// It could not be issued.
    FailedToIssue(Notice),
    /// The access system refused the access. Seam keeps trying, and the error goes away by itself.
    AccessNotProvisioned(Notice),
}

/// What needs attention about an access method, told apart by `warning_code`.
#[model(tag = "warning_code", alias = "error_code")]
pub enum AccessMethodWarning {
    /// The access method is being deleted.
    BeingDeleted(Notice),
    /// The time window is being changed.
    UpdatingAccessTimes(Notice),
    /// Issuing takes longer than usual.
    DelayInIssuing(Notice),
    /// The lock could not be reached in time, so a PIN that it already knew took the place of the new one.
    PulledBackupAccessCode(PulledBackupAccessCode),
    /// The person has no email address, and the access system needs one.
    UserIdentityMissingEmailAddress(Notice),
    /// The person has no phone number, and the access system needs one.
    UserIdentityMissingPhoneNumber(Notice),
    /// The PIN is another one than the one that was asked for.
    RequestedCodeUnavailable(RequestedCodeReplaced),
}

/// A PIN that the lock already knew took the place of the new one.
#[model]
pub struct PulledBackupAccessCode {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// ID of the access method that was replaced.
    pub original_access_method_id: Option<Uuid>,
}

/// The PIN is another one than the one that was asked for.
#[model]
pub struct RequestedCodeReplaced {
    /// When the warning was created.
    pub created_at: Expected<Timestamp>,
    /// What happened, in a sentence.
    pub message: Expected<String>,
    /// The PIN that was asked for. A secret.
    pub original_code: Expected<Secret>,
    /// The PIN in force. A secret.
    pub new_code: Expected<Secret>,
}

/// A change of an access method that is on its way to the doors, told apart by `mutation_code`.
#[model(tag = "mutation_code")]
pub enum AccessMethodPendingMutation {
    /// Access is being given on devices.
    ProvisioningAccess(ChangingDevices),
    /// Access is being taken from devices.
    RevokingAccess(ChangingDevices),
    /// The time window is being changed.
    UpdatingAccessTimes(ChangingTimes),
    /// The access system does not have the access yet. A card encoded now would lack it.
    WaitingForAccessOnAcsSystem(Notice),
}

/// The devices of an access method are being changed.
#[model]
pub struct ChangingDevices {
    /// When the change was asked for.
    pub created_at: Expected<Timestamp>,
    /// What is happening, in a sentence.
    pub message: Expected<String>,
    /// The devices before the change.
    pub from: Expected<DeviceSet>,
    /// The devices after the change.
    pub to: Expected<DeviceSet>,
}

/// The time window of an access method is being changed.
#[model]
pub struct ChangingTimes {
    /// When the change was asked for.
    pub created_at: Expected<Timestamp>,
    /// What is happening, in a sentence.
    pub message: Expected<String>,
    /// The window before the change.
    pub from: Expected<AccessTimes>,
    /// The window after the change.
    pub to: Expected<AccessTimes>,
}
