//! Schemas, for JavaScript.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::input::with_text;
use crate::{
    endpoints::SCHEMAS,
    issue::{self, Expected, Issue, IssueCode},
    json::{Tape, Writer},
    schema::{self, Context, Report, write_repairs},
    time::Instant,
};

thread_local! {
    static TAPE: RefCell<Tape> = RefCell::default();
}

/// Checks the text in the input buffer against a schema. `undefined` when there is nothing to say; otherwise
/// `{ issues, warnings, repairs }` as JSON text.
#[wasm_bindgen(skip_typescript)]
pub fn check(schema: usize, length: usize, now: f64, require_target: bool) -> Option<String> {
    let context = Context { now: Some(Instant::from_millis(now)), require_target };
    let report = with_text(length, |text| verdict(schema, text, &context));
    if report.issues.is_empty() && report.warnings.is_empty() && report.repairs.is_empty() {
        return None;
    }
    let mut json = Writer::default();
    json.open('{');
    json.key("issues");
    issue::write_all(&mut json, &report.issues);
    json.key("warnings");
    issue::write_all(&mut json, &report.warnings);
    json.key("repairs");
    write_repairs(&mut json, &report.repairs);
    json.close('}');
    Some(json.finish())
}

fn verdict(schema: usize, text: &str, context: &Context) -> Report {
    let Some(named) = SCHEMAS.get(schema) else { return Report::default() };
    TAPE.with_borrow_mut(|tape| match tape.read(text) {
        Ok(value) => schema::check(value, named.node, context),
        Err(_) => {
            let issue = Issue { path: Vec::new(), code: IssueCode::InvalidType(Expected::Json) };
            Report { issues: vec![issue], ..Report::default() }
        }
    })
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
