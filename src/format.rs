//! The formats of text, each a pure function over the characters.

use crate::{spaces::trimmed, time::Instant};

/// The fewest digits that the API takes in a PIN.
pub const MIN_PIN_DIGITS: u8 = 4;
/// The most digits that the API takes in a PIN.
pub const MAX_PIN_DIGITS: u8 = 9;

/// How many characters a UUID has.
pub(crate) const UUID_LENGTH: usize = 36;

/// A format of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Any text.
    Any,
    /// At least one character.
    NonEmpty,
    /// Five groups of hexadecimal digits, 8-4-4-4-12. Version and variant bits are not looked at: the API's own sample
    /// ids have invalid ones, and its server checks the loose form.
    Uuid,
    /// A date and time with an offset, RFC 3339; see [`Instant::parse`].
    Timestamp,
    /// An email address as the server's expression takes it: ASCII, no double dot, a top-level domain of two letters.
    Email,
    /// E.164: a plus, then 2 to 15 digits of which the first is not zero. Spaces around it are ignored.
    PhoneNumber,
    /// 4 to 9 ASCII digits.
    Pin,
}

impl Format {
    /// The formats that issues name. Text that is too short has an issue about its length instead.
    pub const REPORTED: [Self; 5] = [Self::Uuid, Self::Timestamp, Self::Email, Self::PhoneNumber, Self::Pin];

    /// The name in an issue's `format`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Any => "string",
            Self::NonEmpty => "non_empty",
            Self::Uuid => "uuid",
            Self::Timestamp => "date_time",
            Self::Email => "email",
            Self::PhoneNumber => "phone_number",
            Self::Pin => "pin",
        }
    }

    /// The same as [`fits`](Self::fits) in a regular expression of ECMAScript that the whole text must match. For those that
    /// bound nothing but a length, there is none.
    pub const fn pattern(self) -> Option<&'static str> {
        Some(match self {
            Self::Any | Self::NonEmpty => return None,
            Self::Uuid => "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            // The leap days, the other days, and the time.
            Self::Timestamp => concat!(
                "(([0-9][0-9]([02468][48]|[13579][26]|[2468]0)|([02468][048]|[13579][26])00)-02-29",
                "|[0-9]{4}-((0[13578]|1[02])-31|(0[13-9]|1[0-2])-(29|30)|(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])))",
                "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])",
            ),
            Self::Email => {
                "([0-9a-zA-Z_'+-]+[.])*[0-9a-zA-Z_'+-]*[0-9a-zA-Z_+-]@([0-9a-zA-Z][0-9a-zA-Z-]*[.])+[a-zA-Z]{2,}"
            }
            Self::PhoneNumber => r"\s*\+[1-9][0-9]{1,14}\s*",
            Self::Pin => "[0-9]*",
        })
    }

    /// The fewest characters and the most, where they are bounded.
    pub const fn lengths(self) -> (Option<u32>, Option<u32>) {
        match self {
            Self::NonEmpty => (Some(1), None),
            Self::Uuid => (Some(36), Some(36)),
            Self::Pin => (Some(MIN_PIN_DIGITS as u32), Some(MAX_PIN_DIGITS as u32)),
            _ => (None, None),
        }
    }

    /// Whether `text` is in this format.
    pub fn fits(self, text: &str) -> bool {
        self.takes(text.as_bytes())
    }

    /// The same for a text that is there as bytes.
    pub(crate) fn takes(self, text: &[u8]) -> bool {
        match self {
            Self::Any => true,
            Self::NonEmpty => !text.is_empty(),
            Self::Uuid => is_uuid(text),
            Self::Timestamp => Instant::read(text).is_some(),
            Self::Email => is_email(text),
            Self::PhoneNumber => core::str::from_utf8(text)
                .is_ok_and(|text| is_phone_number(text.get(trimmed(text)).unwrap_or_default())),
            Self::Pin => is_pin(text),
        }
    }
}

/// Eight characters at a time, the last of which end with the text.
fn is_uuid(text: &[u8]) -> bool {
    let Ok(text) = <&[u8; UUID_LENGTH]>::try_from(text) else { return false };
    let ([first, second, third, fourth], _) = text.as_chunks() else { return false };
    let Some(last) = text.last_chunk() else { return false };
    is_part(first, 0)
        && is_part(second, 0xff | 0xff << 40)
        && is_part(third, 0xff << 16 | 0xff << 56)
        && is_part(fourth, 0)
        && is_part(last, 0)
}

/// Whether these are hexadecimal digits, and dashes where `dashes` has a byte.
#[inline(always)]
fn is_part(bytes: &[u8; 8], dashes: u64) -> bool {
    let word = u64::from_le_bytes(*bytes);
    word & dashes == (ONES * u64::from(b'-')) & dashes
        && are_hex_digits(word & !dashes | (ONES * u64::from(b'0')) & dashes)
}

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// Whether all eight bytes are hexadecimal digits. Adding `0x7f - n` to a byte below 0x80 sets its high bit where it is
/// above `n`, and nothing carries into the next byte.
fn are_hex_digits(word: u64) -> bool {
    let above = |word: u64, limit: u8| word + ONES * u64::from(0x7f - limit);
    let lower = word | (ONES * 0x20);
    if word & HIGHS != 0 {
        return false;
    }
    let digits = above(word, b'0' - 1) & !above(word, b'9');
    let letters = above(lower, b'a' - 1) & !above(lower, b'f');
    (digits | letters) & HIGHS == HIGHS
}

fn is_email(text: &[u8]) -> bool {
    let Some((local, domain)) = cut_last(text, b'@') else { return false };
    let Some((labels, top)) = cut_last(domain, b'.') else { return false };
    let local_byte = |before, byte: u8| match byte {
        b'.' => before != b'.',
        _ => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'\'' | b'+' | b'-'),
    };
    let label_byte = |before, byte: u8| match byte {
        b'.' | b'-' => before != b'.',
        _ => byte.is_ascii_alphanumeric(),
    };
    last_if(local, local_byte).is_some_and(|last| !matches!(last, b'.' | b'\''))
        && last_if(labels, label_byte).is_some_and(|last| last != b'.')
        && top.len() >= 2
        && top.iter().all(u8::is_ascii_alphabetic)
}

/// What stands before the last such byte, and behind it.
fn cut_last(text: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let place = text.iter().rposition(|byte| *byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// The last byte, if each one fits behind the one before it. A dot counts as standing before the first.
fn last_if(text: &[u8], fits: impl Fn(u8, u8) -> bool) -> Option<u8> {
    let mut last = b'.';
    for byte in text {
        if !fits(last, *byte) {
            return None;
        }
        last = *byte;
    }
    Some(last)
}

fn is_pin(text: &[u8]) -> bool {
    (usize::from(MIN_PIN_DIGITS)..=usize::from(MAX_PIN_DIGITS)).contains(&text.len())
        && text.iter().all(u8::is_ascii_digit)
}

fn is_phone_number(text: &str) -> bool {
    let [b'+', b'1'..=b'9', digits @ ..] = text.as_bytes() else { return false };
    (1..=14).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[track_caller]
    fn verdicts(format: Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(format.fits(text), "{text:?} is a {}", format.name());
        }
        for text in bad {
            assert!(!format.fits(text), "{text:?} is not a {}", format.name());
        }
    }

    #[test]
    fn uuid_is_the_loose_form() {
        let good = [
            "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
            "5F4E3D2C-1B0A-9F8E-7D6C-5B4A3C2D1E0F",
            "00000000-0000-0000-0000-000000000000",
        ];
        let bad = [
            "",
            "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d",
            "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6",
            "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6g",
            " 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d",
            "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5cé",
        ];
        verdicts(Format::Uuid, &good, &bad);
    }

    #[test]
    fn email_is_what_the_server_takes() {
        let good = ["jane.doe@example.com", "a@b.co", "JANE+x_y-z'k@Sub-1.example.ORG", "_@a.bc", "'a@b.co", "a@b-.co"];
        let bad = [
            "",
            "a",
            "a@b",
            "a..b@x.com",
            ".a@x.com",
            "a.@x.com",
            "a@b..com",
            "a@.com",
            "a@x.c",
            "a@x.c0",
            "a@é.com",
            "é@x.com",
            "a b@x.com",
            "a@-x.com",
            "a@x.com ",
            "a@b@x.com",
            "@x.com",
            "a'@x.com",
        ];
        verdicts(Format::Email, &good, &bad);
    }

    #[test]
    fn phone_number_is_e164() {
        verdicts(
            Format::PhoneNumber,
            &["+14155552671", "+1555551003", "+49", " +14155552671 ", "+123456789012345"],
            &["", "+", "14155552671", "+04155552671", "+1", "+1234567890123456", "+1 415", "+1415555267a", "+١٢٣"],
        );
    }

    #[test]
    fn pin_is_ascii_digits() {
        verdicts(
            Format::Pin,
            &["1234", "123456789", "0000"],
            &["", "123", "1234567890", "12a4", "١٢٣٤", "1 34", "-123"],
        );
    }
}
