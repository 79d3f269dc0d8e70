//! `/access_grants/*`: one file per operation.

mod create;
mod get;
mod list;
mod requested_access_method;
mod rules;
mod time_window;

pub use create::{CreateAccessGrant, LocationInput};
pub use get::GetAccessGrant;
pub use list::ListAccessGrants;
pub use requested_access_method::RequestedAccessMethodInput;
pub use time_window::TimeWindow;
