//! `/access_grants/*`, answered.

mod create;
mod delete;
mod find;
mod get;
mod get_related;
mod list;
mod methods;
mod request_access_methods;
pub(super) mod unmanaged;
mod update;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use get::get;
pub(super) use get_related::get_related;
pub(super) use list::list;
pub(super) use request_access_methods::request_access_methods;
pub(super) use update::update;
