//! `/acs/entrances/*`.

use serde_json::{Value, json};

use crate::{
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    schema::{NonEmpty, OrNull, PositiveInteger, Uuid, params},
    search::Words,
    store::{Entrance, Store},
};
use seam_access_grants::{model::AccessMethodMode, time::Instant};

#[params]
pub(crate) struct GetEntrance {
    /// ID of the entrance.
    pub(crate) acs_entrance_id: Uuid,
}

#[params]
pub(crate) struct ListEntrances {
    /// IDs of the entrances.
    pub(crate) acs_entrance_ids: Option<Vec<Uuid>>,
    /// ID of the access system that they belong to.
    pub(crate) acs_system_id: Option<Uuid>,
    /// ID of a credential, of which there are none.
    pub(crate) acs_credential_id: Option<Uuid>,
    /// ID of the account that they come from.
    pub(crate) connected_account_id: Option<Uuid>,
    /// Key of the customer.
    pub(crate) customer_key: Option<String>,
    /// ID of a space that they are in.
    pub(crate) space_id: Option<Uuid>,
    /// @deprecated Use `space_id`.
    pub(crate) location_id: Option<OrNull<Uuid>>,
    /// Text in the name.
    pub(crate) search: Option<NonEmpty>,
    /// How many entrances a page has at most.
    pub(crate) limit: Option<PositiveInteger>,
    /// What the page before gave.
    pub(crate) page_cursor: Option<OrNull<String>>,
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetEntrance = params_of(params)?;
    let found = store.places.entrances.get(Id::from(&params.acs_entrance_id));
    let found = found.ok_or_else(|| ApiError::new(404, "acs_entrance_not_found", "Entrance not found"))?;
    Ok(json!({ "acs_entrance": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListEntrances = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let places = &store.places;
    let system = filters.acs_system_id.as_ref().map(Id::from);
    let account = filters.connected_account_id.as_ref().map(Id::from);
    let words = filters.search.as_ref().map(|words| Words::new(words.as_str()));
    let fits = |entrance: &Entrance| {
        let is_in = |space: &Uuid| {
            places.spaces.get(Id::from(space)).is_some_and(|space| space.entrances.contains(&entrance.id))
        };
        let of_customer = |key: &String| {
            let mut spaces = places.spaces.rows().map(|(_, space)| space);
            spaces.any(|it| it.customer_key.as_ref() == Some(key) && it.entrances.contains(&entrance.id))
        };
        filters.acs_entrance_ids.as_ref().is_none_or(|ids| ids.iter().any(|id| Id::from(id) == entrance.id))
            && system.is_none_or(|id| entrance.system == id)
            && filters.acs_credential_id.is_none()
            && account.is_none_or(|id| places.systems.get(entrance.system).is_some_and(|system| system.account == id))
            && store.customer(filters.customer_key.as_ref()).is_none_or(of_customer)
            && filters.space_id.as_ref().is_none_or(is_in)
            && filters.location_id.as_ref().and_then(OrNull::value).is_none_or(is_in)
            && words.as_ref().is_none_or(|words| words.are_in(&entrance.name))
    };
    let rows = places.entrances.rows();
    let page = place.cut(rows.filter(|(number, entrance)| *number > place.after && fits(entrance)));
    Ok(page.write("acs_entrances", params, |entrance| told(store, entrance)))
}

pub(crate) fn told(store: &Store, entrance: &Entrance) -> Value {
    let takes = |mode| entrance.modes.contains(&mode);
    json!({
        "acs_entrance_id": entrance.id,
        "acs_system_id": entrance.system,
        "connected_account_id": store.places.systems.get(entrance.system).map(|system| system.account),
        "display_name": entrance.name,
        "created_at": entrance.created_at.to_string(),
        "space_ids": store.places.spaces_of(|space| space.entrances.contains(&entrance.id)),
        "can_unlock_with_code": takes(AccessMethodMode::Code),
        "can_unlock_with_card": takes(AccessMethodMode::Card),
        "can_unlock_with_mobile_key": takes(AccessMethodMode::MobileKey),
        "can_unlock_with_cloud_key": takes(AccessMethodMode::CloudKey),
        "can_belong_to_reservation": entrance.can_belong_to_reservation,
        "errors": [],
        "warnings": [],
    })
}
