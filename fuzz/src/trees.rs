//! Values of ours as those of `serde_json`, and back.

use std::fmt::Write;

use seam_access_grants::json::{Kind, Value, Writer};
use serde_json::Value as Tree;

/// What a value of ours is.
pub(crate) fn tree(value: Value<'_>) -> Tree {
    match value.kind() {
        Kind::Null => Tree::Null,
        Kind::Boolean => value.boolean().into(),
        Kind::Number => serde_json::from_str(value.raw()).unwrap_or_else(|_| value.raw().into()),
        Kind::Text => value.text().into(),
        Kind::List => value.items().map(tree).collect(),
        Kind::Object => {
            value.members().map(|(key, member)| (key.text().unwrap_or_default().to_owned(), tree(member))).collect()
        }
    }
}

/// A value of ours as JSON text, with members that stand there twice, and each number as it is written.
pub(crate) fn text(value: Value<'_>) -> String {
    let mut out = String::new();
    push(value, &mut out);
    out
}

fn push(value: Value<'_>, out: &mut String) {
    match value.kind() {
        Kind::List | Kind::Object => {
            let (open, close) = if value.kind() == Kind::List { ('[', ']') } else { ('{', '}') };
            out.push(open);
            for (index, item) in value.items().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                push(item, out);
            }
            for (index, (key, member)) in value.members().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                push(key, out);
                out.push(':');
                push(member, out);
            }
            out.push(close);
        }
        Kind::Text => write!(out, "{}", Tree::from(value.text())).unwrap(),
        Kind::Boolean => write!(out, "{}", value.boolean().unwrap()).unwrap(),
        Kind::Null | Kind::Number => out.push_str(value.raw()),
    }
}

/// Writes a tree with the writer of the core.
pub(crate) fn write(tree: &Tree, json: &mut Writer) {
    match tree {
        Tree::Array(items) => {
            json.open('[');
            for item in items {
                write(item, json);
            }
            json.close(']');
        }
        Tree::Object(members) => {
            json.open('{');
            for (key, member) in members {
                json.key(key);
                write(member, json);
            }
            json.close('}');
        }
        Tree::String(text) => json.text(text),
        Tree::Number(number) => match number.as_u64().and_then(|number| u32::try_from(number).ok()) {
            Some(number) => json.number(number),
            None => json.raw(&number.to_string()),
        },
        Tree::Null | Tree::Bool(_) => json.raw(&tree.to_string()),
    }
}
