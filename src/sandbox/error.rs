//! The error body: type, message and, for invalid input, the tree of sentences.

use serde_json::{Map, Value, json};

use seam_access_grants::issue::{Issue, IssueCode, Step};

/// An answer that is not 200.
#[derive(Debug)]
pub(super) struct ApiError {
    pub(super) status: u16,
    kind: &'static str,
    message: String,
    validation_errors: Option<Value>,
}

impl ApiError {
    pub(super) fn new(status: u16, kind: &'static str, message: impl Into<String>) -> Self {
        Self { status, kind, message: message.into(), validation_errors: None }
    }

    /// 400 with the tree and the message that the server makes of the same issues.
    pub(super) fn invalid_input(issues: &[Issue]) -> Self {
        let sentences: Vec<String> = issues.iter().map(sentence).collect();
        let message = match sentences.as_slice() {
            [one] => one.clone(),
            many => format!("{} Input Errors: {}", many.len(), many.join(", ")),
        };
        let mut root = node();
        for issue in issues {
            insert(&mut root, &issue.path, issue.code.message());
        }
        Self { status: 400, kind: "invalid_input", message, validation_errors: Some(Value::Object(root)) }
    }

    pub(super) fn body(&self) -> Value {
        let mut body = json!({ "type": self.kind, "message": self.message });
        if let (Some(tree), Some(members)) = (&self.validation_errors, body.as_object_mut()) {
            members.insert("validation_errors".to_owned(), tree.clone());
        }
        body
    }
}

fn sentence(issue: &Issue) -> String {
    let path: Vec<String> = issue.path.iter().map(key).collect();
    let path = path.join(".");
    match issue.code {
        IssueCode::Required => format!("{path} is required"),
        _ if path.is_empty() => issue.code.message(),
        _ => format!("{} for \"{path}\"", issue.code.message()),
    }
}

fn key(step: &Step) -> String {
    match step {
        Step::Key { name, .. } => name.to_string(),
        Step::Index(index) => index.to_string(),
    }
}

fn node() -> Map<String, Value> {
    Map::from_iter([("_errors".to_owned(), json!([]))])
}

fn insert(tree: &mut Map<String, Value>, path: &[Step], message: String) {
    if let Some((first, rest)) = path.split_first() {
        let child = tree.entry(key(first)).or_insert_with(|| Value::Object(node()));
        if let Some(child) = child.as_object_mut() {
            insert(child, rest, message);
        }
    } else if let Some(messages) = tree.get_mut("_errors").and_then(Value::as_array_mut) {
        messages.push(message.into());
    }
}
