//! Radix sort. The standard library's sort would be 1.3 kB more of compressed wasm, 3 % of the whole; delete this when it is not.

use crate::prelude::*;

/// Sorts pairs of a key and a value by the key, smallest first; equal keys keep their order. It makes a pass for each byte of the
/// key in which items differ.
pub(crate) fn sort_by_key(items: &mut Vec<(u64, u32)>) {
    let Some((first, _)) = items.first().copied() else { return };
    let differing = items.iter().fold(0, |bits, (key, _)| bits | (key ^ first));
    let mut sorted = vec![(0, 0); items.len()];
    for shift in (0..u64::BITS).step_by(8) {
        let digit = |key: u64| (key >> shift & 0xff) as usize;
        if digit(differing) == 0 {
            continue;
        }
        let mut positions = [0_usize; 256];
        for (key, _) in items.iter() {
            if let Some(count) = positions.get_mut(digit(*key)) {
                *count += 1;
            }
        }
        let mut next = 0;
        for position in &mut positions {
            next += core::mem::replace(position, next);
        }
        for item in items.iter() {
            if let Some(position) = positions.get_mut(digit(item.0))
                && let Some(target) = sorted.get_mut(*position)
            {
                *target = *item;
                *position += 1;
            }
        }
        core::mem::swap(items, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::sort_by_key;
    use crate::prelude::*;

    #[test]
    fn is_stable_and_in_order() {
        let mut state = 1_u64;
        let mut items = Vec::new();
        for index in 0..5000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            items.push((((state >> 33) % 700) << (state >> 60), index));
        }
        let mut expected = items.clone();
        expected.sort_by_key(|item| item.0);
        sort_by_key(&mut items);
        assert_eq!(items, expected);
        sort_by_key(&mut Vec::new());
    }
}
