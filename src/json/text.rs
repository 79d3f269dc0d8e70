//! Escapes: from JSON text to characters and back.

use super::reader::unescaped_prefix;
use crate::prelude::*;

/// The characters of a string with escapes. A lone surrogate becomes U+FFFD, as when JavaScript encodes it.
pub(super) fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.bytes().position(|byte| byte == b'\\') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let (char, length) = escaped(rest.as_bytes().get(at..).unwrap_or_default());
        out.push(char);
        rest = rest.get(at + length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The character that an escape at the start of `bytes` stands for, and how many bytes the escape has.
fn escaped(bytes: &[u8]) -> (char, usize) {
    let char = match bytes.get(1) {
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(bytes),
        Some(other) => char::from(*other),
        None => char::REPLACEMENT_CHARACTER,
    };
    (char, 2)
}

fn unicode(bytes: &[u8]) -> (char, usize) {
    let first = hex(bytes);
    let second = hex(bytes.get(6..).unwrap_or_default());
    let (code, length) = match (first, second) {
        (Some(high @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
            (Some(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 12)
        }
        _ => (first, 6),
    };
    (code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

/// The number of a `\uXXXX` at the start of `bytes`.
fn hex(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |code, digit| Some(code << 4 | char::from(*digit).to_digit(16)?))
}

/// Appends `text` to `out` as a JSON string with its quotes. What needs no escape is copied in one piece.
pub(crate) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    loop {
        let at = unescaped_prefix(rest.as_bytes());
        out.push_str(rest.get(..at).unwrap_or_default());
        let Some(byte) = rest.as_bytes().get(at) else { break };
        push_escape(out, *byte);
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push('"');
}

#[cold]
fn push_escape(out: &mut String, byte: u8) {
    if byte < b' ' {
        out.push_str("\\u00");
        out.push(hex_digit(byte >> 4));
        out.push(hex_digit(byte & 15));
    } else {
        out.push('\\');
        out.push(char::from(byte));
    }
}

fn hex_digit(value: u8) -> char {
    char::from(if value < 10 { b'0' + value } else { b'a' - 10 + value })
}

/// Appends a whole number in decimal digits. The standard library's `to_string` would be 1 % more of the compressed module `lite`;
/// delete this when it is not.
///
/// ```
/// let mut out = String::new();
/// seam_access_grants::json::push_number(&mut out, 4020);
/// assert_eq!(out, "4020");
/// ```
#[allow(clippy::cast_possible_truncation, reason = "a remainder of 10")]
pub fn push_number(out: &mut String, number: u32) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// Writes a whole number in decimal digits.
pub fn decimal(number: u32) -> String {
    let mut out = String::new();
    push_number(&mut out, number);
    out
}

#[cfg(test)]
mod tests {
    use super::{push_text, unescape};

    #[test]
    fn unescapes_as_serde_json_does() {
        for raw in [r"\n\t\r\b\f\/\\", r#"\""#, r"\u00e9", r"\ud83d\ude00 x", r"a\u0000b"] {
            let expected: String = serde_json::from_str(&["\"", raw, "\""].concat()).unwrap();
            assert_eq!(unescape(raw), expected);
        }
    }

    #[test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        for raw in [r"\ud800", r"\ud800\n", r"\udc00", r"\ud800\u0041"] {
            assert!(unescape(raw).starts_with('\u{fffd}'), "{raw}");
        }
        assert_eq!(unescape(r"\ud800\u0041"), "\u{fffd}A");
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in ["", "plain", "\"\\\n\r\t\u{1}\u{1f}", "é 😀"] {
            let mut out = String::new();
            push_text(&mut out, text);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
