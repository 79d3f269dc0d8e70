//! Wall times to instants, for JavaScript.

use alloc::string::String;

use seam_access_grants::time::{
    Instant,
    to_instant::{Disambiguation, WallTime, to_instant},
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{answer, input::with_input};

use crate::zones::Platform;

/// Milliseconds since 1970 of the RFC 3339 text in the input buffer; not a number for any other text, as `Date.parse` does it.
#[wasm_bindgen(skip_typescript)]
#[allow(clippy::cast_precision_loss, reason = "milliseconds of dates are far below 2⁵³")]
pub fn millis(end: usize) -> f64 {
    with_input(|input| Instant::parse(input.text(0..end))).map_or(f64::NAN, |instant| instant.micros() as f64 / 1000.0)
}

/// The instant that a wall time names, as RFC 3339 text; the error is `{ field, message, reason }`. The input buffer holds date, time,
/// zone and disambiguation as a JSON array.
#[wasm_bindgen(skip_typescript)]
pub fn instant(end: usize) -> String {
    let instant = with_input(|input| {
        input.with_texts(end, |[date, time, time_zone, disambiguation]| {
            let disambiguation = Disambiguation::from_name(disambiguation).unwrap_or_default();
            to_instant(&WallTime { date, time, time_zone }, disambiguation, &Platform)
        })
    });
    match instant {
        Ok(instant) => answer::ok(|json| {
            let mut text = String::new();
            instant.push(&mut text);
            json.text(&text);
        }),
        Err(problem) => answer::error(|json| {
            json.open('{');
            json.member("field", problem.field());
            json.member("message", problem.message());
            json.member("reason", problem.name());
            json.close('}');
        }),
    }
}
