//! The verdict on many rows, of a size that has a bound.

use super::keys::{KeyedRow, Keys};
use crate::issue::Issue;
use crate::prelude::*;
use crate::schema::Report;

/// How many rows are reported.
pub const MAX_REPORTED_ROWS: usize = 1000;

/// After so many issues and warnings no further row is reported, since each row may have a thousand.
pub const MAX_REPORTED_ISSUES: usize = 10_000;

/// The issues and warnings of one row.
#[derive(Debug)]
pub struct Row {
    /// The row's number, in the counting of its [`Form`](super::Form).
    pub row: u32,
    /// What makes it invalid.
    pub issues: Vec<Issue>,
    /// What deserves attention and does not make it invalid.
    pub warnings: Vec<Issue>,
}

/// The verdict on all rows.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many rows are good.
    pub valid: u32,
    /// How many are not, a header with an issue among them.
    pub invalid: u32,
    /// The first rows with issues or warnings, in order: [`MAX_REPORTED_ROWS`] at most, and fewer if they have some ten
    /// thousand issues.
    pub rows: Vec<Row>,
    /// How many more rows have issues or warnings.
    pub omitted: u32,
    reported_issues: usize,
}

impl Summary {
    /// Adds the report of a row; says whether it is empty.
    pub(super) fn add(&mut self, row: u32, report: Report) -> bool {
        let Report { issues, warnings, .. } = report;
        *if issues.is_empty() { &mut self.valid } else { &mut self.invalid } += 1;
        let count = issues.len() + warnings.len();
        if count == 0 {
            return true;
        }
        if self.rows.len() == MAX_REPORTED_ROWS || self.reported_issues >= MAX_REPORTED_ISSUES {
            self.omitted += 1;
        } else {
            self.reported_issues += count;
            self.rows.push(Row { row, issues, warnings });
        }
        false
    }

    /// Adds a row that cannot be read, or one more issue of the last one: a header may have several.
    pub(super) fn problem(&mut self, row: u32, issue: Issue) {
        match self.rows.last_mut() {
            Some(last) if last.row == row => last.issues.push(issue),
            _ => {
                self.add(row, Report { issues: vec![issue], ..Report::default() });
            }
        }
    }

    /// Adds an issue to each row whose key another row has too, which was not known when the first of them was added.
    pub(super) fn add_duplicates(&mut self, mut keys: Keys) {
        keys.find_duplicates();
        for row in &keys.rows {
            let Some(other) = row.other else { continue };
            if row.is_valid {
                self.valid -= 1;
                self.invalid += 1;
            }
            if let Some(issues) = self.issues_of(*row) {
                keys.report(other, issues);
            }
        }
    }

    /// The issues of a row that was added; `None` if it is not among those that are reported.
    fn issues_of(&mut self, KeyedRow { row, is_unreported, .. }: KeyedRow) -> Option<&mut Vec<Issue>> {
        let place = self.rows.partition_point(|reported| reported.row < row);
        if self.rows.get(place).is_none_or(|reported| reported.row > row) {
            if !is_unreported {
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
        self.rows.get_mut(place).map(|reported| &mut reported.issues)
    }
}
