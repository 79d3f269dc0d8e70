//! The rows of a text, whatever its form.

use super::lines::{Lines, line_ends};
use super::{Form, RowProblem, csv::read_table, row_issue, without_mark};
use crate::issue::{ExpectedType, Issue, IssueCode};
use crate::json::{Kind, Tape, Value};
use crate::prelude::*;
use crate::schema::{Context, Node};

/// What stands in a row.
pub(crate) enum Content<'v> {
    /// A value.
    Value(Value<'v>),
    /// A value that is as good as the last one; its key that no other may have, which is empty if it has none.
    LikeLast(&'v str),
    /// None, and what is wrong with the row as such.
    Problem(Issue),
}

/// Takes a row with its number; says whether its value is good, and nothing is to be warned of.
pub(crate) type OnRow<'t> = &'t mut dyn FnMut(u32, Content<'_>) -> bool;

/// Gives each row to `on_row`, with its number in the counting of the form. What is wrong with a row as such ends it, and nothing else:
/// the others come all the same. Where only the check of the values counts, `context` is that of the check.
pub(crate) fn read_rows(
    tape: &mut Tape,
    input: &[u8],
    form: Form,
    node: &'static Node,
    context: Option<&Context>,
    on_row: OnRow<'_>,
) {
    let input = without_mark(input);
    match form {
        Form::Json => json(tape, input, on_row),
        Form::Ndjson => ndjson(tape, input, on_row),
        Form::Csv => csv(tape, input, node, context, on_row),
    }
}

fn json(tape: &mut Tape, input: &[u8], on_row: OnRow<'_>) {
    let mut problem = |issue| {
        on_row(0, Content::Problem(issue));
    };
    match read(tape, input) {
        Ok(list) if list.kind() == Kind::List => {
            for (index, item) in (0..).zip(list.items()) {
                on_row(index, Content::Value(item));
            }
        }
        Ok(_) => problem(type_issue(ExpectedType::List)),
        Err(issue) => problem(issue),
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
            Ok(value) => {
                on_row(line, Content::Value(value));
            }
            Err(issue) => {
                // An object alone may stand on several lines, as it is often written for people.
                if is_first && let Some(object) = read(tape, input).ok().filter(|value| value.kind() == Kind::Object) {
                    on_row(line, Content::Value(object));
                    return;
                }
                on_row(line, Content::Problem(issue));
            }
        }
        is_first = false;
    }
}

fn csv(tape: &mut Tape, input: &[u8], node: &'static Node, context: Option<&Context>, on_row: OnRow<'_>) {
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
    read_table(tape, good, node, context, on_row);
    if !is_complete {
        on_row(line_ends(good.as_bytes()) + 1, Content::Problem(row_issue(RowProblem::Encoding)));
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
