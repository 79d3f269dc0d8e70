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

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = self.0;
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            bits >> 96,
            bits >> 80 & 0xffff,
            bits >> 64 & 0xffff,
            bits >> 48 & 0xffff,
            bits & 0xffff_ffff_ffff
        )
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
