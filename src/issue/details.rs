//! Issues of rules outside of the schema tables, as data.

use super::IssueCode;
use crate::json::Writer;
use crate::prelude::*;

/// What an issue says: its code, its sentence, and its parameters, which are among those that `KINDS` declares for the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The code, one of [`code`](super::code).
    pub code: &'static str,
    /// What to do, in a sentence without the field's name.
    pub message: String,
    /// The parameters by name, in the order in which they are written.
    pub params: Vec<(&'static str, Param)>,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param {
    /// A text.
    Text(Cow<'static, str>),
    /// A number.
    Number(u32),
    /// Several texts.
    Texts(Vec<String>),
    /// Several numbers.
    Numbers(Vec<u32>),
}

impl From<Details> for IssueCode {
    fn from(details: Details) -> Self {
        Self::Other(Box::new(details))
    }
}

impl Details {
    /// An issue without parameters.
    pub const fn new(code: &'static str, message: String) -> Self {
        Self { code, message, params: Vec::new() }
    }

    /// The same with one parameter more.
    #[inline(never)]
    #[must_use]
    pub fn with(mut self, name: &'static str, param: Param) -> Self {
        self.params.push((name, param));
        self
    }

    pub(super) fn write_params(&self, json: &mut Writer) {
        for (name, param) in &self.params {
            json.key(name);
            match param {
                Param::Text(text) => json.text(text),
                Param::Number(number) => json.number(*number),
                Param::Texts(texts) => {
                    json.open('[');
                    for text in texts {
                        json.text(text);
                    }
                    json.close(']');
                }
                Param::Numbers(numbers) => {
                    json.open('[');
                    for number in numbers {
                        json.number(*number);
                    }
                    json.close(']');
                }
            }
        }
    }
}
