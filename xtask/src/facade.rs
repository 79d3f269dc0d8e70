//! What the facade and its types take from the lists in the core.

use std::fmt::Write;

use seam_access_grants::endpoints::{ENDPOINTS, Endpoint, Response, SCHEMAS};

const HEADER: &str = "// Made from src/endpoints.rs by `cargo xtask build`.\n";

/// The JavaScript module that names the schemas.
pub(crate) fn schemas() -> String {
    let mut out = format!("{HEADER}import {{ schema }} from '../src/schema.js'\n\n");
    for (index, schema) in SCHEMAS.iter().enumerate() {
        let _ = writeln!(out, "export const {} = /* @__PURE__ */ schema({index})", schema.name);
    }
    out
}

/// The JavaScript module that lists the operations.
pub(crate) fn endpoints() -> String {
    let mut out = format!("{HEADER}export const endpoints = [\n");
    for endpoint in ENDPOINTS {
        let is_page = matches!(endpoint.response, Response::Page(..));
        let schema = SCHEMAS.iter().position(|schema| schema.value_type == endpoint.params_type).unwrap_or_default();
        let _ = writeln!(out, "  {{ method: '{}', schema: {schema}, isPage: {is_page} }},", endpoint.method);
    }
    out.push_str("]\n");
    out
}

/// The declarations of the operations, grouped as in the client, and of the schemas.
pub(crate) fn operations() -> String {
    let mut out = format!("{HEADER}import type * as models from './models.js'\n");
    out.push_str("import type { AccessGrantList, CallOptions, Schema } from './index.js'\n\n");
    let mut groups: Vec<&str> = Vec::new();
    for endpoint in ENDPOINTS {
        let (group, _) = split(endpoint);
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    out.push_str("/** The operations, as groups of methods. */\nexport interface Operations {\n");
    for group in groups {
        let _ = writeln!(out, "  readonly {group}: {{");
        for endpoint in ENDPOINTS.iter().filter(|endpoint| split(endpoint).0 == group) {
            out.push_str(&method(endpoint));
        }
        out.push_str("  }\n");
    }
    out.push_str("}\n\n");
    for schema in SCHEMAS {
        let _ = writeln!(out, "export declare const {}: Schema<models.{}>", schema.name, schema.value_type);
    }
    out
}

fn split(endpoint: &Endpoint) -> (&str, &str) {
    endpoint.method.rsplit_once('.').unwrap_or(("", endpoint.method))
}

fn method(endpoint: &Endpoint) -> String {
    let (_, name) = split(endpoint);
    let (params, summary, path) = (endpoint.params_type, endpoint.summary, endpoint.path);
    let (mark, result) = match endpoint.response {
        Response::One(..) => ("", format!("Promise<models.{}>", endpoint.result_type)),
        Response::Page(..) => ("?", "AccessGrantList".to_owned()),
        Response::Done => ("", "Promise<void>".to_owned()),
    };
    format!(
        "    /**\n     * {summary}\n     *\n     * `POST {path}`\n     */\n    \
         {name}(params{mark}: models.{params}, options?: CallOptions): {result}\n"
    )
}
