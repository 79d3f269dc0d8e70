//! From the header of a table to the JSON text of each row.

use crate::issue::{DoorIssue, IssueCode, RowProblem};
use crate::json::{Kind, Tape, push_text};
use crate::prelude::*;
use crate::schema::Node;

/// How many items of a list may have columns of their own.
const MOST_ITEMS: usize = 100;

/// Where the cells of a row go.
#[derive(Default)]
pub(super) enum Columns {
    /// Nowhere yet.
    #[default]
    None,
    /// Here stands the cell of this column, read as the node says.
    Cell(usize, &'static Node),
    /// An object with these members.
    Object(Vec<(&'static str, Columns)>),
    /// An array with these items; what an item without cells looks like.
    List(Vec<Columns>, &'static str),
}

impl Columns {
    /// Adds the column `cell` under the path `header`: `user_identity.full_name`, `requested_access_methods[0].mode`.
    pub(super) fn add(&mut self, header: &str, cell: usize, node: &'static Node) -> Result<(), IssueCode> {
        self.insert(&mut header.split(['.', '[', ']']).filter(|step| !step.is_empty()), cell, node)
    }

    fn insert(
        &mut self,
        steps: &mut dyn Iterator<Item = &str>,
        cell: usize,
        node: &'static Node,
    ) -> Result<(), IssueCode> {
        let Some(step) = steps.next() else {
            if is_cell(node) || matches!(node, Node::List(item) if is_cell(item)) {
                return match self {
                    Self::None => {
                        *self = Self::Cell(cell, node);
                        Ok(())
                    }
                    _ => Err(DoorIssue::Row(RowProblem::Duplicate).into()),
                };
            }
            return Err(IssueCode::UnrecognizedKeys(None));
        };
        match node {
            Node::Object(object) => {
                let Some(field) = object.fields.iter().find(|field| field.name == step) else {
                    // A response may have members that are not known.
                    return if object.open { Ok(()) } else { Err(IssueCode::UnrecognizedKeys(object.near(step))) };
                };
                if matches!(self, Self::None) {
                    *self = Self::Object(Vec::new());
                }
                let Self::Object(members) = self else { return Err(DoorIssue::Row(RowProblem::Duplicate).into()) };
                if let Some((_, member)) = members.iter_mut().find(|(name, _)| *name == field.name) {
                    return member.insert(steps, cell, field.node);
                }
                let mut member = Self::None;
                member.insert(steps, cell, field.node)?;
                members.push((field.name, member));
                Ok(())
            }
            Node::List(item) => {
                let index = step.parse().ok().filter(|index| *index < MOST_ITEMS);
                let Some(index) = index else { return Err(IssueCode::UnrecognizedKeys(None)) };
                if matches!(self, Self::None) {
                    *self = Self::List(Vec::new(), if is_cell(item) { "\"\"" } else { "{}" });
                }
                let Self::List(items, _) = self else { return Err(DoorIssue::Row(RowProblem::Duplicate).into()) };
                while items.len() <= index {
                    items.push(Self::None);
                }
                items.get_mut(index).map_or(Ok(()), |place| place.insert(steps, cell, item))
            }
            _ => Err(IssueCode::UnrecognizedKeys(None)),
        }
    }

    /// Appends the JSON text of a row. Nothing is written, and false returned, if all the cells in here are empty.
    pub(super) fn write(&self, cells: &[Cow<'_, str>], out: &mut String) -> bool {
        let start = out.len();
        let mut end = start;
        match self {
            Self::None => {}
            Self::Cell(cell, node) => {
                let text = cells.get(*cell).map_or("", |text| text.as_ref());
                if text.is_empty() {
                    return false;
                }
                if let Node::List(item) = node {
                    return write_list(text, item, out);
                }
                write_cell(text, node, out);
                return true;
            }
            Self::Object(members) => {
                out.push('{');
                for (name, member) in members {
                    let mark = out.len();
                    if end > start {
                        out.push(',');
                    }
                    out.push('"');
                    out.push_str(name);
                    out.push_str("\":");
                    if member.write(cells, out) {
                        end = out.len();
                    } else {
                        out.truncate(mark);
                    }
                }
                return close(out, start, end, '}');
            }
            Self::List(items, gap) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    if item.write(cells, out) {
                        end = out.len();
                    } else {
                        out.push_str(gap);
                    }
                }
                return close(out, start, end, ']');
            }
        }
        false
    }
}

/// Ends what started at `start` and holds something up to `end`; takes it back if it holds nothing.
fn close(out: &mut String, start: usize, end: usize, bracket: char) -> bool {
    out.truncate(end);
    let holds = end > start;
    if holds {
        out.push(bracket);
    }
    holds
}

fn is_cell(node: &Node) -> bool {
    !matches!(node, Node::List(_) | Node::Object(_) | Node::Union(_))
}

/// Several values in one cell, separated by `;` or `|`, with spaces around them ignored.
fn write_list(text: &str, item: &Node, out: &mut String) -> bool {
    let mut bracket = '[';
    for part in text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()) {
        out.push(bracket);
        write_cell(part, item, out);
        bracket = ',';
    }
    if bracket == '[' {
        out.push('[');
    }
    out.push(']');
    true
}

/// A number or a truth value as it is written, if it is one; anything else as text, which its rule refuses if need be.
fn write_cell(text: &str, node: &Node, out: &mut String) {
    let kind = match node {
        Node::Number | Node::PositiveInteger => Kind::Number,
        Node::Boolean => Kind::Boolean,
        _ => Kind::Null,
    };
    if kind != Kind::Null && Tape::default().read(text).is_ok_and(|value| value.kind() == kind) {
        out.push_str(text);
    } else {
        push_text(out, text);
    }
}
