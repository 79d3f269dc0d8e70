//! `/devices/*`, answered.

use serde_json::{Value, json};

use super::{
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    schema::{NonEmpty, OrNull, PositiveInteger, TimestampInput, Uuid, model, params},
    search::Words,
    store::{Device, Store},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetDevice {
    /// ID of the device. Give this or `name`.
    pub(crate) device_id: Option<Uuid>,
    /// Name of the device.
    pub(crate) name: Option<String>,
}

/// Metadata of one's own, whatever it is.
#[model]
pub(crate) struct CustomMetadata {}

#[params]
pub(crate) struct ListDevices {
    /// IDs of the devices.
    pub(crate) device_ids: Option<Vec<Uuid>>,
    /// ID of the account that they come from.
    pub(crate) connected_account_id: Option<Uuid>,
    /// IDs of the accounts that they come from.
    pub(crate) connected_account_ids: Option<Vec<Uuid>>,
    /// ID of a Connect Webview, of which there are none.
    pub(crate) connect_webview_id: Option<Uuid>,
    /// Key of the customer.
    pub(crate) customer_key: Option<String>,
    /// Key of a user, of whom there are none.
    pub(crate) user_identifier_key: Option<String>,
    /// The kind of device.
    pub(crate) device_type: Option<String>,
    /// The kinds of devices.
    pub(crate) device_types: Option<Vec<String>>,
    /// Who makes them.
    pub(crate) manufacturer: Option<String>,
    /// Flags that they have.
    pub(crate) include_if: Option<Vec<String>>,
    /// Flags that they do not have.
    pub(crate) exclude_if: Option<Vec<String>>,
    /// ID of a space that they are in.
    pub(crate) space_id: Option<Uuid>,
    /// @deprecated Use `space_id`.
    pub(crate) unstable_location_id: Option<OrNull<Uuid>>,
    /// Text in the name.
    pub(crate) search: Option<NonEmpty>,
    /// A time before which they were created.
    pub(crate) created_before: Option<TimestampInput>,
    /// How many devices a page has at most.
    pub(crate) limit: Option<PositiveInteger>,
    /// What the page before gave.
    pub(crate) page_cursor: Option<OrNull<String>>,
    /// Metadata that they have.
    pub(crate) custom_metadata_has: Option<CustomMetadata>,
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetDevice = params_of(params)?;
    let by_id = |id: &Uuid| store.places.devices.get(Id::from(id));
    let by_name = || {
        let name = params.name.as_deref()?;
        store.places.devices.rows().map(|(_, device)| device).find(|device| device.text("display_name") == name)
    };
    let found = params.device_id.as_ref().map_or_else(by_name, by_id);
    let found = found.ok_or_else(|| ApiError::new(404, "device_not_found", "Device not found"))?;
    Ok(json!({ "device": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListDevices = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    // No device here has metadata, so that what asks for some asks for none.
    let asks_for_metadata =
        params.get("custom_metadata_has").and_then(Value::as_object).is_some_and(|it| !it.is_empty());
    let fits = |device: &Device| !asks_for_metadata && fits(store, device, &filters);
    let page = place.cut(store.places.devices.rows().filter(|(number, device)| *number > place.after && fits(device)));
    Ok(page.write("devices", params, |device| told(store, device)))
}

fn fits(store: &Store, device: &Device, filters: &ListDevices) -> bool {
    let is_one_of = |ids: &[Uuid], id: Id| ids.iter().any(|wanted| Id::from(wanted) == id);
    let kind = device.text("device_type");
    let has = |flag: &String| device.members.get(flag).and_then(Value::as_bool) == Some(true);
    let manufacturer = device.members.get("properties").and_then(|properties| properties.get("manufacturer"));
    let is_in =
        |space: &Uuid| store.places.spaces.get(Id::from(space)).is_some_and(|space| space.devices.contains(&device.id));
    let of_customer = |key: &String| {
        let spaces = store.places.spaces.rows();
        spaces.map(|(_, it)| it).any(|it| it.customer_key.as_ref() == Some(key) && it.devices.contains(&device.id))
    };
    let before = filters.created_before.as_ref().and_then(|text| Instant::parse(text.as_str()));
    let words = filters.search.as_ref().map(|words| Words::new(words.as_str()));
    filters.device_ids.as_ref().is_none_or(|ids| is_one_of(ids, device.id))
        && filters.connected_account_id.as_ref().is_none_or(|id| device.account == Id::from(id))
        && filters.connected_account_ids.as_ref().is_none_or(|ids| is_one_of(ids, device.account))
        && filters.connect_webview_id.is_none()
        && filters.user_identifier_key.is_none()
        && store.customer(filters.customer_key.as_ref()).is_none_or(of_customer)
        && filters.device_type.as_ref().is_none_or(|wanted| wanted == kind)
        && filters.device_types.as_ref().is_none_or(|kinds| kinds.iter().any(|wanted| wanted == kind))
        && filters.manufacturer.as_ref().is_none_or(|wanted| manufacturer.and_then(Value::as_str) == Some(wanted))
        && filters.include_if.iter().flatten().all(has)
        && !filters.exclude_if.iter().flatten().any(has)
        && filters.space_id.as_ref().is_none_or(is_in)
        && filters.unstable_location_id.as_ref().and_then(OrNull::value).is_none_or(is_in)
        && before.is_none_or(|before| device.created_at < before)
        && words.is_none_or(|words| words.are_in(device.text("display_name")))
}

pub(crate) fn told(store: &Store, device: &Device) -> Value {
    let mut members = device.members.clone();
    let own = json!({
        "device_id": device.id,
        "workspace_id": store.workspace.id,
        "connected_account_id": device.account,
        "created_at": device.created_at.to_string(),
        "space_ids": store.places.spaces_of(|space| space.devices.contains(&device.id)),
        "custom_metadata": {},
        "is_managed": true,
        "errors": [],
        "warnings": [],
    });
    if let Value::Object(own) = own {
        members.extend(own);
    }
    Value::Object(members)
}
