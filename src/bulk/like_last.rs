//! Rows that differ from the last good one in nothing but values that stand for themselves: most rows of a table.
//!
//! Such a row has the same cells filled. What the rules between members compare is the same text as before, but for the times of a
//! window, whose rule is held against them here; and every other cell fits its format. So the row is as good as the last one, which
//! the interpreter has looked at, and no value is made of it.

use super::cells::Cell;
use super::columns::Columns;
use crate::format::Format;
use crate::prelude::*;
use crate::schema::{Context, Likeness, Node, WINDOW, Window};
use crate::time::Instant;

/// The last good row, and what another must be to be like it.
pub(super) struct LikeLast<'t> {
    text: &'t str,
    cells: Vec<Likeness>,
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
        let mut set = |cell, likeness| {
            if cells.len() <= cell {
                cells.resize(cell + 1, Likeness::Any);
            }
            if let Some(place) = cells.get_mut(cell) {
                *place = likeness;
            }
        };
        columns.each_cell(node, false, &mut |cell, node, is_compared| set(cell, likeness_of(node, is_compared)));
        if object.has_window() {
            for (index, name) in WINDOW.iter().enumerate() {
                if let Some(cell) = columns.cell_of(name) {
                    set(cell, Likeness::Time(index));
                }
            }
        }
        let key = object.unique.and_then(|name| columns.cell_of(name));
        Some(Self { text, cells, key, now: context.now, last: Vec::new() })
    }

    /// Notes a row of which there is nothing to say.
    pub(super) fn remember(&mut self, cells: &[Cell]) {
        self.last.clear();
        self.last.extend_from_slice(cells);
    }

    /// Whether a row is like the last good one.
    pub(super) fn takes(&self, cells: &[Cell]) -> bool {
        let mut window = Window::default();
        let mut pairs = cells.iter().zip(&self.last).enumerate();
        cells.len() == self.last.len()
            && pairs.all(|(index, (cell, last))| self.is_like(index, *cell, *last, &mut window))
            && window.is_good(self.now)
    }

    /// The key of a row that no other may have.
    pub(super) fn key(&self, cells: &[Cell]) -> &'t str {
        let Some(cell) = self.key.and_then(|key| cells.get(key)) else { return "" };
        self.text.get(cell.span.start as usize..cell.span.end as usize).unwrap_or_default()
    }

    fn is_like(&self, index: usize, cell: Cell, last: Cell, window: &mut Window) -> bool {
        if cell.is_empty() || last.is_empty() {
            return cell.is_empty() == last.is_empty();
        }
        match self.cells.get(index) {
            None | Some(Likeness::Any) => true,
            _ if cell.is_doubled || last.is_doubled => false,
            Some(likeness) => likeness.takes(self.bytes(cell), || self.bytes(last), window),
        }
    }

    fn bytes(&self, cell: Cell) -> &'t [u8] {
        self.text.as_bytes().get(cell.span.start as usize..cell.span.end as usize).unwrap_or_default()
    }
}

fn likeness_of(node: &'static Node, is_compared: bool) -> Likeness {
    match node {
        _ if is_compared => Likeness::Same,
        Node::Text(format) => Likeness::Fits(*format),
        // An ID takes nothing that separates items, nor spaces around them.
        Node::List(Node::Text(Format::Uuid)) => Likeness::Fits(Format::Uuid),
        _ => Likeness::Same,
    }
}
