//! `/access_grants/*`: one file per operation.

mod create;
mod delete;
mod get;
mod get_related;
mod list;
mod request_access_methods;
mod requested_access_method;
pub(crate) mod rules;
mod time_window;
pub mod unmanaged;
mod update;

pub use create::{CreateAccessGrant, LocationInput};
pub use delete::DeleteAccessGrant;
pub use get::GetAccessGrant;
pub use get_related::{AccessGrantRelation, GetRelatedAccessGrants};
pub use list::ListAccessGrants;
pub use request_access_methods::RequestAccessMethods;
pub use requested_access_method::RequestedAccessMethodInput;
pub use time_window::TimeWindow;
pub use update::UpdateAccessGrant;
