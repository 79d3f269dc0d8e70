//! `/access_methods/assign_card`: makes a card with a number the one of an access method.

use serde_json::Value;

use super::{find, refused};
use crate::{
    action_attempts,
    error::ApiError,
    route::params_of,
    store::{Action, State, Store},
};
use seam_access_grants::{access_methods::AssignCard, model::AccessMethodMode, time::Instant};

pub(crate) fn assign_card(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params: AssignCard = params_of(params)?;
    let method = find(store, &params.access_method_id)?;
    if method.mode != AccessMethodMode::Card {
        return Err(refused("Only access methods of mode card can be assigned a card."));
    }
    if method.state != State::WaitingForCard {
        return Err(refused("The access method is not ready for assignment."));
    }
    let method = method.id;
    let attempt = store.attempt(method, Action::AssignCard { card_number: params.card_number }, now);
    Ok(action_attempts::answer(store, attempt, now))
}
