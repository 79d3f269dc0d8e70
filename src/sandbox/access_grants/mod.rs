//! `/access_grants/*`, answered.

mod create;
mod delete;
mod get;
mod get_related;
mod list;
mod methods;
mod notices;
mod request_access_methods;
mod reservation;
mod told;
pub(super) mod unmanaged;
mod update;

pub(super) use create::create;
pub(super) use delete::delete;
pub(super) use get::get;
pub(super) use get_related::get_related;
pub(super) use list::list;
pub(super) use notices::{NOT_CREATED, updating_access_times};
pub(super) use request_access_methods::request_access_methods;
pub(super) use told::{add_given, told};
pub(super) use update::update;
