//! What the facade and its types take from the lists in the core.

use std::fmt::Write;

use seam_access_grants::{
    boundary,
    bulk::{Form, MOST_ROWS, MOST_TOLD},
    client::{self, TOKEN_OPTIONS, TokenOption},
    endpoints::{ENDPOINTS, Endpoint, LOOK_UP, Repeat, Response, SCHEMAS},
    json::{Kind, MAX_DEPTH},
    schema::{Known, MOST_ISSUES},
};

const HEADER: &str = "// Made from src/endpoints.rs by `cargo xtask build`.\n";

/// The JavaScript module of the facts that are declared in the core and that the facade needs as well.
pub(crate) fn facts() -> String {
    let names = |keep: fn(&TokenOption) -> bool| -> Vec<&str> {
        TOKEN_OPTIONS.iter().filter(|option| keep(option)).map(|option| option.name).collect()
    };
    let index = |is_it: &dyn Fn(&Endpoint) -> bool| ENDPOINTS.iter().position(is_it).unwrap_or_default();
    let facts = [
        ("DEFAULT_ENDPOINT", format!("{:?}", client::DEFAULT_ENDPOINT)),
        ("DEFAULT_MAX_RETRIES", client::DEFAULT_MAX_RETRIES.to_string()),
        ("LONGEST_WAIT", client::LONGEST_WAIT.to_string()),
        ("TOKENS", format!("{:?}", names(|_| true))),
        ("SECRETS", format!("{:?}", names(|option| option.is_secret))),
        ("WITH_WORKSPACE", format!("{:?}", names(|option| option.needs_workspace))),
        ("CREATE", index(&|endpoint| endpoint.repeat == Repeat::Creates).to_string()),
        ("LOOK_UP", index(&|endpoint| endpoint.path == LOOK_UP).to_string()),
        ("DOORS", format!("{:?}", Known::MEMBERS)),
        ("FORMS", format!("{:?}", Form::ALL.map(Form::name))),
        ("MOST_ROWS", MOST_ROWS.to_string()),
        ("MOST_TOLD", MOST_TOLD.to_string()),
        ("MAX_DEPTH", MAX_DEPTH.to_string()),
        ("MOST_ISSUES", MOST_ISSUES.to_string()),
        ("MOST_TOKENS", boundary::MOST_TOKENS.to_string()),
        ("MOST_WORDS", boundary::MOST_WORDS.to_string()),
        ("INDEX", boundary::INDEX.to_string()),
    ];
    let kinds = [Kind::Null, Kind::Boolean, Kind::Number, Kind::Text, Kind::List, Kind::Object];
    let kinds = kinds.map(|kind| (format!("{kind:?}").to_uppercase(), (kind as u8).to_string()));
    let mut out =
        "// Made from the core by `cargo xtask build`; what each is stands where it is declared.\n".to_owned();
    for (name, value) in facts.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(kinds) {
        let _ = writeln!(out, "export const {name} = {value}");
    }
    out
}

/// The JavaScript module that names the schemas.
pub(crate) fn schemas() -> String {
    let mut out = format!("{HEADER}import {{ schema }} from '../src/schema.js'\n\n");
    for (index, schema) in SCHEMAS.iter().enumerate() {
        let _ = writeln!(out, "export const {} = /* @__PURE__ */ schema({index})", schema.name());
    }
    out
}

/// The JavaScript module that lists the operations; the schema of an operation's parameters has its index.
pub(crate) fn endpoints() -> String {
    let mut out = format!("{HEADER}export const endpoints = [\n");
    for endpoint in ENDPOINTS {
        let is_page = matches!(endpoint.response, Response::Page(..));
        let _ = writeln!(out, "  {{ path: '{}', isPage: {is_page} }},", endpoint.path);
    }
    out.push_str("]\n");
    out
}

/// The declarations of the operations, grouped as in the client.
pub(crate) fn operations() -> String {
    let mut out = format!("{HEADER}import type * as models from './models.js'\n");
    out.push_str("import type { ApiPromise, CallOptions, CreateMany, List } from './lite.js'\n\n");
    out.push_str("/** The operations, as groups of methods. */\nexport interface Operations {\n");
    let mut groups: Vec<&str> = Vec::new();
    for endpoint in ENDPOINTS {
        let group = split(endpoint).0;
        if !groups.contains(&group) && !group.contains('/') {
            groups.push(group);
        }
    }
    for group in groups {
        push_group(&mut out, group, 1);
    }
    out.push_str("}\n");
    out
}

/// The declarations of the schemas, for a file that has a type `Schema`.
pub(crate) fn schema_types() -> String {
    let mut out = format!("\n{HEADER}import type * as models from './models.js'\n\n");
    for schema in SCHEMAS {
        let _ = writeln!(out, "export declare const {}: Schema<models.{}>", schema.name(), schema.value_type);
    }
    out
}

/// A group's methods, then the groups inside it.
fn push_group(out: &mut String, group: &str, depth: usize) {
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{indent}readonly {}: {{", camel_case(group.rsplit('/').next().unwrap_or(group)));
    for endpoint in ENDPOINTS.iter().filter(|endpoint| split(endpoint).0 == group) {
        push_method(out, endpoint, &"  ".repeat(depth + 1));
    }
    if group == "access_grants" {
        let _ = writeln!(
            out,
            "{indent}  /** Creates many access grants, a few at a time. */\n{indent}  createMany: CreateMany"
        );
    }
    let mut inner: Vec<&str> = Vec::new();
    for endpoint in ENDPOINTS {
        let below = split(endpoint).0;
        if below.strip_prefix(group).is_some_and(|rest| rest.starts_with('/')) && !inner.contains(&below) {
            inner.push(below);
        }
    }
    for group in inner {
        push_group(out, group, depth + 1);
    }
    let _ = writeln!(out, "{indent}}}");
}

/// The group and the name in a path: `/access_grants/unmanaged/get` gives `access_grants/unmanaged` and `get`.
fn split(endpoint: &Endpoint) -> (&str, &str) {
    let path = endpoint.path.trim_start_matches('/');
    path.rsplit_once('/').unwrap_or(("", path))
}

fn push_method(out: &mut String, endpoint: &Endpoint, indent: &str) {
    let name = camel_case(split(endpoint).1);
    let (params, summary, path) = (endpoint.params_type, endpoint.summary, endpoint.path);
    let item = || endpoint.result_type.trim_start_matches("Vec<").trim_end_matches('>');
    let (mark, result) = match endpoint.response {
        Response::One(..) => ("", format!("ApiPromise<models.{}>", endpoint.result_type)),
        // Only a list whose parameters may all be left out can be asked for without any.
        Response::Page(..) if params.contains("AccessMethods") => ("", format!("List<models.{}>", item())),
        Response::Page(..) => ("?", format!("List<models.{}>", item())),
        Response::Done => ("", "ApiPromise<void>".to_owned()),
    };
    let _ = writeln!(out, "{indent}/**\n{indent} * {summary}\n{indent} *\n{indent} * `POST {path}`\n{indent} */");
    let _ = writeln!(out, "{indent}{name}(params{mark}: models.{params}, options?: CallOptions): {result}");
}

fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| {
        let mut letters = part.chars();
        let upper = letters.next().map(|letter| letter.to_ascii_uppercase());
        out + &upper.into_iter().chain(letters).collect::<String>()
    })
}
