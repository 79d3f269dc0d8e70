//! Why a row cannot have what it asks for, or what is special about an access grant.

use crate::json::Value;
use crate::time::{Instant, instant};

/// A reason. Those that stand in the way come first, the gravest of them at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The access grant is on its way out.
    BeingDeleted,
    /// Another person.
    DifferentPerson,
    /// Other spaces, devices or entrances.
    DifferentDoors,
    /// Another `reservation_key`.
    DifferentReservation,
    /// Another `customization_profile_id`.
    DifferentCustomizationProfile,
    /// Fewer access methods of a mode.
    FewerAccessMethods,
    /// Another PIN, or another number of uses of a mobile key.
    DifferentAccessMethod,
    /// A row whose key is not known may be about this access grant.
    UnreadableRow,
    /// The access grant is over.
    Expired,
    /// The API reports errors of the access grant.
    HasErrors,
}

impl Reason {
    /// Its name on the outside.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::BeingDeleted => "being_deleted",
            Self::DifferentPerson => "different_person",
            Self::DifferentDoors => "different_doors",
            Self::DifferentReservation => "different_reservation",
            Self::DifferentCustomizationProfile => "different_customization_profile",
            Self::FewerAccessMethods => "fewer_access_methods",
            Self::DifferentAccessMethod => "different_access_method",
            Self::UnreadableRow => "unreadable_row",
            Self::Expired => "expired",
            Self::HasErrors => "has_errors",
        }
    }

    /// What it means, and what to do about it.
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::BeingDeleted => "This access grant is being deleted; its key is free once it is gone.",
            Self::DifferentPerson => "The person of an access grant cannot be changed. Give the row another key.",
            Self::DifferentDoors => "The doors of an access grant cannot be changed. Give the row another key.",
            Self::DifferentReservation => {
                "The reservation of an access grant cannot be changed. Give the row another key."
            }
            Self::DifferentCustomizationProfile => {
                "The customization profile of an access grant cannot be changed. Give the row another key."
            }
            Self::FewerAccessMethods => {
                "The access methods of an access grant can only become more. Give the row another key."
            }
            Self::DifferentAccessMethod => {
                "The PIN and the number of uses of an access method cannot be changed. Give the row another key."
            }
            Self::UnreadableRow => {
                "A row whose key is not known may be about this access grant. Correct that row first."
            }
            Self::Expired => "This access grant is over.",
            Self::HasErrors => "The API reports errors of this access grant.",
        }
    }
}

/// What is special about an access grant.
pub(super) fn state(grant: Value<'_>, now: Option<Instant>) -> Option<Reason> {
    let is_over = || grant.get("ends_at").and_then(instant).zip(now).is_some_and(|(end, now)| end <= now);
    let is_deletion = |warning: Value<'_>| warning.get("warning_code").is_some_and(|code| code.is("being_deleted"));
    if grant.list("warnings").any(is_deletion) {
        Some(Reason::BeingDeleted)
    } else if is_over() {
        Some(Reason::Expired)
    } else {
        grant.list("errors").next().map(|_| Reason::HasErrors)
    }
}
