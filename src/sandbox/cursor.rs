//! Page cursors: where the page before ended, and which parameters it was asked with.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::ApiError;

/// What a cursor holds, as base64 of JSON.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Cursor {
    /// The number of the last grant of the page before.
    pub(super) after: u64,
    /// The other parameters.
    params: Value,
}

impl Cursor {
    pub(super) fn write(after: u64, params: &Value) -> String {
        let cursor = Self { after, params: without_cursor(params) };
        STANDARD.encode(serde_json::to_vec(&cursor).unwrap_or_default())
    }

    pub(super) fn read(text: &str, params: &Value) -> Result<Self, ApiError> {
        let cursor = STANDARD.decode(text).ok().and_then(|json| serde_json::from_slice::<Self>(&json).ok());
        let Some(cursor) = cursor else {
            return Err(ApiError::new(400, "invalid_page_cursor", "page_cursor is not one that this API gave"));
        };
        if cursor.params == without_cursor(params) {
            return Ok(cursor);
        }
        Err(ApiError::new(
            400,
            "mismatched_page_parameters",
            "When using next_page_cursor, the request must send parameters identical to the initial request.",
        ))
    }
}

fn without_cursor(params: &Value) -> Value {
    let mut params = params.clone();
    if let Some(members) = params.as_object_mut() {
        members.remove("page_cursor");
    }
    params
}
