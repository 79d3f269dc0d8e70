//! `/access_methods/*`: one file per operation.

mod assign_card;
mod delete;
mod encode;
mod get;
mod get_related;
mod list;
mod unlock_door;
pub mod unmanaged;

pub use assign_card::AssignCard;
pub use delete::DeleteAccessMethod;
pub use encode::EncodeAccessMethod;
pub use get::GetAccessMethod;
pub use get_related::{AccessMethodRelation, GetRelatedAccessMethods};
pub use list::ListAccessMethods;
pub use unlock_door::UnlockDoor;
