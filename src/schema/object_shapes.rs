//! The names of members in the order in which the last object of a table had them: those of the next one mostly are the same, so that
//! one comparison finds the field.

use super::{Object, members::find_field};
use crate::json::same;
use crate::prelude::*;

/// The shapes of the objects in a text.
#[derive(Default)]
pub(super) struct ObjectShapes<'t>(Vec<Shape<'t>>);

struct Shape<'t> {
    object: &'static Object,
    members: Vec<Member<'t>>,
}

struct Member<'t> {
    /// The name as it is written, with its quotes and what stands between it and the value.
    name: &'t [u8],
    /// The index of the field; one behind the last for a name that is not declared.
    field: usize,
}

impl<'t> ObjectShapes<'t> {
    /// The number of a table's shape.
    pub(super) fn number(&mut self, object: &'static Object) -> usize {
        let known = self.0.iter().position(|shape| core::ptr::eq(shape.object, object));
        known.unwrap_or_else(|| {
            self.0.push(Shape { object, members: Vec::new() });
            self.0.len() - 1
        })
    }

    /// How many members a shape has.
    pub(super) fn length(&self, shape: usize) -> usize {
        self.0.get(shape).map_or(0, |shape| shape.members.len())
    }

    /// The length and the field of the name at this position, if the text goes on with it.
    #[inline(always)]
    pub(super) fn next(&self, shape: usize, position: usize, text: &[u8]) -> Option<(usize, usize)> {
        let Member { name, field } = self.0.get(shape)?.members.get(position)?;
        same(text.get(..name.len())?, name).then_some((name.len(), *field))
    }

    /// Puts another name at this position, in the place of all from there on. Gives its field.
    pub(super) fn change(&mut self, shape: usize, position: usize, key: &[u8], name: &'t [u8]) -> Option<usize> {
        let Shape { object, members } = self.0.get_mut(shape)?;
        members.truncate(position);
        let guess = members.last().map_or(0, |member| member.field + 1);
        let field = find_field(guess, object.fields, |name| same(key, name.as_bytes())).unwrap_or(object.fields.len());
        members.push(Member { name, field });
        Some(field)
    }
}
