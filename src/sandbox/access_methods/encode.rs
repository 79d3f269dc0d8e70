//! `/access_methods/encode`: writes a card.

use serde_json::Value;

use super::{find, refused};
use crate::{
    action_attempts,
    error::ApiError,
    id::Id,
    random::Stream,
    route::params_of,
    store::{Action, State, Store},
};
use seam_access_grants::{access_methods::EncodeAccessMethod, model::AccessMethodMode, time::Instant};

pub(crate) fn encode(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: EncodeAccessMethod = params_of(params)?;
    let method = find(store, &params.access_method_id)?;
    if method.mode != AccessMethodMode::Card {
        return Err(refused("Only access methods of mode card can be encoded."));
    }
    if method.state != State::WaitingForCard {
        return Err(refused("The access method is not ready for encoding."));
    }
    // A sandbox without encoders takes any, as it takes spaces that it does not know.
    let encoder = store.places.encoders.get(Id::from(&params.acs_encoder_id));
    if encoder.is_none() && store.places.encoders.len() > 0 {
        return Err(ApiError::new(404, "acs_encoder_not_found", "Encoder not found"));
    }
    let system = encoder.map_or(store.workspace.id, |encoder| encoder.system);
    let method = method.id;
    let credential = store.streams.id(Stream::Attempts);
    let attempt = store.attempt(method, Action::Encode { credential, system }, now);
    Ok(action_attempts::answer(store, attempt, now))
}
