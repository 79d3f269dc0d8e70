//! Reports as words: what a check mostly finds crosses without a text.
//!
//! The first two words are the address and the length of a JSON text, the others are issues. An issue whose sentence depends on
//! its code alone has a template: the first time the text contains it, as an item of `templates`, and from then on its number is
//! enough. What has no template stands in the text as well, as `issues`, `warnings` and `repairs`. Names in paths are text of
//! the module itself, which JavaScript reads once by its address.

use alloc::{borrow::Cow, string::String, vec::Vec};

use seam_access_grants::{
    issue::{self, Issue, IssueCode, Step},
    json::Writer,
    schema::{Report, write_repairs},
};
use wasm_boundary::INDEX;

/// What identifies a code with a template: its kind and what its sentence depends on, by value or by address.
type Key = [usize; 3];

/// The codes that JavaScript has a template of, by the number of the template.
pub(crate) type Templates = Vec<Key>;

/// How many templates there may be. There are far fewer, since a template's numbers are those of the schemas.
const MAX_TEMPLATES: usize = 256;

/// Writes a report; returns the number of words, 0 for an empty report.
pub(crate) fn write(report: &Report, templates: &mut Templates, words: &mut [u32], text: &mut String) -> usize {
    let Report { issues, warnings, repairs, .. } = report;
    if report.is_empty() {
        return 0;
    }
    let Some((head, room)) = words.split_first_chunk_mut::<2>() else { return 0 };
    let known = templates.len();
    let count = if warnings.is_empty() && repairs.is_empty() { write_issues(issues, templates, room) } else { None };
    *text = if count.is_some() {
        new_templates(issues, templates, known)
    } else {
        templates.truncate(known);
        full_text(report)
    };
    *head = [text.as_ptr().addr(), text.len()].map(|word| u32::try_from(word).unwrap_or_default());
    head.len() + count.unwrap_or(0)
}

fn full_text(report: &Report) -> String {
    let mut json = Writer::default();
    json.open('{');
    json.key("issues");
    issue::write_all(&mut json, &report.issues);
    json.key("warnings");
    issue::write_all(&mut json, &report.warnings);
    json.key("repairs");
    write_repairs(&mut json, &report.repairs);
    json.close('}');
    json.finish()
}

/// The first issue of each template from number `known` on; no text if there is none.
fn new_templates(issues: &[Issue], templates: &Templates, known: usize) -> String {
    let mut json = Writer::default();
    let new = templates.get(known..).unwrap_or_default();
    if new.is_empty() {
        return json.finish();
    }
    json.open('{');
    json.key("templates");
    json.open('[');
    for key in new {
        if let Some(first) = issues.iter().find(|issue| key_of(&issue.code) == Some(*key)) {
            first.write(&mut json);
        }
    }
    json.close(']');
    json.close('}');
    json.finish()
}

/// Writes issues, each as the number of its template, the number of its steps, and two words for each step: address and length of
/// a name, or an index and [`INDEX`]. Returns the number of words; `None` if an issue has no template, or there is no room.
fn write_issues(issues: &[Issue], templates: &mut Templates, words: &mut [u32]) -> Option<usize> {
    let mut at = 0;
    let mut push = |[first, second]: [usize; 2]| {
        for word in [first, second] {
            *words.get_mut(at)? = u32::try_from(word).ok()?;
            at += 1;
        }
        Some(())
    };
    for issue in issues {
        push([template_of(&issue.code, templates)?, issue.path.len()])?;
        for step in &issue.path {
            push(match step {
                Step::Key { name: Cow::Borrowed(name), .. } => [name.as_ptr().addr(), name.len()],
                Step::Key { .. } => return None,
                Step::Index(index) => [*index as usize, INDEX as usize],
            })?;
        }
    }
    Some(at)
}

fn template_of(code: &IssueCode, templates: &mut Templates) -> Option<usize> {
    let key = key_of(code)?;
    let number = templates.iter().position(|known| *known == key).unwrap_or(templates.len());
    if number == templates.len() {
        if number == MAX_TEMPLATES {
            return None;
        }
        templates.push(key);
    }
    Some(number)
}

fn key_of(code: &IssueCode) -> Option<Key> {
    let list = |kind, names: &[&str]| [kind, names.as_ptr().addr(), names.len()];
    Some(match code {
        IssueCode::Required => [0; 3],
        IssueCode::InvalidType(expected) => [1, *expected as usize, 0],
        IssueCode::InvalidFormat(format) => [2, *format as usize, 0],
        IssueCode::InvalidValue(values) => list(3, values),
        IssueCode::TooSmall(limit, unit) => [4, *limit as usize, *unit as usize],
        IssueCode::TooBig(limit, unit) => [5, *limit as usize, *unit as usize],
        IssueCode::NotApplicable(field, value) => [6, field.as_ptr().addr(), value.as_ptr().addr()],
        IssueCode::ConflictingFields(fields) => list(7, fields),
        IssueCode::MissingOneOf(fields) => list(8, fields),
        IssueCode::NotAfter(field) => [9, field.as_ptr().addr(), field.len()],
        IssueCode::InPast => [10, 0, 0],
        IssueCode::NotTrue => [11, 0, 0],
        // What depends on the value or on a door has no template.
        _ => return None,
    })
}
