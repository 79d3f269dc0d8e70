//! The rules of `reservation_key`.
//!
//! Source: <https://docs.seam.co/latest/capability-guides/access-grants/reservation-access-grants>. Whether a window must overlap all
//! others or one of them is not documented; here one is enough.

use crate::{
    error::ApiError,
    id::Id,
    store::{Grant, Store, Window},
};

/// Checks a new grant, or with `own` a change of one.
pub(super) fn check(
    store: &Store,
    key: &str,
    own: Option<Id>,
    entrances: &[Id],
    window: Window,
    opens_unknown: bool,
) -> Result<(), ApiError> {
    let capable = |entrances: &[Id]| -> Vec<Id> {
        let is_capable =
            |id: &Id| store.places.entrances.get(*id).is_some_and(|entrance| entrance.can_belong_to_reservation);
        entrances.iter().copied().filter(is_capable).collect()
    };
    let doors = capable(entrances);
    if doors.is_empty() && !opens_unknown {
        return Err(ApiError::new(400, "invalid_input", "reservation_key not supported."));
    }
    let others: Vec<&Grant> = store.grants.in_reservation(key).filter(|grant| Some(grant.id) != own).collect();
    if let (None, Some(first)) = (own, others.first()) {
        let fixed = capable(&first.doors.entrances);
        if !fixed.is_empty() && doors.iter().any(|door| !fixed.contains(door)) {
            return Err(ApiError::new(409, "conflict", "Reservation joiner entrance set conflict."));
        }
    }
    if !others.is_empty() && !others.iter().any(|other| other.window.overlaps(window)) {
        return Err(ApiError::new(409, "conflict", "Reservation time frames must overlap."));
    }
    Ok(())
}
