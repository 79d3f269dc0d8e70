//! Which access grant has a key.

use crate::bulk::hash;
use crate::json::{Value, to_u32};
use crate::prelude::*;
use crate::radix::sort_by_key;

/// The access grants that exist and have a key.
pub(super) struct Existing<'e> {
    grants: Vec<Grant<'e>>,
    /// The hash of each key and the index of its access grant, in the order of the hashes.
    hashes: Vec<(u64, u32)>,
}

struct Grant<'e> {
    value: Value<'e>,
    key: &'e str,
    has_row: bool,
}

impl<'e> Existing<'e> {
    /// Finds the keys in a list.
    pub(super) fn of(list: Value<'e>) -> Self {
        let (mut grants, mut hashes) = (Vec::new(), Vec::new());
        for item in list.items() {
            let value = item.get("access_grant").unwrap_or(item);
            let Some(key) = value.get("access_grant_key").and_then(|key| key.text()) else { continue };
            hashes.push((hash(key.as_bytes()), to_u32(grants.len())));
            grants.push(Grant { value, key, has_row: false });
        }
        sort_by_key(&mut hashes);
        Self { grants, hashes }
    }

    /// The access grant with this key, which has a row from now on.
    pub(super) fn take(&mut self, key: &str) -> Option<Value<'e>> {
        let wanted = hash(key.as_bytes());
        let start = self.hashes.partition_point(|(hash, _)| *hash < wanted);
        let mut found = None;
        for (hash, index) in self.hashes.get(start..).unwrap_or_default() {
            if *hash != wanted {
                break;
            }
            if let Some(grant) = self.grants.get_mut(*index as usize)
                && grant.key == key
            {
                grant.has_row = true;
                found = found.or(Some(grant.value));
            }
        }
        found
    }

    /// Those whose key begins with `prefix` and that no row has named.
    pub(super) fn without_row(&self, prefix: &str) -> impl Iterator<Item = Value<'e>> {
        let is_pruned = move |grant: &&Grant<'e>| !grant.has_row && grant.key.starts_with(prefix);
        self.grants.iter().filter(is_pruned).map(|grant| grant.value)
    }
}
