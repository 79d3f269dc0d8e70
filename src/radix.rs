//! Sorting by number: a tenth of the wasm of the standard library's sort, and faster from some hundred items on.

use crate::prelude::*;

/// Sorts by `key`, smallest first; equal keys keep their order. A pass for each byte of the key in which items differ.
pub(crate) fn sort_by_key<T: Copy + Default>(items: &mut Vec<T>, key: fn(&T) -> u64) {
    let Some(first) = items.first().map(key) else { return };
    let differing = items.iter().fold(0, |bits, item| bits | (key(item) ^ first));
    let mut other = vec![T::default(); items.len()];
    for byte in 0..8 {
        let shift = 8 * byte;
        let digit = |key: u64| (key >> shift & 0xff) as usize;
        if digit(differing) == 0 {
            continue;
        }
        let mut places = [0_usize; 256];
        for item in items.iter() {
            if let Some(count) = places.get_mut(digit(key(item))) {
                *count += 1;
            }
        }
        let mut next = 0;
        for place in &mut places {
            next += core::mem::replace(place, next);
        }
        for item in items.iter() {
            if let Some(place) = places.get_mut(digit(key(item))) {
                if let Some(slot) = other.get_mut(*place) {
                    *slot = *item;
                }
                *place += 1;
            }
        }
        core::mem::swap(items, &mut other);
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;
    use crate::prelude::*;

    #[test]
    fn is_stable_and_in_order() {
        let mut state = 1_u64;
        let mut items: Vec<(u64, u64)> = Vec::new();
        for index in 0..5000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            items.push((((state >> 33) % 700) << (state >> 60), index));
        }
        let mut judge = items.clone();
        judge.sort_by_key(|item| item.0);
        sort_by_key(&mut items, |item| item.0);
        assert_eq!(items, judge);
        sort_by_key(&mut Vec::<(u64, u64)>::new(), |item| item.0);
    }
}
