//! The tables as JSON, for the tests that hold them against the API's own description. It is not part of the package.

use seam_access_grants::{
    endpoints::{ENDPOINTS, Endpoint, NamedSchema, Response, SCHEMAS},
    issue::{IssueKind, KINDS, ParamKind},
    model::Pagination,
    schema::{Field, Node, Presence, Schema},
};
use serde_json::{Value, json};

use crate::simulated;

/// Every operation with its parameters and its response, and every schema that has a name.
pub(crate) fn tables() -> String {
    let schemas = SCHEMAS
        .iter()
        .map(|schema| json!({ "name": schema.name(), "type": schema.value_type, "node": node(schema.node) }));
    let tables = json!({
        "endpoints": ENDPOINTS.iter().map(endpoint).collect::<Value>(),
        "schemas": schemas.collect::<Value>(),
        "pagination": node(Pagination::NODE),
        "issues": KINDS.iter().map(issue).collect::<Value>(),
        "sandbox": simulated::facts(),
    });
    format!("{tables}\n")
}

fn issue(kind: &IssueKind) -> Value {
    let params = kind.params.iter().map(|param| {
        let values = match param.kind {
            ParamKind::OneOf(values) => Some(values()),
            _ => None,
        };
        json!({ "name": param.name, "required": param.is_required, "values": values })
    });
    json!({ "code": kind.code, "variant": kind.variant, "params": params.collect::<Value>() })
}

fn endpoint(endpoint: &Endpoint) -> Value {
    let schema = SCHEMAS.iter().find(|schema| schema.value_type == endpoint.params_type);
    let (key, result, pages) = match endpoint.response {
        Response::One(key, result) => (Some(key), Some(result), false),
        Response::Page(key, result) => (Some(key), Some(result), true),
        Response::Done => (None, None, false),
    };
    json!({
        "path": endpoint.path,
        "method": endpoint.method(),
        "schema": schema.map(NamedSchema::name),
        "params": node(endpoint.params),
        "key": key,
        "result": result.map(node),
        "pages": pages,
    })
}

fn node(table: &Node) -> Value {
    match table {
        Node::Text(format) => json!({ "kind": "text", "format": format.name() }),
        Node::Values(values) => json!({ "kind": "values", "values": values }),
        Node::Number => json!({ "kind": "number" }),
        Node::PositiveInteger => json!({ "kind": "positive_integer" }),
        Node::Boolean | Node::True => json!({ "kind": "boolean" }),
        Node::List(item) => json!({ "kind": "list", "item": node(item) }),
        Node::Object(object) => json!({
            "kind": "object",
            "open": object.open,
            "fields": object.fields.iter().map(|row| (row.name.to_owned(), field(row))).collect::<Value>(),
        }),
        Node::Union(union) => {
            let variants = union.variants.iter().map(|(name, table)| ((*name).to_owned(), node(table)));
            json!({ "kind": "union", "tag": union.tag, "variants": variants.collect::<Value>() })
        }
    }
}

fn field(field: &Field) -> Value {
    let presence = match field.presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Expected => "expected",
    };
    json!({ "presence": presence, "nullable": field.nullable, "known": field.known, "node": node(field.node) })
}
