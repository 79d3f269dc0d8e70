//! `/access_grants/unmanaged/*`: access grants that were made in the access system itself.

mod get;
mod list;
mod update;

pub use get::GetUnmanagedAccessGrant;
pub use list::ListUnmanagedAccessGrants;
pub use update::{True, UpdateUnmanagedAccessGrant};
