//! `/access_grants/create`.

use serde_json::{Value, json};

use super::{methods, reservation, told};
use crate::{
    error::ApiError,
    events::What,
    id::Id,
    random::Stream,
    route::params_of,
    store::{Doors, Grant, Store, Task, Window, merge},
    user_identities,
};
use seam_access_grants::{
    access_grants::CreateAccessGrant,
    issue::{Issue, IssueCode, Step},
    schema::{NonEmpty, OrNull, TimestampInput, Uuid},
    time::Instant,
};

pub(crate) fn create(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: CreateAccessGrant = params_of(params)?;
    let key = params.access_grant_key.as_ref().map(NonEmpty::as_str);
    if key.is_some_and(|key| !store.grants.of_key(key).is_empty()) {
        return Err(duplicate_key());
    }
    let window = Window {
        starts_at: params.starts_at.as_ref().map_or(Ok(now), |text| instant("starts_at", text))?,
        ends_at: given(params.ends_at.as_ref()).map(|text| instant("ends_at", text)).transpose()?,
    };
    let (mut spaces, new_keys) = spaces(store, &params);
    let named = named(&params);
    let doors = opened(store, &named, &spaces);
    store.may_open(&spaces)?;
    let reservation_key = params.reservation_key.clone().filter(|key| !key.is_empty());
    if let Some(key) = &reservation_key {
        let opens_unknown = !new_keys.is_empty() || methods::opens_unknown(store, &named, &spaces);
        reservation::check(store, key, None, &doors.entrances, window, opens_unknown)?;
    }
    let person = match (&params.user_identity_id, &params.user_identity) {
        (Some(id), _) => id.into(),
        (None, Some(input)) => user_identities::add(store, input, now)?,
        (None, None) => store.streams.id(Stream::People),
    };
    // Nothing can be refused any more. A space with a key that nobody has comes into being.
    spaces.extend(new_keys.iter().map(|key| store.add_space(key, now)));
    let id = store.streams.id(Stream::Grants);
    store.grants.add(Grant {
        id,
        is_managed: true,
        key: params.access_grant_key.map(|key| key.as_str().to_owned()),
        reservation_key,
        person,
        name: given(params.name.as_ref()).cloned(),
        customization_profile: params.customization_profile_id.as_ref().map(Id::from),
        named,
        spaces,
        doors,
        window,
        created_at: now,
        requested: Vec::new(),
        findings: Vec::new(),
        change: None,
        deleting_since: None,
    });
    store.happened(id, now, What::GrantCreated);
    methods::add(store, id, &params.requested_access_methods, now);
    if let Some(end) = window.ends_at {
        store.tasks.add(end, Task::Expire(id));
    }
    store.run(now);
    Ok(json!({ "access_grant": store.grants.get(id).map(|grant| told(store, grant, now)) }))
}

pub(super) fn duplicate_key() -> ApiError {
    ApiError::new(409, "duplicate_access_grant_key", "An access grant with this access_grant_key exists already")
}

fn ids(ids: Option<&Vec<Uuid>>) -> impl Iterator<Item = Id> {
    ids.into_iter().flatten().map(Id::from)
}

pub(super) fn given<T>(value: Option<&OrNull<T>>) -> Option<&T> {
    value.and_then(OrNull::value)
}

/// The instant that a text names. One that is in another year than 0 to 9999 in UTC cannot be written.
pub(super) fn instant(field: &'static str, text: &TimestampInput) -> Result<Instant, ApiError> {
    let instant =
        Instant::parse(text.as_str()).filter(|instant| Instant::parse(&instant.to_string()) == Some(*instant));
    instant.ok_or_else(|| {
        let path = vec![Step::Key { name: field.into(), rank: 0 }];
        let code = IssueCode::InvalidFormat(seam_access_grants::format::Format::Timestamp);
        ApiError::invalid_input(&[Issue { path, code }])
    })
}

fn named(params: &CreateAccessGrant) -> Doors {
    let location = params.location.as_ref();
    let devices = ids(params.device_ids.as_ref()).chain(ids(location.and_then(|place| place.device_ids.as_ref())));
    let entrances =
        ids(params.acs_entrance_ids.as_ref()).chain(ids(location.and_then(|place| place.acs_entrance_ids.as_ref())));
    Doors::of(devices, entrances)
}

/// The spaces that are named, each once, and the keys that no space has.
fn spaces(store: &Store, params: &CreateAccessGrant) -> (Vec<Id>, Vec<String>) {
    let mut spaces = Vec::new();
    let mut new_keys: Vec<String> = Vec::new();
    merge(&mut spaces, ids(params.space_ids.as_ref()).chain(ids(params.location_ids.as_ref())));
    for key in params.space_keys.iter().flatten().map(NonEmpty::as_str) {
        if let Some(space) = store.places.space_with_key(key) {
            merge(&mut spaces, [space.id]);
        } else if !new_keys.iter().any(|known| known == key) {
            new_keys.push(key.to_owned());
        }
    }
    (spaces, new_keys)
}

/// The known doors that are named, and those of the spaces.
fn opened(store: &Store, named: &Doors, spaces: &[Id]) -> Doors {
    let places = &store.places;
    let spaces = || spaces.iter().filter_map(|id| places.spaces.get(*id));
    let devices = named.devices.iter().filter(|id| places.devices.number(**id).is_some());
    let entrances = named.entrances.iter().filter(|id| places.entrances.number(**id).is_some());
    Doors::of(
        devices.chain(spaces().flat_map(|space| &space.devices)).copied(),
        entrances.chain(spaces().flat_map(|space| &space.entrances)).copied(),
    )
}
