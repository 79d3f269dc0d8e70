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
    issue::{self, Issue, IssueCode, Step},
    json::Writer,
    overlaps::{MOST_OVERLAPS, Overlap, Stays},
    prelude::*,
    schema::{Format, Known},
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

/// The pairs of overlapping grants as JSON text: `{ pairs }` with the numbers of both and of the place in one array, or
/// `{ issues }` where times cannot be read, or `{ most }` where there are more pairs than that.
///
/// The first `text_end` bytes of the input buffer are the times of all grants, one behind the other; what follows are words:
/// for each grant where its start and its end are at an end, how many places it has, and the number of each.
#[wasm_bindgen(skip_typescript)]
pub fn overlaps(text_end: usize, end: usize) -> String {
    let (stays, issues) = with_bytes(end, |bytes| stays(bytes, text_end)).unwrap_or_default();
    let mut json = Writer::default();
    json.open('{');
    if !issues.is_empty() {
        json.key("issues");
        issue::write_all(&mut json, &issues);
    } else if let Ok(pairs) = stays.overlaps() {
        json.key("pairs");
        json.open('[');
        for Overlap { first, second, place } in pairs {
            for number in [first, second, place] {
                json.number(number);
            }
        }
        json.close(']');
    } else {
        json.count("most", u32::try_from(MOST_OVERLAPS).unwrap_or(u32::MAX));
    }
    json.close('}');
    json.finish()
}

/// How many times that cannot be read are told.
const MOST_ISSUES: usize = 1000;

fn stays(bytes: &[u8], text_end: usize) -> Option<(Stays, Vec<Issue>)> {
    let (text, words) = bytes.split_at_checked(text_end)?;
    let mut rest = words.as_chunks().0;
    let mut stays = Stays::default();
    let mut issues = Vec::new();
    let mut start = 0;
    for grant in 0.. {
        let [middle, end, count, tail @ ..] = rest else { break };
        let [middle, end, count] = [middle, end, count].map(|word| u32::from_le_bytes(*word) as usize);
        let (places, tail) = tail.split_at_checked(count)?;
        let places = places.iter().map(|place| u32::from_le_bytes(*place));
        if let Err(field) = stays.add_read(grant, text.get(start..middle)?, text.get(middle..end)?, places)
            && issues.len() < MOST_ISSUES
        {
            let path = vec![Step::Index(grant), Step::Key { name: Cow::Borrowed(field), rank: u16::MAX }];
            issues.push(Issue { path, code: IssueCode::InvalidFormat(Format::Timestamp) });
        }
        (start, rest) = (end, tail);
    }
    Some((stays, issues))
}
