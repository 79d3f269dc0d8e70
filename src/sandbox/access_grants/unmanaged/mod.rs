//! `/access_grants/unmanaged/*`, answered.

mod get;
mod list;
mod update;

pub(crate) use get::get;
pub(crate) use list::list;
pub(crate) use update::update;

use serde_json::{Value, json};

use crate::{
    error::ApiError,
    store::{Store, StoredGrant},
};
use seam_access_grants::schema::Uuid;

/// The place of the unmanaged grant in the store, or 404.
fn index(store: &Store, id: &Uuid) -> Result<usize, ApiError> {
    let found = store.grants.iter().position(|stored| !stored.is_managed && stored.grant.access_grant_id == *id);
    found.ok_or_else(|| ApiError::new(404, "access_grant_not_found", "Unmanaged access grant not found"))
}

/// What the API does not tell of an unmanaged grant.
const UNTOLD: [&str; 5] =
    ["client_session_token", "instant_key_url", "customization_profile_id", "access_grant_key", "display_status"];

fn told(stored: &StoredGrant) -> Value {
    let mut grant = json!(stored.grant);
    if let Some(members) = grant.as_object_mut() {
        members.retain(|member, _| !UNTOLD.contains(&member.as_str()));
    }
    grant
}
