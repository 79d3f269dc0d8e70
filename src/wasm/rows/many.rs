//! Many rows at once, for JavaScript.

use alloc::string::String;

use seam_access_grants::{
    bulk::{Form, Summary, validate_many},
    issue,
    json::Writer,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{answer, input::with_input};
use wasm_checks::{ContextArguments, with_context, with_state};

/// Checks every row of the input buffer up to `rows_end`: `{ valid, invalid, results, omitted }`. `form` is a place in
/// [`Form::ALL`]; for any other number the first character decides. The context stands behind the rows, as in
/// [`check`](wasm_checks::validation::check).
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::too_many_arguments, reason = "numbers that cross to wasm one by one")]
pub fn many(
    schema: usize,
    form: u8,
    rows_end: usize,
    context_end: usize,
    context_id: u32,
    now: f64,
    require_target: bool,
) -> String {
    let arguments = ContextArguments { now, require_target, id: context_id, text: rows_end..context_end };
    let summary = with_input(|input| {
        with_state(|state| {
            let node = state.schema(schema)?.node;
            let summary = with_context(input, state, &arguments, |state, context| {
                let rows = input.bytes(0..rows_end);
                let form = Form::ALL.get(usize::from(form)).copied().unwrap_or_else(|| Form::of(rows));
                validate_many(&mut state.tape, rows, form, node, context)
            });
            Some(summary)
        })
    });
    answer::ok(|json| write_summary(json, &summary.unwrap_or_default()))
}

fn write_summary(json: &mut Writer, summary: &Summary) {
    json.open('{');
    json.count("valid", summary.valid);
    json.count("invalid", summary.invalid);
    json.key("results");
    json.open('[');
    for row in &summary.rows {
        json.open('{');
        json.count("row", row.row);
        json.key("issues");
        issue::write_all(json, &row.issues);
        json.key("warnings");
        issue::write_all(json, &row.warnings);
        json.close('}');
    }
    json.close(']');
    json.count("omitted", summary.omitted);
    json.close('}');
}
