//! The quick check of responses: one pass over the text, without tokens, and without a word on what is wrong.
//!
//! Nearly every response is as its table has it, and nearly all of it are objects, lists and strings, which are checked where they
//! stand. Any other value is left to the interpreter in `check.rs`, by itself; and so is the whole response where one is not as its
//! table has it, because only the interpreter can say what to repair, or what is wrong.

use super::{Context, Field, MAX_FIELDS, Node, Object, Presence, check_text, members::find_field};
use crate::{
    format::{Format, UUID_LENGTH},
    json::{Characters, Scanner, Tape, same},
};

/// Whether `text` is an object whose first of these `members` is there, and in which all of them are as their tables have it without
/// any repair. Where it says no, the value may be good all the same: what is rare is left to [`check`](super::check).
pub fn conforms(text: &str, members: &[(&str, &'static Node)]) -> bool {
    let mut check = Check { scanner: Scanner::new(text), tape: Tape::default(), context: Context::default() };
    check.response(members).is_some()
}

/// Which field was at each position in the object before. The objects of a list mostly have the same members in the same order, so
/// that one comparison finds the field.
type FieldOrder = [u8; MAX_FIELDS];

struct Check<'t> {
    scanner: Scanner<'t>,
    /// Where the values are read into that are left to the interpreter.
    tape: Tape,
    context: Context,
}

/// `None` means "no, or it is not known".
type Conforms = Option<()>;

impl<'t> Check<'t> {
    fn response(&mut self, members: &[(&str, &'static Node)]) -> Conforms {
        let mut is_there = false;
        self.scanner.skip_whitespace();
        let mut is_more = self.open(b'{', b'}')?;
        while is_more {
            let key = self.key()?;
            match members.iter().position(|(name, _)| same(key, name)) {
                // Of a member that is there twice the last one counts.
                Some(0) if is_there => return None,
                Some(place) => {
                    is_there |= place == 0;
                    self.node(members.get(place)?.1, 1)?;
                }
                None => self.scanner.value(1)?,
            }
            is_more = self.scanner.another(b'}')?;
        }
        self.scanner.end()?;
        is_there.then_some(())
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
            Node::Text(Format::Any) => self.scanner.string().map(|_| ()),
            Node::Text(Format::Uuid) => self.uuid(),
            Node::Text(format) => {
                let text = self.text()?;
                format.takes(text).then_some(())
            }
            Node::List(item) => self.list(item, depth),
            // Only responses are open, and none of them has rules.
            Node::Object(object) if object.open => self.object(object, depth, &mut []),
            _ => self.other(node, depth),
        }
    }

    /// A value that the interpreter checks by itself.
    fn other(&mut self, node: &'static Node, depth: u32) -> Conforms {
        let start = self.scanner.position;
        self.scanner.value(depth)?;
        let text = self.scanner.text.get(start..self.scanner.position)?;
        let report = check_text(&mut self.tape, text, node, &self.context);
        (report.issues.is_empty() && report.repairs.is_empty()).then_some(())
    }

    /// Most strings are IDs. All have one length, and none of their characters needs an escape.
    #[inline(always)]
    fn uuid(&mut self) -> Conforms {
        let [b'"', rest @ ..] = self.scanner.rest() else { return None };
        let (id, [b'"', ..]) = rest.split_at_checked(UUID_LENGTH)? else { return None };
        self.scanner.position += UUID_LENGTH + 2;
        Format::Uuid.takes(id).then_some(())
    }

    fn list(&mut self, item: &'static Node, depth: u32) -> Conforms {
        let mut order: FieldOrder = [0; MAX_FIELDS];
        let mut is_more = self.open(b'[', b']')?;
        while is_more {
            match item {
                Node::Object(object) if object.open => self.object(object, depth + 1, &mut order)?,
                _ => self.node(item, depth + 1)?,
            }
            is_more = self.scanner.another(b']')?;
        }
        Some(())
    }

    /// Checks a response's object; `order` is which field was at each position in the object before.
    fn object(&mut self, object: &'static Object, depth: u32, order: &mut [u8]) -> Conforms {
        let (mut seen, mut next, mut position) = (0_u32, 0, 0);
        let mut is_more = self.open(b'{', b'}')?;
        while is_more {
            let guess = order.get(position).map_or(next, |index| usize::from(*index));
            let index = self.field(guess, object)?;
            match object.fields.get(index) {
                Some(field) => {
                    next = index + 1;
                    if let Some(place) = order.get_mut(position) {
                        *place = u8::try_from(index).unwrap_or_default();
                    }
                    let bit = 1 << index;
                    if seen & bit != 0 {
                        return None;
                    }
                    seen |= bit;
                    self.member(field, depth + 1)?;
                }
                None => self.scanner.value(depth + 1)?,
            }
            position += 1;
            is_more = self.scanner.another(b'}')?;
        }
        let is_taken = |(index, field): (usize, &Field)| seen & 1 << index != 0 || field.presence != Presence::Required;
        object.fields.iter().enumerate().all(is_taken).then_some(())
    }

    /// The index of the field that the next name names; one behind the last for a name that is not declared. The field at `guess` is
    /// tried before the name is read.
    #[inline(always)]
    fn field(&mut self, guess: usize, object: &'static Object) -> Option<usize> {
        if let Some(field) = object.fields.get(guess)
            && let [b'"', rest @ ..] = self.scanner.rest()
            && let Some((name, [b'"', ..])) = rest.split_at_checked(field.name.len())
            && same(name, field.name)
        {
            self.scanner.position += name.len() + 2;
            self.scanner.colon()?;
            return Some(guess);
        }
        let key = self.key()?;
        if object.wrapper.is_some_and(|wrapper| same(key, wrapper)) {
            return None;
        }
        Some(find_field(guess, object.fields, |name| same(key, name)).unwrap_or(object.fields.len()))
    }

    #[inline(always)]
    fn member(&mut self, field: &Field, depth: u32) -> Conforms {
        if self.scanner.peek()? == b'n' {
            self.scanner.scalar()?;
            return (field.nullable || field.presence != Presence::Required).then_some(());
        }
        self.node(field.node, depth)
    }
}
