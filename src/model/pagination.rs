//! `pagination` of a list response.

use crate::prelude::*;
use crate::schema::{Expected, OrNull, model};

/// Where a page stands among the pages.
#[model]
pub struct Pagination {
    /// Whether there is another page after this one.
    pub has_next_page: bool,
    /// What to send as `page_cursor`, with the same filters, for the next page.
    pub next_page_cursor: OrNull<String>,
    /// Address of the next page. Prefer the cursor.
    pub next_page_url: Expected<OrNull<String>>,
}
