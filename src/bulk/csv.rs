//! Tables as text: RFC 4180.

use super::{columns::Columns, of_row};
use crate::issue::{Issue, IssueCode, RowProblem, Step, Unit};
use crate::json::{Kind, Span, Tape, Value, run_without, small};
use crate::prelude::*;
use crate::schema::Node;
use crate::spaces::trimmed;

/// Reads a table and gives each row to `row` as an object, with the line that it starts on.
///
/// The first line names the columns by their paths: `user_identity.full_name`, `space_ids` (several in a cell, separated
/// by `;` or `|`), `requested_access_methods.0.mode` or `requested_access_methods[0].mode`. An empty cell is an absent
/// member; null cannot be written. A row whose cells are all empty is none. Cells may be quoted, a quote in a quoted cell
/// is written twice, lines end in LF or CRLF, a byte order mark is passed over. Where the header has no comma, cells are
/// separated by semicolons, as spreadsheets write them in many countries, and where it has neither, by tabs; a list in such a
/// cell has `|` between its values, or quotes around them.
///
/// A column that `node` does not have, or has already, is an issue on line 1 and is left out of the rows; one without a letter
/// in its name is not named there, since it may be a PIN, where the header was forgotten. A row with more
/// or fewer cells than the header is an issue, and so is a quote that is not closed; what follows the latter cannot be
/// told apart into rows, so it ends the table.
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
    if text.len() > MOST_BYTES as usize {
        let code = IssueCode::TooBig(MOST_BYTES, Unit::Characters);
        return row(1, Err(Issue { path: Vec::new(), code }));
    }
    tape.hold(text);
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut reader =
        Reader { text: text.as_bytes(), at, line: 1, separator: separator(text.get(at..).unwrap_or_default()) };
    let mut cells = Vec::new();
    let Some(columns) = header(&mut reader, &mut cells, tape, node, row) else { return };
    let count = cells.len();
    while !reader.is_at_end() {
        let line = reader.line;
        let problem = match reader.row(&mut cells) {
            Err(problem) => problem,
            // An empty line has one empty cell.
            Ok(()) if cells.iter().all(|cell| cell.is_empty()) => continue,
            Ok(()) if cells.len() != count => RowProblem::Cells(u32::try_from(count).unwrap_or(u32::MAX)),
            Ok(()) => {
                tape.truncate(0);
                if !columns.write(&cells, tape) {
                    tape.push(Kind::Object, Span::default());
                }
                row(line, Ok(tape.root()));
                continue;
            }
        };
        row(line, Err(of_row(problem)));
    }
}

/// `None` if the header cannot be read, or there is none.
fn header(
    reader: &mut Reader<'_>,
    cells: &mut Vec<Cell>,
    tape: &mut Tape,
    node: &'static Node,
    row: &mut dyn FnMut(u32, Result<Value<'_>, Issue>),
) -> Option<Columns> {
    let mut columns = Columns::None;
    if reader.is_at_end() {
        return None;
    }
    if let Err(problem) = reader.row(cells) {
        row(1, Err(of_row(problem)));
        return None;
    }
    for (index, cell) in cells.iter().enumerate() {
        tape.truncate(0);
        tape.push(cell.kind(), cell.span);
        // One with doubled quotes is no name, so it does not matter where its steps stand.
        let name = tape.root().string().unwrap_or_default();
        let place = trimmed(&name);
        let start = cell.span.start + small(place.start);
        let name = name.get(place).unwrap_or_default();
        if !name.is_empty() && !name.bytes().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()) {
            row(1, Err(of_row(RowProblem::Header)));
        } else if let Err(code) = columns.add(name, start, index, node) {
            let path = vec![Step::Key { name: Cow::Owned(name.to_owned()), rank: u16::MAX }];
            row(1, Err(Issue { path, code }));
        }
    }
    Some(columns)
}

/// How long a table may be: 1 GiB. A module has 4 GiB at most, and the table stands in there twice.
const MOST_BYTES: u32 = 1 << 30;

/// Where a character stands in the header.
enum Place {
    Start,
    Plain,
    Quoted,
    /// Behind a quote that ends its cell, or is the first of two.
    Behind,
}

/// What separates the cells: the first of comma, semicolon and tab that the header has outside of quoted cells.
fn separator(text: &str) -> u8 {
    let mut found = b',';
    let mut place = Place::Start;
    for byte in text.bytes() {
        place = match (place, byte) {
            (Place::Quoted, b'"') => Place::Behind,
            (Place::Quoted, _) | (Place::Start | Place::Behind, b'"') => Place::Quoted,
            (_, b',') => return b',',
            (_, b'\n') => break,
            (_, b';' | b'\t') => {
                if found != b';' {
                    found = byte;
                }
                Place::Start
            }
            _ => Place::Plain,
        };
    }
    found
}

/// How many lines `text` has, the unfinished last one aside.
#[allow(clippy::naive_bytecount, reason = "a crate for it costs more than it saves")]
pub(super) fn lines(text: &[u8]) -> u32 {
    u32::try_from(text.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// A cell: where it stands in the text, without the quotes around it, and whether quotes stand in it twice.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) span: Span,
    pub(super) is_doubled: bool,
}

impl Cell {
    pub(super) fn is_empty(self) -> bool {
        self.span.start == self.span.end
    }

    pub(super) fn kind(self) -> Kind {
        if self.is_doubled { Kind::DoubledText } else { Kind::Text }
    }
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
    separator: u8,
}

impl<'a> Reader<'a> {
    fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    #[inline(always)]
    fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Reads the cells of one row.
    fn row(&mut self, cells: &mut Vec<Cell>) -> Result<(), RowProblem> {
        cells.clear();
        loop {
            let cell = if self.rest().first() == Some(&b'"') { self.quoted()? } else { self.plain() };
            cells.push(cell);
            self.at += match self.rest() {
                [first, ..] if *first == self.separator => {
                    self.at += 1;
                    continue;
                }
                [] => return Ok(()),
                [b'\r', b'\n', ..] => 2,
                [b'\n', ..] => 1,
                rest => {
                    self.at += rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
                    self.line += 1;
                    return Err(RowProblem::Quote);
                }
            };
            self.line += 1;
            return Ok(());
        }
    }

    /// Moves to `end` and gives what is passed over as a cell.
    #[inline(always)]
    fn cell(&mut self, end: usize, is_doubled: bool) -> Cell {
        let start = small(self.at);
        self.at = end;
        Cell { span: Span { start, end: small(end) }, is_doubled }
    }

    fn plain(&mut self) -> Cell {
        let mut end = self.at + run_without(self.rest(), self.separator, b'\n');
        // The CR of a CRLF belongs to the end of the line.
        if self.text.get(end) == Some(&b'\n') && end > self.at && self.text.get(end - 1) == Some(&b'\r') {
            end -= 1;
        }
        self.cell(end, false)
    }

    fn quoted(&mut self) -> Result<Cell, RowProblem> {
        self.at += 1;
        let mut end = self.at;
        let mut is_doubled = false;
        loop {
            end += run_without(self.text.get(end..).unwrap_or_default(), b'"', b'"');
            match self.text.get(end..).unwrap_or_default() {
                [b'"', b'"', ..] => {
                    is_doubled = true;
                    end += 2;
                }
                [] => {
                    self.at = self.text.len();
                    return Err(RowProblem::Quote);
                }
                _ => break,
            }
        }
        self.line += lines(self.text.get(self.at..end).unwrap_or_default());
        let cell = self.cell(end, is_doubled);
        self.at += 1;
        Ok(cell)
    }
}
