//! What the facade and its types take from the lists in the core.

use std::fmt::Write;

use seam_access_grants::{
    bulk::{Form, MAX_REPORTED_ISSUES, MAX_REPORTED_ROWS, SHARED_KEY},
    client::{self, TOKEN_OPTIONS, TokenOption},
    endpoints::{ENDPOINTS, Endpoint, LITE_ENDPOINTS, NamedSchema, Repeat, Response},
    issue::{ExpectedType, IssueCode},
    json::{Kind, MAX_DEPTH, PlainValue},
    schema::{ContextData, MAX_ISSUES, outline},
    time::to_instant::Disambiguation,
};

use crate::shapes;

const HEADER: &str = "// Made from src/endpoints.rs by `cargo xtask build`.\n";

/// The module of the facts that are declared in the core and that the facade needs as well.
pub(crate) fn facts() -> String {
    let names = |keep: fn(&TokenOption) -> bool| -> Vec<&str> {
        TOKEN_OPTIONS.iter().filter(|option| keep(option)).map(|option| option.name).collect()
    };
    let create = ENDPOINTS.iter().position(|endpoint| endpoint.repeat == Repeat::Creates).unwrap_or_default();
    let facts = [
        ("DEFAULT_ENDPOINT", format!("{:?}", client::DEFAULT_ENDPOINT)),
        ("DEFAULT_MAX_RETRIES", client::DEFAULT_MAX_RETRIES.to_string()),
        ("TOKENS", format!("{:?} as const", names(|_| true))),
        ("SECRETS", format!("{:?} as readonly string[]", names(|option| option.is_secret))),
        ("WITH_WORKSPACE", format!("{:?} as readonly string[]", names(|option| option.needs_workspace))),
        ("SANDBOX_API_KEY", format!("{:?}", seam_access_grants_sandbox::API_KEY)),
        ("SANDBOX_MAX_BODY", seam_access_grants_sandbox::MAX_BODY.to_string()),
        ("CREATE", create.to_string()),
        ("CONTEXT_LISTS", format!("{:?} as const", ContextData::MEMBERS)),
        ("FORMS", format!("{:?} as const", Form::ALL.map(Form::name))),
        ("MAX_REPORTED_ROWS", MAX_REPORTED_ROWS.to_string()),
        ("MAX_REPORTED_ISSUES", MAX_REPORTED_ISSUES.to_string()),
        ("MAX_DEPTH", MAX_DEPTH.to_string()),
        ("MAX_ISSUES", MAX_ISSUES.to_string()),
        ("MAX_TOKENS", wasm_boundary::MAX_TOKENS.to_string()),
        ("MAX_WORDS", wasm_boundary::MAX_WORDS.to_string()),
        ("INDEX", wasm_boundary::INDEX.to_string()),
        ("NAME", PlainValue::NAME.to_string()),
        ("DISAMBIGUATIONS", format!("{:?} as const", Disambiguation::ALL.map(Disambiguation::name))),
        ("EXPECT", expect()),
        ("SHARED_KEY", format!("{SHARED_KEY:?}")),
        ("NAMED_SHAPES", shapes::named()),
        ("OUTLINE_HEAD", outline::HEAD.to_string()),
        ("OUTLINE_KIND_BITS", outline::Kind::BITS.to_string()),
    ];
    let kinds = [Kind::Null, Kind::Boolean, Kind::Number, Kind::Text, Kind::List, Kind::Object];
    let kinds = kinds.map(|kind| (format!("{kind:?}").to_uppercase(), (kind as u8).to_string()));
    let outline = outline::Kind::ALL.map(|kind| (format!("OUTLINE_{kind:?}").to_uppercase(), (kind as u8).to_string()));
    let mut out =
        "// Made from the core by `cargo xtask build`; what each is stands where it is declared.\n".to_owned();
    for (name, value) in facts.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(kinds).chain(outline) {
        let _ = writeln!(out, "export const {name} = {value}");
    }
    out
}

/// The sentences about a value of another type, by what is expected.
fn expect() -> String {
    let sentences = ExpectedType::ALL.map(|expected| (expected.name(), IssueCode::InvalidType(expected).message()));
    let members: Vec<String> = sentences.iter().map(|(name, sentence)| format!("{name}: {sentence:?}")).collect();
    format!("{{ {} }} as const", members.join(", "))
}

/// The module that names the schemas of a module, in its order: each is an instance of a class in a file of the facade, and of that
/// file's type `Schema`.
pub(crate) fn schemas(schemas: &[NamedSchema], class: &str, file: &str) -> String {
    let mut out = format!("{HEADER}import {{ {class}, type Schema }} from '../src/{file}.js'\n");
    out.push_str("import type * as models from './models.js'\n");
    for (index, schema) in schemas.iter().enumerate() {
        let (name, value_type) = (schema.name(), schema.value_type);
        let _ = writeln!(out, "\n/** {} */", subject(value_type));
        let _ =
            writeln!(out, "export const {name}: Schema<models.{value_type}> = /* @__PURE__ */ new {class}({index})");
    }
    out
}

/// What a schema checks, in a sentence.
fn subject(value_type: &str) -> String {
    if let Some(endpoint) = ENDPOINTS.iter().find(|endpoint| endpoint.params_type == value_type) {
        let method: Vec<String> = endpoint.path.split('/').skip(1).map(camel_case).collect();
        return format!("Checks the parameters of `{}`.", method.join("."));
    }
    match value_type {
        "RequestedAccessMethodInput" => "Checks one of `requested_access_methods`.",
        "TimeWindow" => "Checks `starts_at` and `ends_at`.",
        "Pin" => "Checks a PIN.",
        "AccessGrant" => "Checks an access grant as the API returns it.",
        "AccessMethod" => "Checks an access method as the API returns it.",
        "ActionAttempt" => "Checks an action attempt as the API returns it.",
        "SeamEvent" => "Checks an event as a webhook carries it.",
        _ => "Checks a value.",
    }
    .to_owned()
}

/// The module that lists the operations of a module; the schema of an operation's parameters has its index.
pub(crate) fn endpoints(endpoints: &[Endpoint]) -> String {
    let mut out = format!("{HEADER}export const endpoints: readonly {{ path: string; isPage: boolean }}[] = [\n");
    for endpoint in endpoints {
        let is_page = matches!(endpoint.response, Response::Page(..));
        let _ = writeln!(out, "  {{ path: '{}', isPage: {is_page} }},", endpoint.path);
    }
    out.push_str("]\n");
    out
}

/// The module that lists what the sandbox serves.
pub(crate) fn served() -> String {
    let paths: Vec<&str> = seam_access_grants_sandbox::SERVED.iter().map(|one| one.path).collect();
    format!(
        "// Made from src/sandbox/routes.rs by `cargo xtask build`.\nexport const served: readonly string[] = {paths:?}\n"
    )
}

/// The declarations of the operations, grouped as in the client.
pub(crate) fn operations() -> String {
    let mut out = format!("{HEADER}import type {{ ApiPromise }} from '../src/api-promise.js'\n");
    out.push_str("import type { ActionOptions } from '../src/action-attempt.js'\n");
    out.push_str("import type { CreateMany } from '../src/create-many.js'\n");
    out.push_str("import type { List } from '../src/list.js'\n");
    out.push_str("import type { CallOptions } from '../src/options.js'\n");
    out.push_str("import type { PlanAccessGrants } from '../src/plan-types.js'\n");
    out.push_str("import type { WaitUntilIssued } from '../src/wait.js'\n");
    out.push_str("import type * as models from './models.js'\n\n");
    let (lite, whole) = ("The operations of every client", "The operations of a client of the whole");
    push_operations(&mut out, "Operations", lite, LITE_ENDPOINTS, &[CREATE_MANY]);
    push_operations(&mut out, "WholeOperations", whole, ENDPOINTS, &[CREATE_MANY, WAIT_UNTIL_ISSUED, PLAN]);
    out
}

/// What access grants have besides the operations of the API: a sentence, and the member.
type Besides = (&'static str, &'static str);
const CREATE_MANY: Besides = ("Creates many access grants, a few at a time.", "createMany: CreateMany");
const WAIT_UNTIL_ISSUED: Besides =
    ("Waits until access methods are issued, and gives them.", "waitUntilIssued: WaitUntilIssued");
const PLAN: Besides =
    ("Plans what to do so that the access that is desired exists, and can then do it.", "plan: PlanAccessGrants");

fn push_operations(out: &mut String, name: &str, what: &str, endpoints: &[Endpoint], besides: &[Besides]) {
    let _ = writeln!(out, "/** {what}, as groups of methods. */\nexport interface {name} {{");
    let mut groups: Vec<&str> = Vec::new();
    for endpoint in endpoints {
        let group = split(endpoint).0;
        if !groups.contains(&group) && !group.contains('/') {
            groups.push(group);
        }
    }
    for group in groups {
        push_group(out, group, endpoints, besides, 1);
    }
    out.push_str("}\n");
}

/// A group's methods, then the groups inside it.
fn push_group(out: &mut String, group: &str, endpoints: &[Endpoint], besides: &[Besides], depth: usize) {
    let indent = "  ".repeat(depth);
    let name = group.rsplit('/').next().unwrap_or(group);
    let _ = writeln!(out, "{indent}/** The operations below `/{group}`. */");
    let _ = writeln!(out, "{indent}readonly {}: {{", camel_case(name));
    for endpoint in endpoints.iter().filter(|endpoint| split(endpoint).0 == group) {
        push_method(out, endpoint, &"  ".repeat(depth + 1));
    }
    if group == "access_grants" {
        for (summary, member) in besides {
            let _ = writeln!(out, "{indent}  /** {summary} */\n{indent}  {member}");
        }
    }
    let mut inner: Vec<&str> = Vec::new();
    for endpoint in endpoints {
        let below = split(endpoint).0;
        if below.strip_prefix(group).is_some_and(|rest| rest.starts_with('/')) && !inner.contains(&below) {
            inner.push(below);
        }
    }
    for group in inner {
        push_group(out, group, endpoints, besides, depth + 1);
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
    let options = if endpoint.result_type == "ActionAttempt" { "ActionOptions" } else { "CallOptions" };
    let _ = writeln!(out, "{indent}{name}(params{mark}: models.{params}, options?: {options}): {result}");
}

pub(crate) fn camel_case(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| {
        let mut letters = part.chars();
        let upper = letters.next().map(|letter| letter.to_ascii_uppercase());
        out + &upper.into_iter().chain(letters).collect::<String>()
    })
}
