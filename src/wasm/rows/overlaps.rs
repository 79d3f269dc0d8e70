//! Overlaps of grants, for JavaScript.

use alloc::{borrow::Cow, string::String, vec, vec::Vec};

use seam_access_grants::{
    format::Format,
    issue::{self, Issue, IssueCode, Step},
    overlaps::{MAX_OVERLAPS, Overlap, OverlapFinder},
    schema::MAX_ISSUES,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{answer, input::with_input};

/// The pairs of overlapping grants: the numbers of both and of the place, all in one array. The error is `{ issues }` where times
/// cannot be read, and `{ most }` where there are more pairs than that.
///
/// The first `text_end` bytes of the input buffer are the times of all grants, one behind the other; what follows are words:
/// for each grant where its start and its end are at an end, how many places it has, and the number of each.
#[wasm_bindgen(skip_typescript)]
pub fn overlaps(text_end: usize, end: usize) -> String {
    let (finder, issues) = with_input(|input| read(input.bytes(0..end), text_end)).unwrap_or_default();
    if !issues.is_empty() {
        return answer::error(|json| {
            json.open('{');
            json.key("issues");
            issue::write_all(json, &issues);
            json.close('}');
        });
    }
    let Ok(pairs) = finder.overlaps() else {
        return answer::error(|json| {
            json.open('{');
            json.count("most", u32::try_from(MAX_OVERLAPS).unwrap_or(u32::MAX));
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

fn read(bytes: &[u8], text_end: usize) -> Option<(OverlapFinder, Vec<Issue>)> {
    let (text, words) = bytes.split_at_checked(text_end)?;
    let mut rest = words.as_chunks().0;
    let mut finder = OverlapFinder::default();
    let mut issues = Vec::new();
    let mut start = 0;
    for grant in 0.. {
        let [middle, end, count, tail @ ..] = rest else { break };
        let [middle, end, count] = [middle, end, count].map(|word| u32::from_le_bytes(*word) as usize);
        let (places, tail) = tail.split_at_checked(count)?;
        let places = places.iter().map(|place| u32::from_le_bytes(*place));
        if let Err(field) = finder.add_read(grant, text.get(start..middle)?, text.get(middle..end)?, places)
            && issues.len() < MAX_ISSUES
        {
            let path = vec![Step::Index(grant), Step::Key { name: Cow::Borrowed(field), rank: u16::MAX }];
            issues.push(Issue { path, code: IssueCode::InvalidFormat(Format::Timestamp) });
        }
        (start, rest) = (end, tail);
    }
    Some((finder, issues))
}
