//! `/access_grants/get_related`.

use serde_json::{Value, json};

use crate::{
    access_methods,
    error::ApiError,
    id::Id,
    related,
    route::params_of,
    store::{Grant, Store},
};
use seam_access_grants::{
    access_grants::{AccessGrantRelation, GetRelatedAccessGrants},
    schema::NonEmpty,
    time::Instant,
};

pub(crate) fn get_related(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetRelatedAccessGrants = params_of(params)?;
    let ids = params.access_grant_ids.iter().flatten().filter_map(|id| store.grants.get(Id::from(id)));
    let keys = params.access_grant_keys.iter().flatten();
    let with_keys = keys.filter_map(|key| store.grants.with_key(NonEmpty::as_str(key)));
    let mut grants: Vec<&Grant> = Vec::new();
    for grant in ids.chain(with_keys).filter(|grant| grant.is_managed) {
        if !grants.iter().any(|known| known.id == grant.id) {
            grants.push(grant);
        }
    }
    let methods = grants.iter().flat_map(|grant| store.methods.of_grant(grant.id));
    let names = |list: Option<Vec<AccessGrantRelation>>| {
        list.map(|list| list.into_iter().map(AccessGrantRelation::name).collect::<Vec<_>>())
    };
    let batch = related::around(store, &grants)
        .with("acs_access_groups", json!([]))
        .with("access_methods", methods.map(|method| access_methods::told(store, method)).collect());
    Ok(json!({ "batch": batch.only(names(params.include).as_deref(), names(params.exclude).as_deref()) }))
}
