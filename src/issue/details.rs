//! Issues of rules outside of the schema tables, as data.

use super::IssueCode;
use crate::json::Writer;
use crate::prelude::*;

/// The content of an issue: its code, its sentence, and its parameters, which are among those that `KINDS` declares for the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The code, one of [`code`](super::code).
    pub code: &'static str,
    /// What to do, in a sentence without the field's name.
    pub message: String,
    /// The parameters as members of a JSON object, without its braces: `"column":2,"suggestion":"name"`.
    pub params: String,
}

impl From<Details> for IssueCode {
    fn from(details: Details) -> Self {
        Self::Other(Box::new(details))
    }
}

impl Details {
    /// Describes an issue with the parameters that `params` holds as members.
    pub fn new(code: &'static str, message: String, params: Writer) -> Self {
        Self { code, message, params: params.finish() }
    }
}
