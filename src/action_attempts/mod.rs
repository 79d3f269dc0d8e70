//! `/action_attempts/*`: what became of actions that take a door, an encoder or an access system a while.

mod get;
mod list;

pub use get::GetActionAttempt;
pub use list::ListActionAttempts;
