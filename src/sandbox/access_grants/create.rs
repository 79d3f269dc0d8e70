//! `/access_grants/create`.

use serde_json::{Value, json};

use super::methods;
use crate::{error::ApiError, property::Person, route::params_of, store::Store};
use seam_access_grants::{
    access_grants::CreateAccessGrant,
    model::{AccessGrant, UserIdentityInput},
    schema::{Expected, NonEmpty, OrNull, Timestamp, TimestampInput, Uuid},
    time::Instant,
};

pub(crate) fn create(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: CreateAccessGrant = params_of(params)?;
    let key = params.access_grant_key.as_ref().map(NonEmpty::as_str);
    if key.is_some() && store.grants.iter().any(|stored| stored.grant.access_grant_key.as_deref() == key) {
        let message = "An access grant with this access_grant_key exists already";
        return Err(ApiError::new(409, "duplicate_access_grant_key", message));
    }
    let person_id = person(store, &params)?;
    let (device_ids, acs_entrance_ids) = doors(&params);
    let grant = build(store, params, person_id, now);
    store.add(grant, device_ids, acs_entrance_ids);
    Ok(json!({ "access_grant": store.grants.last().map(|stored| stored.told(now)) }))
}

fn texts(ids: Option<&Vec<Uuid>>) -> impl Iterator<Item = String> {
    ids.into_iter().flatten().map(|id| id.as_str().to_owned())
}

fn doors(params: &CreateAccessGrant) -> (Vec<String>, Vec<String>) {
    let location = params.location.as_ref();
    let devices = texts(params.device_ids.as_ref()).chain(texts(location.and_then(|place| place.device_ids.as_ref())));
    let entrances = texts(params.acs_entrance_ids.as_ref())
        .chain(texts(location.and_then(|place| place.acs_entrance_ids.as_ref())));
    (devices.collect(), entrances.collect())
}

fn person(store: &mut Store, params: &CreateAccessGrant) -> Result<Uuid, ApiError> {
    match (&params.user_identity_id, &params.user_identity) {
        (Some(id), _) => Ok(id.clone()),
        (None, Some(input)) => new_person(store, input),
        (None, None) => Ok(store.id()),
    }
}

fn new_person(store: &mut Store, input: &UserIdentityInput) -> Result<Uuid, ApiError> {
    let id = store.id();
    let person = Person {
        user_identity_id: id.as_str().to_owned(),
        user_identity_key: given(input.user_identity_key.as_ref()).map(NonEmpty::as_str).map(str::to_owned),
        full_name: given(input.full_name.as_ref()).map(NonEmpty::as_str).map(str::to_owned),
        email_address: given(input.email_address.as_ref()).map(|email| email.as_str().to_owned()),
        phone_number: given(input.phone_number.as_ref()).map(|phone| phone.as_str().to_owned()),
    };
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    let taken = store.property.people.iter().any(|other| {
        same(&other.email_address, &person.email_address)
            || same(&other.phone_number, &person.phone_number)
            || same(&other.user_identity_key, &person.user_identity_key)
    });
    if taken {
        let message = "A user identity with this email address, phone number or key exists already";
        return Err(ApiError::new(409, "user_identity_email_or_phone_conflict", message));
    }
    store.property.people.push(person);
    Ok(id)
}

fn given<T>(value: Option<&OrNull<T>>) -> Option<&T> {
    value.and_then(OrNull::value)
}

/// The instant that a text names, in the form that the API writes.
pub(super) fn written(text: &TimestampInput) -> Option<Timestamp> {
    Instant::parse(text.as_str()).and_then(|instant| Timestamp::new(instant.to_string()))
}

fn build(store: &mut Store, params: CreateAccessGrant, person_id: Uuid, now: Instant) -> AccessGrant {
    let created_at = Timestamp::new(now.to_string());
    let starts_at = params.starts_at.as_ref().and_then(written).or_else(|| created_at.clone());
    let ends_at = given(params.ends_at.as_ref()).and_then(written);
    let name = given(params.name.as_ref()).cloned();
    let space_ids = spaces(store, params.space_ids, params.location_ids, params.space_keys);
    let mut grant = AccessGrant {
        access_grant_id: store.id(),
        workspace_id: Expected(Uuid::new(store.workspace_id.clone())),
        user_identity_id: person_id.into(),
        access_grant_key: params.access_grant_key.map(|key| key.as_str().to_owned()),
        reservation_key: params.reservation_key,
        name: name.clone().into(),
        display_name: Expected(None),
        display_status: None,
        space_ids: space_ids.into(),
        location_ids: Vec::new(),
        access_method_ids: Vec::new().into(),
        requested_access_methods: Vec::new().into(),
        starts_at: Expected(starts_at),
        ends_at: OrNull::from(ends_at).into(),
        created_at: Expected(created_at),
        customization_profile_id: params.customization_profile_id,
        instant_key_url: None,
        client_session_token: None,
        errors: Vec::new(),
        warnings: Vec::new(),
        pending_mutations: Vec::new(),
    };
    let display_name = name.or_else(|| name_of_person(store, &grant));
    grant.display_name = display_name.unwrap_or_else(|| DEFAULT_NAME.to_owned()).into();
    methods::add(store, &mut grant, &params.requested_access_methods, now);
    grant
}

/// What a grant is called whose person has no name either.
pub(super) const DEFAULT_NAME: &str = "Access Grant";

/// The full name of the grant's person.
pub(super) fn name_of_person(store: &Store, grant: &AccessGrant) -> Option<String> {
    let id = grant.user_identity_id.0.as_ref()?;
    store.property.person(id.as_str())?.full_name.clone()
}

fn spaces(store: &mut Store, ids: Option<Vec<Uuid>>, old: Option<Vec<Uuid>>, keys: Option<Vec<NonEmpty>>) -> Vec<Uuid> {
    let mut spaces: Vec<Uuid> = ids.into_iter().chain(old).flatten().collect();
    for key in keys.into_iter().flatten() {
        let known = store.property.spaces.iter().find(|space| space.space_key == key.as_str());
        let known = known.and_then(|space| Uuid::new(space.space_id.clone()));
        spaces.push(known.unwrap_or_else(|| store.id()));
    }
    spaces
}
