//! JSON text as a tape: one pass that checks the grammar (RFC 8259) and records where each value stands.
//!
//! Nothing is decoded while reading but strings with escapes, whose characters are put behind the text. A [`Tape`] holds the text
//! and a flat list of tokens in its order; a [`Value`] is a cursor into it. Absent and `null` stay apart: a member that is not
//! there has no token, `null` has one of kind [`Kind::Null`].
//!
//! ```
//! use seam_access_grants::json::{Kind, Tape};
//!
//! let mut tape = Tape::default();
//! let root = tape.read(r#"{"ends_at": null, "name": "Anna"}"#)?;
//! assert_eq!(root.get("ends_at").map(|value| value.kind()), Some(Kind::Null));
//! assert_eq!(root.get("starts_at").map(|value| value.kind()), None);
//! assert_eq!(root.get("name").and_then(|value| value.text()), Some("Anna"));
//! # Ok::<(), seam_access_grants::json::SyntaxError>(())
//! ```

mod plain;
mod prefix;
mod reader;
mod scanner;
mod tape;
mod text;
mod value;
mod writer;

pub(crate) use plain::Cutter;
pub use plain::PlainValue;
pub(crate) use prefix::{ascii_prefix, prefix_without};
pub use reader::SyntaxError;
pub(crate) use scanner::{Characters, Scanner};
pub use tape::Tape;
pub(crate) use tape::{Span, to_u32};
pub use text::{decimal, push_number};
pub(crate) use value::same;
pub use value::{Items, Value};
pub use writer::Writer;

/// How deep arrays and objects may nest. The API's own bodies need six levels.
pub const MAX_DEPTH: u32 = 64;

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`; in a table in any case.
    Boolean,
    /// A number, as it is written.
    Number,
    /// A string.
    Text,
    /// An array; its items follow.
    List,
    /// An object; key and value tokens follow in turn.
    Object,
}
