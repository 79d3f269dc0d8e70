//! The types that fields have. A type carries its rule: in the table, in TypeScript and in the codec.

use crate::prelude::*;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Node, Presence, Schema};
use crate::format::Format;

/// Declares a text type: a newtype over `String` in one format.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $format:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes `text` if it is in the type's format.
            pub fn new(text: impl Into<String>) -> Option<Self> {
                let text = text.into();
                $format.fits(&text).then_some(Self(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Schema for $name {
            const NODE: &'static Node = &Node::Text($format);
        }
    };
}

text! {
    /// An ID: five groups of hexadecimal digits, 8-4-4-4-12.
    Uuid, Format::Uuid
}
text! {
    /// A date and time in RFC 3339 form, as the server sent it: UTC or with an offset, with up to six digits of
    /// fraction. `new Date(text)` reads it and cuts it to milliseconds.
    Timestamp, Format::Timestamp
}
text! {
    /// Text with at least one character.
    NonEmpty, Format::NonEmpty
}
text! {
    /// An email address.
    Email, Format::Email
}
text! {
    /// A phone number in E.164 form: `+14155552671`.
    PhoneNumber, Format::PhoneNumber
}

/// A date and time to send: RFC 3339 text with an offset (`2030-01-31T15:00:00Z`), a `Date`, or a `Temporal.Instant`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(
    all(feature = "types", target_arch = "wasm32"),
    tsify(type = "string | Date | {
        /** The instant in nanoseconds since 1970. */
        readonly epochNanoseconds: bigint
        /** The instant as text. */
        toJSON(): string
    }")
)]
#[serde(transparent)]
pub struct TimestampInput(String);

impl TimestampInput {
    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Schema for TimestampInput {
    const NODE: &'static Node = &Node::Text(Format::Timestamp);
}

/// A PIN code: 4 to 9 digits, as text, since a leading zero counts.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Pin(String);

impl Pin {
    /// Takes `text` if it is a PIN.
    pub fn new(text: String) -> Option<Self> {
        Format::Pin.fits(&text).then_some(Self(text))
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

/// A secret that the server sends: a token, or a link that opens doors. Debug does not print it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps `text`.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself: keep it out of logs.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl core::fmt::Debug for Secret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Schema for Secret {
    const NODE: &'static Node = &Node::Text(Format::Any);
}

/// A whole number, 1 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[serde(transparent)]
pub struct PositiveInteger(#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "number"))] u64);

impl PositiveInteger {
    /// Takes `number` if it is at least 1.
    pub fn new(number: u64) -> Option<Self> {
        (number > 0).then_some(Self(number))
    }

    /// The number.
    pub fn get(self) -> u64 {
        self.0
    }
}

/// JSON has one kind of number: `2`, `2.0` and `2e0` are the same.
impl<'de> Deserialize<'de> for PositiveInteger {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be 1 to nine digits")]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(|number| Self(number as u64))
    }
}

impl Schema for PositiveInteger {
    const NODE: &'static Node = &Node::PositiveInteger;
}

impl Schema for String {
    const NODE: &'static Node = &Node::Text(Format::Any);
}

impl Schema for f64 {
    const NODE: &'static Node = &Node::Number;
}

impl Schema for bool {
    const NODE: &'static Node = &Node::Boolean;
}

impl<T: Schema> Schema for Vec<T> {
    const NODE: &'static Node = &Node::List(T::NODE);
    #[cfg(not(target_arch = "wasm32"))]
    const KNOWN: &'static [&'static str] = T::KNOWN;
}

impl<T: Schema> Schema for Option<T> {
    const NODE: &'static Node = T::NODE;
    const PRESENCE: Presence = Presence::Optional;
    const NULLABLE: bool = T::NULLABLE;
    #[cfg(not(target_arch = "wasm32"))]
    const KNOWN: &'static [&'static str] = T::KNOWN;
}

/// A value that may be `null`, which is not the same as absent: `ends_at: null` is "no end".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "T | null", type_params = "T"))]
#[serde(untagged)]
pub enum OrNull<T> {
    /// A value.
    Value(T),
    /// `null`.
    Null,
}

impl<T> OrNull<T> {
    /// The value, or `None` for null.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Null => None,
        }
    }
}

impl<T> From<Option<T>> for OrNull<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: Schema> Schema for OrNull<T> {
    const NODE: &'static Node = T::NODE;
    const PRESENCE: Presence = T::PRESENCE;
    const NULLABLE: bool = true;
    #[cfg(not(target_arch = "wasm32"))]
    const KNOWN: &'static [&'static str] = T::KNOWN;
}

/// A value that the API documents as always there. A response that lacks it is accepted, since older servers and the
/// documentation's own samples do; in Rust it is then `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "T", type_params = "T"))]
pub struct Expected<T>(pub Option<T>);

impl<T> From<T> for Expected<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<T: Serialize> Serialize for Expected<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Expected<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self)
    }
}

impl<T: Schema> Schema for Expected<T> {
    const NODE: &'static Node = T::NODE;
    const PRESENCE: Presence = Presence::Expected;
    const NULLABLE: bool = T::NULLABLE;
    #[cfg(not(target_arch = "wasm32"))]
    const KNOWN: &'static [&'static str] = T::KNOWN;
}

/// One of the values known today, or one that the API adds tomorrow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(type = "T | (string & {})", type_params = "T"))]
#[serde(untagged)]
pub enum OpenValue<T> {
    /// A value that this version knows.
    Known(T),
    /// Any other.
    Other(String),
}

impl<T: Schema> Schema for OpenValue<T> {
    const NODE: &'static Node = &Node::Text(Format::Any);
    #[cfg(not(target_arch = "wasm32"))]
    const KNOWN: &'static [&'static str] = match T::NODE {
        Node::Values(values) => values,
        _ => &[],
    };
}

/// Reads a member that is there, so that `null` reaches the field's own type instead of reading as absent.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::Pin;
    use crate::prelude::*;

    #[test]
    fn debug_hides_the_digits() {
        let pin = Pin::new("493827".to_owned()).unwrap();
        assert!(!alloc::format!("{pin:?}").contains("493827"));
        assert_eq!(pin.reveal(), "493827");
        assert_eq!(Pin::new("49".to_owned()), None);
    }
}
