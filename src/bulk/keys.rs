//! A key that no two rows may share.

use super::problem::RowProblem;
use crate::issue::{Issue, Step, sort};
use crate::json::{Value, small};
use crate::prelude::*;
use crate::radix::sort_by_key;
use crate::schema::{Node, Report};

/// The keys of the rows so far.
pub(super) struct Keys {
    /// The member that holds them, and its place.
    field: Option<(&'static str, u16)>,
    /// All of them, one behind the other.
    text: String,
    pub(super) rows: Vec<Keyed>,
    hashes: Vec<Hash>,
}

/// A row with a key.
#[derive(Clone, Copy)]
pub(super) struct Keyed {
    pub(super) row: u32,
    /// Whether it had no issue.
    pub(super) is_valid: bool,
    /// Whether there was nothing to say of it.
    pub(super) is_silent: bool,
    /// Where its key stands.
    start: u32,
    end: u32,
    /// Another row with the same key.
    pub(super) other: Option<u32>,
}

/// A number that is the same for the same keys, and the place of the row.
#[derive(Clone, Copy, Default)]
struct Hash {
    number: u64,
    place: u32,
}

impl Keys {
    pub(super) fn of(node: &'static Node) -> Self {
        let field = match node {
            Node::Object(object) => object.unique.map(|name| (name, object.rank(name))),
            _ => None,
        };
        Self { field, text: String::new(), rows: Vec::new(), hashes: Vec::new() }
    }

    /// Takes down the key of a row, with what was found of the row.
    pub(super) fn add(&mut self, row: u32, value: Value<'_>, report: &Report) {
        let Some(key) = self.field.and_then(|(name, _)| value.get(name)?.text()).filter(|key| !key.is_empty()) else {
            return;
        };
        let start = small(self.text.len());
        self.text.push_str(&key);
        let is_valid = report.issues.is_empty();
        let is_silent = is_valid && report.warnings.is_empty();
        self.hashes.push(Hash { number: hash(key.as_bytes()), place: small(self.rows.len()) });
        self.rows.push(Keyed { row, is_valid, is_silent, start, end: small(self.text.len()), other: None });
    }

    /// Finds the rows whose keys others have too: each gets the first with its key, and that one the second.
    pub(super) fn compare(&mut self) {
        sort_by_key(&mut self.hashes, |hash| hash.number);
        let text = |row: &Keyed| self.text.get(row.start as usize..row.end as usize);
        let mut first = Hash::default();
        for hash in &self.hashes {
            if hash.number != first.number {
                first = *hash;
                continue;
            }
            let Ok([one, other]) = self.rows.get_disjoint_mut([first.place as usize, hash.place as usize]) else {
                continue;
            };
            // Keys that are not the same have the same number by intention alone.
            if text(one) == text(other) {
                one.other.get_or_insert(other.row);
                other.other = Some(one.row);
            }
        }
    }

    /// Adds to the issues of a row that `other` has the same key.
    pub(super) fn tell(&self, other: u32, issues: &mut Vec<Issue>) {
        let Some((name, rank)) = self.field else { return };
        let path = vec![Step::Key { name: Cow::Borrowed(name), rank }];
        issues.push(Issue { path, code: RowProblem::SharedKey(other).into() });
        *issues = sort(core::mem::take(issues));
    }
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}
