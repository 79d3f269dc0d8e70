//! `errors`, `warnings` and `pending_mutations` of an access method.

use serde_json::{Value, json};

use crate::{
    access_grants::updating_access_times,
    store::{Grant, Method, Problem, State, Store},
};
use seam_access_grants::{model::AccessMethodMode, schema::Secret, time::Instant};

impl Store {
    /// Since when an access system does not take an access method.
    pub(crate) fn refused_since(&self, method: &Method) -> Option<Instant> {
        let State::Failed { at } = method.state else { return None };
        (!method.doors.entrances.is_empty() && !self.breaks_a_window(method.id)).then_some(at)
    }
}

pub(super) fn errors(store: &Store, method: &Method) -> Vec<Value> {
    let State::Failed { at } = method.state else { return Vec::new() };
    let notice = |code: &str, since: Instant, message: &str| json!({ "error_code": code, "created_at": since.to_string(), "message": message });
    let refused = store.refused_since(method);
    let refused =
        refused.map(|since| notice("access_not_provisioned", since, "The access system did not take the access."));
    let failed = notice("failed_to_issue", at, "A door did not take the access method.");
    [failed].into_iter().chain(refused).collect()
}

pub(super) fn warnings(store: &Store, grant: Option<&Grant>, method: &Method) -> Vec<Value> {
    let change = grant.and_then(|grant| grant.change.as_ref());
    let notice = |code: &str, since: Instant, message: &str| json!({ "warning_code": code, "created_at": since.to_string(), "message": message });
    let deleting =
        method.deleting_since.map(|since| notice("being_deleted", since, "The access method is being deleted."));
    let updating =
        change.map(|change| notice("updating_access_times", change.since, "The access times are being updated."));
    let late = method.late_since.filter(|_| method.state == State::Pending);
    let late = late.map(|since| notice("delay_in_issuing", since, "Issuing takes longer than usual."));
    let issued_at = if let State::Issued { at } = method.state { Some(at) } else { None };
    let backup = issued_at.filter(|_| method.is_backup);
    let message = "The lock did not take the access code, and uses one that it had in store.";
    let backup = backup.map(|since| notice("pulled_backup_access_code", since, message));
    let missing = missing_contacts(store, grant, method).into_iter();
    let missing = missing.map(|(code, message)| notice(code, method.created_at, message));
    let replaced = grant.and_then(|grant| code_replaced(grant, method));
    deleting.into_iter().chain(updating).chain(late).chain(backup).chain(missing).chain(replaced).collect()
}

/// What an access system misses that invites a person to a mobile key: by email, and where there is no address, by phone.
fn missing_contacts(store: &Store, grant: Option<&Grant>, method: &Method) -> Vec<(&'static str, &'static str)> {
    let person = grant.and_then(|grant| store.people.get(grant.person));
    let is_invited = method.mode == AccessMethodMode::MobileKey && !method.doors.entrances.is_empty();
    let Some(person) = person.filter(|person| is_invited && person.email_address.is_none()) else { return Vec::new() };
    let mut missing = vec![("user_identity_missing_email_address", "The person has no email address.")];
    if person.phone_number.is_none() {
        missing.push(("user_identity_missing_phone_number", "The person has no phone number."));
    }
    missing
}

/// What its grant says of the PIN.
fn code_replaced(grant: &Grant, method: &Method) -> Option<Value> {
    let code = method.code.as_ref().map(Secret::reveal)?;
    grant.findings.iter().find_map(|finding| match &finding.what {
        Problem::CodeReplaced { device, original, new }
            if new.reveal() == code && method.doors.devices.contains(device) =>
        {
            Some(json!({
                "warning_code": "requested_code_unavailable",
                "created_at": finding.since.to_string(),
                "message": "The requested code was not available, and there is another one.",
                "original_code": original,
                "new_code": new,
            }))
        }
        _ => None,
    })
}

pub(super) fn pending_mutations(grant: Option<&Grant>, method: &Method) -> Vec<Value> {
    let (before, after) = (json!({ "device_ids": [] }), json!({ "device_ids": method.doors.devices }));
    let devices = |code: &str, since: Instant, message: &str, from: &Value, to: &Value| json!({ "mutation_code": code, "created_at": since.to_string(), "message": message, "from": from, "to": to });
    if let Some(since) = method.deleting_since {
        return vec![devices("revoking_access", since, "Access is being revoked.", &after, &before)];
    }
    match grant.and_then(|grant| grant.change.as_ref().map(|change| (change, grant.window))) {
        Some((change, to)) => vec![updating_access_times(change, to)],
        None if method.state == State::Pending => {
            let since = method.created_at;
            vec![devices("provisioning_access", since, "Access is being provisioned.", &before, &after)]
        }
        None => Vec::new(),
    }
}
