//! What the shapes of values mean that are a name: in JSON Schema, and as attributes of an input.

use seam_access_grants::{
    json::Writer,
    schema::{MAX_INTEGER, Node},
};

/// An object of TypeScript, by the names of the shapes.
pub(crate) fn named() -> String {
    let member = |node: &Node| {
        let (mut name, mut attributes) = (Writer::default(), Writer::default());
        node.write_shape(&mut name);
        node.constraint().write(&mut attributes);
        let (name, attributes) = (name.finish(), attributes.finish());
        format!("{name}: {{ keywords: {}, attributes: {attributes} }}", keywords(node))
    };
    format!("{{ {} }} as const", Node::NAMED.each_ref().map(member).join(", "))
}

/// The keywords of JSON Schema for a value.
fn keywords(node: &Node) -> String {
    let mut json = Writer::default();
    json.open('{');
    match node {
        Node::Text(format) => {
            json.member("type", "string");
            let (least, most) = format.lengths();
            for (key, length) in [("minLength", least), ("maxLength", most)] {
                if let Some(length) = length {
                    json.count(key, length);
                }
            }
            if let Some(pattern) = format.pattern() {
                json.member("pattern", &format!("^{pattern}$"));
            }
        }
        Node::PositiveInteger => {
            json.member("type", "integer");
            json.count("minimum", 1);
            json.count("maximum", MAX_INTEGER);
        }
        Node::Boolean => json.member("type", "boolean"),
        Node::True => {
            json.member("type", "boolean");
            json.key("enum");
            json.open('[');
            json.boolean(true);
            json.close(']');
        }
        _ => json.member("type", "number"),
    }
    json.close('}');
    json.finish()
}
