//! Schemas, for JavaScript.

use crate::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "doors")]
use super::{doors::KNOWN, zones::Platform};
use super::{
    input::with_text,
    slot::Slot,
    tokens::{with_room, with_words},
    verdict,
};
use crate::{
    endpoints::SCHEMAS,
    issue,
    json::{Tape, Writer},
    schema::{self, Context, Report, check_text, write_repairs},
    time::Instant,
};

pub(super) static TAPE: Slot<Tape> = Slot::new();
static VERDICT: Slot<Report> = Slot::new();

/// Checks the value in the input buffer against a schema: `tokens` tokens over the text, or JSON text if there are none.
/// Gives 0 if there is nothing to say, 1 if [`verdict`] says it, and else the number of words that say it, plus 1; see
/// [`super::verdict`].
#[wasm_bindgen(skip_typescript)]
pub fn check(schema: usize, tokens: usize, length: usize, now: f64, require_target: bool, knows: bool) -> usize {
    let Some(named) = SCHEMAS.get(schema) else { return 0 };
    let context = context(now, require_target, knows);
    let mut tape = TAPE.take();
    let report = with_text(length, |text| {
        let loaded =
            with_words(tokens, |words| tape.load(words, text).map(|value| schema::check(value, named.node, &context)));
        loaded.unwrap_or_else(|| check_text(&mut tape, text, named.node, &context))
    });
    TAPE.put(tape);
    #[cfg(feature = "doors")]
    KNOWN.put(context.known);
    if report.issues.is_empty() && report.warnings.is_empty() && report.repairs.is_empty() {
        return 0;
    }
    let count = with_room(|words| verdict::write(&report, words)).unwrap_or(0);
    VERDICT.put(report);
    count + 1
}

/// One issue of the last check, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn nth_issue(index: usize) -> String {
    let report = VERDICT.take();
    let mut json = Writer::default();
    issue::write_all(&mut json, report.issues.get(index..=index).unwrap_or_default());
    VERDICT.put(report);
    json.finish()
}

/// What rules may depend on; with what the caller said last that it knows, if it `knows`. Whoever takes it puts it back.
#[cfg_attr(not(feature = "doors"), allow(unused_variables, reason = "only the rules of doors ask for it"))]
pub(super) fn context(now: f64, require_target: bool, knows: bool) -> Context {
    #[cfg_attr(not(feature = "doors"), allow(unused_mut, reason = "as above"))]
    let mut context = Context { now: Some(Instant::from_millis(now)), require_target, ..Context::default() };
    #[cfg(feature = "doors")]
    {
        context.zones = &Platform;
        if knows {
            context.known = KNOWN.take();
        }
    }
    context
}

/// What the last check said: `{ issues, warnings, repairs }` as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn verdict() -> String {
    let report = VERDICT.take();
    let mut json = Writer::default();
    json.open('{');
    json.key("issues");
    issue::write_all(&mut json, &report.issues);
    json.key("warnings");
    issue::write_all(&mut json, &report.warnings);
    json.key("repairs");
    write_repairs(&mut json, &report.repairs);
    json.close('}');
    json.finish()
}

/// The form constraints of a schema: an object by dotted path, as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn constraints(schema: usize) -> String {
    let mut json = Writer::default();
    json.open('{');
    if let Some(named) = SCHEMAS.get(schema) {
        schema::constraints(named.node, &mut |path, constraint| {
            json.key(path);
            constraint.write(&mut json);
        });
    }
    json.close('}');
    json.finish()
}
