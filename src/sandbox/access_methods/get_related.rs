//! `/access_methods/get_related`.

use serde_json::{Value, json};

use crate::{
    error::ApiError,
    related,
    route::params_of,
    store::{Store, StoredGrant, StoredMethod},
};
use seam_access_grants::{
    access_methods::{AccessMethodRelation, GetRelatedAccessMethods},
    time::Instant,
};

pub(crate) fn get_related(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: GetRelatedAccessMethods = params_of(params)?;
    let methods: Vec<&StoredMethod> = store
        .methods
        .iter()
        .filter(|stored| params.access_method_ids.contains(&stored.method.access_method_id))
        .collect();
    let is_grant =
        |grant: &&StoredGrant| methods.iter().any(|method| method.access_grant_id == grant.grant.access_grant_id);
    let grants: Vec<&StoredGrant> = store.grants.iter().filter(is_grant).collect();
    let names = |list: Option<Vec<AccessMethodRelation>>| {
        list.map(|list| list.into_iter().map(AccessMethodRelation::name).collect::<Vec<_>>())
    };
    let batch = related::around(&grants, &store.property)
        .with("access_grants", grants.iter().map(|grant| json!(grant.told(now))).collect())
        .with("access_methods", methods.iter().map(|stored| json!(stored.method)).collect())
        .with("instant_keys", json!([]))
        .with("client_sessions", json!([]))
        .with("acs_credentials", json!([]))
        .without(&["acs_systems", "user_identities"]);
    Ok(json!({ "batch": batch.only(names(params.include).as_deref(), names(params.exclude).as_deref()) }))
}
