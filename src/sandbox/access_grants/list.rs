//! `/access_grants/list`: filters, newest first, pages.

use serde_json::Value;

use super::told;
use crate::{
    auth::Viewer,
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    search::Words,
    store::{AnyOf, Grant, Store, smallest},
};
use seam_access_grants::{access_grants::ListAccessGrants, schema::OrNull, time::Instant};

pub(crate) fn list(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let filters: ListAccessGrants = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let filter = Filter::new(store, &filters);
    let page = match smallest(filter.lists(), place.before) {
        Some(numbers) => {
            let grants = numbers.filter_map(|number| Some((number, store.grants.table.at(number)?)));
            place.cut(grants.filter(|(_, grant)| filter.fits(grant)))
        }
        None => place.cut(store.grants.table.before(place.before).filter(|(_, grant)| filter.fits(grant))),
    };
    Ok(page.write("access_grants", params, |grant| told(store, grant, now)))
}

/// The filters, with their IDs read.
struct Filter<'a> {
    store: &'a Store,
    filters: &'a ListAccessGrants,
    /// The numbers of the grants that are asked for by their IDs, in order.
    numbers: Option<Vec<u64>>,
    person: Option<Id>,
    space: Option<Id>,
    location: Option<Id>,
    device: Option<Id>,
    entrance: Option<Id>,
    system: Option<Id>,
    words: Option<Words>,
}

impl<'a> Filter<'a> {
    fn new(store: &'a Store, filters: &'a ListAccessGrants) -> Self {
        let numbers = filters.access_grant_ids.as_ref().map(|ids| {
            let mut numbers: Vec<u64> = ids.iter().filter_map(|id| store.grants.table.number(id.into())).collect();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        });
        Self {
            store,
            filters,
            numbers,
            person: filters.user_identity_id.as_ref().map(Id::from),
            space: filters.space_id.as_ref().map(Id::from),
            location: filters.location_id.as_ref().map(Id::from),
            device: filters.device_id.as_ref().map(Id::from),
            entrance: filters.acs_entrance_id.as_ref().map(Id::from),
            system: filters.acs_system_id.as_ref().map(Id::from),
            words: filters.search.as_deref().map(Words::new),
        }
    }

    /// For each filter that has an index, the grants that it leaves.
    fn lists(&self) -> [Option<AnyOf<'_>>; 11] {
        let grants = &self.store.grants;
        let key = self.filters.access_grant_key.as_ref().and_then(OrNull::value);
        let one = |list| vec![list];
        [
            self.numbers.as_deref().map(one),
            key.map(|key| one(grants.of_key(key))),
            self.filters.reservation_key.as_ref().map(|key| one(grants.of_reservation(key))),
            self.person.map(|id| one(grants.of_person(id))),
            self.space.map(|id| one(grants.of_space(id))),
            self.location.map(|id| one(grants.of_space(id))),
            self.device.map(|id| one(grants.of_device(id))),
            self.entrance.map(|id| one(grants.of_entrance(id))),
            self.system.map(|id| self.store.grants_of_system(id)),
            self.filters.customer_key.as_ref().map(|key| self.store.grants_of_customer(key)),
            self.store.seen_grants(),
        ]
    }

    fn fits(&self, grant: &Grant) -> bool {
        let Self { filters, store, .. } = self;
        let is_in = |wanted: Option<Id>, ids: &[Id]| wanted.is_none_or(|id| ids.contains(&id));
        grant.is_managed
            && store.sees(grant)
            && self.numbers.as_ref().is_none_or(|numbers| {
                store.grants.table.number(grant.id).is_some_and(|number| numbers.binary_search(&number).is_ok())
            })
            && filters.access_grant_key.as_ref().is_none_or(|key| grant.key.as_ref() == key.value())
            && filters.reservation_key.as_ref().is_none_or(|key| grant.reservation_key.as_ref() == Some(key))
            && self.person.is_none_or(|id| grant.person == id)
            && is_in(self.space, &grant.spaces)
            && is_in(self.location, &grant.spaces)
            && is_in(self.device, &grant.doors.devices)
            && is_in(self.entrance, &grant.doors.entrances)
            && self.system.is_none_or(|id| store.is_in_system(grant, id))
            // No grant here has access codes of its own.
            && filters.access_code_id.is_none()
            && filters.customer_key.as_ref().is_none_or(|key| store.is_of_customer(grant, key))
            && self.words.as_ref().is_none_or(|words| store.is_found(grant, words))
    }
}

impl Store {
    /// Whether a grant opens a door of an access system.
    pub(crate) fn is_in_system(&self, grant: &Grant, system: Id) -> bool {
        let is_of = |entrance: &Id| self.places.entrances.get(*entrance).is_some_and(|door| door.system == system);
        grant.doors.entrances.iter().any(is_of)
    }

    /// The grants that open a door of an access system.
    pub(crate) fn grants_of_system(&self, system: Id) -> AnyOf<'_> {
        let entrances = self.places.entrances.rows().filter(|(_, entrance)| entrance.system == system);
        entrances.map(|(_, entrance)| self.grants.of_entrance(entrance.id)).collect()
    }

    /// The grants that open a space of a customer.
    fn grants_of_customer(&self, key: &str) -> AnyOf<'_> {
        let spaces = self.places.spaces.rows().filter(|(_, space)| space.customer_key.as_deref() == Some(key));
        spaces.map(|(_, space)| self.grants.of_space(space.id)).collect()
    }

    /// The grants that who asks may see; nothing, if that is all of them.
    pub(crate) fn seen_grants(&self) -> Option<AnyOf<'_>> {
        match &self.viewer {
            Viewer::Workspace => None,
            Viewer::Customer(key) => Some(self.grants_of_customer(key)),
            Viewer::People(people) => Some(people.iter().map(|id| self.grants.of_person(*id)).collect()),
        }
    }

    /// Whether a grant opens a space of a customer.
    pub(crate) fn is_of_customer(&self, grant: &Grant, key: &str) -> bool {
        let is_of =
            |id: &Id| self.places.spaces.get(*id).is_some_and(|space| space.customer_key.as_deref() == Some(key));
        grant.spaces.iter().any(is_of)
    }

    /// A partial match on the fields that the API's documentation names.
    fn is_found(&self, grant: &Grant, words: &Words) -> bool {
        let person = self.people.get(grant.person);
        let of_person = person.map(|person| [&person.full_name, &person.email_address, &person.phone_number]);
        let texts = [&grant.name, &grant.key, &grant.reservation_key];
        texts.into_iter().chain(of_person.into_iter().flatten()).flatten().any(|text| words.are_in(text))
            || words.are_in_id(grant.id)
            || words.are_in_id(grant.person)
    }
}
