//! Rows that differ from the last good one in nothing but values that stand for themselves: most rows of a table.
//!
//! Such a row has the same cells filled. What the rules between members compare is the same text as before, but for the times of a
//! window, whose rule is held against them here; and every other cell fits its format. So the row is as good as the last one, which
//! the interpreter has looked at, and no value is made of it.

use super::cells::Cell;
use super::columns::Columns;
use crate::format::Format;
use crate::json::same;
use crate::prelude::*;
use crate::schema::{Context, Node, WINDOW, window_issue};
use crate::time::Instant;

/// What a cell must be so that a row is like the last good one.
#[derive(Clone, Copy)]
enum Likeness {
    /// Anything: no value is made of it.
    Any,
    /// The same text.
    Same,
    /// Text in this format; of a list, its only item.
    Fits(Format),
}

/// The last good row, and what another must be to be like it.
pub(super) struct LikeLast<'t> {
    text: &'t str,
    cells: Vec<Likeness>,
    window: Option<[Option<usize>; 2]>,
    key: Option<usize>,
    now: Option<Instant>,
    last: Vec<Cell>,
}

impl<'t> LikeLast<'t> {
    /// `None` where rules depend on more than the row: on particular doors.
    pub(super) fn new(text: &'t str, columns: &Columns, node: &'static Node, context: &Context) -> Option<Self> {
        let Node::Object(object) = node else { return None };
        if context.data.rules().is_some() {
            return None;
        }
        let mut cells = Vec::new();
        columns.each_cell(node, false, &mut |cell, node, is_compared| {
            if cells.len() <= cell {
                cells.resize(cell + 1, Likeness::Any);
            }
            if let Some(likeness) = cells.get_mut(cell) {
                *likeness = Likeness::of(node, is_compared);
            }
        });
        let has_window = object.rules.is_some_and(|rules| rules.has_window);
        let window = has_window.then(|| WINDOW.map(|name| columns.cell_of(name)));
        for cell in window.iter().flatten().flatten() {
            if let Some(likeness) = cells.get_mut(*cell) {
                *likeness = Likeness::Any;
            }
        }
        let key = object.unique.and_then(|name| columns.cell_of(name));
        Some(Self { text, cells, window, key, now: context.now, last: Vec::new() })
    }

    /// Notes a row of which there is nothing to say.
    pub(super) fn remember(&mut self, cells: &[Cell]) {
        self.last.clear();
        self.last.extend_from_slice(cells);
    }

    /// Whether a row is like the last good one.
    pub(super) fn takes(&self, cells: &[Cell]) -> bool {
        cells.len() == self.last.len()
            && cells.iter().zip(&self.last).enumerate().all(|(index, (cell, last))| self.is_like(index, *cell, *last))
            && self.is_window(cells)
    }

    /// The key of a row that no other may have.
    pub(super) fn key(&self, cells: &[Cell]) -> &'t str {
        self.key.map_or("", |key| self.text_of(cells, key))
    }

    fn is_like(&self, index: usize, cell: Cell, last: Cell) -> bool {
        if cell.is_empty() || last.is_empty() {
            return cell.is_empty() == last.is_empty();
        }
        let bytes =
            |cell: Cell| self.text.as_bytes().get(cell.span.start as usize..cell.span.end as usize).unwrap_or_default();
        let text = bytes(cell);
        match self.cells.get(index) {
            None | Some(Likeness::Any) => true,
            _ if cell.is_doubled || last.is_doubled => false,
            Some(Likeness::Same) => same(text, bytes(last)),
            Some(Likeness::Fits(format)) => format.takes(text),
        }
    }

    fn is_window(&self, cells: &[Cell]) -> bool {
        let Some(window) = self.window else { return true };
        let texts = window.map(|cell| cell.map_or("", |cell| self.text_of(cells, cell)));
        let times = texts.map(Instant::parse);
        let are_times = texts.iter().zip(times).all(|(text, time)| text.is_empty() || time.is_some());
        let [starts_at, ends_at] = times;
        are_times && window_issue(starts_at, ends_at, self.now).is_none()
    }

    fn text_of(&self, cells: &[Cell], cell: usize) -> &'t str {
        let span = cells.get(cell).map(|cell| cell.span).unwrap_or_default();
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

impl Likeness {
    fn of(node: &'static Node, is_compared: bool) -> Self {
        match node {
            _ if is_compared => Self::Same,
            Node::Text(format) => Self::Fits(*format),
            // An ID takes nothing that separates items, nor spaces around them.
            Node::List(Node::Text(Format::Uuid)) => Self::Fits(Format::Uuid),
            _ => Self::Same,
        }
    }
}
