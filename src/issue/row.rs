//! What is wrong with a row of a table, or with a line, as such.

use super::{DoorIssue, IssueCode};
use crate::json::{self, Writer};
use crate::prelude::*;

/// What is wrong with a row as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// A cell that starts with a quote and does not end with one.
    Quote,
    /// More cells than the header has; holds the header's number.
    Cells(u32),
    /// A header without any field, as where the first line is a row.
    Header,
    /// More columns than a table may have; holds how many it may have.
    Columns(u32),
    /// A column that is no field; holds its number, from 1, and the field that may be meant. Its name may be a person's, so it is
    /// not repeated.
    Column(u32, Option<&'static str>),
    /// A column that stands in the header twice, or is a part of another one; holds its number, from 1.
    Duplicate(u32),
    /// A key that another row has too; holds the number of that row.
    SharedKey(u32),
    /// Bytes that are not UTF-8.
    Encoding,
}

impl From<RowProblem> for IssueCode {
    fn from(problem: RowProblem) -> Self {
        DoorIssue::Row(problem).into()
    }
}

impl RowProblem {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Quote | Self::Cells(_) | Self::Header | Self::Encoding => "invalid_format",
            Self::Columns(_) => "too_big",
            Self::Column(..) => "unrecognized_keys",
            Self::Duplicate(_) | Self::SharedKey(_) => "duplicate",
        }
    }

    pub(super) fn push_message(self, out: &mut String) {
        let (before, number, after) = match self {
            Self::Quote => ("Close the quote, and write a quote inside of it twice.", None, ""),
            Self::Cells(count) => (
                "Give no more cells than the header has, ",
                Some(count),
                ", or put quotes around one that holds a separator.",
            ),
            Self::Header => ("Name the columns in the first line.", None, ""),
            Self::Columns(most) => ("Keep at most ", Some(most), " columns."),
            Self::Column(column, None) => ("Name column ", Some(column), " after a field, or remove it."),
            Self::Column(column, Some(_)) => ("Name column ", Some(column), " after a field, like "),
            Self::Duplicate(_) => ("Keep this column once.", None, ""),
            Self::SharedKey(row) => ("Give each row a key of its own; row ", Some(row), " has the same one."),
            Self::Encoding => ("Save the file as UTF-8.", None, ""),
        };
        out.push_str(before);
        if let Some(number) = number {
            json::push_number(out, number);
        }
        out.push_str(after);
        if let Self::Column(_, Some(near)) = self {
            out.push_str(near);
            out.push('.');
        }
    }

    pub(super) fn write_params(self, json: &mut Writer) {
        match self {
            Self::Quote => write_format(json, "quote"),
            Self::Cells(count) => {
                write_format(json, "cells");
                json.count("cells", count);
            }
            Self::Header => write_format(json, "header"),
            Self::Columns(most) => {
                json.count("maximum", most);
                json.member("unit", "columns");
            }
            Self::Column(column, near) => {
                json.count("column", column);
                if let Some(near) = near {
                    json.member("suggestion", near);
                }
            }
            Self::Duplicate(column) => json.count("column", column),
            Self::SharedKey(row) => json.count("row", row),
            Self::Encoding => json.member("format", "utf-8"),
        }
    }
}

fn write_format(json: &mut Writer, reason: &str) {
    json.member("format", "csv");
    json.member("reason", reason);
}
