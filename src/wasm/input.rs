//! The buffer that JavaScript writes text into.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for `capacity` bytes and says where they are. The address holds until the next call with more.
#[wasm_bindgen(skip_typescript)]
pub fn input(capacity: usize) -> *const u8 {
    INPUT.with_borrow_mut(|input| {
        if input.len() < capacity {
            input.resize(capacity, 0);
        }
        input.as_ptr()
    })
}

/// Lends the first `length` bytes of the buffer as text; `encodeInto` writes nothing but UTF-8.
pub(super) fn with_text<R>(length: usize, use_text: impl FnOnce(&str) -> R) -> R {
    INPUT.with_borrow(|input| {
        let bytes = input.get(..length).unwrap_or_default();
        use_text(std::str::from_utf8(bytes).unwrap_or_default())
    })
}
