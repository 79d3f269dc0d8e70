//! Writing JSON text.

use super::text::{push_number, push_text};
use crate::prelude::*;

/// JSON text that grows. Commas come by themselves.
///
/// ```
/// let mut json = seam_access_grants::json::Writer::default();
/// json.open('{');
/// json.key("path");
/// json.open('[');
/// json.text("code");
/// json.number(1);
/// json.close(']');
/// json.close('}');
/// assert_eq!(json.finish(), r#"{"path":["code",1]}"#);
/// ```
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    fn separate(&mut self) {
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(',');
        }
    }

    /// Opens an object with `{` or an array with `[`.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.0.push(bracket);
    }

    /// Closes what was opened, with `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// Writes a member's name; its value comes next.
    pub fn key(&mut self, key: &str) {
        self.text(key);
        self.0.push(':');
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        self.separate();
        push_text(&mut self.0, text);
    }

    /// Writes a whole number.
    pub fn number(&mut self, number: u32) {
        self.separate();
        push_number(&mut self.0, number);
    }

    /// Writes JSON text as it is.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.0.push_str(json);
    }

    /// Writes a member that is a string.
    pub fn member(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// Writes a member that is a whole number.
    pub fn count(&mut self, key: &str, number: u32) {
        self.key(key);
        self.number(number);
    }

    /// Writes a member that is an array of strings.
    pub fn names(&mut self, key: &str, names: &[&str]) {
        self.key(key);
        self.open('[');
        for name in names {
            self.text(name);
        }
        self.close(']');
    }

    /// The text.
    pub fn finish(self) -> String {
        self.0
    }
}
