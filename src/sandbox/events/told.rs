//! An event as the API tells it.

use serde_json::{Value, json};

use super::{Event, What};
use crate::id::Id;

impl What {
    /// `event_type`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::GrantCreated => "access_grant.created",
            Self::GrantDeleted => "access_grant.deleted",
            Self::GrantedToAllDoors => "access_grant.access_granted_to_all_doors",
            Self::GrantedToDoor { .. } => "access_grant.access_granted_to_door",
            Self::DoorLost { .. } => "access_grant.access_to_door_lost",
            Self::TimesChanged { .. } => "access_grant.access_times_changed",
            Self::NotCreated { .. } => "access_grant.could_not_create_requested_access_methods",
            Self::MethodCreated { .. } => "access_method.created",
            Self::MethodIssued { again: false, .. } => "access_method.issued",
            Self::MethodIssued { again: true, .. } => "access_method.reissued",
            Self::MethodLate { .. } => "access_method.delay_in_issuing",
            Self::MethodRevoked { .. } => "access_method.revoked",
            Self::CardEncodingRequired { .. } => "access_method.card_encoding_required",
            Self::MethodDeleted { .. } => "access_method.deleted",
            Self::MethodFailed { .. } => "access_method.failed_to_issue",
        }
    }
}

/// The event, with the secrets that it brings.
pub(crate) fn told(event: &Event, workspace: Id) -> Value {
    let mut told = json!({
        "event_id": event.id,
        "event_type": event.what.kind(),
        "workspace_id": workspace,
        "created_at": event.at.to_string(),
        "occurred_at": event.at.to_string(),
    });
    let mut set = |member: &str, value: Value| {
        if let Some(members) = told.as_object_mut() {
            members.insert(member.to_owned(), value);
        }
    };
    if let Some(method) = event.what.method() {
        set("access_method_id", json!(method));
        set("access_grant_ids", json!([event.grant]));
        if let Some(key) = &event.grant_key {
            set("access_grant_keys", json!([key]));
        }
    } else {
        set("access_grant_id", json!(event.grant));
    }
    if let Some(entrance) = event.what.entrance() {
        set("acs_entrance_id", json!(entrance));
    }
    match &event.what {
        What::TimesChanged { window } => {
            if let Some(key) = &event.grant_key {
                set("access_grant_key", json!(key));
            }
            set("starts_at", json!(window.starts_at.to_string()));
            // The API has no null here: an access grant without an end has no member.
            if let Some(end) = window.ends_at {
                set("ends_at", json!(end.to_string()));
            }
        }
        What::NotCreated { devices } => {
            set("error_message", json!(super::super::access_grants::NOT_CREATED));
            if !devices.is_empty() {
                set("missing_device_ids", json!(devices));
            }
        }
        What::MethodIssued { code: Some(code), backup, .. } => {
            set("code", json!(code));
            set("is_backup_code", json!(backup));
        }
        _ => {}
    }
    told
}
