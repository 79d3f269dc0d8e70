//! Which rows have a property, by their numbers.

use std::{
    collections::{BinaryHeap, HashMap},
    hash::Hash,
};

/// The numbers of the rows that have a key, in order.
#[derive(Clone, Debug)]
pub(crate) struct Index<K>(HashMap<K, Vec<u64>>);

impl<K> Default for Index<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Index<K> {
    pub(crate) fn add(&mut self, key: K, number: u64) {
        let numbers = self.0.entry(key).or_default();
        // Nearly always the newest, so that this is a push.
        if let Err(place) = numbers.binary_search(&number) {
            numbers.insert(place, number);
        }
    }

    pub(crate) fn remove<Q: Eq + Hash + ?Sized>(&mut self, key: &Q, number: u64)
    where
        K: std::borrow::Borrow<Q>,
    {
        let Some(numbers) = self.0.get_mut(key) else { return };
        if let Ok(place) = numbers.binary_search(&number) {
            numbers.remove(place);
        }
        if numbers.is_empty() {
            self.0.remove(key);
        }
    }

    /// The rows that have the key.
    pub(crate) fn numbers<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> &[u64]
    where
        K: std::borrow::Borrow<Q>,
    {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}

/// The numbers of rows that a filter leaves: those that stand in any of these lists.
pub(crate) type AnyOf<'a> = Vec<&'a [u64]>;

/// The numbers of the filter that leaves the fewest, as far as they come before `before`, the newest first; `None` where there is no
/// filter.
pub(crate) fn smallest<'a>(
    filters: impl IntoIterator<Item = Option<AnyOf<'a>>>,
    before: u64,
) -> Option<impl Iterator<Item = u64>> {
    let length = |lists: &AnyOf<'_>| lists.iter().map(|list| list.len()).sum::<usize>();
    Some(newest(filters.into_iter().flatten().min_by_key(length)?, before))
}

/// The numbers of lists that come before `before`, the newest first, each once. It takes no more of them than are asked for.
fn newest(lists: AnyOf<'_>, before: u64) -> impl Iterator<Item = u64> {
    let ends = lists.into_iter().filter_map(|list| {
        let end = list.partition_point(|number| *number < before);
        list.get(..end)?.split_last()
    });
    let mut ends: BinaryHeap<(&u64, &[u64])> = ends.collect();
    let mut last = None;
    std::iter::from_fn(move || {
        loop {
            let (number, rest) = ends.pop()?;
            ends.extend(rest.split_last());
            if last.replace(*number) != Some(*number) {
                return Some(*number);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{newest, smallest};

    #[test]
    fn lists_come_together_newest_first_and_each_number_once() {
        let lists = || vec![&[1, 4, 9][..], &[4, 5], &[], &[9, 10]];
        assert_eq!(newest(lists(), u64::MAX).collect::<Vec<_>>(), [10, 9, 5, 4, 1]);
        assert_eq!(newest(lists(), 9).collect::<Vec<_>>(), [5, 4, 1]);
        assert_eq!(newest(Vec::new(), 9).count(), 0);
    }

    #[test]
    fn the_filter_that_leaves_the_fewest_is_chosen() {
        let filters = [None, Some(vec![&[1, 2][..], &[3]]), Some(vec![&[2, 3][..]])];
        assert_eq!(smallest(filters, u64::MAX).into_iter().flatten().collect::<Vec<_>>(), [3, 2]);
        assert!(smallest([None], u64::MAX).is_none());
        assert_eq!(smallest([None, Some(Vec::new())], u64::MAX).into_iter().flatten().count(), 0);
    }
}
