//! The sentences of the issues that the schema tables make.

use super::{ExpectedType, IssueCode, Unit};
use crate::prelude::*;
use crate::{
    format::{Format, MAX_PIN_DIGITS, MIN_PIN_DIGITS},
    json::decimal,
};

impl IssueCode {
    /// One sentence that says what to do, without the field's name.
    pub fn message(&self) -> String {
        match self {
            Self::Required => "Fill in this field.".to_owned(),
            Self::InvalidType(expected) => type_message(*expected).to_owned(),
            Self::InvalidValue(values) => fill("Choose {}.", &[&list(values, "or")]),
            Self::NotTrue => "Choose true.".to_owned(),
            Self::InvalidFormat(format) => {
                fill(format_template(*format), &[&decimal(MIN_PIN_DIGITS.into()), &decimal(MAX_PIN_DIGITS.into())])
            }
            Self::TooSmall(least, unit) => {
                limit_message(["Enter {} or more.", "Enter at least {}.", "Add at least {}."], *least, *unit)
            }
            Self::TooBig(most, unit) => {
                limit_message(["Enter {} or less.", "Enter at most {}.", "Keep at most {}."], *most, *unit)
            }
            Self::UnrecognizedKeys(Some(near)) => fill("Remove this field, or did you mean {}?", &[near]),
            Self::UnrecognizedKeys(None) => "Remove this field; the request does not have it.".to_owned(),
            Self::NotApplicable(field, value) => fill("Remove this, or set {} to {}.", &[field, value]),
            Self::ConflictingFields(fields) => fill("Give only one of {}.", &[&list(fields, "and")]),
            Self::MissingOneOf(fields) => fill("Give {}.", &[&list(fields, "or")]),
            Self::NotAfter(field) => fill("Choose a time after {}.", &[field]),
            Self::InPast => "Choose a time in the future.".to_owned(),
            Self::Other(details) => details.message.clone(),
            Self::Server(message) => message.clone(),
        }
    }
}

const fn type_message(expected: ExpectedType) -> &'static str {
    match expected {
        ExpectedType::Text => "Enter text.",
        ExpectedType::Number => "Enter a number.",
        ExpectedType::Integer => "Enter a whole number.",
        ExpectedType::Boolean => "Choose true or false.",
        ExpectedType::List => "Give a list.",
        ExpectedType::Object => "Give an object.",
        ExpectedType::Json => "Give a value that can be written as JSON.",
    }
}

const fn format_template(format: Format) -> &'static str {
    match format {
        Format::Any => "Enter text.",
        Format::NonEmpty => "Enter at least 1 character.",
        Format::Uuid => "Enter an ID like 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.",
        Format::Timestamp => "Enter a date and time with its offset, like 2030-01-31T15:00:00Z.",
        Format::Email => "Enter an email address like jane@example.com.",
        Format::PhoneNumber => "Enter a phone number with + and country code, like +14155552671.",
        Format::Pin => "Enter {} to {} digits.",
    }
}

/// The template for the unit is the first, second or third, in the order of [`Unit`].
fn limit_message([value, characters, items]: [&str; 3], limit: u32, unit: Unit) -> String {
    let number = decimal(limit);
    let (template, noun) = match unit {
        Unit::Value => return fill(value, &[&number]),
        Unit::Characters => (characters, if limit == 1 { "{} character" } else { "{} characters" }),
        Unit::Items => (items, if limit == 1 { "{} item" } else { "{} items" }),
    };
    fill(template, &[&fill(noun, &[&number])])
}

/// Replaces each `{}` of the template by the next value. The macro `format!` would be 4 % more of the compressed module `lite`; delete
/// this when it is not.
pub(crate) fn fill(template: &str, values: &[&str]) -> String {
    let mut out = String::new();
    let mut values = values.iter();
    for char in template.chars() {
        match char {
            '{' => out.push_str(values.next().unwrap_or(&"")),
            '}' => {}
            _ => out.push(char),
        }
    }
    out
}

/// Lists names as a sentence does: `a, b or c`.
pub(crate) fn list(names: &[&str], conjunction: &str) -> String {
    let mut out = String::new();
    for (index, name) in names.iter().enumerate() {
        if index > 0 && index + 1 == names.len() {
            out.push(' ');
            out.push_str(conjunction);
            out.push(' ');
        } else if index > 0 {
            out.push_str(", ");
        }
        out.push_str(name);
    }
    out
}
