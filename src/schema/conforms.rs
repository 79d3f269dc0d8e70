//! The quick check of responses: one pass over the text, without tokens, and without a word on what is wrong.
//!
//! Nearly every response is as its table has it, and nearly all of it are objects, lists and strings, which are checked where they
//! stand. Any other value is left to the interpreter in `check.rs`, by itself; and so is the whole response where one is not as its
//! table has it, because only the interpreter can say what to repair, or what is wrong.

use super::{
    Context, Field, Node, Object, Presence, check_text,
    object_shapes::ObjectShapes,
    outline::{Kind, Outline},
};
use crate::prelude::*;
use crate::{
    format::{Format, UUID_LENGTH},
    json::{Characters, Scanner, Tape, same},
    time::is_usual_time,
};

/// The outline of the list in a response: where its values stand; see [`outline`](super::outline).
///
/// `text` must be an object whose first of these `members` is there, and in which all of them are as their tables have it without any
/// repair. Where that is not so, or not sure, there is no outline: what is rare is left to [`check`](super::check). The second member is
/// that of the pagination. Without a list, the outline is empty.
pub fn conforms(text: &str, members: &[(&str, &'static Node)]) -> Option<Vec<u32>> {
    let mut check = Check {
        scanner: Scanner::new(text),
        outline: Outline::new(text)?,
        shapes: ObjectShapes::default(),
        tape: Tape::default(),
        context: Context::default(),
    };
    check.response(members)?;
    Some(check.outline.finish())
}

struct Check<'t> {
    scanner: Scanner<'t>,
    outline: Outline<'t>,
    shapes: ObjectShapes<'t>,
    /// Where the values are read into that are left to the interpreter.
    tape: Tape,
    context: Context,
}

/// `None` means "no, or it is not known".
type Conforms = Option<()>;

impl<'t> Check<'t> {
    fn response(&mut self, members: &[(&str, &'static Node)]) -> Conforms {
        let mut is_there = false;
        self.scanner.token()?;
        let mut is_more = self.open(b'{', b'}')?;
        while is_more {
            let key = self.key()?;
            match members.iter().position(|(name, _)| same(key, name.as_bytes())) {
                // Of a member that is there twice the last one counts.
                Some(0) if is_there => return None,
                Some(0) => {
                    is_there = true;
                    self.result(members.first()?.1)?;
                }
                Some(place) => self.pagination(members.get(place)?.1)?,
                None => self.scanner.value(1)?,
            }
            is_more = self.scanner.another(b'}')?;
        }
        self.scanner.end()?;
        is_there.then_some(())
    }

    fn result(&mut self, node: &'static Node) -> Conforms {
        let Node::List(item) = node else {
            self.node(node, 1)?;
            self.outline.clear();
            return Some(());
        };
        let mut is_more = self.open(b'[', b']')?;
        while is_more {
            self.outline.begin_item(self.scanner.position);
            self.node(item, 2)?;
            self.outline.end_item(self.scanner.position);
            is_more = self.scanner.another(b']')?;
        }
        Some(())
    }

    fn pagination(&mut self, node: &'static Node) -> Conforms {
        let (length, start) = (self.outline.length(), self.scanner.position);
        self.node(node, 1)?;
        self.outline.pagination(length, start, self.scanner.position);
        Some(())
    }

    /// The bracket of an array or an object; whether there is something in it.
    fn open(&mut self, bracket: u8, close: u8) -> Option<bool> {
        if self.scanner.peek()? == bracket { self.scanner.open(close) } else { None }
    }

    /// The name of a member. One with escapes is rare.
    fn key(&mut self) -> Option<&'t [u8]> {
        let key = self.text()?;
        self.scanner.colon()?;
        Some(key)
    }

    fn text(&mut self) -> Option<&'t [u8]> {
        let Characters { start, end, are_escaped } = self.scanner.string()?;
        if are_escaped { None } else { Some(self.scanner.bytes(start, end)) }
    }

    fn node(&mut self, node: &'static Node, depth: u32) -> Conforms {
        match node {
            Node::Text(Format::Any) => self.any_text(),
            Node::Text(Format::Uuid) => self.uuid(),
            Node::Text(format) => {
                let start = self.scanner.position;
                let text = self.text()?;
                self.outline.piece(Kind::Text, start + 1, start + 1 + text.len());
                let is_usual = *format == Format::Timestamp && is_usual_time(text);
                (is_usual || format.takes(text)).then_some(())
            }
            Node::Boolean => self.boolean(),
            Node::List(item) => self.list(item, depth),
            // Only responses are open, and none of them has rules.
            Node::Object(object) if object.open => self.object(object, depth),
            _ => self.other(node, depth),
        }
    }

    /// A value that the interpreter checks by itself.
    fn other(&mut self, node: &'static Node, depth: u32) -> Conforms {
        let start = self.scanner.position;
        self.any(depth)?;
        let text = self.scanner.text.get(start..self.scanner.position)?;
        let report = check_text(&mut self.tape, text, node, &self.context);
        (report.issues.is_empty() && report.repairs.is_empty()).then_some(())
    }

    /// A value of which it does not matter what it is.
    fn any(&mut self, depth: u32) -> Conforms {
        let start = self.scanner.position;
        self.scanner.value(depth)?;
        self.outline.piece(Kind::Json, start, self.scanner.position);
        Some(())
    }

    fn any_text(&mut self) -> Conforms {
        let Characters { start, end, are_escaped } = self.scanner.string()?;
        if are_escaped {
            self.outline.piece(Kind::Json, start - 1, end + 1);
        } else {
            self.outline.piece(Kind::Text, start, end);
        }
        Some(())
    }

    /// Most strings are IDs. All have one length, and none of their characters needs an escape.
    #[inline(always)]
    fn uuid(&mut self) -> Conforms {
        let [b'"', rest @ ..] = self.scanner.rest() else { return None };
        let (id, [b'"', ..]) = rest.split_at_checked(UUID_LENGTH)? else { return None };
        let start = self.scanner.position + 1;
        self.outline.ascii(Kind::Text, start, start + UUID_LENGTH);
        self.scanner.position = start + UUID_LENGTH + 1;
        Format::Uuid.takes(id).then_some(())
    }

    fn boolean(&mut self) -> Conforms {
        let kind = match self.scanner.peek()? {
            b't' => Kind::True,
            b'f' => Kind::False,
            _ => return None,
        };
        self.outline.push(kind, 0);
        self.scanner.scalar()
    }

    fn list(&mut self, item: &'static Node, depth: u32) -> Conforms {
        self.outline.push(Kind::List, 0);
        let mut is_more = self.open(b'[', b']')?;
        while is_more {
            self.node(item, depth + 1)?;
            is_more = self.scanner.another(b']')?;
        }
        self.outline.push(Kind::End, 0);
        Some(())
    }

    fn object(&mut self, object: &'static Object, depth: u32) -> Conforms {
        let (shape, place) = (self.shapes.number(object), self.outline.length());
        self.outline.push(Kind::Object, shape);
        let (mut seen, mut position, mut is_same) = (0_u32, 0, true);
        let mut is_more = self.open(b'{', b'}')?;
        while is_more {
            let index = if let Some((length, field)) = self.shapes.next(shape, position, self.scanner.rest()) {
                self.scanner.position += length;
                field
            } else {
                is_same = false;
                self.new_name(shape, position, object)?
            };
            match object.fields.get(index) {
                Some(field) => {
                    let bit = 1 << index;
                    if seen & bit != 0 {
                        return None;
                    }
                    seen |= bit;
                    self.member(field, depth + 1)?;
                }
                None => self.any(depth + 1)?,
            }
            position += 1;
            is_more = self.scanner.another(b'}')?;
        }
        self.outline.end_object(place, shape, is_same && position > 0 && position == self.shapes.length(shape));
        let is_taken = |(index, field): (usize, &Field)| seen & 1 << index != 0 || field.presence != Presence::Required;
        object.fields.iter().enumerate().all(is_taken).then_some(())
    }

    /// Passes over a name that is not the shape's; gives the index of its field, one behind the last for a name that is not declared.
    fn new_name(&mut self, shape: usize, position: usize, object: &'static Object) -> Option<usize> {
        let start = self.scanner.position;
        let key = self.key()?;
        // JavaScript would set the prototype. And where a name is passed over, its characters are not counted.
        let is_rare = same(key, b"__proto__") || !key.is_ascii();
        if is_rare || object.wrapper.is_some_and(|wrapper| same(key, wrapper.as_bytes())) {
            return None;
        }
        self.outline.ascii(Kind::Name, start + 1, start + 1 + key.len());
        self.shapes.change(shape, position, key, self.scanner.bytes(start, self.scanner.position))
    }

    #[inline(always)]
    fn member(&mut self, field: &Field, depth: u32) -> Conforms {
        if self.scanner.peek()? == b'n' {
            self.scanner.scalar()?;
            self.outline.push(Kind::Null, 0);
            return (field.nullable || field.presence != Presence::Required).then_some(());
        }
        self.node(field.node, depth)
    }
}
