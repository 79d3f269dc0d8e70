//! The buffer that JavaScript writes the tokens of a value into; see [`Tape::load`](crate::json::Tape::load).

use wasm_bindgen::prelude::wasm_bindgen;

use super::slot::Slot;
use crate::prelude::*;

/// How many tokens a value may have that comes as tokens.
const MOST_TOKENS: usize = 1024;

static WORDS: Slot<Vec<u32>> = Slot::new();

/// Makes room for the tokens of a value and says where they are.
#[wasm_bindgen(skip_typescript)]
pub fn words() -> *mut u32 {
    let mut words = WORDS.take();
    words.resize(4 * MOST_TOKENS, 0);
    let address = words.as_mut_ptr();
    WORDS.put(words);
    address
}

/// Lends the first `count` tokens.
pub(super) fn with_words<R>(count: usize, use_words: impl FnOnce(&[u32]) -> R) -> R {
    let words = WORDS.take();
    let result = use_words(words.get(..4 * count).unwrap_or_default());
    WORDS.put(words);
    result
}
