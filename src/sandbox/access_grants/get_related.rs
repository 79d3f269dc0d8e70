//! `/access_grants/get_related`.

use serde_json::{Value, json};

use crate::{
    error::ApiError,
    related,
    route::params_of,
    store::{Store, StoredGrant},
};
use seam_access_grants::{access_grants::GetRelatedAccessGrants, schema::NonEmpty, time::Instant};

pub(crate) fn get_related(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetRelatedAccessGrants = params_of(params)?;
    let (ids, keys) = (params.access_grant_ids.unwrap_or_default(), params.access_grant_keys.unwrap_or_default());
    let keys: Vec<&str> = keys.iter().map(NonEmpty::as_str).collect();
    let grants: Vec<&StoredGrant> = store
        .grants
        .iter()
        .filter(|stored| {
            let key = stored.grant.access_grant_key.as_deref();
            ids.contains(&stored.grant.access_grant_id) || key.is_some_and(|key| keys.contains(&key))
        })
        .collect();
    let methods = store
        .methods
        .iter()
        .filter(|stored| grants.iter().any(|grant| grant.grant.access_grant_id == stored.access_grant_id));
    let names = |list: Option<Vec<seam_access_grants::access_grants::AccessGrantRelation>>| {
        list.map(|list| {
            list.into_iter().map(seam_access_grants::access_grants::AccessGrantRelation::name).collect::<Vec<_>>()
        })
    };
    let batch = related::around(&grants, &store.property)
        .with("connected_accounts", json!([]))
        .with("acs_access_groups", json!([]))
        .with("access_methods", methods.map(|stored| json!(stored.method)).collect());
    Ok(json!({ "batch": batch.only(names(params.include).as_deref(), names(params.exclude).as_deref()) }))
}
