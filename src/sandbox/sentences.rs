//! The words in which the server refuses parameters: those of zod 3, and of the API's own schemas.

use serde_json::Value;

use seam_access_grants::{
    format::{Format, MAX_PIN_DIGITS, MIN_PIN_DIGITS},
    issue::{ExpectedType, Issue, IssueCode, Step, Unit},
};

/// What zod says of a member that must be there; the server's message turns it around.
pub(super) const REQUIRED: &str = "Required";

/// What is said of one place.
pub(super) struct Sentence<'i> {
    pub(super) path: &'i [Step],
    pub(super) text: String,
}

/// What the server says of an issue in `params`. Of a PIN it names each rule that is broken.
pub(super) fn of<'i>(issue: &'i Issue, params: &Value) -> Vec<Sentence<'i>> {
    let path = issue.path.as_slice();
    let found = at(params, path);
    let texts = match &issue.code {
        IssueCode::Required => vec![REQUIRED.to_owned()],
        IssueCode::InvalidType(expected) => vec![wrong_type(*expected, found)],
        IssueCode::InvalidValue(values) => {
            let expected: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
            let received = found.and_then(Value::as_str).unwrap_or_default();
            vec![format!("Invalid enum value. Expected {}, received '{received}'", expected.join(" | "))]
        }
        IssueCode::NotTrue => vec!["Invalid literal value, expected true".to_owned()],
        IssueCode::InvalidFormat(format) => wrong_format(*format, found),
        IssueCode::TooSmall(least, unit) => vec![too_small(*least, *unit, path)],
        IssueCode::TooBig(most, unit) => vec![too_big(*most, *unit)],
        IssueCode::NotAfter(field) => vec![format!("Must be after {field}")],
        IssueCode::InPast => vec!["Must be a time in the future".to_owned()],
        // A rule of the whole request, not of one member.
        IssueCode::ConflictingFields(fields) | IssueCode::MissingOneOf(fields) => {
            let (last, first) = fields.split_last().unwrap_or((&"", &[]));
            let text = format!("Provide either {} or {last}", first.join(", "));
            return vec![Sentence { path: &[], text }];
        }
        other => vec![other.message()],
    };
    texts.into_iter().map(|text| Sentence { path, text }).collect()
}

fn at<'v>(params: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(params, |value, step| match step {
        Step::Key { name, .. } => value.get(name.as_ref()),
        Step::Index(index) => value.get(usize::try_from(*index).ok()?),
    })
}

fn wrong_type(expected: ExpectedType, found: Option<&Value>) -> String {
    let received = match found {
        None => "undefined",
        Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        Some(Value::String(_)) => "string",
        Some(Value::Array(_)) => "array",
        Some(Value::Object(_)) => "object",
    };
    match expected {
        ExpectedType::Integer if received == "number" => "Expected integer, received float".to_owned(),
        ExpectedType::Integer => format!("Expected number, received {received}"),
        expected => format!("Expected {}, received {received}", expected.name()),
    }
}

fn wrong_format(format: Format, found: Option<&Value>) -> Vec<String> {
    let text = match format {
        Format::Pin => return wrong_pin(found.and_then(Value::as_str).unwrap_or_default()),
        Format::Uuid => "Invalid uuid",
        Format::Timestamp => "Invalid datetime",
        Format::Email => "Invalid email",
        Format::PhoneNumber => "Phone number must be in E.164 format: +14155552671",
        Format::NonEmpty => return vec![too_small(1, Unit::Characters, &[])],
        Format::Any => "Invalid",
    };
    vec![text.to_owned()]
}

fn wrong_pin(pin: &str) -> Vec<String> {
    let length = pin.encode_utf16().count();
    let (least, most) = (usize::from(MIN_PIN_DIGITS), usize::from(MAX_PIN_DIGITS));
    let is_digits = !pin.is_empty() && pin.bytes().all(|byte| byte.is_ascii_digit());
    let rules = [
        (length < least, format!("String must contain at least {least} character(s)")),
        (length > most, format!("String must contain at most {most} character(s)")),
        (!is_digits, "Must only contain digits".to_owned()),
    ];
    rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, text)| text).collect()
}

fn too_small(least: u32, unit: Unit, path: &[Step]) -> String {
    let is_limit = matches!(path.last(), Some(Step::Key { name, .. }) if name == "limit");
    match unit {
        Unit::Value if is_limit => format!("Number must be greater than {}", least.saturating_sub(1)),
        Unit::Value => format!("Number must be greater than or equal to {least}"),
        Unit::Characters => format!("String must contain at least {least} character(s)"),
        Unit::Items => format!("Array must contain at least {least} element(s)"),
    }
}

fn too_big(most: u32, unit: Unit) -> String {
    match unit {
        Unit::Value => format!("Number must be less than or equal to {most}"),
        Unit::Characters => format!("String must contain at most {most} character(s)"),
        Unit::Items => format!("Array must contain at most {most} element(s)"),
    }
}
