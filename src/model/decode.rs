//! Responses as Rust types.

use crate::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::json::Tape;
use crate::{
    issue::{ExpectedType, Issue, IssueCode, Step},
    schema::{Context, Repair, RepairAction, Schema, check_text},
};

/// Reads a response of type `T`: checks it, corrects what older servers leave out or name otherwise, and decodes it.
///
/// # Errors
/// Every problem with its path.
///
/// ```
/// use seam_access_grants::model::{AccessGrant, decode};
///
/// let grant: AccessGrant = decode(r#"{"access_grant_id": "ef83cca9-5fdf-4ac2-93f3-c21c5a8be54b", "tomorrow": 1}"#)?;
/// assert!(grant.warnings.is_empty() && grant.starts_at.0.is_none());
/// # Ok::<(), Vec<seam_access_grants::issue::Issue>>(())
/// ```
pub fn decode<T: Schema + DeserializeOwned>(text: &str) -> Result<T, Vec<Issue>> {
    let context = Context { repair_absent: true, ..Context::default() };
    let report = check_text(&mut Tape::default(), text, T::NODE, &context);
    if !report.issues.is_empty() {
        return Err(report.issues);
    }
    let not_json = |_| vec![Issue { path: Vec::new(), code: IssueCode::InvalidType(ExpectedType::Json) }];
    let mut value: Value = serde_json::from_str(text).map_err(not_json)?;
    for repair in &report.repairs {
        apply(&mut value, repair);
    }
    serde_json::from_value(value).map_err(not_json)
}

fn apply(root: &mut Value, repair: &Repair) {
    let at = repair.path.iter().try_fold(root, |value, step| match step {
        Step::Key { name, .. } => value.get_mut(name.as_ref()),
        Step::Index(index) => value.get_mut(usize::try_from(*index).ok()?),
    });
    let Some(value) = at else { return };
    let Some(members) = value.as_object_mut() else { return };
    match repair.action {
        RepairAction::EmptyList(key) => {
            members.insert(key.to_owned(), Value::Array(Vec::new()));
        }
        RepairAction::Null(key) | RepairAction::Absent(key) => {
            members.insert(key.to_owned(), Value::Null);
        }
        RepairAction::Rename(from, to) => {
            if let Some(code) = members.remove(from) {
                members.insert(to.to_owned(), code);
            }
        }
        RepairAction::Unwrap(key) => {
            if let Some(inner) = members.remove(key) {
                *value = inner;
            }
        }
    }
}
