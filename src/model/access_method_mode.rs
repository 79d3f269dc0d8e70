//! `mode` of an access method.

use crate::schema::values;

/// How a door is opened: with a PIN code, a plastic card, a mobile key or a cloud key (a remote unlock).
#[values]
pub enum AccessMethodMode {
    /// A PIN code.
    Code,
    /// A card.
    Card,
    /// A key on a phone.
    MobileKey,
    /// An unlock from the cloud.
    CloudKey,
}
