//! What a form needs to know of a field before it is filled in: the attributes of its input.

use super::{Node, Presence};
use crate::prelude::*;
use crate::{
    format::{Format, MAX_PIN_DIGITS, MIN_PIN_DIGITS},
    json::Writer,
};

/// The attributes of one input. Each is named like the HTML attribute that takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), derive(tsify::Tsify))]
#[cfg_attr(all(feature = "types", target_arch = "wasm32"), serde(rename_all = "camelCase"))]
pub struct Constraint {
    /// Whether the field must be filled in.
    pub required: bool,
    /// The fewest characters.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional))]
    pub min_length: Option<u32>,
    /// The most characters.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional))]
    pub max_length: Option<u32>,
    /// The smallest number.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional))]
    pub min: Option<u32>,
    /// The step between numbers.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional))]
    pub step: Option<u32>,
    /// A regular expression that the whole text must match.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional))]
    pub pattern: Option<&'static str>,
    /// The keyboard that a phone shows.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional))]
    pub input_mode: Option<&'static str>,
    /// The values to choose from.
    #[cfg_attr(all(feature = "types", target_arch = "wasm32"), tsify(optional, type = "string[]"))]
    pub values: Option<&'static [&'static str]>,
}

impl Constraint {
    /// Writes the attributes that are set as an object.
    pub fn write(&self, json: &mut Writer) {
        json.open('{');
        json.key("required");
        json.raw(if self.required { "true" } else { "false" });
        let counts =
            [("minLength", self.min_length), ("maxLength", self.max_length), ("min", self.min), ("step", self.step)];
        for (key, count) in counts {
            if let Some(count) = count {
                json.count(key, count);
            }
        }
        for (key, text) in [("pattern", self.pattern), ("inputMode", self.input_mode)] {
            if let Some(text) = text {
                json.member(key, text);
            }
        }
        if let Some(values) = self.values {
            json.names("values", values);
        }
        json.close('}');
    }
}

/// Calls `visit` with the dotted path and the constraint of every leaf below `node`; a list's items stand at `[]`.
pub fn constraints(node: &'static Node, visit: &mut dyn FnMut(&str, Constraint)) {
    walk(node, "", true, visit);
}

fn walk(node: &'static Node, path: &str, required: bool, visit: &mut dyn FnMut(&str, Constraint)) {
    match node {
        Node::Object(object) => {
            for field in object.fields {
                let mut path = path.to_owned();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(field.name);
                walk(field.node, &path, required && field.presence == Presence::Required, visit);
            }
        }
        Node::List(item) => {
            let mut path = path.to_owned();
            path.push_str("[]");
            walk(item, &path, required, visit);
        }
        Node::Union(_) => {}
        leaf => visit(path, leaf.constraint(required)),
    }
}

impl Node {
    fn constraint(&self, required: bool) -> Constraint {
        let base = Constraint { required, ..Constraint::default() };
        match self {
            Self::Text(format) => format.constraint(base),
            Self::Values(values) => Constraint { values: Some(values), ..base },
            Self::PositiveInteger => Constraint { min: Some(1), step: Some(1), input_mode: Some("numeric"), ..base },
            _ => base,
        }
    }
}

impl Format {
    fn constraint(self, base: Constraint) -> Constraint {
        match self {
            Self::Any | Self::Timestamp => base,
            Self::NonEmpty => Constraint { min_length: Some(1), ..base },
            Self::Uuid => Constraint {
                min_length: Some(36),
                max_length: Some(36),
                pattern: Some("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
                ..base
            },
            Self::Email => Constraint { input_mode: Some("email"), ..base },
            Self::PhoneNumber => {
                Constraint { pattern: Some(r"\s*\+[1-9][0-9]{1,14}\s*"), input_mode: Some("tel"), ..base }
            }
            Self::Pin => Constraint {
                min_length: Some(MIN_PIN_DIGITS.into()),
                max_length: Some(MAX_PIN_DIGITS.into()),
                pattern: Some("[0-9]*"),
                input_mode: Some("numeric"),
                ..base
            },
        }
    }
}
