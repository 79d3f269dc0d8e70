//! `/access_methods/list`.

use serde_json::Value;

use super::told;
use crate::{
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    store::{Method, Store, smallest},
};
use seam_access_grants::{
    access_methods::ListAccessMethods,
    schema::{NonEmpty, Uuid},
    time::Instant,
};

pub(crate) fn list(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let filters: ListAccessMethods = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let with_key =
        filters.access_grant_key.as_ref().map(|key| store.grants.with_key(NonEmpty::as_str(key)).map(|grant| grant.id));
    let grant = filters.access_grant_id.as_ref().map(Id::from);
    let doors = Opened::new(filters.device_id.as_ref(), filters.acs_entrance_id.as_ref(), filters.space_id.as_ref());
    let fits = |method: &Method| {
        store.sees_method(method)
            && grant.is_none_or(|id| method.grant == id)
            && with_key.is_none_or(|id| Some(method.grant) == id)
            && doors.are_of(store, method)
            // No access method here has an access code of its own.
            && filters.access_code_id.is_none()
    };
    let of_grant = |id: Option<Id>| id.map_or(&[][..], |id| store.methods.numbers_of_grant(id));
    let lists = [
        grant.map(|id| of_grant(Some(id))),
        with_key.map(of_grant),
        doors.entrance.map(|id| store.methods.numbers_of_entrance(id)),
    ];
    let page = match smallest(lists, place.before) {
        Some(numbers) => {
            let methods = numbers.filter_map(|number| Some((number, store.methods.table.at(number)?)));
            place.cut(methods.filter(|(_, method)| fits(method)))
        }
        None => place.cut(store.methods.table.before(place.before).filter(|(_, method)| fits(method))),
    };
    Ok(page.write("access_methods", params, |method| told(store, method, now)))
}

/// The doors that an access method is to open.
pub(super) struct Opened {
    device: Option<Id>,
    pub(super) entrance: Option<Id>,
    space: Option<Id>,
}

impl Opened {
    pub(super) fn new(device: Option<&Uuid>, entrance: Option<&Uuid>, space: Option<&Uuid>) -> Self {
        Self { device: device.map(Id::from), entrance: entrance.map(Id::from), space: space.map(Id::from) }
    }

    /// Whether the access method opens these doors, and a door of this space.
    pub(super) fn are_of(&self, store: &Store, method: &Method) -> bool {
        self.device.is_none_or(|id| method.doors.devices.contains(&id))
            && self.entrance.is_none_or(|id| method.doors.entrances.contains(&id))
            && self.space.is_none_or(|id| {
                let in_grant = store.grants.get(method.grant).is_some_and(|grant| grant.spaces.contains(&id));
                let opens = store.places.spaces.get(id).is_none_or(|space| {
                    space.devices.iter().any(|door| method.doors.devices.contains(door))
                        || space.entrances.iter().any(|door| method.doors.entrances.contains(door))
                        || space.devices.is_empty() && space.entrances.is_empty()
                });
                in_grant && opens
            })
    }
}
