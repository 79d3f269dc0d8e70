//! A key that no two rows may share.

use super::problem::RowProblem;
use crate::issue::{Issue, IssueCode, Step, sort};
use crate::json::{Value, to_u32};
use crate::prelude::*;
use crate::radix::sort_by_key;
use crate::schema::{Node, Report};

/// The keys of the rows so far.
pub(crate) struct Keys {
    /// The member that holds them, and its place.
    field: Option<(&'static str, u16)>,
    /// All of them, one behind the other.
    text: String,
    pub(crate) rows: Vec<KeyedRow>,
    /// The hash of each key and the index of its row.
    hashes: Vec<(u64, u32)>,
}

/// A row with a key.
#[derive(Clone, Copy)]
pub(crate) struct KeyedRow {
    pub(crate) row: u32,
    /// Whether it had no issue.
    pub(super) is_valid: bool,
    /// Whether it had neither issues nor warnings.
    pub(super) is_unreported: bool,
    /// Where its key stands.
    start: u32,
    end: u32,
    /// Another row with the same key.
    pub(crate) other: Option<u32>,
}

impl Keys {
    pub(crate) fn of(node: &'static Node) -> Self {
        let field = match node {
            Node::Object(object) => object.unique.map(|name| (name, object.rank(name))),
            _ => None,
        };
        Self { field, text: String::new(), rows: Vec::new(), hashes: Vec::new() }
    }

    /// The key of a row, if it has one.
    pub(crate) fn key_of<'v>(&self, value: Value<'v>) -> Option<&'v str> {
        self.field.and_then(|(name, _)| value.get(name)?.text()).filter(|key| !key.is_empty())
    }

    /// Takes down the key of a row, with what was found of the row.
    pub(crate) fn add(&mut self, row: u32, value: Value<'_>, report: &Report) {
        let Some(key) = self.key_of(value) else { return };
        let is_valid = report.issues.is_empty();
        self.push(row, key, is_valid, is_valid && report.warnings.is_empty());
    }

    /// The same for the key of a row of which there is nothing to say; empty if it has none.
    pub(crate) fn add_good(&mut self, row: u32, key: &str) {
        if !key.is_empty() {
            self.push(row, key, true, true);
        }
    }

    fn push(&mut self, row: u32, key: &str, is_valid: bool, is_unreported: bool) {
        let start = to_u32(self.text.len());
        self.text.push_str(key);
        self.hashes.push((hash(key.as_bytes()), to_u32(self.rows.len())));
        self.rows.push(KeyedRow { row, is_valid, is_unreported, start, end: to_u32(self.text.len()), other: None });
    }

    /// Finds the rows whose keys others have too: each gets the first with its key, and that one the second.
    pub(crate) fn find_duplicates(&mut self) {
        sort_by_key(&mut self.hashes);
        let text = |row: KeyedRow| self.text.get(row.start as usize..row.end as usize);
        let mut first = (0, 0);
        for (hash, row) in &self.hashes {
            if *hash != first.0 {
                first = (*hash, *row);
                continue;
            }
            let [first_index, index] = [first.1 as usize, *row as usize];
            let [Some(first), Some(second)] = [first_index, index].map(|index| self.rows.get(index).copied()) else {
                continue;
            };
            // Different keys have the same hash only where an attacker has chosen them.
            if index == first_index || text(first) != text(second) {
                continue;
            }
            if let Some(first) = self.rows.get_mut(first_index) {
                first.other.get_or_insert(second.row);
            }
            if let Some(second) = self.rows.get_mut(index) {
                second.other = Some(first.row);
            }
        }
    }

    /// Adds to the issues of a row that `other` has the same key.
    pub(crate) fn report(&self, other: u32, issues: &mut Vec<Issue>) {
        self.add_issue(RowProblem::SharedKey(other).into(), issues);
    }

    /// Adds an issue about the key to those of a row.
    pub(crate) fn add_issue(&self, code: IssueCode, issues: &mut Vec<Issue>) {
        let Some((name, rank)) = self.field else { return };
        issues.push(Issue { path: vec![Step::Key { name: Cow::Borrowed(name), rank }], code });
        *issues = sort(core::mem::take(issues));
    }
}

/// FNV-1a.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
