//! The tape: a text and its tokens.

use super::{Kind, SyntaxError, Value, prefix::ascii_prefix, reader};
use crate::prelude::*;

/// One value: its kind, its span in bytes (that of a string's characters, without quotes and escapes) and where the next sibling is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: u32,
    pub(super) kind: Kind,
}

/// A piece of the text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// An offset, or a number of tokens, as tokens hold it.
#[allow(clippy::cast_possible_truncation, reason = "texts of 4 GiB and more are refused")]
pub(crate) const fn to_u32(offset: usize) -> u32 {
    offset as u32
}

/// One text and its tokens. Reading again reuses the memory. The root of the default is null.
#[derive(Clone, Default)]
pub struct Tape {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
}

/// Prints the kind alone: the text may hold a PIN or a token.
impl core::fmt::Debug for Tape {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Tape").field(&self.root().kind()).finish()
    }
}

impl Tape {
    /// A tape without a text. Its root is null.
    pub const fn new() -> Self {
        Self { text: String::new(), tokens: Vec::new() }
    }

    /// The root value of what was read last.
    pub fn root(&self) -> Value<'_> {
        Value::new(self, 0)
    }

    /// Reads `text` and returns a cursor at its root value.
    ///
    /// # Errors
    /// The byte offset of the first byte that is not JSON, or that nests deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    pub fn read(&mut self, text: &str) -> Result<Value<'_>, SyntaxError> {
        self.set_text(text);
        reader::read(text, self)?;
        Ok(self.root())
    }

    /// Replaces the text, for a caller that adds the tokens itself.
    pub(crate) fn set_text(&mut self, text: &str) {
        self.text.clear();
        self.text.push_str(text);
        self.tokens.clear();
    }

    /// A piece of the text that is held.
    pub(crate) fn slice(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// How many tokens there are.
    pub(crate) fn token_count(&self) -> usize {
        self.tokens.len()
    }

    /// Takes back all but the first tokens.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.tokens.truncate(count);
    }

    /// Appends a text to the one that is held, and returns where it stands there.
    pub(crate) fn append(&mut self, text: &str) -> Span {
        let start = to_u32(self.text.len());
        self.text.push_str(text);
        Span { start, end: to_u32(self.text.len()) }
    }

    /// Forgets all tokens, and what was appended to the first `length` bytes of the text.
    pub(crate) fn reset(&mut self, length: usize) {
        self.tokens.clear();
        if self.text.is_char_boundary(length) {
            self.text.truncate(length);
        }
    }

    /// Adds a token. One that holds others is closed with [`close`](Self::close).
    pub(crate) fn push(&mut self, kind: Kind, Span { start, end }: Span) {
        let next = to_u32(self.tokens.len() + 1);
        reader::push(&mut self.tokens, kind, start, end, next);
    }

    /// Ends the array or object that is the token at `index`.
    pub(crate) fn close(&mut self, index: usize) {
        let next = to_u32(self.tokens.len());
        if let Some(token) = self.tokens.get_mut(index) {
            token.next = next;
        }
    }

    /// Takes tokens that the caller made of a value, and returns a cursor at its root: a word each, its [`Kind`] in the
    /// lowest three bits. Above them stands, for an array or an object, the index of its next sibling; for any other value,
    /// where it ends in `text`, in which it begins where the value before it ends. Ends are counted in units of UTF-16, as
    /// JavaScript counts. A string's characters stand there as they are, so its kind is always [`Kind::Text`].
    ///
    /// `None` if there are no words. Whatever they are, nothing is read outside of `text`, and every walk ends.
    ///
    /// ```
    /// use seam_access_grants::json::{Kind, Tape};
    ///
    /// let words = [3 << 3 | Kind::Object as u32, 4 << 3 | Kind::Text as u32, 8 << 3 | Kind::Text as u32];
    /// let mut tape = Tape::default();
    /// let root = tape.load(&words, "nameJane").expect("three tokens");
    /// assert_eq!(root.get("name").and_then(|name| name.text()), Some("Jane"));
    /// ```
    pub fn load(&mut self, words: &[u32], text: &str) -> Option<Value<'_>> {
        self.set_text(text);
        let count = u32::try_from(words.len()).ok()?;
        let mut units = Utf16Offsets::of(text.as_bytes());
        // Most values are ASCII alone, where units are bytes.
        let is_ascii = units.ascii as usize == text.len();
        let mut start = 0;
        self.tokens.extend((1..).zip(words).map(|(index, word)| {
            let (kind, number) = (*KINDS.get((word & 7) as usize).unwrap_or(&Kind::Null), word >> 3);
            if matches!(kind, Kind::List | Kind::Object) {
                return Token { start, end: start, next: number.max(index).min(count), kind };
            }
            let end = if is_ascii { number } else { units.byte_at(number) }.max(start);
            Token { start: core::mem::replace(&mut start, end), end, next: index, kind }
        }));
        (count > 0).then(|| self.root())
    }
}

const KINDS: [Kind; 6] = [Kind::Null, Kind::Boolean, Kind::Number, Kind::Text, Kind::List, Kind::Object];

/// Converts offsets in UTF-16 units to offsets in bytes of a UTF-8 text, in ascending order.
struct Utf16Offsets<'t> {
    /// The text from the place reached on.
    rest: &'t [u8],
    /// How many bytes of the rest are ASCII, one unit each.
    ascii: u32,
    byte: u32,
    unit: u32,
}

impl<'t> Utf16Offsets<'t> {
    fn of(text: &'t [u8]) -> Self {
        Self { rest: text, ascii: to_u32(ascii_prefix(text)), byte: 0, unit: 0 }
    }

    /// The byte at which a unit begins; the end of the text for a unit behind it. The unit must not be before that of the last call.
    fn byte_at(&mut self, unit: u32) -> u32 {
        while unit > self.unit {
            let ascii = self.ascii.min(unit - self.unit);
            self.advance(ascii, ascii);
            if self.ascii > 0 || unit == self.unit {
                continue;
            }
            match self.rest.first() {
                None => break,
                Some(0xf0..) => self.advance(4, 2),
                Some(0xe0..) => self.advance(3, 1),
                Some(_) => self.advance(2, 1),
            }
            self.ascii = to_u32(ascii_prefix(self.rest));
        }
        self.byte
    }

    fn advance(&mut self, bytes: u32, units: u32) {
        self.rest = self.rest.get(bytes as usize..).unwrap_or_default();
        self.ascii = self.ascii.saturating_sub(bytes);
        self.byte += bytes;
        self.unit += units;
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tape};

    #[test]
    fn ends_are_counted_in_units_of_utf16() {
        let texts = ["Zoë", "", "😀é", "plain ASCII of more than eight bytes", "ends with 日本", "x"];
        let mut end = 0;
        let mut words = vec![7 << 3 | Kind::List as u32];
        for text in texts {
            end += u32::try_from(text.encode_utf16().count()).unwrap();
            words.push(end << 3 | Kind::Text as u32);
        }
        let mut tape = Tape::default();
        let root = tape.load(&words, &texts.concat()).unwrap();
        assert_eq!(root.items().map(|item| item.raw()).collect::<Vec<_>>(), texts);
    }

    /// The words are invalid: ends go back or lie outside, siblings are before or behind everything, and a kind does not exist.
    #[test]
    fn words_of_any_kind_are_walked_to_an_end() {
        let numbers = [0, 1, 2, 3, 9, u32::MAX >> 3];
        for first in 0..8 {
            for second in 0..8 {
                for (a, b) in numbers.iter().flat_map(|a| numbers.map(|b| (*a, b))) {
                    let words = [a << 3 | first, b << 3 | second, 1 << 3 | Kind::Text as u32, 0];
                    let mut tape = Tape::default();
                    let root = tape.load(&words, "né").unwrap();
                    let inside = root.items().chain(root.members().map(|(_, member)| member));
                    assert!(inside.chain([root]).all(|value| !value.is("x") && value.raw().len() <= 3));
                }
            }
        }
        assert!(Tape::default().load(&[], "").is_none());
    }
}
