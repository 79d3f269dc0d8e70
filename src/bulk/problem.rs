//! What is wrong with a row of a table, or with a line, as such.

use crate::issue::{Details, IssueCode, code, fill};
use crate::json::{Writer, decimal};
use crate::prelude::*;

/// The sentence about two rows with one key; `{}` is the number of the other row.
pub const SHARED_KEY: &str = "Give each row a key of its own; row {} has the same one.";

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
        Details::new(problem.code(), problem.message(), problem.params()).into()
    }
}

impl RowProblem {
    const fn code(self) -> &'static str {
        match self {
            Self::Quote | Self::Cells(_) | Self::Header | Self::Encoding => code::INVALID_FORMAT,
            Self::Columns(_) => code::TOO_BIG,
            Self::Column(..) => code::UNRECOGNIZED_KEYS,
            Self::Duplicate(_) | Self::SharedKey(_) => code::DUPLICATE,
        }
    }

    fn params(self) -> Writer {
        let (format, reason, number) = match self {
            Self::Quote => (Some("csv"), Some("quote"), None),
            Self::Cells(count) => (Some("csv"), Some("cells"), Some(("cells", count))),
            Self::Header => (Some("csv"), Some("header"), None),
            Self::Encoding => (Some("utf-8"), None, None),
            Self::Columns(most) => (None, None, Some(("maximum", most))),
            Self::Column(column, _) | Self::Duplicate(column) => (None, None, Some(("column", column))),
            Self::SharedKey(row) => (None, None, Some(("row", row))),
        };
        let unit = matches!(self, Self::Columns(_)).then_some("columns");
        let suggestion = if let Self::Column(_, suggestion) = self { suggestion } else { None };
        let mut params = Writer::default();
        if let Some((name, number)) = number {
            params.count(name, number);
        }
        for (name, text) in [("format", format), ("reason", reason), ("unit", unit), ("suggestion", suggestion)] {
            if let Some(text) = text {
                params.member(name, text);
            }
        }
        params
    }

    fn message(self) -> String {
        let (template, number, suggestion) = match self {
            Self::Quote => ("Close the quote, and write a quote inside of it twice.", 0, ""),
            Self::Cells(count) => (
                "Give no more cells than the header has, {}, or put quotes around one that holds a separator.",
                count,
                "",
            ),
            Self::Header => ("Name the columns in the first line.", 0, ""),
            Self::Columns(most) => ("Keep at most {} columns.", most, ""),
            Self::Column(column, None) => ("Name column {} after a field, or remove it.", column, ""),
            Self::Column(column, Some(suggestion)) => ("Name column {} after a field, like {}.", column, suggestion),
            Self::Duplicate(_) => ("Keep this column once.", 0, ""),
            Self::SharedKey(row) => (SHARED_KEY, row, ""),
            Self::Encoding => ("Save the file as UTF-8.", 0, ""),
        };
        fill(template, &[&decimal(number), suggestion])
    }
}
