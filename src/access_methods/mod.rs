//! `/access_methods/*`: one file per operation.

mod delete;
mod get;
mod get_related;
mod list;

pub use delete::DeleteAccessMethod;
pub use get::GetAccessMethod;
pub use get_related::{AccessMethodRelation, GetRelatedAccessMethods};
pub use list::ListAccessMethods;
