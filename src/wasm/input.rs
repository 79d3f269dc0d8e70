//! The memory that JavaScript writes into before a call.
//!
//! Every function that takes text or bytes takes them from the input buffer, by where they end in it; the first begin at 0.

use wasm_bindgen::prelude::wasm_bindgen;

use super::state::{State, with};
#[cfg(not(feature = "sandbox"))]
use crate::{json::Tape, prelude::*};

/// Makes room for `capacity` bytes and says where they are; null if there is not so much memory. The address holds until the
/// next call with more.
#[wasm_bindgen(skip_typescript)]
pub fn input(capacity: usize) -> *mut u8 {
    with(|state| {
        let more = capacity.saturating_sub(state.input.len());
        if state.input.try_reserve_exact(more).is_err() {
            return core::ptr::null_mut();
        }
        state.input.resize(capacity.max(state.input.len()), 0);
        state.input.as_mut_ptr()
    })
}

impl State {
    /// The bytes of the input buffer from `start` to `end`.
    pub(super) fn bytes(&self, start: usize, end: usize) -> &[u8] {
        self.input.get(start..end).unwrap_or_default()
    }

    /// The same as text; `encodeInto` writes nothing but UTF-8.
    pub(super) fn text(&self, start: usize, end: usize) -> &str {
        core::str::from_utf8(self.bytes(start, end)).unwrap_or_default()
    }
}

/// The strings of the JSON array in the first `end` bytes of the buffer; those that are not there are empty.
#[cfg(not(feature = "sandbox"))]
#[inline(never)]
pub(super) fn texts(end: usize) -> [String; 4] {
    let mut texts = [const { String::new() }; 4];
    with(|state| {
        if let Ok(list) = Tape::default().read(state.text(0, end)) {
            for (text, item) in texts.iter_mut().zip(list.items()) {
                *text = item.string().unwrap_or_default();
            }
        }
    });
    texts
}
