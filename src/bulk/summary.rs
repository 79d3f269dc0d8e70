//! The verdict on many rows, of a size that has a bound.

use super::keys::{Keyed, Keys};
use crate::issue::Issue;
use crate::prelude::*;
use crate::schema::Report;

/// How many rows are told.
pub const MAX_REPORTED_ROWS: usize = 1000;

/// After how many issues and warnings no further row is told: each row may have a thousand.
pub const MAX_REPORTED_ISSUES: usize = 10_000;

/// What there is to say of one row.
#[derive(Debug)]
pub struct Row {
    /// The row's number, in the counting of its [`Form`](super::Form).
    pub row: u32,
    /// What makes it invalid.
    pub issues: Vec<Issue>,
    /// What is worth telling and does not make it invalid.
    pub warnings: Vec<Issue>,
}

/// The verdict on all rows.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many rows are good.
    pub valid: u32,
    /// How many are not, a header with an issue among them.
    pub invalid: u32,
    /// The first rows of which there is something to say, in order: [`MAX_REPORTED_ROWS`] at most, and fewer if they have some ten
    /// thousand issues.
    pub rows: Vec<Row>,
    /// Of how many rows more there is something to say.
    pub omitted: u32,
    told: usize,
}

impl Summary {
    pub(super) fn add(&mut self, row: u32, report: Report) {
        let Report { issues, warnings, .. } = report;
        *if issues.is_empty() { &mut self.valid } else { &mut self.invalid } += 1;
        let count = issues.len() + warnings.len();
        if count == 0 {
            return;
        }
        if self.rows.len() == MAX_REPORTED_ROWS || self.told >= MAX_REPORTED_ISSUES {
            self.omitted += 1;
            return;
        }
        self.told += count;
        self.rows.push(Row { row, issues, warnings });
    }

    /// Adds a row that cannot be read, or one more issue of the last one: a header may have several.
    pub(super) fn problem(&mut self, row: u32, issue: Issue) {
        match self.rows.last_mut() {
            Some(last) if last.row == row => last.issues.push(issue),
            _ => self.add(row, Report { issues: vec![issue], ..Report::default() }),
        }
    }

    /// Says of rows with the same key that they have it, which nobody could know of the first when it was added.
    pub(super) fn share(&mut self, mut keys: Keys) {
        keys.compare();
        for row in &keys.rows {
            let Some(other) = row.other else { continue };
            if row.is_valid {
                self.valid -= 1;
                self.invalid += 1;
            }
            if let Some(issues) = self.issues_of(*row) {
                keys.tell(other, issues);
            }
        }
    }

    /// The issues of a row that was added; `None` if it is not among those that are told.
    fn issues_of(&mut self, Keyed { row, is_silent, .. }: Keyed) -> Option<&mut Vec<Issue>> {
        let place = self.rows.partition_point(|told| told.row < row);
        if self.rows.get(place).is_none_or(|told| told.row > row) {
            if !is_silent {
                // It is counted among those that are omitted.
                return None;
            }
            if place == MAX_REPORTED_ROWS || (place == self.rows.len() && self.omitted > 0) {
                self.omitted += 1;
                return None;
            }
            self.rows.insert(place, Row { row, issues: Vec::new(), warnings: Vec::new() });
            if self.rows.len() > MAX_REPORTED_ROWS {
                self.rows.pop();
                self.omitted += 1;
            }
        }
        self.rows.get_mut(place).map(|told| &mut told.issues)
    }
}
