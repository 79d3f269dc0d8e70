//! A text together with its tape.

use super::{SyntaxError, Tape, Value, reader};
use crate::prelude::*;

/// JSON text that was read once and is looked at often. The default is a document that says nothing: its root is null.
///
/// ```
/// let document = seam_access_grants::json::Document::parse(r#"{"devices": []}"#.to_owned())?;
/// assert!(document.root().get("devices").is_some());
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
#[derive(Clone, Default)]
pub struct Document {
    text: String,
    tape: Tape,
}

impl Document {
    /// Reads `text` and keeps it.
    ///
    /// # Errors
    /// The byte offset of the first byte that is not JSON.
    pub fn parse(text: String) -> Result<Self, SyntaxError> {
        let mut tape = Tape::default();
        reader::read(&text, &mut tape.tokens)?;
        Ok(Self { text, tape })
    }

    /// The root value.
    pub fn root(&self) -> Value<'_> {
        Value::new(&self.text, &self.tape.tokens, 0)
    }
}

/// Prints the kind alone: the text may hold a PIN or a token.
impl core::fmt::Debug for Document {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Document").field(&self.root().kind()).finish()
    }
}
