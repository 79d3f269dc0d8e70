//! The shape that JavaScript sees: `{ path, code, message, ...params }`.
//!
//! An array of issues crosses as one JSON text, which `JSON.parse` reads, while serde-wasm-bindgen would cross for every member.

use super::{Issue, IssueCode, Step};
use crate::json::Writer;

/// Writes issues as an array.
pub fn write_all(json: &mut Writer, issues: &[Issue]) {
    json.open('[');
    for issue in issues {
        issue.write(json);
    }
    json.close(']');
}

/// Writes a path as an array.
pub(crate) fn write_path(json: &mut Writer, path: &[Step]) {
    json.key("path");
    json.open('[');
    for step in path {
        match step {
            Step::Key { name, .. } => json.text(name),
            Step::Index(index) => json.number(*index),
        }
    }
    json.close(']');
}

impl Issue {
    /// Writes the issue as an object.
    pub fn write(&self, json: &mut Writer) {
        json.open('{');
        write_path(json, &self.path);
        json.member("code", self.code.name());
        json.member("message", &self.code.message());
        self.write_params(json);
        json.close('}');
    }

    fn write_params(&self, json: &mut Writer) {
        match &self.code {
            IssueCode::InvalidType(expected) => json.member("expected", expected.name()),
            IssueCode::InvalidFormat(format) => json.member("format", format.name()),
            IssueCode::NotApplicable(field, value) => {
                json.member("field", field);
                json.member("value", value);
            }
            IssueCode::NotAfter(field) => json.member("field", field),
            IssueCode::InvalidValue(values) => json.names("values", values),
            IssueCode::NotTrue => {
                json.key("values");
                json.raw("[true]");
            }
            IssueCode::ConflictingFields(fields) | IssueCode::MissingOneOf(fields) => json.names("fields", fields),
            IssueCode::UnrecognizedKeys(near) => {
                if let Some(Step::Key { name, .. }) = self.path.last() {
                    json.names("keys", &[name.as_ref()]);
                }
                if let Some(near) = near {
                    json.member("suggestion", near);
                }
            }
            IssueCode::TooSmall(limit, unit) => {
                json.count("minimum", *limit);
                json.member("unit", unit.name());
            }
            IssueCode::TooBig(limit, unit) => {
                json.count("maximum", *limit);
                json.member("unit", unit.name());
            }
            IssueCode::Other(details) if !details.params.is_empty() => json.raw(&details.params),
            IssueCode::Other(_) | IssueCode::Required | IssueCode::InPast | IssueCode::Server(_) => {}
        }
    }
}
