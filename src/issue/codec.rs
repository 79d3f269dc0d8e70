//! The shape that JavaScript and the sandbox's clients see: `{ path, code, message, ...params }`.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeSeq},
};

use super::{Issue, IssueCode, Step, Unit};

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Key { name, .. } => serializer.serialize_str(name),
            Self::Index(index) => serializer.serialize_u32(*index),
        }
    }
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &Path(&self.path))?;
        map.serialize_entry("code", self.code.name())?;
        map.serialize_entry("message", &self.code.message())?;
        self.serialize_params(&mut map)?;
        map.end()
    }
}

impl Issue {
    fn serialize_params<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match &self.code {
            IssueCode::InvalidType(expected) => map.serialize_entry("expected", expected.name()),
            IssueCode::InvalidFormat(format) => map.serialize_entry("format", format.name()),
            IssueCode::NotApplicable(field, value) => {
                map.serialize_entry("field", field)?;
                map.serialize_entry("value", value)
            }
            IssueCode::NotAfter(field) => map.serialize_entry("field", field),
            IssueCode::InvalidValue(values) => map.serialize_entry("values", values),
            IssueCode::ConflictingFields(fields) | IssueCode::MissingOneOf(fields) => {
                map.serialize_entry("fields", fields)
            }
            IssueCode::UnrecognizedKeys(near) => {
                if let Some(key) = self.path.last() {
                    map.serialize_entry("keys", &[key])?;
                }
                match near {
                    Some(near) => map.serialize_entry("suggestion", near),
                    None => Ok(()),
                }
            }
            IssueCode::TooSmall(limit, unit) => bound(map, "minimum", *limit, *unit),
            IssueCode::TooBig(limit, unit) => bound(map, "maximum", *limit, *unit),
            IssueCode::Required | IssueCode::InPast | IssueCode::Server(_) => Ok(()),
        }
    }
}

fn bound<M: SerializeMap>(map: &mut M, key: &'static str, limit: u32, unit: Unit) -> Result<(), M::Error> {
    map.serialize_entry(key, &limit)?;
    map.serialize_entry("unit", unit.name())
}

/// A path as an array.
pub(crate) struct Path<'a>(pub(crate) &'a [Step]);

impl Serialize for Path<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for step in self.0 {
            list.serialize_element(step)?;
        }
        list.end()
    }
}
