//! Schemas, for JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    answer,
    context::{ContextArguments, with_context},
    state::{State, with},
    verdict,
};
use crate::{
    boundary::{MOST_TOKENS, MOST_WORDS},
    endpoints::SCHEMAS,
    prelude::*,
    schema::{self, check_text},
};

/// Makes room for the tokens of a value and says where it is; the words of a verdict stand behind it.
#[wasm_bindgen(skip_typescript)]
pub fn words() -> *mut u32 {
    with(|state| {
        make_room(&mut state.words);
        state.words.as_mut_ptr()
    })
}

fn make_room(words: &mut Vec<u32>) {
    words.resize(MOST_TOKENS + MOST_WORDS, 0);
}

/// Checks a value against a schema: `tokens` tokens over the text that ends at `value_end` of the input buffer, or JSON text if
/// there are none. Behind it, up to `context_end`, stands what the caller knows, see [`ContextArguments`].
///
/// Gives the number of words that say what there is to say, 0 if there is nothing; see [`verdict`].
#[wasm_bindgen(skip_typescript)]
pub fn check(
    schema: usize,
    tokens: usize,
    value_end: usize,
    context_end: usize,
    context_id: u32,
    now: f64,
    require_target: bool,
) -> usize {
    let Some(named) = SCHEMAS.get(schema) else { return 0 };
    let arguments = ContextArguments { now, require_target, id: context_id, text: value_end..context_end };
    with(|state| {
        with_context(state, &arguments, |state, context| {
            let State { input, words, tape, templates, said, .. } = state;
            make_room(words);
            let text = input.get(..value_end).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default();
            let (tokens, room) = words.split_at_mut_checked(MOST_TOKENS).map_or_else(
                || (Default::default(), Default::default()),
                |(all, room)| (all.get(..tokens).unwrap_or_default(), room),
            );
            let report = match tape.load(tokens, text) {
                Some(value) => schema::check(value, named.node, context),
                None => check_text(tape, text, named.node, context),
            };
            verdict::write(&report, templates, room, said)
        })
    })
}

/// The form constraints of a schema: an object by dotted path.
#[wasm_bindgen(skip_typescript)]
pub fn constraints(schema: usize) -> String {
    answer::ok(|json| {
        json.open('{');
        if let Some(named) = SCHEMAS.get(schema) {
            schema::constraints(named.node, &mut |path, constraint| {
                json.key(path);
                constraint.write(json);
            });
        }
        json.close('}');
    })
}
