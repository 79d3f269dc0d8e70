//! From the header of a table to the tokens of each row.

use super::cells::Cell;
use crate::json::{Kind, Span, Tape, prefix_without, to_u32};
use crate::prelude::*;
use crate::schema::Node;
use crate::spaces;

/// How many items of a list may have columns of their own.
const MAX_ITEMS: usize = 100;

/// Where the cells of a row go.
#[derive(Default)]
pub(super) struct Columns {
    /// The first cell that goes here.
    first: usize,
    target: Target,
}

#[derive(Default)]
enum Target {
    /// Nowhere yet.
    #[default]
    None,
    /// One cell, read as the node requires.
    Cell(&'static Node),
    /// An object with these members; where their names stand in the header.
    Object(Vec<(&'static str, Span, Columns)>),
    /// An array with these items; what an item without cells is.
    List(Vec<Columns>, Kind),
}

impl Columns {
    /// Adds the column `cell`, behind all that are there, under the path `header`: `user_identity.full_name`,
    /// `requested_access_methods[0].mode`. It stands at `start`.
    pub(super) fn add(
        &mut self,
        header: &str,
        start: u32,
        cell: usize,
        node: &'static Node,
    ) -> Result<(), ColumnError> {
        self.insert(&mut Steps { rest: header, position: start }, cell, node)
    }

    fn insert(&mut self, steps: &mut Steps<'_>, cell: usize, node: &'static Node) -> Result<(), ColumnError> {
        let is_new = matches!(self.target, Target::None);
        let Some((step, span)) = steps.next() else {
            if !is_cell(node) && !matches!(node, Node::List(item) if is_cell(item)) {
                return Err(ColumnError::Unknown(None));
            }
            if !is_new {
                return Err(ColumnError::Duplicate);
            }
            *self = Self { first: cell, target: Target::Cell(node) };
            return Ok(());
        };
        match node {
            Node::Object(object) => {
                let Some(field) = object.fields.get(usize::from(object.rank(step))) else {
                    return Err(if object.open {
                        ColumnError::Undeclared
                    } else {
                        ColumnError::Unknown(object.suggestion(step))
                    });
                };
                if is_new {
                    *self = Self { first: cell, target: Target::Object(Vec::new()) };
                }
                let Target::Object(members) = &mut self.target else { return Err(ColumnError::Duplicate) };
                if let Some((.., member)) = members.iter_mut().find(|(name, ..)| *name == field.name) {
                    return member.insert(steps, cell, field.node);
                }
                let mut member = Self::default();
                member.insert(steps, cell, field.node)?;
                members.push((field.name, span, member));
                Ok(())
            }
            Node::List(item) => {
                // Every number is parsed as this type, since each type has a parser of its own.
                let index = step.parse::<u32>().ok().map(|index| index as usize).filter(|index| *index < MAX_ITEMS);
                let Some(index) = index else { return Err(ColumnError::Unknown(None)) };
                if is_new {
                    let gap = if is_cell(item) { Kind::Text } else { Kind::Object };
                    *self = Self { first: cell, target: Target::List(Vec::new(), gap) };
                }
                let Target::List(items, _) = &mut self.target else { return Err(ColumnError::Duplicate) };
                while items.len() <= index {
                    items.push(Self { first: usize::MAX, target: Target::None });
                }
                items.get_mut(index).map_or(Ok(()), |place| place.insert(steps, cell, item))
            }
            _ => Err(ColumnError::Unknown(None)),
        }
    }

    /// Names each cell that has a place in a value, with what it must be, and whether a rule compares it with others.
    pub(super) fn each_cell(
        &self,
        node: &'static Node,
        is_compared: bool,
        visit: &mut dyn FnMut(usize, &'static Node, bool),
    ) {
        match (&self.target, node) {
            (Target::Cell(node), _) => visit(self.first, node, is_compared),
            (Target::Object(members), Node::Object(object)) => {
                for (name, _, member) in members {
                    if let Some(field) = object.fields.get(usize::from(object.rank(name))) {
                        member.each_cell(field.node, is_compared || object.compares(name), visit);
                    }
                }
            }
            (Target::List(items, _), Node::List(item)) => {
                for member in items {
                    member.each_cell(item, is_compared, visit);
                }
            }
            _ => {}
        }
    }

    /// The cell of a member, if it has one of its own.
    pub(super) fn cell_of(&self, name: &str) -> Option<usize> {
        let Target::Object(members) = &self.target else { return None };
        let (.., member) = members.iter().find(|(member, ..)| *member == name)?;
        matches!(member.target, Target::Cell(_)).then_some(member.first)
    }

    /// Adds the tokens of a row. Nothing is added, and false returned, if all the cells in here are empty.
    pub(super) fn write(&self, cells: &[Cell], tape: &mut Tape) -> bool {
        // A short row costs no look at every column that it does not have.
        let Some(first) = cells.get(self.first) else { return false };
        let start = tape.token_count();
        let mut end = start;
        match &self.target {
            Target::None => {}
            Target::Cell(node) => {
                if first.is_empty() {
                    return false;
                }
                if let Node::List(item) = node {
                    write_list(*first, item, tape);
                } else {
                    write_cell(*first, node, tape);
                }
                return true;
            }
            Target::Object(members) => {
                tape.push(Kind::Object, Span::default());
                for (_, name, member) in members {
                    let count = tape.token_count();
                    tape.push(Kind::Text, *name);
                    if member.write(cells, tape) {
                        end = tape.token_count();
                    } else {
                        tape.truncate(count);
                    }
                }
            }
            Target::List(items, gap) => {
                tape.push(Kind::List, Span::default());
                let last = items.iter().rposition(|item| item.first < cells.len());
                for item in items.iter().take(last.map_or(0, |last| last + 1)) {
                    if item.write(cells, tape) {
                        end = tape.token_count();
                    } else {
                        tape.push(*gap, Span::default());
                    }
                }
            }
        }
        // What follows the last cell that is not empty holds nothing.
        tape.truncate(end);
        tape.close(start);
        end > start
    }
}

/// Why a column has no place.
pub(super) enum ColumnError {
    /// There is no such member; holds the name that may be meant.
    Unknown(Option<&'static str>),
    /// There is no such member, but a response may have members that are not known.
    Undeclared,
    /// It stands in the header already.
    Duplicate,
}

/// The steps of a header that are not empty, each with where it stands.
struct Steps<'a> {
    rest: &'a str,
    position: u32,
}

impl<'a> Steps<'a> {
    fn next(&mut self) -> Option<(&'a str, Span)> {
        let mut step = "";
        let mut start = self.position;
        while step.is_empty() && !self.rest.is_empty() {
            let rest = self.rest;
            let length = rest.bytes().position(|byte| matches!(byte, b'.' | b'[' | b']')).unwrap_or(rest.len());
            step = rest.get(..length).unwrap_or_default();
            self.rest = rest.get(length + 1..).unwrap_or_default();
            start = self.position;
            self.position += to_u32(length + 1);
        }
        (!step.is_empty()).then(|| (step, Span { start, end: start + to_u32(step.len()) }))
    }
}

fn is_cell(node: &Node) -> bool {
    !matches!(node, Node::List(_) | Node::Object(_) | Node::Union(_))
}

/// Several values in one cell, separated by `;` or `|`, with spaces around them ignored.
fn write_list(cell: Cell, item: &Node, tape: &mut Tape) {
    let list = tape.token_count();
    tape.push(Kind::List, Span::default());
    let mut start = cell.span.start;
    while start < cell.span.end {
        let part = tape.slice(Span { start, end: cell.span.end });
        let length = to_u32(prefix_without(part.as_bytes(), b';', b'|', b'|'));
        let part = part.get(..length as usize).unwrap_or_default();
        let span = trimmed(start, part);
        if span.start < span.end {
            write_cell(Cell { span, ..cell }, item, tape);
        }
        start += length + 1;
    }
    tape.close(list);
}

/// A number or a truth value, if it is one, without the spaces around it; anything else as text, which its rule refuses if
/// need be.
fn write_cell(cell: Cell, node: &Node, tape: &mut Tape) {
    let kind = match node {
        Node::Number | Node::PositiveInteger => Kind::Number,
        Node::Boolean | Node::True => Kind::Boolean,
        _ => Kind::Null,
    };
    if kind != Kind::Null {
        let span = trimmed(cell.span.start, tape.slice(cell.span));
        // Spreadsheets write truth values in capital letters.
        let text = tape.slice(span).to_ascii_lowercase();
        if Tape::default().read(&text).is_ok_and(|value| value.kind() == kind) {
            return tape.push(kind, span);
        }
    }
    let mut span = cell.span;
    if cell.is_doubled {
        let text = undouble(tape.slice(span));
        span = tape.append(&text);
    }
    tape.push(Kind::Text, span);
}

/// The characters of a cell in which each quote stands twice.
fn undouble(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut is_second = false;
    for char in raw.chars() {
        is_second = char == '"' && !is_second;
        if char != '"' || is_second {
            out.push(char);
        }
    }
    out
}

/// Where `text`, which begins at `start`, stands without the spaces around it.
fn trimmed(start: u32, text: &str) -> Span {
    let place = spaces::trimmed(text);
    Span { start: start + to_u32(place.start), end: start + to_u32(place.end) }
}
