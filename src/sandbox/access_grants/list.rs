//! `/access_grants/list`: filters, newest first, pages.

use serde_json::Value;

use crate::{
    error::ApiError,
    page::Page,
    property::Property,
    route::params_of,
    store::{Store, StoredGrant},
};
use seam_access_grants::{access_grants::ListAccessGrants, model::AccessGrant, schema::Uuid, time::Instant};

pub(crate) fn list(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let filters: ListAccessGrants = params_of(params)?;
    let numbered = |stored: &&StoredGrant| stored.is_managed && fits(stored, &filters, &store.property);
    let page = Page::cut(
        "access_grants",
        store.grants.iter().rev().filter(numbered).map(|stored| (stored.number, stored)),
        filters.page_cursor.as_ref(),
        filters.limit,
        params,
    )?;
    Ok(page.write(|stored| stored.told(now)))
}

fn fits(stored: &StoredGrant, filters: &ListAccessGrants, property: &Property) -> bool {
    let grant = &stored.grant;
    let any = |wanted: Option<&Uuid>, found: &dyn Fn(&str) -> bool| wanted.is_none_or(|id| found(id.as_str()));
    let in_space = |id: &str| grant.space_ids.0.iter().flatten().any(|space| space.as_str() == id);
    let entrances = || stored.entrances(property);
    let devices = || stored.devices(property);

    filters.access_grant_ids.as_ref().is_none_or(|ids| ids.contains(&grant.access_grant_id))
        && fits_key(grant, filters)
        && any(filters.user_identity_id.as_ref(), &|id| {
            grant.user_identity_id.0.as_ref().is_some_and(|own| own.as_str() == id)
        })
        && filters.reservation_key.as_ref().is_none_or(|key| grant.reservation_key.as_ref() == Some(key))
        && any(filters.space_id.as_ref(), &in_space)
        && any(filters.location_id.as_ref(), &in_space)
        && any(filters.acs_entrance_id.as_ref(), &|id| entrances().iter().any(|own| own == id))
        && any(filters.device_id.as_ref(), &|id| devices().iter().any(|own| own == id))
        && any(filters.acs_system_id.as_ref(), &|id| entrances().iter().any(|own| property.is_in_system(own, id)))
        // No grant here has access codes or customers of its own.
        && filters.access_code_id.is_none()
        && filters.customer_key.is_none()
        && filters.search.as_ref().is_none_or(|words| is_found(grant, words, property))
}

fn fits_key(grant: &AccessGrant, filters: &ListAccessGrants) -> bool {
    match &filters.access_grant_key {
        None => true,
        Some(key) => grant.access_grant_key.as_ref() == key.value(),
    }
}

/// A partial match on the fields that the API's documentation names.
fn is_found(grant: &AccessGrant, words: &str, property: &Property) -> bool {
    let person_id = grant.user_identity_id.0.as_ref().map(Uuid::as_str);
    let person = person_id.and_then(|id| property.person(id));
    let words = words.to_lowercase();
    let of_person = person.map(|person| [&person.full_name, &person.email_address, &person.phone_number]);
    let texts = [
        grant.name.value().map(String::as_str),
        grant.access_grant_key.as_deref(),
        grant.reservation_key.as_deref(),
        Some(grant.access_grant_id.as_str()),
        person_id,
    ];
    let of_person = of_person.into_iter().flatten().map(|text| text.as_deref());
    texts.into_iter().chain(of_person).flatten().any(|text| text.to_lowercase().contains(&words))
}
