//! The server's `validation_errors` as the flat list of issues that our own rules give.

use crate::prelude::*;
use crate::{
    issue::{Issue, IssueCode, Step},
    json::Value,
    schema::Node,
};

/// Flattens a tree in which each node has its sentences in `_errors` and its members beside it; `params` gives the
/// order of the members and tells an index from a name.
pub(super) fn flatten(tree: Value<'_>, params: &'static Node) -> Vec<Issue> {
    let mut issues = Vec::new();
    walk(tree, Some(params), &mut Vec::new(), &mut issues);
    crate::issue::sort(issues)
}

fn walk(tree: Value<'_>, node: Option<&'static Node>, path: &mut Vec<Step>, issues: &mut Vec<Issue>) {
    for (key, value) in tree.members() {
        if key.reads("_errors") {
            for sentence in value.items() {
                if let Some(sentence) = sentence.string() {
                    issues.push(Issue { path: path.clone(), code: IssueCode::Server(sentence) });
                }
            }
            continue;
        }
        let Some(name) = key.text() else { continue };
        let (step, child) = step(&name, node);
        path.push(step);
        walk(value, child, path, issues);
        path.pop();
    }
}

fn step(name: &str, node: Option<&'static Node>) -> (Step, Option<&'static Node>) {
    match node {
        Some(Node::List(item)) if let Ok(index) = name.parse() => (Step::Index(index), Some(item)),
        Some(Node::Object(object)) => {
            let rank = object.rank(name);
            let step = Step::Key { name: Cow::Owned(name.to_owned()), rank };
            (step, object.fields.get(usize::from(rank)).map(|field| field.node))
        }
        _ => (Step::Key { name: Cow::Owned(name.to_owned()), rank: u16::MAX }, None),
    }
}
