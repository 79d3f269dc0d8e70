//! `/access_methods/unlock_door`: opens a door with a cloud key.

use serde_json::Value;

use super::{find, refused};
use crate::{
    action_attempts,
    error::ApiError,
    id::Id,
    route::params_of,
    store::{Action, Store},
};
use seam_access_grants::{access_methods::UnlockDoor, model::AccessMethodMode, time::Instant};

pub(crate) fn unlock_door(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: UnlockDoor = params_of(params)?;
    let method = find(store, &params.access_method_id)?;
    if method.mode != AccessMethodMode::CloudKey {
        return Err(refused("Only access methods of mode cloud_key can unlock a door."));
    }
    if !method.is_issued() {
        return Err(refused("The access method is not issued."));
    }
    let entrance = Id::from(&params.acs_entrance_id);
    if !method.doors.entrances.is_empty() && !method.doors.entrances.contains(&entrance) {
        return Err(refused("The access method does not open this entrance."));
    }
    let has_begun = store.grants.get(method.grant).is_some_and(|grant| grant.window.starts_at <= now);
    if !has_begun {
        return Err(refused("The access grant has not started."));
    }
    let method = method.id;
    let attempt = store.attempt(method, Action::UnlockDoor, now);
    Ok(action_attempts::answer(store, attempt, now))
}
