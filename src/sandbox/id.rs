//! IDs, which are compared without case.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use seam_access_grants::{format::Format, schema::Uuid};

/// An ID: the 128 bits that its text stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Id(pub(super) u128);

impl Id {
    /// The ID that a text stands for, in either case.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Format::Uuid.fits(text).then(|| Self::of_digits(text))
    }

    fn of_digits(text: &str) -> Self {
        let digits = text.chars().filter_map(|char| char.to_digit(16));
        Self(digits.fold(0, |bits, digit| bits << 4 | u128::from(digit)))
    }
}

impl From<&Uuid> for Id {
    fn from(id: &Uuid) -> Self {
        Self::of_digits(id.as_str())
    }
}

impl Id {
    /// The text: 8-4-4-4-12 hexadecimal digits.
    pub(crate) fn text(self) -> [u8; 36] {
        let mut text = [b'-'; 36];
        let mut bits = self.0;
        for (place, byte) in text.iter_mut().enumerate() {
            if !matches!(place, 8 | 13 | 18 | 23) {
                bits = bits.rotate_left(4);
                let digit = (bits & 0xf) as u8;
                *byte = digit + if digit < 10 { b'0' } else { b'a' - 10 };
            }
        }
        text
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(core::str::from_utf8(&self.text()).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("an ID is not 8-4-4-4-12 hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn an_id_is_written_as_it_was_read() {
        for text in ["00000000-0000-0000-0000-000000000000", "01234567-89ab-cdef-fedc-ba9876543210"] {
            assert_eq!(Id::parse(&text.to_uppercase()).unwrap_or(Id(1)).to_string(), text);
        }
    }
}
