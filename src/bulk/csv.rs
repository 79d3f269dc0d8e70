//! Tables as text: RFC 4180.

use super::{
    cells::Cell,
    header::header,
    like_last::LikeLast,
    row_issue,
    rows::{Content, OnRow},
};
use crate::issue::{Issue, IssueCode, Unit};
use crate::json::{Kind, Span, Tape, Value};
use crate::prelude::*;
use crate::schema::{Context, Node};

/// How long a table may be: 1 GiB. A module has 4 GiB at most, and the table stands in there twice.
const MAX_BYTES: u32 = 1 << 30;

/// Reads a table and gives each row to `row` as an object, with the line that it starts on.
///
/// The first line that is not blank names the columns by their paths: `user_identity.full_name`, `space_ids` (several in a
/// cell, separated by `;` or `|`), `requested_access_methods.0.mode` or `requested_access_methods[0].mode`. An empty cell is
/// an absent member; null cannot be written. A row whose cells are all empty is none.
///
/// - Lines end in LF, CRLF or CR; a byte order mark is passed over.
/// - Cells are separated by commas, semicolons or tabs: whichever gives the most columns that `node` has. A first line like
///   `sep=;` names it instead. Where semicolons separate them, a list in a cell has `|` between its values, or quotes around
///   them.
/// - Cells may be quoted; a quote in a quoted cell is written twice. Spaces around a cell are none of its own, but those inside
///   of quotes are. A number, a truth value (in any case) and an item of a list have no spaces of their own.
/// - Cells that are missing at the end of a row are empty, and so may those be that it has more than the header.
///
/// A column that `node` does not have, or has already, is an issue of the header's line and is left out of the rows. It is
/// named there if it looks like the name of a field, and else by its number: what people write may be about people. A header
/// of which `node` has no column is one issue, which repeats nothing of it, and so is one of more than [`MAX_COLUMNS`](super::MAX_COLUMNS)
/// columns; both end the table. A row with text in a column without a name, or in more cells than the header has, is an issue,
/// and so is a quote that is not closed; what follows the latter cannot be divided into rows, so it ends the table.
///
/// ```
/// use seam_access_grants::{access_grants::TimeWindow, bulk::read_csv, json::Tape, schema::Schema};
///
/// let mut lines = Vec::new();
/// let csv = "starts_at,ends_at\n2030-01-01T15:00:00Z,\n";
/// read_csv(&mut Tape::default(), csv, TimeWindow::NODE, &mut |line, row| {
///     lines.push((line, row.is_ok_and(|row| row.get("ends_at").is_none())));
/// });
/// assert_eq!(lines, [(2, true)]);
/// ```
pub fn read_csv(tape: &mut Tape, text: &str, node: &'static Node, row: &mut dyn FnMut(u32, Result<Value<'_>, Issue>)) {
    read_table(tape, text, node, None, &mut |line, content| {
        match content {
            Content::Value(value) => row(line, Ok(value)),
            Content::Problem(issue) => row(line, Err(issue)),
            Content::LikeLast(_) => {}
        }
        false
    });
}

/// The same. In a context, rows that are like the last good one are told without their value.
pub(super) fn read_table(
    tape: &mut Tape,
    text: &str,
    node: &'static Node,
    context: Option<&Context>,
    on_row: OnRow<'_>,
) {
    let mut problem = |line, issue| {
        on_row(line, Content::Problem(issue));
    };
    if text.len() > MAX_BYTES as usize {
        let code = IssueCode::TooBig(MAX_BYTES, Unit::Characters);
        return problem(1, Issue { path: Vec::new(), code });
    }
    tape.set_text(text);
    let Some((line, header)) = header(text, node) else { return };
    let mut header = match header {
        Ok(header) => header,
        Err(error) => return problem(line, row_issue(error)),
    };
    for issue in header.issues.drain(..) {
        problem(line, issue);
    }
    let mut like_last = context.and_then(|context| LikeLast::new(text, &header.columns, node, context));
    let (mut reader, mut cells) = (header.rest, Vec::new());
    while !reader.is_at_end() {
        let line = reader.line;
        let outcome = reader.row(&mut cells);
        // An empty line has one empty cell.
        if outcome.is_ok() && cells.iter().all(Cell::is_empty) {
            continue;
        }
        if let Some(problem) = header.problem_of_row(outcome, &cells) {
            on_row(line, Content::Problem(row_issue(problem)));
            continue;
        }
        if let Some(like_last) = &like_last
            && like_last.takes(&cells)
        {
            on_row(line, Content::LikeLast(like_last.key(&cells)));
            continue;
        }
        tape.reset(text.len());
        if !header.columns.write(&cells, tape) {
            tape.push(Kind::Object, Span::default());
        }
        if on_row(line, Content::Value(tape.root()))
            && let Some(like_last) = &mut like_last
        {
            like_last.remember(&cells);
        }
    }
}
