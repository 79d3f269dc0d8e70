//! The check of many rows in one call.
//!
//! ```
//! use seam_access_grants::{access_grants::CreateAccessGrant, bulk::*, json::Tape, schema::{Context, Schema}};
//!
//! let csv = "user_identity.full_name,space_keys,requested_access_methods.0.mode,requested_access_methods.0.code\n\
//!            Jane Doe,room-101,code,0123\n\
//!            John Doe,room-102;pool,code,12\n";
//! let node = CreateAccessGrant::NODE;
//! let summary = validate_many(&mut Tape::default(), csv.as_bytes(), Form::Csv, node, &Context::default());
//! assert_eq!((summary.valid, summary.invalid, summary.rows[0].row), (1, 1, 3));
//! assert_eq!(summary.rows[0].issues[0].dotted_path(), "requested_access_methods[0].code");
//! ```

mod columns;
mod csv;

pub use csv::read_csv;

use crate::issue::{DoorIssue, Expected, Issue, IssueCode, RowProblem};
use crate::json::{Kind, Tape};
use crate::prelude::*;
use crate::schema::{Context, Node, Report, check, check_text};

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A JSON array. A row's number is its index, from 0.
    Json,
    /// A JSON value on each line. A row's number is its line, from 1; empty lines are none.
    Ndjson,
    /// A header and lines of cells, see [`read_csv`]. A row's number is the line it starts on; the header's is 1.
    Csv,
}

/// What there is to say of one row.
#[derive(Debug)]
pub struct Row {
    /// The row's number, in the counting of its [`Form`].
    pub row: u32,
    /// What makes it invalid.
    pub issues: Vec<Issue>,
    /// What is worth telling and does not make it invalid.
    pub warnings: Vec<Issue>,
}

/// The verdict on all rows.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many rows are good.
    pub valid: u32,
    /// How many are not, a header with an issue among them.
    pub invalid: u32,
    /// The rows of which there is something to say, in order.
    pub rows: Vec<Row>,
}

impl Summary {
    fn add(&mut self, row: u32, report: Report) {
        let Report { issues, warnings, .. } = report;
        *if issues.is_empty() { &mut self.valid } else { &mut self.invalid } += 1;
        if !issues.is_empty() || !warnings.is_empty() {
            self.rows.push(Row { row, issues, warnings });
        }
    }

    fn problem(&mut self, row: u32, issue: Issue) {
        self.add(row, Report { issues: vec![issue], ..Report::default() });
    }
}

/// What is wrong with a row as such.
#[inline(never)]
fn of_row(problem: RowProblem) -> Issue {
    Issue { path: Vec::new(), code: DoorIssue::Row(problem).into() }
}

/// Checks every row against `node`. Paths start at the row. What is not a row, such as a line that is not JSON or an unclosed
/// quote, is an issue at the root of that row; nothing stops the rows before it.
pub fn validate_many(tape: &mut Tape, input: &[u8], form: Form, node: &'static Node, context: &Context) -> Summary {
    let mut summary = Summary::default();
    let input = input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input);
    match form {
        Form::Json => json(tape, input, node, context, &mut summary),
        Form::Ndjson => {
            for (line, bytes) in (1..).zip(input.split(|byte| *byte == b'\n')) {
                match core::str::from_utf8(bytes).map(str::trim_ascii) {
                    Ok("") => {}
                    Ok(text) => summary.add(line, check_text(tape, text, node, context)),
                    Err(_) => summary.problem(line, of_row(RowProblem::Encoding)),
                }
            }
        }
        Form::Csv => csv(tape, input, node, context, &mut summary),
    }
    summary
}

fn json(tape: &mut Tape, input: &[u8], node: &'static Node, context: &Context, summary: &mut Summary) {
    let Ok(text) = core::str::from_utf8(input) else {
        return summary.problem(0, of_row(RowProblem::Encoding));
    };
    let expected = match tape.read(text) {
        Ok(list) if list.kind() == Kind::List => {
            for (index, item) in (0..).zip(list.items()) {
                summary.add(index, check(item, node, context));
            }
            return;
        }
        Ok(_) => Expected::List,
        Err(_) => Expected::Json,
    };
    summary.problem(0, Issue { path: Vec::new(), code: IssueCode::InvalidType(expected) });
}

fn csv(tape: &mut Tape, input: &[u8], node: &'static Node, context: &Context, summary: &mut Summary) {
    let (good, is_whole) = match core::str::from_utf8(input) {
        Ok(text) => (text, true),
        // The lines before the one with the bytes that are not text.
        Err(error) => {
            let text = input.get(..error.valid_up_to()).and_then(|bytes| core::str::from_utf8(bytes).ok());
            let text = text.unwrap_or_default();
            let end = text.bytes().rposition(|byte| byte == b'\n');
            (end.and_then(|end| text.get(..=end)).unwrap_or_default(), false)
        }
    };
    read_csv(tape, good, node, &mut |row, content| match content {
        Ok(value) => summary.add(row, check(value, node, context)),
        Err(issue) => summary.problem(row, issue),
    });
    if !is_whole {
        summary.problem(csv::lines(good.as_bytes()) + 1, of_row(RowProblem::Encoding));
    }
}
