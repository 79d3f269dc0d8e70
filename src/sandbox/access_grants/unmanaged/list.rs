//! `/access_grants/unmanaged/list`.

use serde_json::Value;

use super::told;
use crate::{
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    store::{Grant, Store, smallest},
};
use seam_access_grants::{access_grants::unmanaged::ListUnmanagedAccessGrants, time::Instant};

pub(crate) fn list(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let filters: ListUnmanagedAccessGrants = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let person = filters.user_identity_id.as_ref().map(Id::from);
    let entrance = filters.acs_entrance_id.as_ref().map(Id::from);
    let system = filters.acs_system_id.as_ref().map(Id::from);
    let fits = |grant: &Grant| {
        !grant.is_managed
            && store.sees(grant)
            && person.is_none_or(|id| grant.person == id)
            && filters.reservation_key.as_ref().is_none_or(|key| grant.reservation_key.as_ref() == Some(key))
            && entrance.is_none_or(|id| grant.doors.entrances.contains(&id))
            && system.is_none_or(|id| store.is_in_system(grant, id))
    };
    let grants = &store.grants;
    let lists = [
        Some(vec![grants.unmanaged()]),
        person.map(|id| vec![grants.of_person(id)]),
        filters.reservation_key.as_ref().map(|key| vec![grants.of_reservation(key)]),
    ];
    let numbers = smallest(lists, place.before).into_iter().flatten();
    let rows = numbers.filter_map(|number| Some((number, grants.table.at(number)?)));
    let page = place.cut(rows.filter(|(_, grant)| fits(grant)));
    Ok(page.write("access_grants", params, |grant| told(store, grant, now)))
}
