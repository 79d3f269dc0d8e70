//! Verdicts as words: what a check mostly finds crosses without a text.
//!
//! An issue whose sentence depends on its code alone has a template: JavaScript asks for it once, as JSON text, and puts a
//! path before it each time. Names in paths are text of the module itself, which JavaScript reads once by its address.

use super::slot::Slot;
use crate::{
    issue::{Issue, IssueCode, Step},
    prelude::*,
    schema::Report,
};

/// What tells a code with a template from the others: its kind and what its sentence depends on, by value or by address.
type Key = [usize; 3];

/// The codes that were told, by the number of their template.
static TEMPLATES: Slot<Vec<Key>> = Slot::new();

/// How many templates there may be. There are fewer by far, unless somebody makes up numbers.
const MOST_TEMPLATES: usize = 256;

/// In the place of a name's length: the step is an index.
const INDEX: usize = u32::MAX as usize;

/// Writes the issues of a report as words, each as the number of its template, the number of its steps, and two words for
/// each step: address and length of a name, or an index and [`INDEX`]. Gives the number of words; `None` if there is more to
/// say than that, or no room.
pub(super) fn write(report: &Report, words: &mut [u32]) -> Option<usize> {
    if !report.warnings.is_empty() || !report.repairs.is_empty() {
        return None;
    }
    let mut templates = TEMPLATES.take();
    let count = write_issues(&report.issues, &mut templates, words);
    TEMPLATES.put(templates);
    count
}

fn write_issues(issues: &[Issue], templates: &mut Vec<Key>, words: &mut [u32]) -> Option<usize> {
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
                Step::Index(index) => [*index as usize, INDEX],
            })?;
        }
    }
    Some(at)
}

fn template_of(code: &IssueCode, templates: &mut Vec<Key>) -> Option<usize> {
    let list = |kind, names: &[&str]| [kind, names.as_ptr().addr(), names.len()];
    let key = match code {
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
        // What depends on the value or on a door is told in full.
        IssueCode::UnrecognizedKeys(_) | IssueCode::Door(_) | IssueCode::Server(_) => return None,
    };
    let number = templates.iter().position(|known| *known == key).unwrap_or(templates.len());
    if number == templates.len() {
        if number == MOST_TEMPLATES {
            return None;
        }
        templates.push(key);
    }
    Some(number)
}
