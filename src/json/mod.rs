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

mod reader;
mod text;
mod value;
mod writer;

pub use reader::{MAX_DEPTH, SyntaxError};
pub use text::push_number;
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
#[derive(Debug, Default)]
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
}
