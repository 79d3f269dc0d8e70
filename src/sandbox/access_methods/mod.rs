//! `/access_methods/*`, answered.

mod assign_card;
mod delete;
mod encode;
mod get;
mod get_related;
mod list;
mod notices;
mod told;
mod unlock_door;
pub(super) mod unmanaged;

pub(super) use assign_card::assign_card;
pub(super) use delete::delete;
pub(super) use encode::encode;
pub(super) use get::get;
pub(super) use get_related::get_related;
pub(super) use list::list;
pub(super) use told::{name_of, told};
pub(super) use unlock_door::unlock_door;

use super::{
    error::ApiError,
    id::Id,
    store::{Method, Store},
};
use seam_access_grants::schema::Uuid;

/// The access method, or 404.
fn find<'s>(store: &'s Store, id: &Uuid) -> Result<&'s Method, ApiError> {
    let found = store.methods.get(Id::from(id)).filter(|method| store.sees_method(method));
    found.ok_or_else(|| ApiError::new(404, "access_method_not_found", "Access method not found"))
}

/// 400 with a sentence.
fn refused(message: &'static str) -> ApiError {
    ApiError::new(400, "invalid_input", message)
}
