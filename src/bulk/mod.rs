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

mod cells;
mod columns;
mod csv;
mod header;
mod keys;
mod lines;
mod problem;
mod summary;

pub use cells::MAX_COLUMNS;
pub use csv::read_csv;
pub use problem::SHARED_KEY;
pub use summary::{MAX_REPORTED_ISSUES, MAX_REPORTED_ROWS, Row, Summary};

use self::keys::Keys;
use self::lines::{Lines, line_ends};
use self::problem::RowProblem;
use crate::issue::{ExpectedType, Issue, IssueCode};
use crate::json::{Kind, Tape, Value};
use crate::prelude::*;
use crate::schema::{Context, MAX_ISSUES, Node, check_up_to};

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A JSON array. A row's number is its index, from 0.
    Json,
    /// A JSON value on each line, or one object on several. A row's number is the line it starts on, from 1; empty lines are
    /// none.
    Ndjson,
    /// A header and lines of cells, see [`read_csv`]. A row's number is the line it starts on, from 1.
    Csv,
}

impl Form {
    /// Every form, in the order that JavaScript counts them in.
    pub const ALL: [Self; 3] = [Self::Json, Self::Ndjson, Self::Csv];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
        }
    }

    /// What bytes are by the first that is no space: a JSON array, JSON objects, or a table.
    pub fn of(input: &[u8]) -> Self {
        match without_mark(input).trim_ascii_start() {
            [b'[', ..] => Self::Json,
            [b'{', ..] => Self::Ndjson,
            _ => Self::Csv,
        }
    }
}

fn without_mark(input: &[u8]) -> &[u8] {
    input.strip_prefix(b"\xef\xbb\xbf").unwrap_or(input)
}

/// What is wrong with a row as such.
fn row_issue(problem: RowProblem) -> Issue {
    Issue { path: Vec::new(), code: problem.into() }
}

fn type_issue(expected: ExpectedType) -> Issue {
    Issue { path: Vec::new(), code: IssueCode::InvalidType(expected) }
}

/// Checks every row against `node`. Paths start at the row. What is not a row, such as a line that is not JSON or an unclosed
/// quote, is an issue at the root of that row; nothing stops the rows before it. Rows that share a key which each must have
/// for itself (`access_grant_key` in a create request) have an issue each.
pub fn validate_many(tape: &mut Tape, input: &[u8], form: Form, node: &'static Node, context: &Context) -> Summary {
    let mut rows = Rows { node, context, keys: Keys::of(node), summary: Summary::default() };
    let input = without_mark(input);
    match form {
        Form::Json => rows.json(tape, input),
        Form::Ndjson => rows.ndjson(tape, input),
        Form::Csv => rows.csv(tape, input),
    }
    rows.summary.add_duplicates(rows.keys);
    rows.summary
}

/// What the rows are checked against, and what was found so far.
struct Rows<'c> {
    node: &'static Node,
    context: &'c Context,
    keys: Keys,
    summary: Summary,
}

impl Rows<'_> {
    fn check(&mut self, row: u32, value: Value<'_>) {
        // Of a row that is not reported, the first issue of a list of thousands is enough.
        let most = if self.summary.omitted > 0 { 1 } else { MAX_ISSUES };
        let report = check_up_to(most, value, self.node, self.context);
        self.keys.add(row, value, &report);
        self.summary.add(row, report);
    }

    fn json(&mut self, tape: &mut Tape, input: &[u8]) {
        match read(tape, input) {
            Ok(list) if list.kind() == Kind::List => {
                for (index, item) in (0..).zip(list.items()) {
                    self.check(index, item);
                }
            }
            Ok(_) => self.summary.problem(0, type_issue(ExpectedType::List)),
            Err(issue) => self.summary.problem(0, issue),
        }
    }

    fn ndjson(&mut self, tape: &mut Tape, input: &[u8]) {
        let mut is_first = true;
        for (line, bytes) in (1..).zip(Lines(input)) {
            let bytes = bytes.trim_ascii();
            if bytes.is_empty() {
                continue;
            }
            match read(tape, bytes) {
                Ok(value) => self.check(line, value),
                Err(issue) => {
                    // An object alone may stand on several lines, as it is often written for people.
                    if is_first
                        && let Some(object) = read(tape, input).ok().filter(|value| value.kind() == Kind::Object)
                    {
                        return self.check(line, object);
                    }
                    self.summary.problem(line, issue);
                }
            }
            is_first = false;
        }
    }

    fn csv(&mut self, tape: &mut Tape, input: &[u8]) {
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
        read_csv(tape, good, self.node, &mut |row, content| match content {
            Ok(value) => self.check(row, value),
            Err(issue) => self.summary.problem(row, issue),
        });
        if !is_complete {
            self.summary.problem(line_ends(good.as_bytes()) + 1, row_issue(RowProblem::Encoding));
        }
    }
}

/// The value of a JSON text.
fn read<'t>(tape: &'t mut Tape, bytes: &[u8]) -> Result<Value<'t>, Issue> {
    let text = core::str::from_utf8(bytes).map_err(|_| row_issue(RowProblem::Encoding))?;
    tape.read(text).map_err(|_| type_issue(ExpectedType::Json))
}
