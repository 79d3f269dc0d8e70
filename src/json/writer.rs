//! Writing JSON text.

use super::{
    Kind, Value,
    text::{push_number, push_text},
};
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

    /// Writes `true` or `false`.
    pub fn boolean(&mut self, boolean: bool) {
        self.raw(if boolean { "true" } else { "false" });
    }

    /// Writes JSON text as it is.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.0.push_str(json);
    }

    /// Writes a value that was read.
    pub fn value(&mut self, value: Value<'_>) {
        match value.kind() {
            Kind::List => {
                self.open('[');
                for item in value.items() {
                    self.value(item);
                }
                self.close(']');
            }
            Kind::Object => {
                self.open('{');
                for (name, member) in value.members() {
                    self.key(name.raw());
                    self.value(member);
                }
                self.close('}');
            }
            Kind::Text => self.text(value.raw()),
            // Tables write truth values in any case.
            Kind::Boolean => self.raw(if value.boolean() == Some(true) { "true" } else { "false" }),
            Kind::Number => self.raw(value.raw()),
            Kind::Null => self.raw("null"),
        }
    }

    /// Whether nothing is written yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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

    /// The text so far.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text.
    pub fn finish(self) -> String {
        self.0
    }
}
