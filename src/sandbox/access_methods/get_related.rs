//! `/access_methods/get_related`.

use serde_json::{Value, json};

use super::told;
use crate::{
    access_grants, client_sessions,
    error::ApiError,
    id::Id,
    instant_keys, related,
    route::params_of,
    store::{Grant, Method, Store},
};
use seam_access_grants::{
    access_methods::{AccessMethodRelation, GetRelatedAccessMethods},
    time::Instant,
};

pub(crate) fn get_related(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetRelatedAccessMethods = params_of(params)?;
    let mut methods: Vec<&Method> = Vec::new();
    for method in params
        .access_method_ids
        .iter()
        .filter_map(|id| store.methods.get(Id::from(id)))
        .filter(|method| store.sees_method(method))
    {
        if !methods.iter().any(|known| known.id == method.id) {
            methods.push(method);
        }
    }
    let mut grants: Vec<&Grant> = Vec::new();
    for grant in methods.iter().filter_map(|method| store.grants.get(method.grant)) {
        if !grants.iter().any(|known| known.id == grant.id) {
            grants.push(grant);
        }
    }
    let names = |list: Option<Vec<AccessMethodRelation>>| {
        list.map(|list| list.into_iter().map(AccessMethodRelation::name).collect::<Vec<_>>())
    };
    let batch = related::around(store, &grants)
        .with("access_grants", grants.iter().map(|grant| access_grants::told(store, grant, now)).collect())
        .with("access_methods", methods.iter().map(|method| told(store, method)).collect())
        .with("instant_keys", methods.iter().filter_map(|method| instant_keys::told(store, method)).collect())
        .with("client_sessions", methods.iter().filter_map(|method| client_sessions::of_key(store, method)).collect())
        .with("acs_credentials", json!([]))
        .without(&["acs_systems", "user_identities", "connected_accounts"]);
    Ok(json!({ "batch": batch.only(names(params.include).as_deref(), names(params.exclude).as_deref()) }))
}
