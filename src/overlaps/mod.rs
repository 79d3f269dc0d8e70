//! Which grants give access to the same place at the same time.

use crate::json::{Kind, SyntaxError, Tape, Value};
use crate::prelude::*;
use crate::radix::sort_by_key;
use crate::time::Instant;

mod intern;

use intern::Intern;

/// What two grants share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A space.
    Space,
    /// A device.
    Device,
    /// An entrance of an access system.
    Entrance,
}

impl Place {
    /// The name outside: `space`, `device`, `acs_entrance`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::Device => "device",
            Self::Entrance => "acs_entrance",
        }
    }
}

/// Two grants whose windows overlap on one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap<'a> {
    /// The grant that stands first in the list, counted from 0.
    pub first: u32,
    /// The other one.
    pub second: u32,
    /// What kind of place they share.
    pub place: Place,
    /// Its ID.
    pub id: Cow<'a, str>,
}

/// The lists of a grant that name places.
const LISTS: [(Place, &str); 3] =
    [(Place::Space, "space_ids"), (Place::Device, "device_ids"), (Place::Entrance, "acs_entrance_ids")];

/// One grant at one place. Times are microseconds, moved so that they sort as unsigned numbers.
#[derive(Clone, Copy, Default)]
struct Stay {
    start: u64,
    end: u64,
    grant: u32,
    place: u32,
}

/// Finds the pairs of grants whose windows overlap on the same space, device or entrance. `text` is a JSON array of
/// grants, from the API or not yet sent.
///
/// Windows that touch do not overlap. An end that is null or absent is no end; an absent start is no start. A grant
/// whose times cannot be read, or whose window is empty, overlaps nothing. Each pair is told once for each place, place by
/// place in the order in which the list names them. It takes n log n time and the pairs.
///
/// # Errors
/// The byte offset of the first byte that is not JSON.
///
/// ```
/// use seam_access_grants::{json::Tape, overlaps::{Place, find_overlaps}};
///
/// let grants = r#"[
///   {"space_ids": ["a"], "starts_at": "2030-01-01T15:00:00Z", "ends_at": "2030-01-03T11:00:00Z"},
///   {"space_ids": ["a"], "starts_at": "2030-01-02T15:00:00Z", "ends_at": null}
/// ]"#;
/// let mut tape = Tape::default();
/// let overlaps = find_overlaps(&mut tape, grants)?;
/// assert_eq!((overlaps[0].first, overlaps[0].second, overlaps[0].place), (0, 1, Place::Space));
/// # Ok::<(), seam_access_grants::json::SyntaxError>(())
/// ```
pub fn find_overlaps<'a>(tape: &'a mut Tape, text: &'a str) -> Result<Vec<Overlap<'a>>, SyntaxError> {
    let grants = tape.read(text)?;
    let mut places = Intern::default();
    let mut stays = Vec::new();
    for (index, grant) in (0..).zip(grants.items()) {
        let grant = grant.get("access_grant").unwrap_or(grant);
        let Some((start, end)) = window(grant).filter(|(start, end)| start < end) else { continue };
        for (place, list) in LISTS {
            for id in grant.get(list).into_iter().flat_map(|list| list.items()) {
                let Some(id) = id.text() else { continue };
                let place = places.number(place, id);
                stays.push(Stay { start: sortable(start), end: sortable(end), grant: index, place });
            }
        }
    }
    sort_by_key(&mut stays, |stay| stay.start);
    sort_by_key(&mut stays, |stay| u64::from(stay.place));
    Ok(sweep(&stays, &places))
}

/// Walks the stays of each place in the order of their starts; those that have not ended are all overlapped by the next.
fn sweep<'a>(stays: &[Stay], places: &Intern<'a>) -> Vec<Overlap<'a>> {
    let mut overlaps = Vec::new();
    let mut present: Vec<Stay> = Vec::new();
    for stay in stays {
        present.retain(|other| other.place == stay.place && other.end > stay.start);
        // A list that names a place twice. Sorting is stable, so the same stay is the last one.
        if present.last().is_some_and(|other| other.grant == stay.grant) {
            continue;
        }
        for other in &present {
            if let Some((place, id)) = places.get(stay.place) {
                let (first, second) = (stay.grant.min(other.grant), stay.grant.max(other.grant));
                overlaps.push(Overlap { first, second, place: *place, id: id.clone() });
            }
        }
        present.push(*stay);
    }
    overlaps
}

/// When a grant starts and ends, in microseconds. `None` if a time is there and cannot be read.
#[inline(never)]
pub(crate) fn window(grant: Value<'_>) -> Option<(i64, i64)> {
    Some((time(grant, "starts_at", i64::MIN)?, time(grant, "ends_at", i64::MAX)?))
}

#[inline(never)]
fn time(grant: Value<'_>, field: &str, absent: i64) -> Option<i64> {
    match grant.get(field) {
        Some(value) if value.kind() != Kind::Null => instant(value).map(Instant::micros),
        _ => Some(absent),
    }
}

/// The instant that a string tells.
#[inline(never)]
pub(crate) fn instant(value: Value<'_>) -> Option<Instant> {
    Instant::parse(&value.text()?)
}

fn sortable(micros: i64) -> u64 {
    micros.cast_unsigned() ^ 1 << 63
}
