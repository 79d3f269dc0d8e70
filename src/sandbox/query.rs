//! Parameters in a query string, read the way the API reads them: by what each parameter must be.
//!
//! The official SDK sends reads and deletions like this since version 2.32: `a=1&a=2` for a list, `a=` for null or an
//! empty list, and `_strict=true` beside any other parameter. Without that, `a[]=1` and `a=1,2` are lists too, and there
//! are more words for true and false.

use form_urlencoded::Serializer;
use serde_json::{Map, Value};

use seam_access_grants::schema::{Field, Node, Object};

/// Says that the query is written as the official SDK writes it.
const STRICT: &str = "_strict";

/// The parameters as the JSON body that would say the same. What does not fit stays text, for the check to refuse;
/// parameters that are not known are dropped.
pub(super) fn params(query: &str, node: &Node) -> Value {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let is_strict = pairs.iter().any(|(key, value)| key == STRICT && value == "true");
    let mut texts: Vec<(&Field, Vec<String>)> = Vec::new();
    for (key, value) in pairs {
        let name = key.strip_suffix("[]").filter(|_| !is_strict).unwrap_or(&key);
        let Some(field) = field(node, name) else { continue };
        match texts.iter_mut().find(|(known, _)| known.name == field.name) {
            Some((_, values)) => values.push(value.into_owned()),
            None => texts.push((field, vec![value.into_owned()])),
        }
    }
    let members =
        texts.into_iter().map(|(field, values)| (field.name.to_owned(), value(field.node, values, is_strict)));
    Value::Object(members.collect())
}

/// The query that says the same as `params`.
pub(super) fn text(params: &Map<String, Value>) -> String {
    let mut query = Serializer::new(String::new());
    for (key, value) in params {
        match value {
            Value::Array(items) if !items.is_empty() => {
                query.extend_pairs(items.iter().map(|item| (key, plain(item))));
            }
            value => {
                query.append_pair(key, &plain(value));
            }
        }
    }
    query.append_pair(STRICT, "true").finish()
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
        value => value.to_string(),
    }
}

fn field<'n>(node: &'n Node, name: &str) -> Option<&'n Field> {
    let Node::Object(Object { fields, .. }) = node else { return None };
    fields.iter().find(|field| field.name == name)
}

fn value(node: &Node, texts: Vec<String>, is_strict: bool) -> Value {
    let is_nothing = matches!(texts.as_slice(), [text] if text.is_empty());
    match (node, texts.as_slice()) {
        (Node::List(_), _) if is_nothing => Value::Array(Vec::new()),
        (Node::List(item), [list]) if !is_strict => list.split(',').map(|text| one(item, text, is_strict)).collect(),
        (Node::List(item), texts) => texts.iter().map(|text| one(item, text, is_strict)).collect(),
        _ if is_nothing => Value::Null,
        (_, [text]) => one(node, text, is_strict),
        _ => texts.into(),
    }
}

fn one(node: &Node, text: &str, is_strict: bool) -> Value {
    let read = match node {
        Node::Number | Node::PositiveInteger => serde_json::from_str(text.trim()).ok().filter(Value::is_number),
        Node::Boolean | Node::True => boolean(text, is_strict).map(Value::Bool),
        _ => None,
    };
    read.unwrap_or_else(|| text.into())
}

fn boolean(text: &str, is_strict: bool) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ if is_strict => None,
        _ => match text.trim() {
            "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "1" => Some(true),
            "false" | "False" | "FALSE" | "no" | "No" | "NO" | "0" => Some(false),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{params, text};
    use seam_access_grants::{
        access_grants::{ListAccessGrants, unmanaged::UpdateUnmanagedAccessGrant},
        schema::Schema,
    };

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
        reads("access_grant_ids=", &json!({ "access_grant_ids": [] }));
        reads("access_grant_key=&page_cursor", &json!({ "access_grant_key": null, "page_cursor": null }));
        reads("colour=red&limit[x]=3", &json!({}));
    }

    #[test]
    fn lists_have_three_forms_and_the_sdks_own_has_one() {
        for query in [
            "access_grant_ids=a&access_grant_ids=b",
            "access_grant_ids[]=a&access_grant_ids[]=b",
            "access_grant_ids=a,b",
        ] {
            reads(query, &json!({ "access_grant_ids": ["a", "b"] }));
        }
        reads("access_grant_ids=a", &json!({ "access_grant_ids": ["a"] }));
        reads("access_grant_ids=a,b&_strict=true", &json!({ "access_grant_ids": ["a,b"] }));
        reads("access_grant_ids[]=a&_strict=true", &json!({}));
        reads("search=a,b", &json!({ "search": "a,b" }));
    }

    #[test]
    fn booleans_have_more_words_where_the_query_is_not_strict() {
        let read = |word: &str| {
            let found = params(&format!("is_managed={word}"), UpdateUnmanagedAccessGrant::NODE);
            found["is_managed"].clone()
        };
        for (words, expected) in [(["true", "YES", "1"], json!(true)), (["false", "No", "0"], json!(false))] {
            for word in words {
                assert_eq!(read(word), expected, "{word}");
            }
            assert_eq!(read(&format!("{}&_strict=true", words[1])), json!(words[1]));
        }
        assert_eq!(read("maybe"), json!("maybe"));
    }

    #[test]
    fn text_is_decoded() {
        reads("search=J%C3%BCrgen+M%2BM%26%3D", &json!({ "search": "Jürgen M+M&=" }));
        reads("search=100%&&search=%zz", &json!({ "search": ["100%", "%zz"] }));
        reads("%73earch=%ff", &json!({ "search": "\u{fffd}" }));
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        let given = json!({
            "access_grant_ids": ["a,b", "c"], "access_grant_key": null, "limit": 7, "page_cursor": "e30+/=", "search": "M&M",
        });
        reads(&text(given.as_object().unwrap()), &given);
        let none = json!({ "access_grant_ids": [] });
        reads(&text(none.as_object().unwrap()), &none);
    }
}
