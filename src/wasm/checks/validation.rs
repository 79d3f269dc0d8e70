//! Schemas, for JavaScript.

use alloc::{string::String, vec::Vec};

use seam_access_grants::schema::check_text;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{MAX_TOKENS, MAX_WORDS, answer, input::with_input};

use crate::{ContextArguments, State, report, with_context, with_state};

/// Makes room for the words of a value and returns its address; the words of a report stand behind it.
#[wasm_bindgen(skip_typescript)]
pub fn words() -> *mut u32 {
    with_state(|state| {
        make_room(&mut state.words);
        state.words.as_mut_ptr()
    })
}

fn make_room(words: &mut Vec<u32>) {
    words.resize(MAX_TOKENS + MAX_WORDS, 0);
}

/// Checks a value against a schema. Without words, and unless it `is_same` in its structure as the last one, it is the JSON text that
/// ends at `value_end` of the input buffer. Otherwise it comes in pieces, see
/// [`PlainChecks::check`](seam_access_grants::schema::PlainChecks::check): the texts of its leaves end at `value_end`, and its names
/// stand behind them, up to `names_end`. Behind that, up to `context_end`, stands what the caller knows, see [`ContextArguments`].
///
/// Returns the number of words of the report, 0 if it is empty; see [`report`].
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::too_many_arguments, reason = "numbers that cross to wasm one by one")]
pub fn check(
    schema: usize,
    words: usize,
    is_same: bool,
    value_end: usize,
    names_end: usize,
    context_end: usize,
    context_id: u32,
    now: f64,
    require_target: bool,
) -> usize {
    let arguments = ContextArguments { now, require_target, id: context_id, text: names_end..context_end };
    with_input(|input| {
        with_state(|state| {
            let Some(schema) = state.schema(schema) else { return 0 };
            with_context(input, state, &arguments, |state, context| {
                let State { words: all, tape, plain, templates, text: report_text, .. } = state;
                make_room(all);
                let names = (!is_same).then(|| input.text(value_end..names_end));
                let is_json = words == 0 && !is_same;
                let (words, room) = all.split_at_mut_checked(MAX_TOKENS).map_or_else(
                    || (Default::default(), Default::default()),
                    |(all, room)| (all.get(..words).unwrap_or_default(), room),
                );
                let report = if is_json {
                    check_text(tape, input.text(0..value_end), schema.node, context)
                } else {
                    plain.check(words, names, input.bytes(0..value_end), schema.node, context)
                };
                report::write(&report, templates, room, report_text)
            })
        })
    })
}

/// The shape of the values that a schema describes.
#[wasm_bindgen(skip_typescript)]
pub fn shape(schema: usize) -> String {
    answer::ok(|json| match with_state(|state| state.schema(schema)) {
        Some(named) => named.node.write_shape(json),
        None => json.raw("null"),
    })
}
