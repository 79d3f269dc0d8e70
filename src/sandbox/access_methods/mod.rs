//! `/access_methods/*`, answered.

mod delete;
mod get;
mod get_related;
mod list;

pub(super) use delete::delete;
pub(super) use get::get;
pub(super) use get_related::get_related;
pub(super) use list::list;
