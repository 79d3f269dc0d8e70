//! Events about access grants and access methods, as webhooks bring them and `events/list` gives them.

use crate::{
    prelude::*,
    schema::{Expected, Node, OrNull, Schema, Secret, Timestamp, Union, Uuid, model},
};

/// An event, told apart by `event_type`. One of a type that this version does not know is kept as it is.
///
/// Source: <https://docs.seam.co/latest/api/events/object>.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "KnownEvent | UnknownEvent"))]
#[serde(untagged)]
pub enum SeamEvent {
    /// An event that this version knows.
    Known(KnownEvent),
    /// Any other.
    Unknown(UnknownEvent),
}

impl Schema for SeamEvent {
    const NODE: &'static Node = match KnownEvent::NODE {
        Node::Union(Union { tag, alias, variants, .. }) => {
            &Node::Union(Union { tag, alias: *alias, variants, other: Some(UnknownEvent::NODE) })
        }
        other => other,
    };
}

/// The events that this version knows.
#[model(tag = "event_type")]
pub enum KnownEvent {
    /// An access grant was created.
    #[serde(rename = "access_grant.created")]
    AccessGrantCreated(AccessGrantEvent),
    /// An access grant was deleted.
    #[serde(rename = "access_grant.deleted")]
    AccessGrantDeleted(AccessGrantEvent),
    /// Every door of an access grant can be opened.
    #[serde(rename = "access_grant.access_granted_to_all_doors")]
    AccessGrantedToAllDoors(AccessGrantEvent),
    /// A door of an access grant can be opened.
    #[serde(rename = "access_grant.access_granted_to_door")]
    AccessGrantedToDoor(AccessGrantDoorEvent),
    /// A door of an access grant cannot be opened any more.
    #[serde(rename = "access_grant.access_to_door_lost")]
    AccessToDoorLost(AccessGrantDoorEvent),
    /// The time window of an access grant changed.
    #[serde(rename = "access_grant.access_times_changed")]
    AccessTimesChanged(AccessTimesChangedEvent),
    /// Some access methods of an access grant could not be created.
    #[serde(rename = "access_grant.could_not_create_requested_access_methods")]
    CouldNotCreateRequestedAccessMethods(CouldNotCreateRequestedAccessMethodsEvent),
    /// An access method was created.
    #[serde(rename = "access_method.created")]
    AccessMethodCreated(AccessMethodEvent),
    /// An access method opens its doors.
    #[serde(rename = "access_method.issued")]
    AccessMethodIssued(AccessMethodIssuedEvent),
    /// An access method opens its doors again, after a change.
    #[serde(rename = "access_method.reissued")]
    AccessMethodReissued(AccessMethodIssuedEvent),
    /// An access method does not open its doors any more.
    #[serde(rename = "access_method.revoked")]
    AccessMethodRevoked(AccessMethodEvent),
    /// A card must be encoded.
    #[serde(rename = "access_method.card_encoding_required")]
    AccessMethodCardEncodingRequired(AccessMethodEvent),
    /// An access method was deleted.
    #[serde(rename = "access_method.deleted")]
    AccessMethodDeleted(AccessMethodEvent),
    /// Issuing an access method takes longer than usual.
    #[serde(rename = "access_method.delay_in_issuing")]
    AccessMethodDelayInIssuing(AccessMethodEvent),
    /// An access method could not be issued.
    #[serde(rename = "access_method.failed_to_issue")]
    AccessMethodFailedToIssue(AccessMethodEvent),
}

/// Declares an event: the members that every event has, then its own.
macro_rules! event {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[model]
        pub struct $name {
            /// ID of the event. A webhook may bring the same one twice.
            pub event_id: Uuid,
            /// ID of the workspace that it happened in.
            pub workspace_id: Expected<Uuid>,
            /// When the event was created.
            pub created_at: Expected<Timestamp>,
            /// When it happened.
            pub occurred_at: Expected<Timestamp>,
            /// What happened, in a sentence.
            pub event_description: Option<String>,
            $($(#[$field_doc])* pub $field: $type,)*
        }
    };
}

event! {
    /// Something happened to an access grant.
    AccessGrantEvent {
        /// ID of the access grant.
        access_grant_id: Uuid,
    }
}
event! {
    /// A door of an access grant was opened to it, or closed.
    AccessGrantDoorEvent {
        /// ID of the access grant.
        access_grant_id: Uuid,
        /// ID of the entrance.
        acs_entrance_id: Expected<Uuid>,
    }
}
event! {
    /// The time window of an access grant changed.
    AccessTimesChangedEvent {
        /// ID of the access grant.
        access_grant_id: Uuid,
        /// Your own key of the access grant.
        access_grant_key: Option<String>,
        /// When access starts now.
        starts_at: Option<String>,
        /// When access ends now.
        ends_at: Option<OrNull<String>>,
    }
}
event! {
    /// Some access methods of an access grant could not be created.
    CouldNotCreateRequestedAccessMethodsEvent {
        /// ID of the access grant.
        access_grant_id: Uuid,
        /// Why, in a sentence.
        error_message: Expected<String>,
        /// IDs of the devices that got no access code.
        missing_device_ids: Option<Vec<Uuid>>,
    }
}
event! {
    /// Something happened to an access method.
    AccessMethodEvent {
        /// ID of the access method.
        access_method_id: Uuid,
        /// IDs of the access grants that it came of.
        access_grant_ids: Expected<Vec<Uuid>>,
        /// Your own keys of those access grants.
        access_grant_keys: Option<Vec<String>>,
    }
}
event! {
    /// An access method opens its doors.
    AccessMethodIssuedEvent {
        /// ID of the access method.
        access_method_id: Uuid,
        /// IDs of the access grants that it came of.
        access_grant_ids: Expected<Vec<Uuid>>,
        /// Your own keys of those access grants.
        access_grant_keys: Option<Vec<String>>,
        /// The PIN in force. A secret.
        code: Option<Secret>,
        /// Whether the PIN is one that the lock already knew.
        is_backup_code: Option<bool>,
    }
}

/// An event of a type that this version does not know. Its other members are kept.
#[model]
pub struct UnknownEvent {
    /// What happened.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "UnknownCode"))]
    pub event_type: String,
    /// ID of the event. A webhook may bring the same one twice.
    pub event_id: Uuid,
    /// ID of the workspace that it happened in.
    pub workspace_id: Expected<Uuid>,
    /// When the event was created.
    pub created_at: Expected<Timestamp>,
    /// When it happened.
    pub occurred_at: Expected<Timestamp>,
}
