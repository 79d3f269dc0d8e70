//! The header of a table: what separates the cells, and which columns there are.

use super::cells::{Cell, Reader};
use super::columns::{Columns, Misfit};
use super::lines::line_end;
use super::problem::RowProblem;
use crate::issue::{Issue, IssueCode, Step};
use crate::json::{Span, Tape, small};
use crate::prelude::*;
use crate::schema::Node;
use crate::spaces::trimmed;

/// What may separate cells, if the first line does not say it.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How long the name of a column may be: more than twice the longest.
const LONGEST_NAME: usize = 100;

/// A line, read as a header with one separator.
pub(super) struct Header<'a> {
    /// The columns that have a place.
    pub(super) columns: Columns,
    /// How many of them there are.
    known: usize,
    /// The cells of all columns, up to the last with a name; empty where there is none.
    names: Vec<Cell>,
    /// Whether each has a name.
    is_whole: bool,
    /// What is wrong with columns.
    pub(super) issues: Vec<Issue>,
    /// What is wrong with the whole line.
    problem: Option<RowProblem>,
    /// What follows.
    pub(super) rest: Reader<'a>,
}

/// Finds the header: the first line that is not blank, read with the separator that gives the most columns with a place.
/// Gives its line, and what is wrong if it is none; `None` if there is nothing but blank lines.
pub(super) fn header<'a>(
    text: &'a str,
    tape: &mut Tape,
    node: &'static Node,
) -> Option<(u32, Result<Header<'a>, RowProblem>)> {
    let mut reader = Reader { text, at: 0, line: 1, separator: 0 };
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    let separators = pass_separator(&mut reader).map_or(SEPARATORS, |separator| [separator; 3]);
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
        let header = Header::read(with(separator, reader), tape, node);
        if best.as_ref().is_none_or(|best| best.rank() < header.rank()) {
            best = Some(header);
        }
    }
    Some((reader.line, best?.judged()))
}

/// What follows the line here, if that is blank.
fn after_blank<'a>(mut reader: Reader<'a>, cells: &mut Vec<Cell>) -> Option<Reader<'a>> {
    let is_blank = !reader.is_at_end() && reader.row(cells).is_ok() && cells.iter().all(Cell::is_empty);
    is_blank.then_some(reader)
}

/// Passes over a first line like `sep=;`, which says what separates the cells.
fn pass_separator(reader: &mut Reader<'_>) -> Option<u8> {
    let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator, end @ ..] = reader.rest() else { return None };
    let length = line_end(end);
    if length == 0 || !separator.is_ascii() || separator.is_ascii_alphanumeric() || *separator == b'"' {
        return None;
    }
    reader.at += 5 + length;
    reader.line += 1;
    Some(*separator)
}

impl<'a> Header<'a> {
    fn read(mut rest: Reader<'a>, tape: &mut Tape, node: &'static Node) -> Self {
        let mut names = Vec::new();
        let problem = rest.row(&mut names).err();
        let (columns, issues) = Default::default();
        let mut header = Header { columns, known: 0, names: Vec::new(), is_whole: true, issues, problem, rest };
        let mut count = 0;
        for (index, name) in names.iter_mut().enumerate() {
            header.add(index, name, tape, node);
            if !name.is_empty() {
                header.is_whole &= count == index;
                count = index + 1;
            }
        }
        names.truncate(count);
        header.names = names;
        header
    }

    /// How well a line reads like this: by the columns with a place, and then by whether something is wrong.
    fn rank(&self) -> usize {
        2 * self.known + usize::from(self.problem.is_none())
    }

    fn add(&mut self, index: usize, cell: &mut Cell, tape: &mut Tape, node: &'static Node) {
        tape.truncate(0);
        tape.push(cell.kind(), cell.span);
        // One with doubled quotes is no name, so it does not matter where its steps stand.
        let text = tape.root().string().unwrap_or_default();
        let place = trimmed(&text);
        let start = cell.span.start + small(place.start);
        let name = text.get(place).unwrap_or_default();
        if name.is_empty() {
            cell.span = Span::default();
            return;
        }
        let column = small(index + 1);
        let outcome = if name.len() > LONGEST_NAME {
            Err(Misfit::Unknown(None))
        } else {
            self.columns.add(name, start, index, node)
        };
        let code = match outcome {
            Ok(()) => {
                self.known += 1;
                return;
            }
            Err(Misfit::Foreign) => return,
            Err(Misfit::Duplicate) => RowProblem::Duplicate(column).into(),
            Err(Misfit::Unknown(near)) if is_name(name) => IssueCode::UnrecognizedKeys(near),
            Err(Misfit::Unknown(near)) => RowProblem::Column(column, near).into(),
        };
        let path = if is_name(name) {
            vec![Step::Key { name: Cow::Owned(name.to_owned()), rank: u16::MAX }]
        } else {
            Vec::new()
        };
        self.issues.push(Issue { path, code });
    }

    /// What is wrong with the cells of a row, or with how they were read.
    pub(super) fn misfit(&self, outcome: Result<(), RowProblem>, cells: &[Cell]) -> Option<RowProblem> {
        let count = self.names.len();
        Some(match outcome {
            Err(RowProblem::Columns(_)) => RowProblem::Cells(small(count)),
            Err(problem) => problem,
            Ok(()) if self.is_whole && cells.len() <= count => return None,
            Ok(()) => {
                let has_name = |index: usize| self.names.get(index).is_some_and(|name| !name.is_empty());
                let index = cells.iter().zip(0..).find(|(cell, index)| !cell.is_empty() && !has_name(*index))?.1;
                if index < count { RowProblem::Column(small(index + 1), None) } else { RowProblem::Cells(small(count)) }
            }
        })
    }

    /// This header, if it is one.
    fn judged(self) -> Result<Self, RowProblem> {
        match self.problem {
            Some(problem) => Err(problem),
            None if self.known == 0 => Err(RowProblem::Header),
            None => Ok(self),
        }
    }
}

/// Whether a text looks like the name of a field, so that it may be repeated. Any other may be a person's name or address.
fn is_name(text: &str) -> bool {
    let fits = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'[' | b']');
    text.len() <= LONGEST_NAME && matches!(text.as_bytes(), [b'a'..=b'z', rest @ ..] if rest.iter().all(fits))
}
