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
mod like_last;
mod lines;
mod problem;
mod rows;
mod summary;

pub use cells::MAX_COLUMNS;
pub use csv::read_csv;
pub use problem::SHARED_KEY;
pub use summary::{MAX_REPORTED_ISSUES, MAX_REPORTED_ROWS, Row, Summary};

pub(crate) use keys::{Keys, hash};
pub(crate) use rows::{Content, read_rows};

use self::problem::RowProblem;
use crate::issue::Issue;
use crate::json::Tape;
use crate::prelude::*;
use crate::schema::{Context, MAX_ISSUES, Node, Report, check_up_to};

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

/// Checks every row against `node`. Paths start at the row. What is not a row, such as a line that is not JSON or an unclosed
/// quote, is an issue at the root of that row; nothing stops the rows before it. Rows that share a key which each must have
/// for itself (`access_grant_key` in a create request) have an issue each.
pub fn validate_many(tape: &mut Tape, input: &[u8], form: Form, node: &'static Node, context: &Context) -> Summary {
    let (mut keys, mut summary) = (Keys::of(node), Summary::default());
    read_rows(tape, input, form, node, Some(context), &mut |row, content| match content {
        Content::Value(value) => {
            // Of a row that is not reported, the first issue of a list of thousands is enough.
            let most = if summary.omitted > 0 { 1 } else { MAX_ISSUES };
            let report = check_up_to(most, value, node, context);
            keys.add(row, value, &report);
            summary.add(row, report)
        }
        Content::LikeLast(key) => {
            keys.add_good(row, key);
            summary.add(row, Report::default())
        }
        Content::Problem(issue) => {
            summary.problem(row, issue);
            false
        }
    });
    summary.add_duplicates(keys);
    summary
}
