//! What the caller knows of doors, many rows, overlaps and new PINs, for JavaScript. In the module `doors` alone.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    input::{with_bytes, with_text},
    slot::Slot,
    validation::{TAPE, context},
};
use crate::{
    bulk::{Form, Summary, validate_many},
    device::Device,
    endpoints::SCHEMAS,
    issue::{self, Issue},
    json::{Document, Value, Writer},
    overlaps::{Overlap, find_overlaps},
    pin,
    prelude::*,
    schema::Known,
};

pub(super) static KNOWN: Slot<Known> = Slot::new();

/// Takes the JSON text in the input buffer as what the caller knows; see [`Known`].
#[wasm_bindgen(skip_typescript)]
pub fn know(length: usize) {
    KNOWN.put(with_text(length, |text| Known::parse(text.to_owned())).unwrap_or_default());
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

// The test runner has no facade, and so no source of random words.
#[cfg(feature = "lean")]
#[wasm_bindgen(raw_module = "../src/random.js")]
extern "C" {
    /// A random word from the platform's cryptographic source.
    fn word() -> u32;
}

/// A new PIN, or the issues that say why there is none, as a JSON array. The input buffer holds length, devices and PINs to
/// avoid as a JSON array.
#[cfg(feature = "lean")]
#[wasm_bindgen(skip_typescript)]
pub fn new_pin(length: usize) -> String {
    let document = with_text(length, |text| Document::parse(text.to_owned())).unwrap_or_default();
    let parts: Vec<Value<'_>> = document.root().items().collect();
    let [digits, devices, avoid] = parts.as_slice() else { return String::new() };
    let digits = digits.raw().parse().ok();
    let devices: Vec<Device<'_>> = devices.items().map(Device::new).collect();
    let avoid: Vec<Cow<'_, str>> = avoid.items().filter_map(|code| code.text()).collect();
    let avoid: Vec<&str> = avoid.iter().map(|code| &**code).collect();
    let mut random = |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(4) {
            for (byte, random) in chunk.iter_mut().zip(word().to_le_bytes()) {
                *byte = random;
            }
        }
    };
    match pin::generate(digits, &devices, &avoid, &mut random) {
        Ok(code) => code,
        Err(code) => {
            let mut json = Writer::default();
            issue::write_all(&mut json, &[Issue { path: Vec::new(), code }]);
            json.finish()
        }
    }
}
