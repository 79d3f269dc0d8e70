//! Tables as text: RFC 4180.

use super::columns::Columns;
use crate::issue::{DoorIssue, Issue, RowProblem, Step};
use crate::json::run_without;
use crate::prelude::*;
use crate::schema::Node;

/// Reads a table and gives each row to `row` as the JSON text of an object, with the line that it starts on.
///
/// The first line names the columns by their paths: `user_identity.full_name`, `space_ids` (several in a cell, separated
/// by `;` or `|`), `requested_access_methods.0.mode` or `requested_access_methods[0].mode`. An empty cell is an absent
/// member; null cannot be written. A row whose cells are all empty is none. Cells may be quoted, a quote in a quoted cell
/// is written twice, lines end in LF or CRLF, a byte order mark is passed over.
///
/// A column that `node` does not have, or has already, is an issue on line 1 and is left out of the rows. A row with more
/// or fewer cells than the header is an issue, and so is a quote that is not closed; what follows the latter cannot be
/// told apart into rows, so it ends the table.
///
/// ```
/// use seam_access_grants::{access_grants::TimeWindow, bulk::read_csv, schema::Schema};
///
/// let mut rows = Vec::new();
/// read_csv("starts_at,ends_at\n2030-01-01T15:00:00Z,\n", TimeWindow::NODE, &mut |line, json| {
///     rows.push((line, json.unwrap_or_default().to_owned()));
/// });
/// assert_eq!(rows, [(2, r#"{"starts_at":"2030-01-01T15:00:00Z"}"#.to_owned())]);
/// ```
pub fn read_csv(text: &str, node: &'static Node, row: &mut dyn FnMut(u32, Result<&str, Issue>)) {
    let mut reader = Reader { rest: text.strip_prefix('\u{feff}').unwrap_or(text), line: 1 };
    let mut cells = Vec::new();
    let mut columns = Columns::None;
    if header_of(&mut reader, &mut cells, &mut columns, node, row).is_none() {
        return;
    }
    let count = cells.len();
    let mut json = String::new();
    while !reader.rest.is_empty() {
        let line = reader.line;
        let read = reader.row(&mut cells);
        json.clear();
        let problem = match read {
            Err(problem) => problem,
            // An empty line has one empty cell.
            Ok(()) if cells.iter().all(|cell| cell.is_empty()) => continue,
            Ok(()) if cells.len() != count => RowProblem::Cells(u32::try_from(count).unwrap_or(u32::MAX)),
            Ok(()) => {
                if !columns.write(&cells, &mut json) {
                    json.push_str("{}");
                }
                row(line, Ok(&json));
                continue;
            }
        };
        row(line, Err(Issue { path: Vec::new(), code: DoorIssue::Row(problem).into() }));
    }
}

/// `None` if the header cannot be read, or there is none.
fn header_of<'a>(
    reader: &mut Reader<'a>,
    cells: &mut Vec<Cow<'a, str>>,
    columns: &mut Columns,
    node: &'static Node,
    row: &mut dyn FnMut(u32, Result<&str, Issue>),
) -> Option<()> {
    if reader.rest.is_empty() {
        return None;
    }
    if let Err(problem) = reader.row(cells) {
        row(1, Err(Issue { path: Vec::new(), code: DoorIssue::Row(problem).into() }));
        return None;
    }
    for (index, header) in cells.iter().enumerate() {
        let header = header.trim();
        if let Err(code) = columns.add(header, index, node) {
            let path = vec![Step::Key { name: Cow::Owned(header.to_owned()), rank: u16::MAX }];
            row(1, Err(Issue { path, code }));
        }
    }
    Some(())
}

/// How many lines `text` has, the unfinished last one aside.
#[allow(clippy::naive_bytecount, reason = "a crate for it costs more than it saves")]
pub(super) fn lines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

struct Reader<'a> {
    rest: &'a str,
    line: u32,
}

impl<'a> Reader<'a> {
    /// Moves past `end` bytes and gives them.
    fn take(&mut self, end: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Reads the cells of one row.
    fn row(&mut self, cells: &mut Vec<Cow<'a, str>>) -> Result<(), RowProblem> {
        cells.clear();
        loop {
            let cell = if self.rest.starts_with('"') { self.quoted()? } else { Cow::Borrowed(self.plain()) };
            cells.push(cell);
            match self.rest.as_bytes() {
                [b',', ..] => {
                    self.take(1);
                }
                [] => return Ok(()),
                [b'\r', b'\n', ..] => {
                    self.take(2);
                    break;
                }
                [b'\n', ..] => {
                    self.take(1);
                    break;
                }
                _ => {
                    self.skip_line();
                    return Err(RowProblem::Quote);
                }
            }
        }
        self.line += 1;
        Ok(())
    }

    fn skip_line(&mut self) {
        let end = self.rest.find('\n').map_or(self.rest.len(), |end| end + 1);
        self.line += 1;
        self.take(end);
    }

    fn plain(&mut self) -> &'a str {
        let bytes = self.rest.as_bytes();
        let end = run_without(bytes, b',', b'\n');
        // The CR of a CRLF belongs to the end of the line.
        let is_crlf = bytes.get(end) == Some(&b'\n') && end.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\r');
        self.take(end - usize::from(is_crlf))
    }

    fn quoted(&mut self) -> Result<Cow<'a, str>, RowProblem> {
        self.take(1);
        let mut cell = Cow::Borrowed("");
        loop {
            let Some(end) = self.rest.find('"') else {
                self.rest = "";
                return Err(RowProblem::Quote);
            };
            let part = self.take(end);
            self.take(1);
            self.line += lines(part);
            if cell.is_empty() {
                cell = Cow::Borrowed(part);
            } else {
                cell.to_mut().push_str(part);
            }
            if !self.rest.starts_with('"') {
                return Ok(cell);
            }
            self.take(1);
            cell.to_mut().push('"');
        }
    }
}
