//! Which members of a value are which fields of its table.

use core::num::NonZero;

use super::{Field, MAX_FIELDS, Object};
use crate::json::Value;

/// The index on the tape of each declared member, in the order of the fields.
pub(super) type Members = [Option<NonZero<u32>>; MAX_FIELDS];

/// Which field was at each position in the object before. The objects of a list mostly have the same members in the same order, so
/// that one comparison finds the field.
pub(super) type FieldOrder = [u8; MAX_FIELDS];

/// Finds the declared members, and whether there are no others. Of a key that is there twice the last one counts, as in
/// `JSON.parse`: what is checked is what is used. `order` is empty for an object that is not in a list.
pub(super) fn find_members(value: Value<'_>, object: &Object, order: &mut [u8]) -> (Members, bool) {
    let mut members: Members = [None; MAX_FIELDS];
    let mut are_all_declared = true;
    let mut next = 0;
    for (position, (key, member)) in value.members().enumerate() {
        let guess = order.get(position).map_or(next, |index| usize::from(*index));
        let Some(index) = find_field(guess, key, object.fields) else {
            are_all_declared = false;
            continue;
        };
        next = index + 1;
        if let Some(field) = order.get_mut(position) {
            *field = u8::try_from(index).unwrap_or_default();
        }
        if let Some(found) = members.get_mut(index) {
            *found = member.index();
        }
    }
    (members, are_all_declared)
}

/// Finds the field of a key, starting at the one at `guess`.
fn find_field(guess: usize, key: Value<'_>, fields: &[Field]) -> Option<usize> {
    let start = guess.min(fields.len());
    let mut index = start;
    loop {
        if fields.get(index).is_some_and(|field| key.is(field.name)) {
            return Some(index);
        }
        index = if index < fields.len() { index + 1 } else { 0 };
        if index == start {
            return None;
        }
    }
}
