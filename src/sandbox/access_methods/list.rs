//! `/access_methods/list`.

use serde_json::Value;

use crate::{
    error::ApiError,
    page::Page,
    route::params_of,
    store::{Store, StoredMethod},
};
use seam_access_grants::{
    access_methods::ListAccessMethods,
    schema::{NonEmpty, Uuid},
    time::Instant,
};

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListAccessMethods = params_of(params)?;
    let page = Page::cut(
        "access_methods",
        store.methods.iter().rev().filter(|stored| fits(stored, &filters, store)).map(|stored| (stored.number, stored)),
        filters.page_cursor.as_ref(),
        filters.limit,
        params,
    )?;
    Ok(page.write(|stored| stored.method.clone()))
}

fn fits(stored: &StoredMethod, filters: &ListAccessMethods, store: &Store) -> bool {
    let grant = store.grants.iter().find(|grant| grant.grant.access_grant_id == stored.access_grant_id);
    let Some(grant) = grant else { return false };
    let is_one_of = |wanted: Option<&Uuid>, doors: &dyn Fn() -> Vec<String>| {
        wanted.is_none_or(|id| doors().iter().any(|door| door == id.as_str()))
    };
    let spaces = || grant.grant.space_ids.0.iter().flatten().map(|id| id.as_str().to_owned()).collect();
    filters.access_grant_id.as_ref().is_none_or(|id| *id == stored.access_grant_id)
        && filters.access_grant_key.as_ref().is_none_or(|key| {
            grant.grant.access_grant_key.as_deref() == Some(NonEmpty::as_str(key))
        })
        && is_one_of(filters.acs_entrance_id.as_ref(), &|| grant.entrances(&store.property))
        && is_one_of(filters.device_id.as_ref(), &|| grant.devices(&store.property))
        && is_one_of(filters.space_id.as_ref(), &spaces)
        // No access method here has an access code of its own.
        && filters.access_code_id.is_none()
}
