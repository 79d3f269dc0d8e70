//! The cells of a table: RFC 4180, and what spreadsheets make of it.

use super::lines::{line_end, line_ends};
use super::problem::RowProblem;
use crate::json::{Span, prefix_without, to_u32};
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
}

/// Reads a table row by row.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// How far it is read, in bytes.
    pub(super) position: usize,
    /// The line there, from 1.
    pub(super) line: u32,
    /// What separates the cells.
    pub(super) separator: u8,
}

impl<'a> Reader<'a> {
    pub(super) fn is_at_end(&self) -> bool {
        self.position >= self.text.len()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    pub(super) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
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
                result = Err(RowProblem::Columns(to_u32(MAX_COLUMNS)));
            }
            match self.rest() {
                [] => return result,
                [first, ..] if *first == self.separator => self.position += 1,
                rest => {
                    // What stands between a closing quote and the end of the line belongs to no cell.
                    let surplus = prefix_without(rest, b'\n', b'\r', b'\r');
                    if surplus > 0 {
                        result = Err(RowProblem::Quote);
                    }
                    self.position += surplus;
                    self.position += line_end(self.rest());
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
                let start = self.position;
                self.skip_spaces();
                if self.rest().first() == Some(&b'"') {
                    return self.quoted();
                }
                self.position = start;
                Ok(self.plain())
            }
            _ => Ok(self.plain()),
        }
    }

    /// Passes over the spaces here, none of which may separate cells.
    fn skip_spaces(&mut self) {
        while let [byte @ (b' ' | b'\t'), ..] = self.rest()
            && *byte != self.separator
        {
            self.position += 1;
        }
    }

    fn plain(&mut self) -> Cell {
        let (start, rest) = (self.position, self.rest());
        let length = prefix_without(rest, self.separator, b'\n', b'\r');
        self.position += length;
        let mut place = 0..length;
        // Hardly any cell has spaces around it, and then its first and its last byte are no spaces.
        if !matches!(rest.get(..length), Some([] | [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'])) {
            place = trimmed(self.text.get(start..self.position).unwrap_or_default());
        }
        let span = Span { start: to_u32(start + place.start), end: to_u32(start + place.end) };
        Cell { span, is_doubled: false }
    }

    fn quoted(&mut self) -> Result<Cell, RowProblem> {
        self.position += 1;
        let start = self.position;
        let mut is_doubled = false;
        loop {
            self.position += prefix_without(self.rest(), b'"', b'"', b'"');
            match self.rest() {
                [b'"', b'"', ..] => {
                    is_doubled = true;
                    self.position += 2;
                }
                [] => return Err(RowProblem::Quote),
                _ => break,
            }
        }
        self.line += line_ends(self.text.as_bytes().get(start..self.position).unwrap_or_default());
        let cell = Cell { span: Span { start: to_u32(start), end: to_u32(self.position) }, is_doubled };
        self.position += 1;
        self.skip_spaces();
        Ok(cell)
    }
}
