//! The rows of a text, whatever its form.

use super::lines::{Lines, line_ends};
use super::{Form, RowProblem, read_csv, row_issue, without_mark};
use crate::issue::{ExpectedType, Issue, IssueCode};
use crate::json::{Kind, Tape, Value};
use crate::prelude::*;
use crate::schema::Node;

/// Takes a row, or what is wrong with it as such, and its number.
type OnRow<'t> = &'t mut dyn FnMut(u32, Result<Value<'_>, Issue>);

/// Gives each row to `on_row`, with its number in the counting of the form. What is wrong with a row as such ends it, and nothing else:
/// the others come all the same.
pub(crate) fn read_rows(tape: &mut Tape, input: &[u8], form: Form, node: &'static Node, on_row: OnRow<'_>) {
    let input = without_mark(input);
    match form {
        Form::Json => json(tape, input, on_row),
        Form::Ndjson => ndjson(tape, input, on_row),
        Form::Csv => csv(tape, input, node, on_row),
    }
}

fn json(tape: &mut Tape, input: &[u8], on_row: OnRow<'_>) {
    match read(tape, input) {
        Ok(list) if list.kind() == Kind::List => {
            for (index, item) in (0..).zip(list.items()) {
                on_row(index, Ok(item));
            }
        }
        Ok(_) => on_row(0, Err(type_issue(ExpectedType::List))),
        Err(issue) => on_row(0, Err(issue)),
    }
}

fn ndjson(tape: &mut Tape, input: &[u8], on_row: OnRow<'_>) {
    let mut is_first = true;
    for (line, bytes) in (1..).zip(Lines(input)) {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        match read(tape, bytes) {
            Ok(value) => on_row(line, Ok(value)),
            Err(issue) => {
                // An object alone may stand on several lines, as it is often written for people.
                if is_first && let Some(object) = read(tape, input).ok().filter(|value| value.kind() == Kind::Object) {
                    return on_row(line, Ok(object));
                }
                on_row(line, Err(issue));
            }
        }
        is_first = false;
    }
}

fn csv(tape: &mut Tape, input: &[u8], node: &'static Node, on_row: OnRow<'_>) {
    let (good, is_complete) = match core::str::from_utf8(input) {
        Ok(text) => (text, true),
        // The lines before the one with the bytes that are not text.
        Err(error) => {
            let text = input.get(..error.valid_up_to()).and_then(|bytes| core::str::from_utf8(bytes).ok());
            let text = text.unwrap_or_default();
            let end = text.bytes().rposition(|byte| matches!(byte, b'\n' | b'\r'));
            (end.and_then(|end| text.get(..=end)).unwrap_or_default(), false)
        }
    };
    read_csv(tape, good, node, on_row);
    if !is_complete {
        on_row(line_ends(good.as_bytes()) + 1, Err(row_issue(RowProblem::Encoding)));
    }
}

/// The value of a JSON text.
fn read<'t>(tape: &'t mut Tape, bytes: &[u8]) -> Result<Value<'t>, Issue> {
    let text = core::str::from_utf8(bytes).map_err(|_| row_issue(RowProblem::Encoding))?;
    tape.read(text).map_err(|_| type_issue(ExpectedType::Json))
}

fn type_issue(expected: ExpectedType) -> Issue {
    Issue { path: Vec::new(), code: IssueCode::InvalidType(expected) }
}
