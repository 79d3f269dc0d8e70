//! Parameters in a query string, read the way the API reads them: by what each parameter must be.
//!
//! The official SDK sends reads and deletions like this since version 2.32: `a=1&a=2` for a list, `a=` for null or an
//! empty list, and `_strict=true` beside any other parameter.

use serde_json::Value;

use seam_access_grants::schema::{Field, Node, Object};

/// Says "read me by the schema". There is no other way here, so it changes nothing.
const STRICT: &str = "_strict";

/// The parameters as the JSON body that would say the same. What does not fit stays text, for the check to refuse.
pub(super) fn params(query: &str, node: &Node) -> Value {
    let mut texts: Vec<(String, Vec<String>)> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (key, value) = (decode(key), decode(value));
        match texts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, values)) => values.push(value),
            None => texts.push((key, vec![value])),
        }
    }
    let members = texts.into_iter().filter(|(key, _)| key != STRICT).map(|(key, values)| {
        let value = value(field(node, &key), values);
        (key, value)
    });
    Value::Object(members.collect())
}

fn field<'n>(node: &'n Node, name: &str) -> Option<&'n Field> {
    let Node::Object(Object { fields, .. }) = node else { return None };
    fields.iter().find(|field| field.name == name)
}

fn value(field: Option<&Field>, mut texts: Vec<String>) -> Value {
    let nothing = texts.iter().all(String::is_empty) && texts.len() == 1;
    match field.map(|field| field.node) {
        Some(Node::List(_)) if nothing => Value::Array(Vec::new()),
        Some(Node::List(item)) => texts.into_iter().map(|text| one(item, text)).collect(),
        _ if nothing => Value::Null,
        Some(node) if texts.len() == 1 => one(node, texts.remove(0)),
        _ if texts.len() == 1 => Value::String(texts.remove(0)),
        _ => texts.into(),
    }
}

fn one(node: &Node, text: String) -> Value {
    let read = match node {
        Node::Number | Node::PositiveInteger => serde_json::from_str(&text).ok().filter(Value::is_number),
        Node::Text(_) | Node::Values(_) => None,
        _ => serde_json::from_str(&text).ok().filter(Value::is_boolean),
    };
    read.unwrap_or(Value::String(text))
}

/// Text of a form: `+` is a space, `%41` is an A. A percent sign without two digits stands for itself.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let escaped = digits.filter(|_| *first == b'%').and_then(|digits| core::str::from_utf8(digits).ok());
        if let Some(byte) = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            bytes.push(byte);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            bytes.push(if *first == b'+' { b' ' } else { *first });
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::params;
    use seam_access_grants::{access_grants::ListAccessGrants, schema::Schema};

    #[track_caller]
    fn reads(query: &str, expected: &Value) {
        assert_eq!(params(query, ListAccessGrants::NODE), *expected, "{query}");
    }

    #[test]
    fn each_parameter_is_read_by_what_it_must_be() {
        reads("", &json!({}));
        reads("_strict=true", &json!({}));
        reads("limit=20&search=20", &json!({ "limit": 20, "search": "20" }));
        reads("limit=many&limit=", &json!({ "limit": ["many", ""] }));
        reads("access_grant_ids=a&access_grant_ids=b", &json!({ "access_grant_ids": ["a", "b"] }));
        reads("access_grant_ids=a", &json!({ "access_grant_ids": ["a"] }));
        reads("access_grant_ids=", &json!({ "access_grant_ids": [] }));
        reads("access_grant_key=&page_cursor", &json!({ "access_grant_key": null, "page_cursor": null }));
        reads("colour=red", &json!({ "colour": "red" }));
    }

    #[test]
    fn text_is_decoded() {
        reads("search=J%C3%BCrgen+M%2BM%26%3D", &json!({ "search": "Jürgen M+M&=" }));
        reads("search=100%&&search=%zz", &json!({ "search": ["100%", "%zz"] }));
        reads("%73earch=%ff", &json!({ "search": "\u{fffd}" }));
    }
}
