//! An access grant as the API tells it.

use serde_json::{Map, Value, json};

use super::notices;
use crate::store::{Grant, Method, Store};
use seam_access_grants::time::Instant;

/// What a grant is called whose person has no name either.
const DEFAULT_NAME: &str = "Access Grant";

pub(crate) fn told(store: &Store, grant: &Grant, now: Instant) -> Value {
    let person = store.people.get(grant.person).and_then(|person| person.full_name.as_deref());
    let methods: Vec<&Method> = store.methods.of_grant(grant.id).collect();
    let keys: Vec<_> = methods.iter().filter_map(|method| method.key.as_ref()).collect();
    let single = if let [key] = keys.as_slice() { Some(&key.url) } else { None };
    let method_ids: Vec<_> = methods.iter().map(|method| method.id).collect();
    let mut told = json!({
        "workspace_id": store.workspace.id,
        "access_grant_id": grant.id,
        "user_identity_id": grant.person,
        "name": grant.name,
        "display_name": grant.name.as_deref().or(person).unwrap_or(DEFAULT_NAME),
        "display_status": status(grant, &methods, now),
        "space_ids": grant.spaces,
        "location_ids": [],
        "requested_access_methods": requested(grant),
        "access_method_ids": method_ids,
        "created_at": grant.created_at.to_string(),
        "starts_at": grant.window.starts_at.to_string(),
        "ends_at": grant.window.ends_at.map(|end| end.to_string()),
        "errors": notices::errors(store, grant, &methods),
        "warnings": notices::warnings(grant, &methods, &method_ids),
        "pending_mutations": notices::pending_mutations(grant, &method_ids),
    });
    let optional = [
        ("access_grant_key", json!(grant.key)),
        ("reservation_key", json!(grant.reservation_key)),
        ("customization_profile_id", json!(grant.customization_profile)),
        ("client_session_token", json!(keys.first().map(|key| &key.token))),
        ("instant_key_url", json!(single)),
    ];
    if let Some(members) = told.as_object_mut() {
        add_given(members, optional);
    }
    told
}

/// Adds the members that are not null.
pub(crate) fn add_given<const N: usize>(members: &mut Map<String, Value>, optional: [(&str, Value); N]) {
    let given = optional.into_iter().filter(|(_, value)| !value.is_null());
    members.extend(given.map(|(name, value)| (name.to_owned(), value)));
}

fn status(grant: &Grant, methods: &[&Method], now: Instant) -> &'static str {
    if grant.window.is_over(now) {
        "Expired"
    } else if grant.window.starts_at > now {
        "Upcoming"
    } else if methods.iter().all(|method| method.is_issued()) {
        "Active"
    } else {
        "Awaiting issuance"
    }
}

fn requested(grant: &Grant) -> Vec<Value> {
    let told = grant.requested.iter().map(|requested| {
        let mut told = json!({
            "display_name": crate::access_methods::name_of(requested.mode),
            "mode": requested.mode,
            "created_at": requested.created_at.to_string(),
            "created_access_method_ids": requested.methods,
        });
        let optional = [("code", json!(requested.code)), ("instant_key_max_use_count", json!(requested.max_use_count))];
        if let Some(members) = told.as_object_mut() {
            add_given(members, optional);
        }
        told
    });
    told.collect()
}
