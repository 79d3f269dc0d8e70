//! Cutting a page out of a list.

use serde::Serialize;
use serde_json::{Value, json};

use super::{cursor::Cursor, error::ApiError};
use seam_access_grants::schema::{OrNull, PositiveInteger};

const DEFAULT_LIMIT: u64 = 500;

/// Where a page begins, and how long it is at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The number below which the items of a list are that has the newest first.
    pub(super) before: u64,
    /// The number above which the items of a list are that has the oldest first.
    pub(super) after: u64,
    limit: usize,
}

/// The items of a page, and the number of the last if there are more.
#[derive(Debug)]
pub(super) struct Page<T> {
    items: Vec<T>,
    last: Option<u64>,
}

impl Place {
    /// The place that the parameters name.
    pub(super) fn read(
        cursor: Option<&OrNull<String>>,
        limit: Option<PositiveInteger>,
        params: &Value,
    ) -> Result<Self, ApiError> {
        let cursor = cursor.and_then(OrNull::value).map(|cursor| Cursor::read(cursor, params)).transpose()?;
        let last = cursor.map(|cursor| cursor.after);
        let limit = usize::try_from(limit.map_or(DEFAULT_LIMIT, PositiveInteger::get)).unwrap_or(usize::MAX);
        Ok(Self { before: last.unwrap_or(u64::MAX), after: last.unwrap_or_default(), limit })
    }

    /// The page of what is behind the place, each item with its number.
    pub(super) fn cut<T>(&self, mut items: impl Iterator<Item = (u64, T)>) -> Page<T> {
        let (numbers, page): (Vec<u64>, Vec<T>) = items.by_ref().take(self.limit).unzip();
        let has_more = items.next().is_some();
        Page { items: page, last: numbers.last().copied().filter(|_| has_more) }
    }
}

impl<T> Page<T> {
    /// The response, each item in the form that `told` gives. The address of the next page is known where the request is.
    pub(super) fn write<R: Serialize>(self, key: &str, params: &Value, told: impl Fn(T) -> R) -> Value {
        let next = self.last.map(|last| Cursor::write(last, params));
        json!({
            key: self.items.into_iter().map(told).collect::<Vec<_>>(),
            "pagination": { "has_next_page": next.is_some(), "next_page_cursor": next, "next_page_url": null },
        })
    }
}
