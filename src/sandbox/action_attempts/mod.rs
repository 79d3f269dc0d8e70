//! `/action_attempts/*`, answered.

use serde_json::{Value, json};

use super::{
    access_methods,
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    store::{Action, Attempt, Outcome, Store},
};
use seam_access_grants::{
    action_attempts::{GetActionAttempt, ListActionAttempts},
    time::Instant,
};

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetActionAttempt = params_of(params)?;
    let found = store.attempts.get(Id::from(&params.action_attempt_id));
    let found = found.ok_or_else(|| ApiError::new(404, "action_attempt_not_found", "Action attempt not found"))?;
    Ok(json!({ "action_attempt": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListActionAttempts = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let fits = |attempt: &Attempt| {
        let ids = filters.action_attempt_ids.as_ref();
        filters.device_id.is_none() && ids.is_none_or(|ids| ids.iter().any(|id| Id::from(id) == attempt.id))
    };
    let page = place.cut(store.attempts.before(place.before).filter(|(_, attempt)| fits(attempt)));
    Ok(page.write("action_attempts", params, |attempt| told(store, attempt)))
}

/// The answer of what began an attempt.
pub(crate) fn answer(store: &mut Store, id: Id, now: Instant) -> Value {
    store.run(now);
    json!({ "action_attempt": store.attempts.get(id).map(|attempt| told(store, attempt)) })
}

fn told(store: &Store, attempt: &Attempt) -> Value {
    let kind = match attempt.action {
        Action::Encode { .. } => "ENCODE_CREDENTIAL",
        Action::AssignCard { .. } => "ASSIGN_CREDENTIAL",
        Action::UnlockDoor => "UNLOCK_DOOR",
    };
    let (status, result, error) = match attempt.outcome {
        Outcome::Pending => ("pending", Value::Null, Value::Null),
        Outcome::Success => ("success", result(store, attempt), Value::Null),
        Outcome::Gone => {
            let message = "The access method was deleted before it was done.";
            ("error", Value::Null, json!({ "type": gone(&attempt.action), "message": message }))
        }
    };
    json!({
        "action_attempt_id": attempt.id,
        "action_type": kind,
        "status": status,
        "result": result,
        "error": error,
    })
}

const fn gone(action: &Action) -> &'static str {
    if matches!(action, Action::Encode { .. }) { "credential_deleted" } else { "uncategorized_error" }
}

fn result(store: &Store, attempt: &Attempt) -> Value {
    let method = store.methods.get(attempt.method);
    match &attempt.action {
        Action::UnlockDoor => json!({ "was_confirmed_by_device": true }),
        Action::AssignCard { .. } => json!(method.map(|method| access_methods::told(store, method))),
        Action::Encode { credential, system } => {
            let account = store.places.systems.get(*system).map_or(store.workspace.id, |system| system.account);
            json!({
                "acs_credential_id": credential,
                "acs_system_id": system,
                "connected_account_id": account,
                "workspace_id": store.workspace.id,
                "access_method": "card",
                "display_name": "Card Credential",
                "created_at": attempt.created_at.to_string(),
                "is_issued": true,
                "is_managed": true,
                "errors": [],
                "warnings": [],
            })
        }
    }
}
