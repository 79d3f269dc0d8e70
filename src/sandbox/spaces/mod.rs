//! `/spaces/*`, answered.

use serde_json::{Value, json};

use super::{
    access_grants::add_given,
    error::ApiError,
    id::Id,
    page::Place,
    random::Stream,
    route::params_of,
    schema::{NonEmpty, OrNull, PositiveInteger, Uuid, params},
    search::Words,
    store::{Space, Store},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetSpace {
    /// ID of the space. Give this or `space_key`.
    pub(crate) space_id: Option<Uuid>,
    /// Your own key of the space.
    pub(crate) space_key: Option<String>,
}

#[params]
pub(crate) struct ListSpaces {
    /// Key of the customer.
    pub(crate) customer_key: Option<String>,
    /// Text in the name or the key.
    pub(crate) search: Option<NonEmpty>,
    /// ID of the account that doors of the space come from.
    pub(crate) connected_account_id: Option<Uuid>,
    /// Your own key of the space.
    pub(crate) space_key: Option<String>,
    /// ID of the space around it.
    pub(crate) parent_space_id: Option<Uuid>,
    /// Your own key of the space around it.
    pub(crate) parent_space_key: Option<String>,
    /// How many spaces a page has at most.
    pub(crate) limit: Option<PositiveInteger>,
    /// What the page before gave.
    pub(crate) page_cursor: Option<OrNull<String>>,
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetSpace = params_of(params)?;
    let by_id = |id: &Uuid| store.places.spaces.get(Id::from(id));
    let by_key = || store.places.space_with_key(params.space_key.as_deref()?);
    let found = params.space_id.as_ref().map_or_else(by_key, by_id);
    let found = found.ok_or_else(|| ApiError::new(404, "space_not_found", "Space not found"))?;
    Ok(json!({ "space": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListSpaces = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let places = &store.places;
    let parent = filters.parent_space_id.as_ref().map(Id::from);
    let key_of = |id: Id| places.spaces.get(id).and_then(|space| space.key.as_ref());
    let account = filters.connected_account_id.as_ref().map(Id::from);
    let is_of_account = |space: &Space, account: Id| {
        space.devices.iter().any(|id| places.devices.get(*id).is_some_and(|device| device.account == account))
            || space.entrances.iter().any(|id| places.system_of_entrance(*id).is_some_and(|it| it.account == account))
    };
    let words = filters.search.as_ref().map(|words| Words::new(words.as_str()));
    let fits = |space: &Space| {
        store.customer(filters.customer_key.as_ref()).is_none_or(|key| space.customer_key.as_ref() == Some(key))
            && filters.space_key.as_ref().is_none_or(|key| space.key.as_ref() == Some(key))
            && parent.is_none_or(|id| space.parent == Some(id))
            && filters.parent_space_key.as_ref().is_none_or(|key| space.parent.and_then(key_of) == Some(key))
            && account.is_none_or(|account| is_of_account(space, account))
            && words.as_ref().is_none_or(|words| {
                let texts = [Some(&space.name), space.key.as_ref()];
                texts.into_iter().flatten().any(|text| words.are_in(text))
            })
    };
    let page = place.cut(places.spaces.rows().filter(|(number, space)| *number > place.after && fits(space)));
    Ok(page.write("spaces", params, |space| told(store, space)))
}

pub(crate) fn told(store: &Store, space: &Space) -> Value {
    let mut told = json!({
        "space_id": space.id,
        "workspace_id": store.workspace.id,
        "name": space.name,
        "display_name": space.name,
        "created_at": space.created_at.to_string(),
        "device_count": space.devices.len(),
        "acs_entrance_count": space.entrances.len(),
    });
    let parent_key = space.parent.and_then(|id| store.places.spaces.get(id)?.key.as_ref());
    let optional = [
        ("space_key", json!(space.key)),
        ("parent_space_id", json!(space.parent)),
        ("parent_space_key", json!(parent_key)),
        ("customer_key", json!(space.customer_key)),
        ("customer_data", json!(space.time_zone.as_ref().map(|zone| json!({ "time_zone": zone })))),
    ];
    if let Some(members) = told.as_object_mut() {
        add_given(members, optional);
    }
    told
}

impl Store {
    /// A new space without doors, named by its key.
    pub(crate) fn add_space(&mut self, key: &str, created_at: Instant) -> Id {
        let id = self.streams.id(Stream::Places);
        self.places.spaces.add(Space {
            id,
            key: Some(key.to_owned()),
            name: key.to_owned(),
            parent: None,
            customer_key: None,
            time_zone: None,
            devices: Vec::new(),
            entrances: Vec::new(),
            created_at,
        });
        id
    }
}
