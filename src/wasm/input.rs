//! The buffer that JavaScript writes text into.

#[cfg(not(feature = "sandbox"))]
use crate::json::Tape;
use crate::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use super::slot::Slot;

static INPUT: Slot<Vec<u8>> = Slot::new();

/// Makes room for `capacity` bytes and says where they are. The address holds until the next call with more.
#[wasm_bindgen(skip_typescript)]
pub fn input(capacity: usize) -> *mut u8 {
    let mut input = INPUT.take();
    if input.len() < capacity {
        input.resize(capacity, 0);
    }
    let address = input.as_mut_ptr();
    INPUT.put(input);
    address
}

/// Lends the first `length` bytes of the buffer.
pub(super) fn with_bytes<R>(length: usize, use_bytes: impl FnOnce(&[u8]) -> R) -> R {
    let input = INPUT.take();
    let result = use_bytes(input.get(..length).unwrap_or_default());
    INPUT.put(input);
    result
}

/// Lends the first `length` bytes of the buffer as text; `encodeInto` writes nothing but UTF-8.
pub(super) fn with_text<R>(length: usize, use_text: impl FnOnce(&str) -> R) -> R {
    with_bytes(length, |bytes| use_text(core::str::from_utf8(bytes).unwrap_or_default()))
}

/// The strings of the JSON array in the first `length` bytes of the buffer; those that are not there are empty.
#[cfg(not(feature = "sandbox"))]
#[inline(never)]
pub(super) fn texts(length: usize) -> [String; 4] {
    let mut texts = [const { String::new() }; 4];
    with_text(length, |text| {
        if let Ok(list) = Tape::default().read(text) {
            for (text, item) in texts.iter_mut().zip(list.items()) {
                *text = item.string().unwrap_or_default();
            }
        }
    });
    texts
}
