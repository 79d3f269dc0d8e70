//! `errors`, `warnings` and `pending_mutations` of an access grant.

use serde_json::{Value, json};

use crate::{
    id::Id,
    store::{Change, Finding, Grant, Method, Problem, State, Store, Window},
};

/// What is wrong where doors are missing.
pub(crate) const NOT_CREATED: &str = "Some of the requested access methods could not be created.";

pub(super) fn errors(store: &Store, grant: &Grant, methods: &[&Method]) -> Vec<Value> {
    let not_created = grant.findings.iter().filter_map(|Finding { since, what }| {
        let Problem::NotCreated { devices } = what else { return None };
        let mut error = json!({
            "error_code": "cannot_create_requested_access_methods",
            "created_at": since.to_string(),
            "message": NOT_CREATED,
        });
        if let (false, Some(members)) = (devices.is_empty(), error.as_object_mut()) {
            members.insert("missing_device_ids".to_owned(), json!(devices));
        }
        Some(error)
    });
    let refused = methods.iter().find_map(|method| store.refused_since(method)).map(|since| {
        json!({
            "error_code": "access_not_provisioned",
            "created_at": since.to_string(),
            "message": "The access system did not take the access.",
        })
    });
    not_created.chain(refused).collect()
}

pub(super) fn warnings(grant: &Grant, methods: &[&Method], ids: &[Id]) -> Vec<Value> {
    let deleting = grant.deleting_since.map(|since| {
        json!({
            "warning_code": "being_deleted",
            "created_at": since.to_string(),
            "message": "The access grant is being deleted.",
        })
    });
    let updating = grant.change.as_ref().map(|change| {
        json!({
            "warning_code": "updating_access_times",
            "created_at": change.since.to_string(),
            "message": "The access times are being updated.",
            "access_method_ids": ids,
        })
    });
    let failed_at = |method: &&Method| if let State::Failed { at } = method.state { Some(at) } else { None };
    let underprovisioned = methods.iter().find_map(failed_at).map(|since| {
        json!({
            "warning_code": "underprovisioned_access",
            "created_at": since.to_string(),
            "message": "A door does not have the access yet.",
        })
    });
    let found = grant.findings.iter().filter_map(warning);
    deleting.into_iter().chain(updating).chain(found).chain(underprovisioned).chain(overprovisioned(grant)).collect()
}

/// The locks that go on to take PINs which they should not.
fn overprovisioned(grant: &Grant) -> Option<Value> {
    let keeping = grant.findings.iter().filter_map(|Finding { since, what }| match what {
        Problem::NotRevoked { device } => Some((since, device)),
        _ => None,
    });
    let failed = |device: &Id| {
        json!({
            "device_id": device,
            "error_code": "offline_access_code_not_revocable",
            "message": "An offline access code ends by itself, and no sooner.",
        })
    };
    let since = keeping.clone().next()?.0.to_string();
    Some(json!({
        "warning_code": "overprovisioned_access",
        "created_at": since,
        "message": "A door still takes access that it should not.",
        "failed_devices": keeping.map(|(_, device)| failed(device)).collect::<Vec<_>>(),
    }))
}

fn warning(Finding { since, what }: &Finding) -> Option<Value> {
    let created_at = since.to_string();
    Some(match what {
        Problem::CodeReplaced { device, original, new } => json!({
            "warning_code": "requested_code_unavailable",
            "created_at": created_at,
            "message": "The requested code was not available on a device, which has another one.",
            "device_id": device,
            "original_code": original,
            "new_code": new,
        }),
        Problem::NoCodes { device } => json!({
            "warning_code": "device_does_not_support_access_codes",
            "created_at": created_at,
            "message": "A device does not support access codes.",
            "device_id": device,
        }),
        Problem::Window { device, reason } => json!({
            "warning_code": "device_time_constraints_violated",
            "created_at": created_at,
            "message": "The access times do not fit the time constraints of a device.",
            "device_id": device,
            "reason": reason,
        }),
        Problem::NotCreated { .. } | Problem::NotRevoked { .. } => return None,
    })
}

pub(super) fn pending_mutations(grant: &Grant, methods: &[Id]) -> Vec<Value> {
    let mutation = grant.change.as_ref().map(|change| {
        let mut mutation = updating_access_times(change, grant.window);
        if let Some(members) = mutation.as_object_mut() {
            members.insert("access_method_ids".to_owned(), json!(methods));
        }
        mutation
    });
    mutation.into_iter().collect()
}

/// What a grant and its access methods say of a change of the window.
pub(crate) fn updating_access_times(change: &Change, to: Window) -> Value {
    let times = |window: Window| {
        json!({
            "starts_at": window.starts_at.to_string(),
            "ends_at": window.ends_at.map(|end| end.to_string()),
        })
    };
    json!({
        "mutation_code": "updating_access_times",
        "created_at": change.since.to_string(),
        "message": "The access times are being updated.",
        "from": times(change.from),
        "to": times(to),
    })
}
