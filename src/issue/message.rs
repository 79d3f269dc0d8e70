//! The sentences of the issues that the schema tables make.

use super::{ExpectedType, IssueCode, Unit};
use crate::prelude::*;
use crate::{
    format::{Format, MAX_PIN_DIGITS, MIN_PIN_DIGITS},
    json,
};

impl IssueCode {
    /// One sentence that says what to do, without the field's name.
    pub fn message(&self) -> String {
        let mut out = String::new();
        match self {
            Self::Required => out.push_str("Fill in this field."),
            Self::InvalidType(expected) => out.push_str(match expected {
                ExpectedType::Text => "Enter text.",
                ExpectedType::Number => "Enter a number.",
                ExpectedType::Integer => "Enter a whole number.",
                ExpectedType::Boolean => "Choose true or false.",
                ExpectedType::List => "Give a list.",
                ExpectedType::Object => "Give an object.",
                ExpectedType::Json => "Give a value that can be written as JSON.",
            }),
            Self::InvalidValue(values) => {
                out.push_str("Choose ");
                push_names(&mut out, values, "or");
                out.push('.');
            }
            Self::NotTrue => out.push_str("Choose true."),
            Self::InvalidFormat(format) => push_format(&mut out, *format),
            Self::TooSmall(least, unit) => {
                push_limit(&mut out, ["Enter ", "Enter at least ", "Add at least "], " or more", *least, *unit);
            }
            Self::TooBig(most, unit) => {
                push_limit(&mut out, ["Enter ", "Enter at most ", "Keep at most "], " or less", *most, *unit);
            }
            Self::UnrecognizedKeys(near) => {
                out.push_str("Remove this field");
                if let Some(near) = near {
                    out.push_str(", or did you mean ");
                    out.push_str(near);
                    out.push('?');
                } else {
                    out.push_str("; the request does not have it.");
                }
            }
            Self::NotApplicable(field, value) => {
                out.push_str("Remove this, or set ");
                out.push_str(field);
                out.push_str(" to ");
                out.push_str(value);
                out.push('.');
            }
            Self::ConflictingFields(fields) => {
                out.push_str("Give only one of ");
                push_names(&mut out, fields, "and");
                out.push('.');
            }
            Self::MissingOneOf(fields) => {
                out.push_str("Give ");
                push_names(&mut out, fields, "or");
                out.push('.');
            }
            Self::NotAfter(field) => {
                out.push_str("Choose a time after ");
                out.push_str(field);
                out.push('.');
            }
            Self::InPast => out.push_str("Choose a time in the future."),
            Self::Other(details) => out.push_str(&details.message),
            Self::Server(message) => out.push_str(message),
        }
        out
    }
}

fn push_format(out: &mut String, format: Format) {
    out.push_str(match format {
        Format::Any => "Enter text.",
        Format::NonEmpty => "Enter at least 1 character.",
        Format::Uuid => "Enter an ID like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.",
        Format::Timestamp => "Enter a date and time with its offset, like 2030-01-31T15:00:00Z.",
        Format::Email => "Enter an email address like jane@example.com.",
        Format::PhoneNumber => "Enter a phone number with + and country code, like +14155552671.",
        Format::Pin => return push_pin(out),
    });
}

fn push_pin(out: &mut String) {
    out.push_str("Enter ");
    json::push_number(out, u32::from(MIN_PIN_DIGITS));
    out.push_str(" to ");
    json::push_number(out, u32::from(MAX_PIN_DIGITS));
    out.push_str(" digits.");
}

fn push_limit(out: &mut String, verbs: [&str; 3], value_suffix: &str, limit: u32, unit: Unit) {
    let [value, characters, items] = verbs;
    let one = limit == 1;
    let (verb, suffix) = match unit {
        Unit::Value => (value, value_suffix),
        Unit::Characters => (characters, if one { " character" } else { " characters" }),
        Unit::Items => (items, if one { " item" } else { " items" }),
    };
    out.push_str(verb);
    json::push_number(out, limit);
    out.push_str(suffix);
    out.push('.');
}

fn push_names(out: &mut String, names: &[&str], word: &str) {
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            let last = index + 1 == names.len();
            out.push_str(if last { " " } else { ", " });
            if last {
                out.push_str(word);
                out.push(' ');
            }
        }
        out.push_str(name);
    }
}
