//! An access method as the API tells it.

use serde_json::{Value, json};

use crate::{
    access_grants::{add_given, updating_access_times},
    store::{Grant, Method, State, Store},
};
use seam_access_grants::{model::AccessMethodMode, time::Instant};

pub(crate) fn told(store: &Store, method: &Method, _: Instant) -> Value {
    let grant = store.grants.get(method.grant);
    let is_card = method.mode == AccessMethodMode::Card;
    let issued_at = if let State::Issued { at } = method.state { Some(at.to_string()) } else { None };
    let mut told = json!({
        "workspace_id": store.workspace.id,
        "access_method_id": method.id,
        "display_name": name_of(method.mode),
        "display_status": status(method),
        "mode": method.mode,
        "created_at": method.created_at.to_string(),
        "is_issued": method.is_issued(),
        "issued_at": issued_at,
        "is_encoding_required": is_card && !method.is_issued(),
        "is_assignment_required": false,
        "errors": errors(method),
        "warnings": warnings(grant, method),
        "pending_mutations": pending_mutations(grant, method),
    });
    // A PIN is in force once a lock has had it, until its time is over.
    let has_code = method.was_issued && method.state != State::Expired;
    let code = || json!(method.code.as_ref().filter(|_| has_code));
    let is_ready = json!(is_card.then_some(method.state == State::WaitingForCard));
    let optional = [
        ("instant_key_url", json!(method.key.as_ref().map(|key| &key.url))),
        ("client_session_token", json!(method.key.as_ref().map(|key| &key.token))),
        ("customization_profile_id", json!(grant.and_then(|grant| grant.customization_profile))),
        ("is_ready_for_encoding", is_ready.clone()),
        ("is_ready_for_assignment", is_ready),
    ];
    if let Some(members) = told.as_object_mut() {
        add_given(members, optional);
        if method.mode == AccessMethodMode::Code {
            members.insert("code".to_owned(), code());
        }
    }
    told
}

pub(crate) const fn name_of(mode: AccessMethodMode) -> &'static str {
    match mode {
        AccessMethodMode::Code => "PIN Code Credential",
        AccessMethodMode::Card => "Card Credential",
        AccessMethodMode::MobileKey => "Mobile Key Credential",
        AccessMethodMode::CloudKey => "Cloud Key Credential",
    }
}

fn status(method: &Method) -> &'static str {
    match method.state {
        State::Pending => "Awaiting issuance",
        State::WaitingForCard => "Awaiting encoding",
        State::Issued { .. } => "Issued",
        State::Failed { .. } => "Failed to issue",
        State::Expired => "Expired",
    }
}

fn errors(method: &Method) -> Vec<Value> {
    let State::Failed { at } = method.state else { return Vec::new() };
    vec![json!({
        "error_code": "failed_to_issue",
        "created_at": at.to_string(),
        "message": "A device did not take the access code.",
    })]
}

fn warnings(grant: Option<&Grant>, method: &Method) -> Vec<Value> {
    let change = grant.and_then(|grant| grant.change.as_ref());
    let notice = |code: &str, since: Instant, message: &str| json!({ "warning_code": code, "created_at": since.to_string(), "message": message });
    let deleting =
        method.deleting_since.map(|since| notice("being_deleted", since, "The access method is being deleted."));
    let updating =
        change.map(|change| notice("updating_access_times", change.since, "The access times are being updated."));
    deleting.into_iter().chain(updating).collect()
}

fn pending_mutations(grant: Option<&Grant>, method: &Method) -> Vec<Value> {
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
