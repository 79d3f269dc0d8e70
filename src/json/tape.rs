//! The tape: a text and its tokens.

use super::{Kind, SyntaxError, Value, reader};
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
        self.truncate_text(length);
    }

    /// Forgets the text behind its first `length` bytes.
    pub(super) fn truncate_text(&mut self, length: usize) {
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
}
