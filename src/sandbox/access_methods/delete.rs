//! `/access_methods/delete`.

use serde_json::{Value, json};

use super::find;
use crate::{error::ApiError, id::Id, route::params_of, store::Store};
use seam_access_grants::{access_methods::DeleteAccessMethod, time::Instant};

pub(crate) fn delete(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: DeleteAccessMethod = params_of(params)?;
    let of_grant = |grant: Id| store.methods.of_grant(grant).map(|method| method.id);
    let methods: Vec<Id> = if let Some(id) = &params.access_method_id {
        vec![find(store, id)?.id]
    } else if let Some(id) = &params.access_grant_id {
        of_grant(store.managed(Some(Id::from(id)), None)?.id).collect()
    } else {
        let key = params.reservation_key.as_deref().unwrap_or_default();
        let mut grants =
            store.grants.in_reservation(key).filter(|grant| grant.is_managed && store.sees(grant)).peekable();
        if grants.peek().is_none() {
            return Err(ApiError::new(404, "access_grant_not_found", "Access grant not found"));
        }
        grants.flat_map(|grant| of_grant(grant.id)).collect()
    };
    for method in methods {
        store.delete_method(method, now);
    }
    Ok(json!({}))
}
