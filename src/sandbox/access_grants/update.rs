//! `/access_grants/update`.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::{create, reservation};
use crate::{
    error::ApiError,
    id::Id,
    route::params_of,
    store::{Store, Window},
};
use seam_access_grants::{
    access_grants::UpdateAccessGrant,
    issue::{Issue, IssueCode, Step},
    schema::NonEmpty,
    time::Instant,
};

pub(crate) fn update(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: UpdateAccessGrant = params_of(params)?;
    let id = params.access_grant_id.as_ref().map(Id::from);
    let grant = store.managed(id, params.access_grant_key.as_ref().map(NonEmpty::as_str))?;
    let (id, mut window) = (grant.id, grant.window);
    if let Some(starts_at) = &params.starts_at {
        window.starts_at = create::instant("starts_at", starts_at)?;
    }
    if let Some(ends_at) = &params.ends_at {
        window.ends_at = ends_at.value().map(|text| create::instant("ends_at", text)).transpose()?;
    }
    forward(window)?;
    let is_changed = window != grant.window;
    if let (true, Some(key)) = (is_changed, &grant.reservation_key) {
        reservation::check(store, key, Some(id), &grant.doors.entrances, window, true)?;
    }
    if let (Some(name), Some(grant)) = (params.name, store.grants.get_mut(id)) {
        grant.name = name.value().cloned();
    }
    if is_changed {
        store.change_window(id, window, now);
    }
    Ok(json!({}))
}

/// The window may be given by halves, so it is looked at once both are known.
fn forward(window: Window) -> Result<(), ApiError> {
    if window.ends_at.is_none_or(|ends_at| ends_at > window.starts_at) {
        return Ok(());
    }
    let path = vec![Step::Key { name: Cow::Borrowed("ends_at"), rank: 0 }];
    Err(ApiError::invalid_input(&[Issue { path, code: IssueCode::NotAfter("starts_at") }]))
}
