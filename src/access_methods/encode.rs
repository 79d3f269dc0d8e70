//! `POST /access_methods/encode`.

use crate::schema::{Uuid, params};

/// Which access method to write to the card on an encoder.
///
/// Source: <https://docs.seam.co/latest/api/access_methods/encode>.
#[params]
pub struct EncodeAccessMethod {
    /// ID of an access method of mode `card`.
    pub access_method_id: Uuid,
    /// ID of the encoder that the card lies on.
    pub acs_encoder_id: Uuid,
}
