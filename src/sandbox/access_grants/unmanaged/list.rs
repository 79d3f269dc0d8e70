//! `/access_grants/unmanaged/list`.

use serde_json::Value;

use super::told;
use crate::{
    error::ApiError,
    page::Page,
    route::params_of,
    store::{Store, StoredGrant},
};
use seam_access_grants::{access_grants::unmanaged::ListUnmanagedAccessGrants, time::Instant};

pub(crate) fn list(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let filters: ListUnmanagedAccessGrants = params_of(params)?;
    let fits = |stored: &&StoredGrant| {
        let entrances = stored.entrances(&store.property);
        let (person, reservation) = (&stored.grant.user_identity_id.0, &stored.grant.reservation_key);
        !stored.is_managed
            && (filters.user_identity_id.is_none() || filters.user_identity_id == *person)
            && (filters.reservation_key.is_none() || filters.reservation_key == *reservation)
            && filters.acs_entrance_id.as_ref().is_none_or(|id| entrances.iter().any(|own| own == id.as_str()))
            && filters
                .acs_system_id
                .as_ref()
                .is_none_or(|id| entrances.iter().any(|entrance| store.property.is_in_system(entrance, id.as_str())))
    };
    let page = Page::cut(
        "access_grants",
        store.grants.iter().rev().filter(fits).map(|stored| (stored.number, stored)),
        filters.page_cursor.as_ref(),
        filters.limit,
        params,
    )?;
    Ok(page.write(|stored| told(stored)))
}
