//! Strings and numbers as JSON writes them.

use super::prefix::unescaped_prefix;
use crate::prelude::*;

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
    use super::push_text;

    #[test]
    fn what_is_written_reads_back() {
        for text in ["", "plain", "\"\\\n\r\t\u{1}\u{1f}", "é 😀"] {
            let mut out = String::new();
            push_text(&mut out, text);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
