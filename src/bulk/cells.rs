//! The cells of a table: RFC 4180, and what spreadsheets make of it.

use super::lines::{line_end, line_ends};
use super::problem::RowProblem;
use crate::json::{Kind, Span, run_without, small};
use crate::prelude::*;
use crate::spaces::trimmed;

/// How many columns a table may have: twice those of a create request with a hundred items in each of its lists.
pub const MAX_COLUMNS: usize = 2000;

/// A cell: where it stands in the text, without the quotes around it, and whether quotes stand in it twice.
#[derive(Clone, Copy)]
pub(super) struct Cell {
    pub(super) span: Span,
    pub(super) is_doubled: bool,
}

impl Cell {
    pub(super) fn is_empty(&self) -> bool {
        self.span.start == self.span.end
    }

    pub(super) fn kind(self) -> Kind {
        if self.is_doubled { Kind::DoubledText } else { Kind::Text }
    }
}

/// Reads a table row by row.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// How far it is read, in bytes.
    pub(super) at: usize,
    /// The line there, from 1.
    pub(super) line: u32,
    /// What separates the cells.
    pub(super) separator: u8,
}

impl<'a> Reader<'a> {
    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Reads the cells of one row. Where it has more than a table may have, empty ones at its end do no harm.
    pub(super) fn row(&mut self, cells: &mut Vec<Cell>) -> Result<(), RowProblem> {
        cells.clear();
        let mut result = Ok(());
        loop {
            let cell = self.cell()?;
            if cells.len() < MAX_COLUMNS {
                cells.push(cell);
            } else if !cell.is_empty() {
                result = Err(RowProblem::Columns(small(MAX_COLUMNS)));
            }
            match self.rest() {
                [] => return result,
                [first, ..] if *first == self.separator => self.at += 1,
                rest => {
                    // What stands between a closing quote and the end of the line belongs to no cell.
                    let surplus = run_without(rest, b'\n', b'\r', b'\r');
                    if surplus > 0 {
                        result = Err(RowProblem::Quote);
                    }
                    self.at += surplus;
                    self.at += line_end(self.rest());
                    self.line += 1;
                    return result;
                }
            }
        }
    }

    fn cell(&mut self) -> Result<Cell, RowProblem> {
        match self.rest() {
            [b'"', ..] => self.quoted(),
            [b' ' | b'\t', ..] => {
                let start = self.at;
                self.pass_spaces();
                if self.rest().first() == Some(&b'"') {
                    return self.quoted();
                }
                self.at = start;
                Ok(self.plain())
            }
            _ => Ok(self.plain()),
        }
    }

    /// Passes over the spaces here, none of which may separate cells.
    fn pass_spaces(&mut self) {
        while let [byte @ (b' ' | b'\t'), ..] = self.rest()
            && *byte != self.separator
        {
            self.at += 1;
        }
    }

    fn plain(&mut self) -> Cell {
        let (start, rest) = (self.at, self.rest());
        let length = run_without(rest, self.separator, b'\n', b'\r');
        self.at += length;
        let mut place = 0..length;
        // Hardly a cell has spaces around it, which its first and its last byte tell.
        if !matches!(rest.get(..length), Some([] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'])) {
            place = trimmed(self.text.get(start..self.at).unwrap_or_default());
        }
        let span = Span { start: small(start + place.start), end: small(start + place.end) };
        Cell { span, is_doubled: false }
    }

    fn quoted(&mut self) -> Result<Cell, RowProblem> {
        self.at += 1;
        let start = self.at;
        let mut is_doubled = false;
        loop {
            self.at += run_without(self.rest(), b'"', b'"', b'"');
            match self.rest() {
                [b'"', b'"', ..] => {
                    is_doubled = true;
                    self.at += 2;
                }
                [] => return Err(RowProblem::Quote),
                _ => break,
            }
        }
        self.line += line_ends(self.text.as_bytes().get(start..self.at).unwrap_or_default());
        let cell = Cell { span: Span { start: small(start), end: small(self.at) }, is_doubled };
        self.at += 1;
        self.pass_spaces();
        Ok(cell)
    }
}
