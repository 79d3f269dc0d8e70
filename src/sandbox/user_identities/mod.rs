//! `/user_identities/*`, answered.

use serde_json::{Value, json};

use super::{
    error::ApiError,
    id::Id,
    page::Place,
    random::Stream,
    route::params_of,
    schema::{Email, NonEmpty, OrNull, PhoneNumber, PositiveInteger, TimestampInput, Uuid, params},
    search::Words,
    store::{Person, Store},
};
use seam_access_grants::{model::UserIdentityInput, time::Instant};

#[params]
pub(crate) struct CreateUserIdentity {
    /// Full name.
    pub(crate) full_name: Option<OrNull<NonEmpty>>,
    /// Email address, unique.
    pub(crate) email_address: Option<OrNull<Email>>,
    /// Phone number, unique.
    pub(crate) phone_number: Option<OrNull<PhoneNumber>>,
    /// Your own key, unique.
    pub(crate) user_identity_key: Option<OrNull<NonEmpty>>,
    /// IDs of access systems, in which there are no users here.
    pub(crate) acs_system_ids: Option<Vec<Uuid>>,
}

#[params]
pub(crate) struct GetUserIdentity {
    /// ID of the user identity. Give this or `user_identity_key`.
    pub(crate) user_identity_id: Option<Uuid>,
    /// Your own key of the user identity.
    pub(crate) user_identity_key: Option<String>,
}

#[params]
pub(crate) struct ListUserIdentities {
    /// IDs of the user identities.
    pub(crate) user_identity_ids: Option<Vec<Uuid>>,
    /// ID of an access system that manages credentials, of which there are none.
    pub(crate) credential_manager_acs_system_id: Option<Uuid>,
    /// Text in the name, the address, the number or the key.
    pub(crate) search: Option<String>,
    /// A time before which they were created.
    pub(crate) created_before: Option<TimestampInput>,
    /// How many user identities a page has at most.
    pub(crate) limit: Option<PositiveInteger>,
    /// What the page before gave.
    pub(crate) page_cursor: Option<OrNull<String>>,
}

pub(crate) fn create(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: CreateUserIdentity = params_of(params)?;
    let input = UserIdentityInput {
        full_name: params.full_name,
        email_address: params.email_address,
        phone_number: params.phone_number,
        user_identity_key: params.user_identity_key,
    };
    let id = add(store, &input, now)?;
    Ok(json!({ "user_identity": store.people.get(id).map(|person| told(store, person)) }))
}

/// Adds a person, unless another has the same key, address or number.
pub(crate) fn add(store: &mut Store, input: &UserIdentityInput, created_at: Instant) -> Result<Id, ApiError> {
    fn text<T>(value: Option<&OrNull<T>>, text: fn(&T) -> &str) -> Option<String> {
        value.and_then(OrNull::value).map(|value| text(value).to_owned())
    }
    let mut person = Person {
        id: Id(0),
        key: text(input.user_identity_key.as_ref(), NonEmpty::as_str),
        full_name: text(input.full_name.as_ref(), NonEmpty::as_str),
        email_address: text(input.email_address.as_ref(), Email::as_str),
        phone_number: text(input.phone_number.as_ref(), PhoneNumber::as_str),
        created_at,
    };
    if store.people.has_like(&person) {
        let message = "A user identity with this email address, phone number or key exists already";
        return Err(ApiError::new(409, "user_identity_email_or_phone_conflict", message));
    }
    person.id = store.streams.id(Stream::People);
    let id = person.id;
    store.people.add(person);
    Ok(id)
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetUserIdentity = params_of(params)?;
    let by_id = |id: &Uuid| store.people.get(Id::from(id));
    let by_key = || store.people.with_key(params.user_identity_key.as_deref()?);
    let found = params.user_identity_id.as_ref().map_or_else(by_key, by_id);
    let found = found.ok_or_else(|| ApiError::new(404, "user_identity_not_found", "User identity not found"))?;
    Ok(json!({ "user_identity": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListUserIdentities = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let ids: Option<Vec<Id>> = filters.user_identity_ids.as_ref().map(|ids| ids.iter().map(Id::from).collect());
    let before = filters.created_before.as_ref().and_then(|text| Instant::parse(text.as_str()));
    let words = filters.search.as_deref().map(Words::new);
    let fits = |person: &Person| {
        let texts = [&person.full_name, &person.email_address, &person.phone_number, &person.key];
        ids.as_ref().is_none_or(|ids| ids.contains(&person.id))
            && filters.credential_manager_acs_system_id.is_none()
            && before.is_none_or(|before| person.created_at < before)
            && words.as_ref().is_none_or(|words| texts.into_iter().flatten().any(|text| words.are_in(text)))
    };
    let rows = store.people.table.rows();
    let page = place.cut(rows.filter(|(number, person)| *number > place.after && fits(person)));
    Ok(page.write("user_identities", params, |person| told(store, person)))
}

pub(crate) fn told(store: &Store, person: &Person) -> Value {
    let names = [&person.full_name, &person.email_address, &person.phone_number, &person.key];
    let name = names.into_iter().flatten().next();
    json!({
        "user_identity_id": person.id,
        "workspace_id": store.workspace.id,
        "user_identity_key": person.key,
        "full_name": person.full_name,
        "email_address": person.email_address,
        "phone_number": person.phone_number,
        "display_name": name.map_or("User Identity", String::as_str),
        "created_at": person.created_at.to_string(),
        "acs_user_ids": [],
        "errors": [],
        "warnings": [],
    })
}
