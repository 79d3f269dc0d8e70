//! `POST /access_methods/assign_card`.

use crate::{
    prelude::*,
    schema::{Uuid, params},
};

/// Which card to make the one of an access method.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/assign_card>.
#[params]
pub struct AssignCard {
    /// ID of an access method of mode `card`.
    pub access_method_id: Uuid,
    /// Number of a card that the access system knows.
    pub card_number: String,
}
