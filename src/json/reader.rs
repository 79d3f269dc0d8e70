//! The reader: grammar and spans, nothing else.

use super::{
    Kind, Tape,
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

/// Reads `text`, which the tape holds already.
pub(super) fn read(text: &str, tape: &mut Tape) -> Result<(), SyntaxError> {
    let Tape { text: characters, tokens } = tape;
    tokens.clear();
    let mut reader = Reader { text, position: 0, tokens, characters };
    if reader.document().is_some() {
        return Ok(());
    }
    let offset = reader.position;
    tokens.clear();
    Err(SyntaxError { offset })
}

struct Reader<'a> {
    text: &'a str,
    position: usize,
    tokens: &'a mut Vec<Token>,
    /// The text, and behind it the characters of the strings with escapes.
    characters: &'a mut String,
}

/// `None` means "not JSON, at `self.position`"; the one caller turns it into an error.
type Read = Option<()>;

impl Reader<'_> {
    fn document(&mut self) -> Read {
        // Spans are u32, and there may be as many characters behind the text as in it.
        u32::try_from(self.text.len()).ok()?.checked_mul(2)?;
        self.skip_whitespace();
        self.value(0)?;
        self.skip_whitespace();
        (self.position == self.text.len()).then_some(())
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
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
        if self.text.as_bytes().get(start..end)? != word {
            return None;
        }
        self.position = end;
        self.push(kind, start, end);
        Some(())
    }

    fn string(&mut self) -> Read {
        self.position += 1;
        let start = self.position;
        self.skip_unescaped()?;
        match self.peek()? {
            b'"' => self.push(Kind::Text, start, self.position),
            _ => self.escaped_string(start)?,
        }
        self.position += 1;
        Some(())
    }

    fn skip_unescaped(&mut self) -> Read {
        self.position += unescaped_prefix(self.text.as_bytes().get(self.position..)?);
        Some(())
    }

    /// Goes on with a string in which the first escape is reached, up to its closing quote.
    #[cold]
    fn escaped_string(&mut self, start: usize) -> Read {
        let first = self.characters.len();
        let mut piece = start;
        loop {
            self.characters.push_str(self.text.get(piece..self.position)?);
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    self.position += 1;
                    let char = self.escape()?;
                    self.characters.push(char);
                }
                _ => return None,
            }
            piece = self.position;
            self.skip_unescaped()?;
        }
        self.push(Kind::Text, first, self.characters.len());
        Some(())
    }

    fn escape(&mut self) -> Option<char> {
        let char = match self.peek()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        };
        self.position += 1;
        Some(char)
    }

    /// A lone surrogate becomes U+FFFD, as when JavaScript encodes it.
    fn unicode(&mut self) -> Option<char> {
        let mut code = self.hex()?;
        let end = self.position;
        if (0xd800..0xdc00).contains(&code) && self.text.as_bytes().get(end..)?.starts_with(b"\\u") {
            self.position += 1;
            match self.hex()? {
                low @ 0xdc00..0xe000 => code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => self.position = end,
            }
        }
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The number of a `uXXXX`.
    fn hex(&mut self) -> Option<u32> {
        self.position += 1;
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.peek()?).to_digit(16)?;
            self.position += 1;
        }
        Some(code)
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

    /// The characters of the string that is written like this.
    fn characters(raw: &str) -> String {
        let mut tape = Tape::default();
        let text = ["\"", raw, "\""].concat();
        tape.read(&text).unwrap().text().unwrap().to_owned()
    }

    #[test]
    fn reads_escapes_as_serde_json_does() {
        for raw in [r"\n\t\r\b\f\/\\", r#"\""#, r"\u00e9", r"\ud83d\ude00 x", r"a\u0000b", r"\u00E9\ud83D\uDe00"] {
            let expected: String = serde_json::from_str(&["\"", raw, "\""].concat()).unwrap();
            assert_eq!(characters(raw), expected);
        }
    }

    #[test]
    fn a_lone_surrogate_becomes_the_replacement_character() {
        for raw in [r"\ud800", r"\ud800\n", r"\udc00", r"\ud800\u0041"] {
            assert!(characters(raw).starts_with('\u{fffd}'), "{raw}");
        }
        assert_eq!(characters(r"\ud800\u0041"), "\u{fffd}A");
    }

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
