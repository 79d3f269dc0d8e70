//! An access method as the API tells it.

use serde_json::{Value, json};

use super::notices;
use crate::{
    access_grants::add_given,
    store::{Method, State, Store},
};
use seam_access_grants::model::AccessMethodMode;

pub(crate) fn told(store: &Store, method: &Method) -> Value {
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
        "errors": notices::errors(store, method),
        "warnings": notices::warnings(store, grant, method),
        "pending_mutations": notices::pending_mutations(grant, method),
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
