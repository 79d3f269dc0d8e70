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
        if key.is("_errors") {
            for sentence in value.items() {
                if let Some(sentence) = sentence.text() {
                    issues.push(Issue { path: path.clone(), code: IssueCode::Server(sentence.to_owned()) });
                }
            }
            continue;
        }
        let Some(name) = key.text() else { continue };
        let (step, child) = step(name, node);
        path.push(step);
        walk(value, child, path, issues);
        path.pop();
    }
}

fn step(name: &str, node: Option<&'static Node>) -> (Step, Option<&'static Node>) {
    let key = |rank| Step::Key { name: Cow::Owned(name.to_owned()), rank };
    if let Some(Node::Object(object)) = node {
        let rank = object.rank(name);
        return (key(rank), object.fields.get(usize::from(rank)).map(|field| field.node));
    }
    let item = match node {
        Some(Node::List(item)) => Some(*item),
        _ => None,
    };
    // The API has no member that is called by a number, so this is an item, also of a list that the table does not have.
    index(name).map_or((key(u16::MAX), None), |index| (Step::Index(index), item))
}

/// The index that is written so: digits alone, without zeros before them.
fn index(name: &str) -> Option<u32> {
    let is_canonical = name == "0" || !name.starts_with(['0', '+']);
    name.parse().ok().filter(|_| is_canonical)
}
