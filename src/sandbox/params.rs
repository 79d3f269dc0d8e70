//! Parameters as the server reads them from a body: members that it does not know are dropped, as zod drops them.

use serde_json::{Map, Number, Value, json};

use super::error::ApiError;
use seam_access_grants::{
    json::{self, Kind, Tape},
    schema::{Node, Object},
};

/// The parameters in a body. An empty one is that of a call without parameters.
pub(super) fn of_body(body: &[u8], node: &Node) -> Result<Value, ApiError> {
    if body.is_empty() {
        return Ok(json!({}));
    }
    let text = core::str::from_utf8(body).map_err(|_| unreadable())?;
    let mut tape = Tape::default();
    let root = tape.read(text).map_err(|_| unreadable())?;
    Ok(known(root, node))
}

/// What cannot be read at all has no tree of sentences.
pub(super) fn unreadable() -> ApiError {
    ApiError::new(400, "invalid_input", "Error while parsing input")
}

/// A value without the members that `node` does not have. Of what has another kind than it should, the kind alone is kept.
fn known(value: json::Value<'_>, node: &Node) -> Value {
    match (value.kind(), node) {
        (Kind::Null, _) => Value::Null,
        (Kind::Boolean, _) => value.boolean().into(),
        (Kind::Number, _) => number(value.raw()),
        (Kind::Text, _) => value.text().into(),
        (Kind::List, Node::List(item)) => value.items().map(|value| known(value, item)).collect(),
        (Kind::List, _) => json!([]),
        (Kind::Object, Node::Object(object)) => Value::Object(members(value, object)),
        (Kind::Object, _) => json!({}),
    }
}

/// Of a member that is there twice the last one counts, as in `JSON.parse`.
fn members(value: json::Value<'_>, object: &Object) -> Map<String, Value> {
    let mut members = Map::new();
    for (key, value) in value.members() {
        if let Some(field) = object.fields.iter().find(|field| key.is(field.name)) {
            members.insert(field.name.to_owned(), known(value, field.node));
        } else if object.open {
            let any = serde_json::from_str(value.raw()).unwrap_or_default();
            members.insert(key.text().unwrap_or_default().to_owned(), any);
        }
    }
    members
}

/// A number that is too large for JSON's own is the largest there is.
fn number(text: &str) -> Value {
    let number = text.parse().ok().or_else(|| Number::from_f64(f64::MAX));
    number.map_or(Value::Null, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::of_body;
    use seam_access_grants::{access_grants::CreateAccessGrant, schema::Schema};
    use serde_json::{Value, json};

    #[track_caller]
    fn reads(body: &str, expected: &Value) {
        assert_eq!(of_body(body.as_bytes(), CreateAccessGrant::NODE).unwrap_or_default(), *expected, "{body}");
    }

    #[test]
    fn nothing_is_no_parameters() {
        reads("", &json!({}));
        reads("null", &Value::Null);
    }

    #[test]
    fn unknown_members_are_dropped_at_every_depth() {
        reads(
            r#"{"colour":1,"name":"a","requested_access_methods":[{"mode":"code","x":{"code":1}}],"location":{"y":[]}}"#,
            &json!({ "name": "a", "requested_access_methods": [{ "mode": "code" }], "location": {} }),
        );
        reads(
            r#"{"name":{"a":1},"space_ids":{"a":1},"location":[1]}"#,
            &json!({ "name": {}, "space_ids": {}, "location": [] }),
        );
    }

    #[test]
    fn text_is_read_as_javascript_reads_it() {
        reads(r#"{"name":"a","n\u0061me":"b\ud800"}"#, &json!({ "name": "b\u{fffd}" }));
        reads(r#"{"name":1e999}"#, &json!({ "name": f64::MAX }));
        assert!(of_body(b"{\"name\":\"\xff\"}", CreateAccessGrant::NODE).is_err());
        assert!(of_body(b"{", CreateAccessGrant::NODE).is_err());
    }
}
