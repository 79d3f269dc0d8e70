//! `/acs/encoders/*`.

use serde_json::{Value, json};

use crate::{
    error::ApiError,
    id::Id,
    page::Place,
    route::params_of,
    schema::{OrNull, PositiveInteger, Uuid, params},
    store::{Encoder, Store},
};
use seam_access_grants::time::Instant;

#[params]
pub(crate) struct GetEncoder {
    /// ID of the encoder.
    pub(crate) acs_encoder_id: Uuid,
}

#[params]
pub(crate) struct ListEncoders {
    /// IDs of the encoders.
    pub(crate) acs_encoder_ids: Option<Vec<Uuid>>,
    /// ID of the access system that they belong to.
    pub(crate) acs_system_id: Option<Uuid>,
    /// IDs of the access systems that they belong to.
    pub(crate) acs_system_ids: Option<Vec<Uuid>>,
    /// How many encoders a page has at most.
    pub(crate) limit: Option<PositiveInteger>,
    /// What the page before gave.
    pub(crate) page_cursor: Option<OrNull<String>>,
}

pub(crate) fn get(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: GetEncoder = params_of(params)?;
    let found = store.places.encoders.get(Id::from(&params.acs_encoder_id));
    let found = found.ok_or_else(|| ApiError::new(404, "acs_encoder_not_found", "Encoder not found"))?;
    Ok(json!({ "acs_encoder": told(store, found) }))
}

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListEncoders = params_of(params)?;
    let place = Place::read(filters.page_cursor.as_ref(), filters.limit, params)?;
    let is_one_of = |ids: Option<&Vec<Uuid>>, id: Id| ids.is_none_or(|ids| ids.iter().any(|it| Id::from(it) == id));
    let fits = |encoder: &Encoder| {
        is_one_of(filters.acs_encoder_ids.as_ref(), encoder.id)
            && is_one_of(filters.acs_system_ids.as_ref(), encoder.system)
            && filters.acs_system_id.as_ref().is_none_or(|id| encoder.system == Id::from(id))
    };
    let rows = store.places.encoders.rows();
    let page = place.cut(rows.filter(|(number, encoder)| *number > place.after && fits(encoder)));
    Ok(page.write("acs_encoders", params, |encoder| told(store, encoder)))
}

fn told(store: &Store, encoder: &Encoder) -> Value {
    json!({
        "acs_encoder_id": encoder.id,
        "acs_system_id": encoder.system,
        "workspace_id": store.workspace.id,
        "connected_account_id": store.places.systems.get(encoder.system).map(|system| system.account),
        "display_name": encoder.name,
        "created_at": encoder.created_at.to_string(),
        "errors": [],
    })
}
