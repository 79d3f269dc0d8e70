//! The TypeScript of issues: one interface a kind, their union, and the keys of messages.

use std::fmt::Write;

use seam_access_grants::issue::{IssueKind, KINDS, ParamKind, Parameter};

use crate::facade::camel_case;

const TYPES: &str = "
/** What every issue has. */
export interface IssueBase<Code extends string> {
  /** From the root of the value to the field to change. */
  path: (string | number)[]
  /** What is wrong. */
  code: Code
  /** What to do, in a sentence without the field's name. It never holds the value that was given. */
  message: string
}
";

/// The module `issues.ts`.
pub(crate) fn module() -> String {
    let mut out = "// Made from src/issue/kinds.rs by `cargo xtask build`.\n".to_owned();
    out.push_str(TYPES);
    for kind in KINDS {
        let _ = write!(
            out,
            "\n/** {} */\nexport interface {} extends IssueBase<'{}'> {{",
            kind.about,
            interface(kind),
            kind.code
        );
        for param in kind.params {
            let _ = write!(out, "\n  /** {} */\n  {}{}: {}", param.about, param.name, mark(param), value_type(param));
        }
        out.push_str(if kind.params.is_empty() { "}\n" } else { "\n}\n" });
    }
    let union = union_of(KINDS.iter().map(interface));
    let _ = write!(
        out,
        "\n/** One problem: where it is, what it is, and a sentence that says what to do. */\nexport type Issue ={union}\n"
    );
    out.push_str("\n/** What is wrong. */\nexport type IssueCode = Issue['code']\n");
    let keys = union_of(KINDS.iter().flat_map(keys));
    let _ = write!(
        out,
        "\n/** The code of an issue, alone or with what tells its variants apart. */\nexport type MessageKey ={keys}\n"
    );
    out.push_str("\n/**\n * The parameter whose value makes a message key of its own, by code.\n *\n * @internal\n */\nexport const VARIANTS: { readonly [code: string]: string | undefined } = {\n");
    for kind in KINDS {
        if let Some(variant) = kind.variant {
            let _ = writeln!(out, "  {}: '{variant}',", kind.code);
        }
    }
    out.push_str("}\n");
    out
}

/// A union type, a line for each member.
fn union_of(members: impl Iterator<Item = String>) -> String {
    members.fold(String::new(), |union, member| union + "\n  | " + &member)
}

/// `invalid_type` gives `InvalidTypeIssue`.
fn interface(kind: &IssueKind) -> String {
    let name = camel_case(kind.code);
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest + "Issue"
}

const fn mark(param: &Parameter) -> &'static str {
    if param.is_required { "" } else { "?" }
}

fn value_type(param: &Parameter) -> String {
    match param.kind {
        ParamKind::Text => "string".to_owned(),
        ParamKind::Number => "number".to_owned(),
        ParamKind::Texts => "string[]".to_owned(),
        ParamKind::Numbers => "number[]".to_owned(),
        ParamKind::Values => "(string | boolean)[]".to_owned(),
        ParamKind::OneOf(values) => values().iter().map(|value| format!("'{value}'")).collect::<Vec<_>>().join(" | "),
    }
}

/// The keys of a kind, as types.
fn keys(kind: &IssueKind) -> Vec<String> {
    let code = kind.code;
    let mut keys = vec![format!("'{code}'")];
    let variant = kind.params.iter().find(|param| Some(param.name) == kind.variant);
    match variant.map(|param| param.kind) {
        Some(ParamKind::OneOf(values)) => keys.extend(values().iter().map(|value| format!("'{code}.{value}'"))),
        Some(_) => keys.push(format!("`{code}.${{string}}`")),
        None => {}
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn a_kind_is_an_interface_a_member_of_the_union_and_keys() {
        let text = module();
        for part in [
            "\n/** A field that must be there is not. */\nexport interface RequiredIssue extends IssueBase<'required'> {}\n",
            "  minimum: number\n",
            "  suggestion?: string\n",
            "\n  | RequiredIssue\n",
            "\n  | 'too_big.columns'",
            "\n  | `device_constraint.${string}`",
            "\n  too_small: 'unit',\n",
        ] {
            assert!(text.contains(part), "{part} of {text}");
        }
    }
}
