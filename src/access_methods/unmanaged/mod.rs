//! `/access_methods/unmanaged/*`: access methods of access grants that were made in the access system itself.

mod get;
mod list;

pub use get::GetUnmanagedAccessMethod;
pub use list::ListUnmanagedAccessMethods;
