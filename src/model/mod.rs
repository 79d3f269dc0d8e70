//! What the server sends. Unknown members and unknown variants are kept; see `seam-api` names throughout.

mod access_grant;
mod access_method;
mod access_method_mode;
mod access_method_notices;
mod action_attempt;
mod batch;
#[cfg(feature = "json")]
mod decode;
mod errors;
mod event;
mod open_union;
mod pagination;
mod pending_mutations;
mod requested_access_method;
mod unmanaged_access_grant;
mod unmanaged_access_method;
mod user_identity;
mod warnings;

pub use access_grant::AccessGrant;
pub use access_method::AccessMethod;
pub use access_method_mode::AccessMethodMode;
pub use access_method_notices::{
    AccessMethodError, AccessMethodPendingMutation, AccessMethodWarning, ChangingDevices, ChangingTimes,
    PulledBackupAccessCode, RequestedCodeReplaced,
};
pub use action_attempt::{
    ActionAttempt, ActionError, ActionResult, ActionType, FailedActionAttempt, KnownActionAttempt,
    PendingActionAttempt, SucceededActionAttempt, UnknownActionAttempt,
};
pub use batch::{
    AccessGrantBatch, AccessMethodBatch, AcsAccessGroup, AcsCredential, AcsEntrance, AcsSystem, ClientSession,
    ConnectedAccount, Device, InstantKey, Related, Space, UserIdentity,
};
#[cfg(feature = "json")]
pub use decode::decode;
pub use errors::{AccessGrantError, CannotCreateRequestedAccessMethods, Notice, UnknownNotice};
pub use event::{
    AccessGrantDoorEvent, AccessGrantEvent, AccessMethodEvent, AccessMethodIssuedEvent, AccessTimesChangedEvent,
    CouldNotCreateRequestedAccessMethodsEvent, KnownEvent, SeamEvent, UnknownEvent,
};
pub use open_union::OpenUnion;
pub use pagination::Pagination;
pub use pending_mutations::{
    AccessGrantPendingMutation, AccessTimes, DeviceSet, NewDeviceSet, UpdatingAccessTimesMutation, UpdatingSpaces,
};
pub use requested_access_method::RequestedAccessMethod;
pub use unmanaged_access_grant::UnmanagedAccessGrant;
pub use unmanaged_access_method::UnmanagedAccessMethod;
pub use user_identity::UserIdentityInput;
pub use warnings::{
    AccessGrantWarning, DeviceDoesNotSupportAccessCodes, DeviceTimeConstraintsViolated, FailedDevice,
    OverprovisionedAccess, RequestedCodeUnavailable, TimeConstraintReason, UpdatingAccessTimesWarning,
};

use crate::{
    json::Tape,
    schema::{Context, Report, Schema, check_text},
};

/// Checks a response of type `T` as JSON text: types, ids and times must be right, unknown members are fine.
///
/// # Errors
/// Text that is not JSON is one issue at the root.
///
/// ```
/// use seam_access_grants::model::{AccessGrant, check_response};
///
/// let report = check_response::<AccessGrant>(r#"{"access_grant_id": 42}"#);
/// assert_eq!(report.issues[0].code.message(), "Enter text.");
/// ```
pub fn check_response<T: Schema>(text: &str) -> Report {
    check_text(&mut Tape::default(), text, T::NODE, &Context::default())
}
