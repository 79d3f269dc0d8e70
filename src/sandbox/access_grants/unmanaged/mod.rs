//! `/access_grants/unmanaged/*`, answered.

mod get;
mod list;
mod update;

pub(crate) use get::get;
pub(crate) use list::list;
pub(crate) use update::update;

use serde_json::Value;

use crate::{
    error::ApiError,
    id::Id,
    store::{Grant, Store},
};
use seam_access_grants::{schema::Uuid, time::Instant};

/// The unmanaged grant, or 404.
fn find<'s>(store: &'s Store, id: &Uuid) -> Result<&'s Grant, ApiError> {
    let found = store.grants.get(Id::from(id)).filter(|grant| !grant.is_managed && store.sees(grant));
    found.ok_or_else(|| ApiError::new(404, "access_grant_not_found", "Unmanaged access grant not found"))
}

/// What the API does not tell of an unmanaged grant.
const UNTOLD: [&str; 5] =
    ["client_session_token", "instant_key_url", "customization_profile_id", "access_grant_key", "display_status"];

fn told(store: &Store, grant: &Grant, now: Instant) -> Value {
    let mut told = super::told(store, grant, now);
    if let Some(members) = told.as_object_mut() {
        members.retain(|member, _| !UNTOLD.contains(&member.as_str()));
    }
    told
}
