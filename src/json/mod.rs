//! JSON text as a tape: one pass that checks the grammar (RFC 8259) and records where each value stands.
//!
//! Nothing is copied and nothing is decoded while reading. A [`Tape`] is a flat list of tokens in the order of the
//! text; a [`Value`] is a cursor into it. Absent and `null` stay apart: a member that is not there has no token, `null`
//! has one of kind [`Kind::Null`].
//!
//! ```
//! use seam_access_grants::json::{Kind, Tape};
//!
//! let mut tape = Tape::default();
//! let root = tape.read(r#"{"ends_at": null, "name": "Anna"}"#)?;
//! assert_eq!(root.get("ends_at").map(|value| value.kind()), Some(Kind::Null));
//! assert_eq!(root.get("starts_at").map(|value| value.kind()), None);
//! assert_eq!(root.get("name").and_then(|value| value.text()).as_deref(), Some("Anna"));
//! # Ok::<(), seam_access_grants::json::SyntaxError>(())
//! ```

use crate::prelude::*;

mod document;
mod reader;
mod text;
mod value;
mod writer;

pub use document::Document;
pub(crate) use reader::run_without;
pub use reader::{MAX_DEPTH, SyntaxError};
pub use text::push_number;
pub(crate) use text::push_text;
pub use value::{Items, Value};
pub use writer::Writer;

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number, as it is written.
    Number,
    /// A string without escapes: the text between the quotes is the value.
    Text,
    /// A string with at least one escape.
    EscapedText,
    /// An array; its items follow.
    List,
    /// An object; key and value tokens follow in turn.
    Object,
}

/// One value of the text: its kind, its span in bytes (without the quotes of a string) and where the next sibling is.
#[derive(Clone, Copy, Debug)]
struct Token {
    start: u32,
    end: u32,
    next: u32,
    kind: Kind,
}

/// The tokens of one text. Reading again reuses the memory.
#[derive(Clone, Debug, Default)]
pub struct Tape {
    tokens: Vec<Token>,
}

impl Tape {
    /// Reads `text` and returns a cursor at its root value.
    ///
    /// # Errors
    /// The byte offset of the first byte that is not JSON, or that nests deeper than [`MAX_DEPTH`].
    pub fn read<'a>(&'a mut self, text: &'a str) -> Result<Value<'a>, SyntaxError> {
        reader::read(text, &mut self.tokens)?;
        Ok(Value::new(text, &self.tokens, 0))
    }

    /// Takes tokens that somebody else made of a value, and returns a cursor at its root: four words each, the start and
    /// the end of the token in `text`, the index of its next sibling, and its [`Kind`] as a number. A string's characters
    /// stand in `text` as they are, so its kind is always [`Kind::Text`].
    ///
    /// `None` if the words are not such tokens; whatever they are, nothing is read outside of `text`.
    ///
    /// ```
    /// use seam_access_grants::json::{Kind, Tape};
    ///
    /// let words = [0, 0, 3, Kind::Object as u32, 0, 4, 2, Kind::Text as u32, 4, 8, 3, Kind::Text as u32];
    /// let mut tape = Tape::default();
    /// let root = tape.load(&words, "nameJane").expect("three tokens");
    /// assert_eq!(root.get("name").and_then(|name| name.text()).as_deref(), Some("Jane"));
    /// ```
    pub fn load<'a>(&'a mut self, words: &[u32], text: &'a str) -> Option<Value<'a>> {
        self.tokens.clear();
        let (words, rest) = words.as_chunks::<4>();
        let count = u32::try_from(words.len()).ok()?;
        for (index, [start, end, next, kind]) in (1..).zip(words) {
            let kind = *KINDS.get(*kind as usize)?;
            if *next < index || *next > count {
                return None;
            }
            reader::push(&mut self.tokens, kind, *start, *end, *next);
        }
        (rest.is_empty() && count > 0).then(|| Value::new(text, &self.tokens, 0))
    }
}

const KINDS: [Kind; 7] =
    [Kind::Null, Kind::Boolean, Kind::Number, Kind::Text, Kind::EscapedText, Kind::List, Kind::Object];
