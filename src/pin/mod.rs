//! PIN codes.

mod check;
mod generate;

pub(crate) use check::against_devices;
pub use check::check_pin;
pub use generate::generate;

use crate::prelude::*;
use crate::schema::{Format, Node, Schema};

/// The fewest digits that the API takes in a code.
pub const MIN_DIGITS: u8 = 4;
/// The most digits that the API takes in a code.
pub const MAX_DIGITS: u8 = 9;

/// Whether `text` is 4 to 9 ASCII digits.
///
/// ```
/// assert!(seam_access_grants::pin::is_pin("1234"));
/// assert!(!seam_access_grants::pin::is_pin("12"));
/// ```
pub fn is_pin(text: &str) -> bool {
    are_digits(text.as_bytes())
}

/// The same for a text that is there as bytes.
pub(crate) fn are_digits(text: &[u8]) -> bool {
    (usize::from(MIN_DIGITS)..=usize::from(MAX_DIGITS)).contains(&text.len()) && text.iter().all(u8::is_ascii_digit)
}

/// A PIN code: 4 to 9 digits, as text, since a leading zero counts.
#[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Pin(String);

impl Pin {
    /// Takes `text` if it is a PIN.
    pub fn new(text: String) -> Option<Self> {
        is_pin(&text).then_some(Self(text))
    }

    /// The digits. They are a secret: keep them out of logs.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// Never prints the digits.
impl core::fmt::Debug for Pin {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Pin(…)")
    }
}

impl Schema for Pin {
    const NODE: &'static Node = &Node::Text(Format::Pin);
}

#[cfg(test)]
mod tests {
    use super::Pin;

    #[test]
    fn debug_hides_the_digits() {
        let pin = Pin::new("493827".to_owned()).unwrap();
        assert!(!format!("{pin:?}").contains("493827"));
        assert_eq!(pin.reveal(), "493827");
        assert_eq!(Pin::new("49".to_owned()), None);
    }
}
