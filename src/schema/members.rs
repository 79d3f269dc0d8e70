//! Which members of a value are which fields of its table.

use core::num::NonZero;

use super::{Field, MAX_FIELDS, Object};
use crate::json::{Value, same};

/// The index on the tape of each declared member, in the order of the fields.
pub(super) type Members = [Option<NonZero<u32>>; MAX_FIELDS];

/// Finds the declared members, and whether there are no others. Of a key that is there twice the last one counts, as in
/// `JSON.parse`: what is checked is what is used.
pub(super) fn find_members(value: Value<'_>, object: &Object) -> (Members, bool) {
    let mut members: Members = [None; MAX_FIELDS];
    let mut are_all_declared = true;
    let mut next = 0;
    for (key, member) in value.members() {
        let key = key.bytes();
        // Most names differ in their length already.
        let is_key = |name: &str| name.len() == key.len() && same(key, name.as_bytes());
        let Some(index) = find_field(next, object.fields, is_key) else {
            are_all_declared = false;
            continue;
        };
        next = index + 1;
        if let Some(found) = members.get_mut(index) {
            *found = member.index();
        }
    }
    (members, are_all_declared)
}

/// Finds the field of a key, starting at the one at `guess`.
pub(super) fn find_field(guess: usize, fields: &[Field], is_key: impl Fn(&str) -> bool) -> Option<usize> {
    let start = guess.min(fields.len());
    let mut index = start;
    loop {
        if fields.get(index).is_some_and(|field| is_key(field.name)) {
            return Some(index);
        }
        index = if index < fields.len() { index + 1 } else { 0 };
        if index == start {
            return None;
        }
    }
}
