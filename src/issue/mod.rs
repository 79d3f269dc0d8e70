//! One problem in one place: where it is, what it is, and the sentence that says what to do about it.
//!
//! The same shape comes from our own rules and from the server's `validation_errors` tree. A message never holds the
//! value that was received: it may be a PIN.
//!
//! `KINDS` declares every kind of issue once. Issues of the schema tables are variants of [`IssueCode`], because most
//! checks make no others and each is a number or two; the rooms above make their rarer ones as [`Details`].

mod details;
mod kinds;
mod message;
mod write;

pub use details::Details;
pub use kinds::code;
#[cfg(not(target_arch = "wasm32"))]
pub use kinds::{IssueKind, KINDS, ParamKind, Parameter};
pub(crate) use message::{fill, list};
pub use write::write_all;
pub(crate) use write::write_path;

use crate::prelude::*;
use crate::{format::Format, json};

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A member of an object. `rank` is its position in the declared type, which is the order of issues.
    Key {
        /// The member's name.
        name: Cow<'static, str>,
        /// Its place among the declared fields; the last place for a name that is not declared.
        rank: u16,
    },
    /// An item of an array, counted from 0.
    Index(u32),
}

/// What is wrong, with the numbers and names that a form or a translation needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum IssueCode {
    /// A field that must be there is not.
    Required,
    /// Another kind of JSON value than the field takes; holds what it takes.
    InvalidType(ExpectedType),
    /// None of the values that the field takes.
    InvalidValue(&'static [&'static str]),
    /// `false`, where `true` is the only value.
    NotTrue,
    /// Text in another form than the field takes.
    InvalidFormat(Format),
    /// Fewer or less than the smallest that is allowed.
    TooSmall(u32, Unit),
    /// More than the largest that is allowed.
    TooBig(u32, Unit),
    /// A name that the request does not have; holds the name that may be meant.
    UnrecognizedKeys(Option<&'static str>),
    /// A field that means nothing next to another field's value; holds that field and the value that it would need.
    NotApplicable(&'static str, &'static str),
    /// Fields that exclude each other.
    ConflictingFields(&'static [&'static str]),
    /// One of these fields is needed.
    MissingOneOf(&'static [&'static str]),
    /// A time that must be after the one in the named field and is not.
    NotAfter(&'static str),
    /// A time that must be in the future and is not.
    InPast,
    /// The issue of a rule outside of the schema tables.
    Other(Box<Details>),
    /// The server's own words.
    Server(String),
}

/// The kinds of JSON value, as a person would call them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedType {
    /// A string.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An array.
    List,
    /// An object.
    Object,
    /// Any value that JSON can hold; the text itself is not JSON.
    Json,
}

impl ExpectedType {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Number, Self::Integer, Self::Boolean, Self::List, Self::Object, Self::Json];

    /// The name in the issue's `expected`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::List => "array",
            Self::Object => "object",
            Self::Json => "json",
        }
    }
}

/// What a smallest or largest number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The number itself.
    Value,
    /// Characters of a text.
    Characters,
    /// Items of an array.
    Items,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::Value, Self::Characters, Self::Items];

    /// The name in the issue's `unit`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Characters => "characters",
            Self::Items => "items",
        }
    }
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Where: from the root of the value to the field to change.
    pub path: Vec<Step>,
    /// What.
    pub code: IssueCode,
}

impl IssueCode {
    /// The code's name on the outside.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Required => code::REQUIRED,
            Self::InvalidType(_) => code::INVALID_TYPE,
            Self::InvalidValue(_) | Self::NotTrue => code::INVALID_VALUE,
            Self::TooSmall(..) => code::TOO_SMALL,
            Self::TooBig(..) => code::TOO_BIG,
            Self::UnrecognizedKeys(_) => code::UNRECOGNIZED_KEYS,
            Self::NotApplicable(..) => code::NOT_APPLICABLE,
            Self::ConflictingFields(_) => code::CONFLICTING_FIELDS,
            Self::InvalidFormat(_) => code::INVALID_FORMAT,
            Self::MissingOneOf(_) => code::MISSING_ONE_OF,
            Self::NotAfter(_) => code::NOT_AFTER,
            Self::InPast => code::IN_PAST,
            Self::Other(details) => details.code,
            Self::Server(_) => code::SERVER,
        }
    }
}

/// Puts issues into the order of the declared type: `user_identity` before `starts_at`, item 1 before item 2.
///
/// This is a merge sort, which is stable. The standard library's sort would be 1.5 kB more of compressed wasm, 3 % of the whole;
/// delete this when it is not.
pub fn sort(issues: Vec<Issue>) -> Vec<Issue> {
    if issues.is_sorted_by(is_in_order) {
        return issues;
    }
    let mut first = issues;
    let second = first.split_off(first.len() / 2);
    let mut merged = Vec::with_capacity(first.len() + second.len());
    let (mut first, mut second) = (sort(first).into_iter(), sort(second).into_iter());
    loop {
        let is_first = match (first.as_slice().first(), second.as_slice().first()) {
            (Some(first), Some(second)) => is_in_order(first, second),
            (first, _) => first.is_some(),
        };
        let Some(issue) = (if is_first { first.next() } else { second.next() }) else { return merged };
        merged.push(issue);
    }
}

fn is_in_order(a: &Issue, b: &Issue) -> bool {
    rank(a).le(rank(b))
}

fn rank(issue: &Issue) -> impl Iterator<Item = u32> {
    issue.path.iter().map(|step| match step {
        Step::Key { rank, .. } => u32::from(*rank),
        Step::Index(index) => *index,
    })
}

impl Issue {
    /// The path as people write it: `requested_access_methods[0].code`; empty for the root.
    pub fn dotted_path(&self) -> String {
        let mut out = String::new();
        for step in &self.path {
            match step {
                Step::Key { name, .. } => {
                    if !out.is_empty() {
                        out.push('.');
                    }
                    out.push_str(name);
                }
                Step::Index(index) => {
                    out.push('[');
                    json::push_number(&mut out, *index);
                    out.push(']');
                }
            }
        }
        out
    }
}
