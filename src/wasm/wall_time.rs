//! Wall times to instants, for JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    input::{texts, with_text},
    zones::Platform,
};
use crate::{
    json::Writer,
    prelude::*,
    time::{
        Instant,
        to_instant::{Disambiguation, WallTime, to_instant},
    },
};

/// Milliseconds since 1970 of the RFC 3339 text in the input buffer; not a number for any other text.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::cast_precision_loss, reason = "milliseconds of dates are far below 2⁵³")]
pub fn millis(length: usize) -> f64 {
    with_text(length, Instant::parse).map_or(f64::NAN, |instant| instant.micros() as f64 / 1000.0)
}

/// The instant that a wall time names, as RFC 3339 text; or `{ field, message, reason }` as JSON text, which starts with a brace. The
/// input buffer holds date, time, zone and disambiguation as a JSON array.
#[wasm_bindgen(skip_typescript)]
pub fn instant(length: usize) -> String {
    let [date, time, time_zone, disambiguation] = texts(length);
    let wall = WallTime { date: &date, time: &time, time_zone: &time_zone };
    let disambiguation = Disambiguation::from_name(&disambiguation).unwrap_or_default();
    match to_instant(&wall, disambiguation, &Platform) {
        Ok(instant) => {
            let mut out = String::new();
            instant.push(&mut out);
            out
        }
        Err(problem) => {
            let mut json = Writer::default();
            json.open('{');
            json.member("field", problem.field());
            json.member("message", problem.message());
            json.member("reason", problem.name());
            json.close('}');
            json.finish()
        }
    }
}
