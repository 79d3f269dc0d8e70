//! Cutting a page out of a list.

use serde::Serialize;
use serde_json::{Value, json};

use super::{ENDPOINT, cursor::Cursor, error::ApiError};
use seam_access_grants::schema::{OrNull, PositiveInteger};

const DEFAULT_LIMIT: u64 = 500;

/// The items of a page, and the cursor of the next one.
pub(super) struct Page<T> {
    key: &'static str,
    items: Vec<T>,
    next: Option<String>,
}

impl<T> Page<T> {
    /// Takes the page that a cursor names out of `items`, the newest first, each with its number.
    pub(super) fn cut(
        key: &'static str,
        items: impl Iterator<Item = (u64, T)>,
        cursor: Option<&OrNull<String>>,
        limit: Option<PositiveInteger>,
        params: &Value,
    ) -> Result<Self, ApiError> {
        let before = match cursor.and_then(OrNull::value) {
            Some(cursor) => Cursor::read(cursor, params)?.after,
            None => u64::MAX,
        };
        let limit = usize::try_from(limit.map_or(DEFAULT_LIMIT, PositiveInteger::get)).unwrap_or(usize::MAX);
        let mut matching = items.filter(|(number, _)| *number < before);
        let (numbers, items): (Vec<u64>, Vec<T>) = matching.by_ref().take(limit).unzip();
        let next = match (numbers.last(), matching.next()) {
            (Some(last), Some(_)) => Some(Cursor::write(*last, params)),
            _ => None,
        };
        Ok(Self { key, items, next })
    }

    /// The response, each item in the form that `told` gives.
    pub(super) fn write<R: Serialize>(&self, told: impl Fn(&T) -> R) -> Value {
        let Self { key, items, next } = self;
        let url = next.as_ref().map(|cursor| format!("{ENDPOINT}/{key}/list?next_page_cursor={cursor}"));
        json!({
            *key: items.iter().map(told).collect::<Vec<_>>(),
            "pagination": { "has_next_page": next.is_some(), "next_page_cursor": next, "next_page_url": url },
        })
    }
}
