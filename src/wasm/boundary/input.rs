//! The memory that JavaScript writes into before a call.
//!
//! Every function that takes text or bytes takes them from the input buffer, by where they end in it; the first begin at 0.

use alloc::vec::Vec;
use core::ops::Range;

use seam_access_grants::json::Tape;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Local;

static INPUT: Local<Vec<u8>> = Local::new(Vec::new());

/// Makes room for `capacity` bytes and returns their address; null if there is not so much memory. The address holds until the
/// next call with more.
#[wasm_bindgen(skip_typescript)]
pub fn input(capacity: usize) -> *mut u8 {
    INPUT.with(|input| {
        let more = capacity.saturating_sub(input.len());
        if input.try_reserve_exact(more).is_err() {
            return core::ptr::null_mut();
        }
        input.resize(capacity.max(input.len()), 0);
        input.as_mut_ptr()
    })
}

/// What JavaScript wrote for a call.
#[derive(Clone, Copy)]
pub struct Input<'a>(&'a [u8]);

/// Lends what JavaScript wrote for this call.
pub fn with_input<R>(use_it: impl FnOnce(Input<'_>) -> R) -> R {
    INPUT.with(|input| use_it(Input(input)))
}

impl<'a> Input<'a> {
    /// The bytes of a part.
    pub fn bytes(self, part: Range<usize>) -> &'a [u8] {
        self.0.get(part).unwrap_or_default()
    }

    /// A part as text; `encodeInto` writes nothing but UTF-8.
    pub fn text(self, part: Range<usize>) -> &'a str {
        core::str::from_utf8(self.bytes(part)).unwrap_or_default()
    }

    /// Lends the strings of the JSON array in the first `end` bytes; those that are not there are empty.
    pub fn with_texts<R>(self, end: usize, use_them: impl FnOnce([&str; 4]) -> R) -> R {
        let mut tape = Tape::default();
        let mut texts = [""; 4];
        if let Ok(list) = tape.read(self.text(0..end)) {
            for (text, item) in texts.iter_mut().zip(list.items()) {
                *text = item.text().unwrap_or_default();
            }
        }
        use_them(texts)
    }
}
