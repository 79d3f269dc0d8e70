//! The buffer that JavaScript writes the tokens of a value into, see [`Tape::load`](crate::json::Tape::load), and that the
//! words of a verdict stand in behind them.

use wasm_bindgen::prelude::wasm_bindgen;

use super::slot::Slot;
use crate::prelude::*;

/// How many tokens a value may have that comes as tokens.
const MOST_TOKENS: usize = 1024;

static WORDS: Slot<Vec<u32>> = Slot::new();

/// How many words a verdict may have.
const MOST_WORDS: usize = 1024;

/// Makes room for the tokens of a value and the words of a verdict and says where it is.
#[wasm_bindgen(skip_typescript)]
pub fn words() -> *mut u32 {
    let mut words = WORDS.take();
    words.resize(MOST_TOKENS + MOST_WORDS, 0);
    let address = words.as_mut_ptr();
    WORDS.put(words);
    address
}

/// Lends the room of a verdict. It is not that of the tokens: a value may be checked while another one is being written.
pub(super) fn with_room<R>(use_words: impl FnOnce(&mut [u32]) -> R) -> R {
    words();
    let mut words = WORDS.take();
    let result = use_words(words.get_mut(MOST_TOKENS..).unwrap_or_default());
    WORDS.put(words);
    result
}

/// Lends the first `count` tokens.
pub(super) fn with_words<R>(count: usize, use_words: impl FnOnce(&[u32]) -> R) -> R {
    let words = WORDS.take();
    let result = use_words(words.get(..count).unwrap_or_default());
    WORDS.put(words);
    result
}
