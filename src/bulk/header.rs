//! The header of a table: what separates the cells, and which columns there are.

use super::cells::{Cell, Reader};
use super::columns::{ColumnError, Columns};
use super::lines::line_end;
use super::problem::RowProblem;
use crate::issue::{Issue, IssueCode, Step};
use crate::json::{Span, to_u32};
use crate::prelude::*;
use crate::schema::Node;
use crate::spaces::trimmed;

/// What may separate cells, if the first line does not name it.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How long the name of a column may be: more than twice the longest.
const LONGEST_NAME: usize = 100;

/// A line, read as a header with one separator.
pub(super) struct Header<'a> {
    /// The columns that have a place.
    pub(super) columns: Columns,
    /// How many of them there are.
    known_columns: usize,
    /// The cells of all columns, up to the last with a name; empty where there is none.
    names: Vec<Cell>,
    /// Whether each has a name.
    is_complete: bool,
    /// What is wrong with columns.
    pub(super) issues: Vec<Issue>,
    /// What is wrong with the whole line.
    problem: Option<RowProblem>,
    /// What follows.
    pub(super) rest: Reader<'a>,
}

/// Finds the header: the first line that is not blank, read with the separator that gives the most columns with a place.
/// Gives its line, and what is wrong if it is none; `None` if there is nothing but blank lines.
pub(super) fn header<'a>(text: &'a str, node: &'static Node) -> Option<(u32, Result<Header<'a>, RowProblem>)> {
    let mut reader = Reader { text, position: 0, line: 1, separator: 0 };
    if text.starts_with('\u{feff}') {
        reader.position = '\u{feff}'.len_utf8();
    }
    let separators = read_separator_line(&mut reader).map_or(SEPARATORS, |separator| [separator; 3]);
    let with = |separator: &u8, reader: Reader<'a>| Reader { separator: *separator, ..reader };
    let mut cells = Vec::new();
    while let Some(rest) = separators.iter().find_map(|separator| after_blank(with(separator, reader), &mut cells)) {
        reader = rest;
    }
    if reader.is_at_end() {
        return None;
    }
    let mut best: Option<Header<'a>> = None;
    for separator in &separators {
        let header = Header::read(with(separator, reader), node);
        if best.as_ref().is_none_or(|best| best.rank() < header.rank()) {
            best = Some(header);
        }
    }
    Some((reader.line, best?.into_result()))
}

/// What follows the line here, if that is blank.
fn after_blank<'a>(mut reader: Reader<'a>, cells: &mut Vec<Cell>) -> Option<Reader<'a>> {
    let is_blank = !reader.is_at_end() && reader.row(cells).is_ok() && cells.iter().all(Cell::is_empty);
    is_blank.then_some(reader)
}

/// Reads a first line like `sep=;`, which names what separates the cells.
fn read_separator_line(reader: &mut Reader<'_>) -> Option<u8> {
    let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, end @ ..] = reader.rest() else { return None };
    let length = line_end(end);
    if length == 0 || !separator.is_ascii() || separator.is_ascii_alphanumeric() || *separator == b'"' {
        return None;
    }
    reader.position += 5 + length;
    reader.line += 1;
    Some(*separator)
}

impl<'a> Header<'a> {
    fn read(mut rest: Reader<'a>, node: &'static Node) -> Self {
        let mut names = Vec::new();
        let problem = rest.row(&mut names).err();
        let (columns, issues) = Default::default();
        let mut header =
            Header { columns, known_columns: 0, names: Vec::new(), is_complete: true, issues, problem, rest };
        let mut count = 0;
        for (index, name) in names.iter_mut().enumerate() {
            header.add(index, name, node);
            if !name.is_empty() {
                header.is_complete &= count == index;
                count = index + 1;
            }
        }
        names.truncate(count);
        header.names = names;
        header
    }

    /// How well a line reads like this: by the columns with a place, and then by whether something is wrong.
    fn rank(&self) -> usize {
        2 * self.known_columns + usize::from(self.problem.is_none())
    }

    fn add(&mut self, index: usize, cell: &mut Cell, node: &'static Node) {
        let text = self.rest.slice(cell.span);
        let place = trimmed(text);
        let start = cell.span.start + to_u32(place.start);
        let name = text.get(place).unwrap_or_default();
        if name.is_empty() {
            cell.span = Span::default();
            return;
        }
        let column = to_u32(index + 1);
        let outcome = if name.len() > LONGEST_NAME {
            Err(ColumnError::Unknown(None))
        } else {
            self.columns.add(name, start, index, node)
        };
        let code = match outcome {
            Ok(()) => {
                self.known_columns += 1;
                return;
            }
            Err(ColumnError::Undeclared) => return,
            Err(ColumnError::Duplicate) => RowProblem::Duplicate(column).into(),
            Err(ColumnError::Unknown(suggestion)) if is_name(name) => IssueCode::UnrecognizedKeys(suggestion),
            Err(ColumnError::Unknown(suggestion)) => RowProblem::Column(column, suggestion).into(),
        };
        let path = if is_name(name) {
            vec![Step::Key { name: Cow::Owned(name.to_owned()), rank: u16::MAX }]
        } else {
            Vec::new()
        };
        self.issues.push(Issue { path, code });
    }

    /// What is wrong with the cells of a row, or with how they were read.
    pub(super) fn problem_of_row(&self, outcome: Result<(), RowProblem>, cells: &[Cell]) -> Option<RowProblem> {
        let count = self.names.len();
        Some(match outcome {
            Err(RowProblem::Columns(_)) => RowProblem::Cells(to_u32(count)),
            Err(problem) => problem,
            Ok(()) if self.is_complete && cells.len() <= count => return None,
            Ok(()) => {
                let has_name = |index: usize| self.names.get(index).is_some_and(|name| !name.is_empty());
                let index = cells.iter().zip(0..).find(|(cell, index)| !cell.is_empty() && !has_name(*index))?.1;
                if index < count {
                    RowProblem::Column(to_u32(index + 1), None)
                } else {
                    RowProblem::Cells(to_u32(count))
                }
            }
        })
    }

    /// This header, if it is one.
    fn into_result(self) -> Result<Self, RowProblem> {
        match self.problem {
            Some(problem) => Err(problem),
            None if self.known_columns == 0 => Err(RowProblem::Header),
            None => Ok(self),
        }
    }
}

/// Whether a text looks like the name of a field, so that it may be repeated. Any other may be a person's name or address.
fn is_name(text: &str) -> bool {
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'[' | b']');
    text.len() <= LONGEST_NAME && matches!(text.as_bytes(), [b'a'..=b'z', rest @ ..] if rest.iter().all(fits))
}
