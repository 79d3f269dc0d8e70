//! The error body: type, message and, for invalid input, the tree of sentences.

use serde_json::{Map, Value, json};

use super::sentences::{self, Sentence};
use seam_access_grants::issue::{Issue, Step};

/// An answer that is not 200.
#[derive(Debug)]
pub(super) struct ApiError {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    kind: &'static str,
    message: String,
    validation_errors: Option<Value>,
}

impl ApiError {
    pub(super) fn new(status: u16, kind: &'static str, message: impl Into<String>) -> Self {
        Self { status, headers: Vec::new(), kind, message: message.into(), validation_errors: None }
    }

    /// The same error with another header.
    pub(super) fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// 400 for issues that a handler found; see [`ApiError::invalid_params`].
    pub(super) fn invalid_input(issues: &[Issue]) -> Self {
        Self::invalid_params(issues, &Value::Null)
    }

    /// 400 with the tree and the message that the server makes of the same issues in `params`.
    pub(super) fn invalid_params(issues: &[Issue], params: &Value) -> Self {
        let found: Vec<Sentence<'_>> = issues.iter().flat_map(|issue| sentences::of(issue, params)).collect();
        let message = match found.as_slice() {
            [one] => framed(one),
            many => format!("{} Input Errors: {}", many.len(), many.iter().map(framed).collect::<Vec<_>>().join(", ")),
        };
        let mut root = node();
        for sentence in found {
            insert(&mut root, sentence.path, sentence.text);
        }
        Self { validation_errors: Some(Value::Object(root)), ..Self::new(400, "invalid_input", message) }
    }

    pub(super) fn body(&self) -> Value {
        let mut body = json!({ "type": self.kind, "message": self.message });
        if let (Some(tree), Some(members)) = (&self.validation_errors, body.as_object_mut()) {
            members.insert("validation_errors".to_owned(), tree.clone());
        }
        body
    }
}

/// A sentence of the tree as it stands in the message.
fn framed(Sentence { path, text }: &Sentence<'_>) -> String {
    let path = path.iter().map(key).collect::<Vec<_>>().join(".");
    match text.as_str() {
        text if path.is_empty() => text.to_owned(),
        sentences::REQUIRED => format!("{path} is required"),
        text => format!("{text} for \"{path}\""),
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
