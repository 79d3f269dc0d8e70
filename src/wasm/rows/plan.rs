//! Plans, for JavaScript.

use alloc::string::String;

use seam_access_grants::{
    bulk::Form,
    json::Tape,
    plan::{Question, plan as steps_of},
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{answer, input::with_input};
use wasm_checks::{ContextArguments, with_context, with_state};

/// The steps that lead from what exists to what is desired, as an array. The input buffer holds the rows, in the form of
/// [`many`](crate::many::many), what exists as a JSON array, and the prefix of the keys to prune, empty for none. The context stands
/// behind them.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::too_many_arguments, reason = "numbers that cross to wasm one by one")]
pub fn plan(
    form: u8,
    rows_end: usize,
    existing_end: usize,
    prefix_end: usize,
    context_end: usize,
    context_id: u32,
    now: f64,
    require_target: bool,
) -> String {
    let arguments = ContextArguments { now, require_target, id: context_id, text: prefix_end..context_end };
    with_input(|input| {
        let mut existing = Tape::default();
        // What JavaScript has written is JSON.
        let _ = existing.read(input.text(rows_end..existing_end));
        let desired = input.bytes(0..rows_end);
        let question = Question {
            desired,
            form: Form::ALL.get(usize::from(form)).copied().unwrap_or_else(|| Form::of(desired)),
            existing: existing.root(),
            prefix: input.text(existing_end..prefix_end),
        };
        let steps = with_state(|state| {
            with_context(input, state, &arguments, |state, context| steps_of(&mut state.tape, &question, context))
        });
        answer::ok(|json| json.raw(&steps))
    })
}
