//! One access grant, by its ID or its key.

use crate::{error::ApiError, store::Store};
use seam_access_grants::schema::{NonEmpty, Uuid};

/// The place of the managed grant in the store, or 404.
pub(crate) fn index(store: &Store, id: Option<&Uuid>, key: Option<&NonEmpty>) -> Result<usize, ApiError> {
    let key = key.map(NonEmpty::as_str);
    let found = store.grants.iter().position(|stored| {
        stored.is_managed
            && (id == Some(&stored.grant.access_grant_id)
                || (key.is_some() && stored.grant.access_grant_key.as_deref() == key))
    });
    found.ok_or_else(|| ApiError::new(404, "access_grant_not_found", "Access grant not found"))
}
