//! What a form needs to know of a field before it is filled in: the attributes of its input.

use super::Node;
use crate::{format::Format, json::Writer};

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
        json.boolean(self.required);
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

impl Node {
    /// The attributes of an input for such a value; a table of more than one value has none.
    pub fn constraint(&self) -> Constraint {
        let none = Constraint::default();
        match self {
            Self::Text(format) => format.constraint(),
            Self::Values(values) => Constraint { values: Some(values), ..none },
            Self::PositiveInteger => Constraint { min: Some(1), step: Some(1), input_mode: Some("numeric"), ..none },
            _ => none,
        }
    }
}

impl Format {
    /// Inputs for times and for email addresses have checks of their own.
    fn constraint(self) -> Constraint {
        let (min_length, max_length) = self.lengths();
        let (pattern, input_mode) = match self {
            Self::Any | Self::NonEmpty | Self::Timestamp => (None, None),
            Self::Email => (None, Some("email")),
            Self::Uuid => (self.pattern(), None),
            Self::PhoneNumber => (self.pattern(), Some("tel")),
            Self::Pin => (self.pattern(), Some("numeric")),
        };
        Constraint { min_length, max_length, pattern, input_mode, ..Constraint::default() }
    }
}
