//! The tables as JSON, from which JavaScript makes JSON Schemas and the attributes of inputs.

use super::{Field, Node, Presence};
use crate::{format::Format, json::Writer};

impl Node {
    /// The nodes whose shape is a name, but for lists of values. What a name means is written into the facade when it is built.
    pub const NAMED: [Self; 11] = [
        Self::Text(Format::Any),
        Self::Text(Format::NonEmpty),
        Self::Text(Format::Uuid),
        Self::Text(Format::Timestamp),
        Self::Text(Format::Email),
        Self::Text(Format::PhoneNumber),
        Self::Text(Format::Pin),
        Self::Number,
        Self::PositiveInteger,
        Self::Boolean,
        Self::True,
    ];

    /// Writes the shape of the values that the table describes.
    ///
    /// | node | shape |
    /// |---|---|
    /// | values | `["code", "card"]` |
    /// | a list | `{ "item": shape }` |
    /// | an object | `{ "open": false, "fields": [["name", "required", false, shape]] }`: whether it may be absent, and `null` |
    /// | a union | `{ "tag": "error_code", "variants": [["name", shape]], "other": shape }` |
    /// | any other | its name |
    pub fn write_shape(&self, json: &mut Writer) {
        match self {
            Self::Text(format) => json.text(format.name()),
            Self::Number => json.text("number"),
            Self::PositiveInteger => json.text("positive_integer"),
            Self::Boolean => json.text("boolean"),
            Self::True => json.text("true"),
            Self::Values(values) => {
                json.open('[');
                for value in *values {
                    json.text(value);
                }
                json.close(']');
            }
            Self::List(item) => {
                json.open('{');
                json.key("item");
                item.write_shape(json);
                json.close('}');
            }
            Self::Object(object) => {
                json.open('{');
                json.key("open");
                json.boolean(object.open);
                json.key("fields");
                json.open('[');
                for field in object.fields {
                    field.write_shape(json);
                }
                json.close(']');
                json.close('}');
            }
            Self::Union(union) => {
                json.open('{');
                json.member("tag", union.tag);
                json.key("variants");
                json.open('[');
                for (name, node) in union.variants {
                    json.open('[');
                    json.text(name);
                    node.write_shape(json);
                    json.close(']');
                }
                json.close(']');
                if let Some(other) = union.other {
                    json.key("other");
                    other.write_shape(json);
                }
                json.close('}');
            }
        }
    }
}

impl Field {
    fn write_shape(&self, json: &mut Writer) {
        json.open('[');
        json.text(self.name);
        json.text(self.presence.name());
        json.boolean(self.nullable);
        self.node.write_shape(json);
        json.close(']');
    }
}

impl Presence {
    /// The name in a shape.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Expected => "expected",
        }
    }
}
