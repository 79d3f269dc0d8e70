//! The reader: what the scanner passes over becomes tokens.

use super::{
    Kind, MAX_DEPTH, Tape,
    prefix::unescaped_prefix,
    scanner::{Characters, Scanner},
    tape::{Token, to_u32},
};
use crate::prelude::*;

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
    let mut reader = Reader { scanner: Scanner::new(text), tokens, characters };
    if reader.document().is_some() {
        return Ok(());
    }
    let offset = reader.scanner.position;
    tokens.clear();
    Err(SyntaxError { offset })
}

struct Reader<'a> {
    scanner: Scanner<'a>,
    tokens: &'a mut Vec<Token>,
    /// The text, and behind it the characters of the strings with escapes.
    characters: &'a mut String,
}

/// `None` means "not JSON, at the position of the scanner"; the one caller turns it into an error.
type Read = Option<()>;

impl Reader<'_> {
    fn document(&mut self) -> Read {
        // Spans are u32, and there may be as many characters behind the text as in it.
        u32::try_from(self.scanner.text.len()).ok()?.checked_mul(2)?;
        self.scanner.token()?;
        self.value(0)?;
        self.scanner.end()
    }

    fn value(&mut self, depth: u32) -> Read {
        let kind = match self.scanner.peek()? {
            b'"' => return self.string(),
            b'{' => return self.container(depth, Kind::Object, b'}'),
            b'[' => return self.container(depth, Kind::List, b']'),
            b't' | b'f' => Kind::Boolean,
            b'n' => Kind::Null,
            _ => Kind::Number,
        };
        let start = self.scanner.position;
        self.scanner.scalar()?;
        self.push(kind, start, self.scanner.position);
        Some(())
    }

    fn container(&mut self, depth: u32, kind: Kind, close: u8) -> Read {
        if depth == MAX_DEPTH {
            return None;
        }
        let token = self.tokens.len();
        let start = self.scanner.position;
        self.push(kind, start, start);
        let mut is_more = self.scanner.open(close)?;
        while is_more {
            if kind == Kind::Object {
                self.string()?;
                self.scanner.colon()?;
            }
            self.value(depth + 1)?;
            is_more = self.scanner.another(close)?;
        }
        let (end, next) = (self.scanner.position, self.tokens.len());
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

    fn string(&mut self) -> Read {
        let characters = self.scanner.string()?;
        if characters.are_escaped {
            return self.unescape(characters);
        }
        self.push(Kind::Text, characters.start, characters.end);
        Some(())
    }

    /// Puts the characters of a string with escapes behind the text.
    #[cold]
    fn unescape(&mut self, Characters { start, end, .. }: Characters) -> Read {
        let first = self.characters.len();
        let mut escaped = Scanner { text: self.scanner.text.get(..end)?, position: start };
        while !escaped.rest().is_empty() {
            let piece = escaped.position;
            escaped.position += unescaped_prefix(escaped.rest());
            self.characters.push_str(escaped.text.get(piece..escaped.position)?);
            if !escaped.rest().is_empty() {
                let char = escaped.escape()?;
                self.characters.push(char);
            }
        }
        self.push(Kind::Text, first, self.characters.len());
        Some(())
    }
}

/// Appends a token. It takes the parts and is not inlined, because a token that is assembled in memory from its parts and then
/// copied as a whole makes the processor wait for the parts: lists take a tenth longer to read.
#[inline(never)]
pub(super) fn push(tokens: &mut Vec<Token>, kind: Kind, start: u32, end: u32, next: u32) {
    tokens.push(Token { start, end, next, kind });
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
