//! `/access_grants/update`.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::{create, find};
use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{
    access_grants::UpdateAccessGrant,
    issue::{Issue, IssueCode, Step},
    model::AccessGrant,
    schema::{Expected, OrNull, Timestamp},
    time::Instant,
};

pub(crate) fn update(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: UpdateAccessGrant = params_of(params)?;
    let index = find::index(store, params.access_grant_id.as_ref(), params.access_grant_key.as_ref())?;
    let Some(stored) = store.grants.get(index) else { return Ok(json!({})) };
    let mut grant = stored.grant.clone();
    if let Some(starts_at) = &params.starts_at {
        grant.starts_at = Expected(create::written(starts_at));
    }
    if let Some(ends_at) = &params.ends_at {
        grant.ends_at = OrNull::from(ends_at.value().and_then(create::written)).into();
    }
    if let Some(name) = params.name {
        let shown = name.value().cloned().or_else(|| create::name_of_person(store, &grant));
        grant.display_name = shown.unwrap_or_else(|| create::DEFAULT_NAME.to_owned()).into();
        grant.name = name;
    }
    forward(&grant)?;
    if let Some(stored) = store.grants.get_mut(index) {
        stored.grant = grant;
    }
    Ok(json!({}))
}

/// The window may be given by halves, so it is looked at once both are known.
fn forward(grant: &AccessGrant) -> Result<(), ApiError> {
    let instant = |text: Option<&Timestamp>| text.and_then(|text| Instant::parse(text.as_str()));
    let starts_at = instant(grant.starts_at.0.as_ref());
    let ends_at = instant(grant.ends_at.0.as_ref().and_then(OrNull::value));
    match (starts_at, ends_at) {
        (Some(starts_at), Some(ends_at)) if ends_at <= starts_at => {
            let path = vec![Step::Key { name: Cow::Borrowed("ends_at"), rank: 0 }];
            Err(ApiError::invalid_input(&[Issue { path, code: IssueCode::NotAfter("starts_at") }]))
        }
        _ => Ok(()),
    }
}
