//! `/access_methods/list`.

use serde_json::Value;

use super::told;
use crate::{
    auth::Viewer,
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    store::{AnyOf, Method, Store, smallest},
};
use seam_access_grants::{
    access_methods::ListAccessMethods,
    schema::{NonEmpty, Uuid},
    time::Instant,
};

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
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
    let of_grant = |id: Id| store.methods.numbers_of_grant(id);
    let lists = [
        grant.map(|id| vec![of_grant(id)]),
        with_key.map(|id| id.into_iter().map(of_grant).collect()),
        doors.device.map(|id| vec![store.methods.numbers_of_device(id)]),
        doors.entrance.map(|id| vec![store.methods.numbers_of_entrance(id)]),
        doors.space.map(|id| of_space(store, id)),
        of_people(store),
    ];
    let page = match smallest(lists, place.before) {
        Some(numbers) => {
            let methods = numbers.filter_map(|number| Some((number, store.methods.table.at(number)?)));
            place.cut(methods.filter(|(_, method)| fits(method)))
        }
        None => place.cut(store.methods.table.before(place.before).filter(|(_, method)| fits(method))),
    };
    Ok(page.write("access_methods", params, |method| told(store, method)))
}

/// The access methods of the doors of a space, or of the grants of a space that has none.
fn of_space(store: &Store, id: Id) -> AnyOf<'_> {
    let methods = &store.methods;
    match store.places.spaces.get(id).filter(|space| !space.devices.is_empty() || !space.entrances.is_empty()) {
        Some(space) => {
            let devices = space.devices.iter().map(|id| methods.numbers_of_device(*id));
            devices.chain(space.entrances.iter().map(|id| methods.numbers_of_entrance(*id))).collect()
        }
        None => of_grants(store, store.grants.of_space(id)),
    }
}

/// The access methods of the people who ask; nothing, if it is somebody who sees more.
fn of_people(store: &Store) -> Option<AnyOf<'_>> {
    let Viewer::People(people) = &store.viewer else { return None };
    Some(people.iter().flat_map(|id| of_grants(store, store.grants.of_person(*id))).collect())
}

fn of_grants<'s>(store: &'s Store, numbers: &[u64]) -> AnyOf<'s> {
    let grants = numbers.iter().filter_map(|number| store.grants.table.at(*number));
    grants.map(|grant| store.methods.numbers_of_grant(grant.id)).collect()
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
