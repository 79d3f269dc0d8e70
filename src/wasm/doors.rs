//! What the caller knows of doors, many rows and overlaps, for JavaScript. In the main module alone.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    answer,
    context::{ContextArguments, with_context},
    state::{State, with},
};
use crate::{
    bulk::{Form, Summary, validate_many},
    endpoints::SCHEMAS,
    issue::{self, Issue, IssueCode, Step},
    json::Writer,
    overlaps::{MOST_OVERLAPS, Overlap, Stays},
    prelude::*,
    schema::{Format, MOST_ISSUES},
};

/// Checks every row of the input buffer up to `rows_end`: `{ valid, invalid, results, omitted }`. `form` is a place in
/// [`Form::ALL`]; for any other the first character tells it. The context stands behind the rows, as in
/// [`check`](super::validation::check).
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
    let Some(named) = SCHEMAS.get(schema) else { return String::new() };
    let arguments = ContextArguments { now, require_target, id: context_id, text: rows_end..context_end };
    let summary = with(|state| {
        with_context(state, &arguments, |state, context| {
            let State { input, tape, .. } = state;
            let rows = input.get(..rows_end).unwrap_or_default();
            let form = Form::ALL.get(usize::from(form)).copied().unwrap_or_else(|| Form::of(rows));
            validate_many(tape, rows, form, named.node, context)
        })
    });
    answer::ok(|json| write_summary(json, &summary))
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

/// The pairs of overlapping grants: the numbers of both and of the place, all in one array. The error is `{ issues }` where times
/// cannot be read, and `{ most }` where there are more pairs than that.
///
/// The first `text_end` bytes of the input buffer are the times of all grants, one behind the other; what follows are words:
/// for each grant where its start and its end are at an end, how many places it has, and the number of each.
#[wasm_bindgen(skip_typescript)]
pub fn overlaps(text_end: usize, end: usize) -> String {
    let (stays, issues) = with(|state| stays(state.bytes(0, end), text_end)).unwrap_or_default();
    if !issues.is_empty() {
        return answer::error(|json| {
            json.open('{');
            json.key("issues");
            issue::write_all(json, &issues);
            json.close('}');
        });
    }
    let Ok(pairs) = stays.overlaps() else {
        return answer::error(|json| {
            json.open('{');
            json.count("most", u32::try_from(MOST_OVERLAPS).unwrap_or(u32::MAX));
            json.close('}');
        });
    };
    answer::ok(|json| {
        json.open('[');
        for Overlap { first, second, place } in pairs {
            for number in [first, second, place] {
                json.number(number);
            }
        }
        json.close(']');
    })
}

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
