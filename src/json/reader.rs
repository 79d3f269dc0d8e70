//! The reader: grammar and spans, nothing else.

use super::{
    Kind,
    tape::{Token, to_u32},
};
use crate::prelude::*;

/// How deep arrays and objects may nest. The API's own bodies need six levels.
pub const MAX_DEPTH: u32 = 64;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Offset in bytes of the first byte that does not fit; the length of the text where it ends too early.
    pub offset: usize,
}

impl core::fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "not valid JSON at byte {}", self.offset)
    }
}

impl core::error::Error for SyntaxError {}

pub(super) fn read(text: &str, tokens: &mut Vec<Token>) -> Result<(), SyntaxError> {
    tokens.clear();
    let mut reader = Reader { bytes: text.as_bytes(), position: 0, tokens };
    if reader.document().is_some() {
        return Ok(());
    }
    let offset = reader.position;
    tokens.clear();
    Err(SyntaxError { offset })
}

struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
    tokens: &'a mut Vec<Token>,
}

/// `None` means "not JSON, at `self.position`"; the one caller turns it into an error.
type Read = Option<()>;

impl Reader<'_> {
    fn document(&mut self) -> Read {
        // Spans are u32.
        u32::try_from(self.bytes.len()).ok()?;
        self.skip_whitespace();
        self.value(0)?;
        self.skip_whitespace();
        (self.position == self.bytes.len()).then_some(())
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.position).copied()
    }

    #[inline(always)]
    fn skip_whitespace(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.position += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Read {
        match self.peek()? {
            b'"' => self.string(),
            b'{' => self.container(depth, Kind::Object, b'}'),
            b'[' => self.container(depth, Kind::List, b']'),
            b't' => self.literal(b"true", Kind::Boolean),
            b'f' => self.literal(b"false", Kind::Boolean),
            b'n' => self.literal(b"null", Kind::Null),
            _ => self.number(),
        }
    }

    fn container(&mut self, depth: u32, kind: Kind, close: u8) -> Read {
        if depth == MAX_DEPTH {
            return None;
        }
        let token = self.tokens.len();
        let start = self.position;
        self.push(kind, start, start);
        self.position += 1;
        self.skip_whitespace();
        if self.peek()? == close {
            self.position += 1;
        } else {
            loop {
                if kind == Kind::Object {
                    if self.peek()? != b'"' {
                        return None;
                    }
                    self.string()?;
                    self.skip_whitespace();
                    if self.peek()? != b':' {
                        return None;
                    }
                    self.position += 1;
                    self.skip_whitespace();
                }
                self.value(depth + 1)?;
                self.skip_whitespace();
                let byte = self.peek()?;
                if byte == b',' {
                    self.position += 1;
                    self.skip_whitespace();
                } else if byte == close {
                    self.position += 1;
                    break;
                } else {
                    return None;
                }
            }
        }
        let (end, next) = (self.position, self.tokens.len());
        let token = self.tokens.get_mut(token)?;
        token.end = to_u32(end);
        token.next = to_u32(next);
        Some(())
    }

    #[inline(always)]
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let next = to_u32(self.tokens.len() + 1);
        push(self.tokens, kind, to_u32(start), to_u32(end), next);
    }

    fn literal(&mut self, word: &[u8], kind: Kind) -> Read {
        let start = self.position;
        let end = start + word.len();
        if self.bytes.get(start..end)? != word {
            return None;
        }
        self.position = end;
        self.push(kind, start, end);
        Some(())
    }

    fn string(&mut self) -> Read {
        let start = self.position + 1;
        self.position = start;
        let mut kind = Kind::Text;
        loop {
            self.position += unescaped_prefix(self.bytes.get(self.position..)?);
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    kind = Kind::EscapedText;
                    self.position += 1;
                    self.escape()?;
                }
                _ => return None,
            }
        }
        let end = self.position;
        self.position += 1;
        self.push(kind, start, end);
        Some(())
    }

    fn escape(&mut self) -> Read {
        match self.peek()? {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.position += 1,
            b'u' => {
                self.position += 1;
                for _ in 0..4 {
                    if !self.peek()?.is_ascii_hexdigit() {
                        return None;
                    }
                    self.position += 1;
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn number(&mut self) -> Read {
        let start = self.position;
        self.skip(|byte| byte == b'-', 1);
        if self.peek()? == b'0' {
            self.position += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.position += 1;
            self.skip(|byte| matches!(byte, b'+' | b'-'), 1);
            self.digits()?;
        }
        self.push(Kind::Number, start, self.position);
        Some(())
    }

    fn digits(&mut self) -> Read {
        let start = self.position;
        self.skip(|byte| byte.is_ascii_digit(), usize::MAX);
        (self.position > start).then_some(())
    }

    fn skip(&mut self, fits: impl Fn(u8) -> bool, most: usize) {
        let mut left = most;
        while left > 0 && self.peek().is_some_and(&fits) {
            self.position += 1;
            left -= 1;
        }
    }
}

/// Appends a token. It takes the parts and is not inlined, because a token that is assembled in memory from its parts and then
/// copied as a whole makes the processor wait for the parts: lists take a tenth longer to read.
#[inline(never)]
pub(super) fn push(tokens: &mut Vec<Token>, kind: Kind, start: u32, end: u32, next: u32) {
    tokens.push(Token { start, end, next, kind });
}

/// How many bytes at the start of `bytes` are neither `first`, `second` nor `third`, eight at a time; see [`unescaped_prefix`].
pub(crate) fn prefix_without(bytes: &[u8], first: u8, second: u8, third: u8) -> usize {
    let zeros = |x: u64| x.wrapping_sub(ONES) & !x;
    let [a, b, c] = [ONES * u64::from(first), ONES * u64::from(second), ONES * u64::from(third)];
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let x = u64::from_le_bytes(*chunk);
        let hit = (zeros(x ^ a) | zeros(x ^ b) | zeros(x ^ c)) & HIGHS;
        if hit != 0 {
            return run + hit.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().take_while(|byte| **byte != first && **byte != second && **byte != third).count()
}

/// How many bytes at the start of `bytes` are ASCII, eight at a time.
pub(super) fn ascii_prefix(bytes: &[u8]) -> usize {
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let hit = u64::from_le_bytes(*chunk) & HIGHS;
        if hit != 0 {
            return run + hit.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().take_while(|byte| byte.is_ascii()).count()
}

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// How many bytes at the start of `bytes` are neither a quote, a backslash nor a control character.
///
/// It compares eight bytes at a time: a byte is zero in `x ^ pattern` where it equals the pattern, and the usual zero-byte test is
/// exact for the lowest hit, which is the one that counts.
pub(super) fn unescaped_prefix(bytes: &[u8]) -> usize {
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let x = u64::from_le_bytes(*chunk);
        let quote = x ^ (ONES * u64::from(b'"'));
        let slash = x ^ (ONES * u64::from(b'\\'));
        let hit = (quote.wrapping_sub(ONES) & !quote)
            | (slash.wrapping_sub(ONES) & !slash)
            | (x.wrapping_sub(ONES * 0x20) & !x);
        let hit = hit & HIGHS;
        if hit != 0 {
            return run + hit.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().take_while(|byte| **byte >= 0x20 && **byte != b'"' && **byte != b'\\').count()
}

#[cfg(test)]
mod tests {
    use super::super::Tape;

    #[test]
    fn agrees_with_serde_json_on_what_is_json() {
        let cases = [
            "",
            " ",
            "{}",
            "[]",
            "{",
            "}",
            "[1,]",
            "[,1]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "nul",
            "null",
            " true ",
            "true false",
            "\"\\u12G4\"",
            "\"\\u12a4\"",
            "\"\\ud800\"",
            "\"\\x\"",
            "\"a\nb\"",
            "\"abc",
            "\"long enough \\\" for a chunk\"",
            "01",
            "-",
            "-0",
            "-0.0",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1e+5",
            "1E-05",
            "+1",
            "NaN",
            "Infinity",
            "[[[]]]",
            "[[[]]",
            "'a'",
            "\"\u{7f}\u{e9}\u{1f600} and more text than eight bytes\"",
            "\u{feff}{}",
            "// c\n1",
            "[1 2]",
            "{\"a\":[1,{\"b\":null}]}",
        ];
        for case in cases {
            let ours = Tape::default().read(case).is_ok();
            let expected = serde_json::from_str::<serde_json::Value>(case).is_ok();
            // A lone surrogate is grammatical JSON (RFC 8259, 8.2) and JSON.parse takes it; serde_json does not.
            let expected = expected || case == "\"\\ud800\"";
            assert_eq!(ours, expected, "{case:?}");
        }
    }

    #[test]
    fn a_quote_is_found_at_every_offset() {
        for before in 0..40 {
            let text = ["\"", &"é".repeat(before), "\""].concat();
            assert!(Tape::default().read(&text).is_ok());
            assert_eq!(Tape::default().read(&text[..text.len() - 1]).unwrap_err().offset, text.len() - 1);
        }
    }

    #[test]
    fn nesting_ends_in_an_error_not_in_a_full_stack() {
        let deep = |levels: usize| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert!(Tape::default().read(&deep(64)).is_ok());
        assert!(Tape::default().read(&deep(65)).is_err());
        assert!(Tape::default().read(&deep(1_000_000)).is_err());
    }
}
