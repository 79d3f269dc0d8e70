//! Which rows have a property, by their numbers.

use std::{collections::HashMap, hash::Hash};

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

/// The numbers of the smallest list that come before `before`, the newest first; `None` where there is no list.
pub(crate) fn smallest<'a>(
    lists: impl IntoIterator<Item = Option<&'a [u64]>>,
    before: u64,
) -> Option<impl Iterator<Item = u64>> {
    let list = lists.into_iter().flatten().min_by_key(|list| list.len())?;
    let end = list.partition_point(|number| *number < before);
    Some(list.get(..end).unwrap_or_default().iter().rev().copied())
}
