//! `/access_methods/delete`.

use serde_json::{Value, json};

use crate::{error::ApiError, route::params_of, store::Store};
use seam_access_grants::{access_methods::DeleteAccessMethod, schema::Uuid, time::Instant};

pub(crate) fn delete(store: &mut Store, params: &Value, _: Instant) -> Result<Value, ApiError> {
    let params: DeleteAccessMethod = params_of(params)?;
    let of_reservation: Vec<Uuid> = store
        .grants
        .iter()
        .filter(|stored| params.reservation_key.is_some() && stored.grant.reservation_key == params.reservation_key)
        .map(|stored| stored.grant.access_grant_id.clone())
        .collect();
    let before = store.methods.len();
    store.remove_methods(|stored| {
        Some(&stored.method.access_method_id) == params.access_method_id.as_ref()
            || Some(&stored.access_grant_id) == params.access_grant_id.as_ref()
            || of_reservation.contains(&stored.access_grant_id)
    });
    if params.access_method_id.is_some() && before == store.methods.len() {
        return Err(ApiError::new(404, "access_method_not_found", "Access method not found"));
    }
    Ok(json!({}))
}
