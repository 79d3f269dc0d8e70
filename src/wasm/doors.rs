//! What the caller knows of doors, many rows and overlaps, for JavaScript. In the main module alone.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    input::{with_bytes, with_text},
    slot::Slot,
    validation::{TAPE, context},
};
use crate::{
    bulk::{Form, Summary, validate_many},
    endpoints::SCHEMAS,
    issue,
    json::Writer,
    overlaps::{Overlap, find_overlaps},
    prelude::*,
    schema::Known,
};

pub(super) static KNOWN: Slot<Known> = Slot::new();

/// Takes the JSON text in the input buffer as what the caller knows; see [`Known`]. Gives whether all of it can be looked at.
#[wasm_bindgen(skip_typescript)]
pub fn know(length: usize) -> bool {
    let known = with_text(length, Known::parse);
    let is_good = known.as_ref().is_ok_and(Known::is_well_formed);
    KNOWN.put(known.unwrap_or_default());
    is_good
}

/// Checks every row of the input buffer: `{ valid, invalid, results }` as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn many(schema: usize, form: u8, length: usize, now: f64, require_target: bool, knows: bool) -> String {
    let Some(named) = SCHEMAS.get(schema) else { return String::new() };
    let form = match form {
        0 => Form::Json,
        1 => Form::Ndjson,
        _ => Form::Csv,
    };
    let context = context(now, require_target, knows);
    let mut tape = TAPE.take();
    let summary = with_bytes(length, |bytes| validate_many(&mut tape, bytes, form, named.node, &context));
    TAPE.put(tape);
    KNOWN.put(context.known);
    written(&summary)
}

fn written(summary: &Summary) -> String {
    let mut json = Writer::default();
    json.open('{');
    json.count("valid", summary.valid);
    json.count("invalid", summary.invalid);
    json.key("results");
    json.open('[');
    for row in &summary.rows {
        json.open('{');
        json.count("row", row.row);
        json.key("issues");
        issue::write_all(&mut json, &row.issues);
        json.key("warnings");
        issue::write_all(&mut json, &row.warnings);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.finish()
}

/// The pairs of overlapping grants of the JSON array in the input buffer: an array of `[first, second, place, id]`.
#[wasm_bindgen(skip_typescript)]
pub fn overlaps(length: usize) -> String {
    let mut tape = TAPE.take();
    let found = with_text(length, |text| {
        let pairs = find_overlaps(&mut tape, text).unwrap_or_default();
        let mut json = Writer::default();
        json.open('[');
        for Overlap { first, second, place, id } in pairs {
            json.open('[');
            json.number(first);
            json.number(second);
            json.text(place.name());
            json.text(&id);
            json.close(']');
        }
        json.close(']');
        json.finish()
    });
    TAPE.put(tape);
    found
}
