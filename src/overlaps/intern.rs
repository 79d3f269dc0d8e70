//! A number for every place that is named.

use super::Place;
use crate::prelude::*;

/// An open-addressing table: a slot holds the number of a place plus one, or 0.
#[derive(Default)]
pub(super) struct Intern<'a> {
    names: Vec<(Place, Cow<'a, str>)>,
    slots: Vec<u32>,
}

impl<'a> Intern<'a> {
    pub(super) fn get(&self, number: u32) -> Option<&(Place, Cow<'a, str>)> {
        self.names.get(number as usize)
    }

    /// The number of a place, the same each time.
    #[allow(clippy::cast_possible_truncation, reason = "a text has less than 4 GiB")]
    pub(super) fn number(&mut self, place: Place, id: Cow<'a, str>) -> u32 {
        if self.names.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let mut at = self.first_slot(place, &id);
        loop {
            match self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
                Some(number) if self.get(number).is_some_and(|known| known.0 == place && known.1 == id) => {
                    return number;
                }
                Some(_) => at = (at + 1) & (self.slots.len() - 1),
                None => break,
            }
        }
        self.names.push((place, id));
        self.put(at, self.names.len() as u32);
        self.names.len() as u32 - 1
    }

    fn put(&mut self, at: usize, value: u32) {
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = value;
        }
    }

    fn first_slot(&self, place: Place, id: &str) -> usize {
        let mut hash = place as u32;
        for byte in id.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        (hash ^ hash >> 15) as usize & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        let names = core::mem::take(&mut self.names);
        for (number, (place, id)) in (1..).zip(&names) {
            let mut at = self.first_slot(*place, id);
            while self.slots.get(at).is_some_and(|slot| *slot != 0) {
                at = (at + 1) & (self.slots.len() - 1);
            }
            self.put(at, number);
        }
        self.names = names;
    }
}
