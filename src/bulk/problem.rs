//! What is wrong with a row of a table, or with a line, as such.

use crate::issue::{Details, IssueCode, Param, code};
use crate::json;
use crate::prelude::*;

/// The sentence about two rows with one key, around the number of the other row.
pub const SHARED_KEY: [&str; 2] = ["Give each row a key of its own; row ", " has the same one."];

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
        let details = Details::new(problem.code(), problem.message());
        let text = |text| Param::Text(Cow::Borrowed(text));
        let csv = |details: Details, reason| details.with("format", text("csv")).with("reason", text(reason));
        match problem {
            RowProblem::Quote => csv(details, "quote"),
            RowProblem::Cells(count) => csv(details, "cells").with("cells", Param::Number(count)),
            RowProblem::Header => csv(details, "header"),
            RowProblem::Columns(most) => details.with("maximum", Param::Number(most)).with("unit", text("columns")),
            RowProblem::Column(column, near) => {
                let details = details.with("column", Param::Number(column));
                near.into_iter().fold(details, |details, near| details.with("suggestion", text(near)))
            }
            RowProblem::Duplicate(column) => details.with("column", Param::Number(column)),
            RowProblem::SharedKey(row) => details.with("row", Param::Number(row)),
            RowProblem::Encoding => details.with("format", text("utf-8")),
        }
        .into()
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

    fn message(self) -> String {
        let mut out = String::new();
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
            Self::SharedKey(row) => (SHARED_KEY[0], Some(row), SHARED_KEY[1]),
            Self::Encoding => ("Save the file as UTF-8.", None, ""),
        };
        out.push_str(before);
        if let Some(number) = number {
            json::push_number(&mut out, number);
        }
        out.push_str(after);
        if let Self::Column(_, Some(near)) = self {
            out.push_str(near);
            out.push('.');
        }
        out
    }
}
