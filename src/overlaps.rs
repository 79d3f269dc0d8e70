//! Which grants give access to the same place at the same time.

use crate::prelude::*;
use crate::radix::sort_by_key;
use crate::time::Instant;

/// Grants at places. Both are numbers that the caller gives them.
///
/// ```
/// use seam_access_grants::overlaps::{Overlap, OverlapFinder};
///
/// let mut finder = OverlapFinder::default();
/// finder.add(0, "2030-01-01T15:00:00Z", "2030-01-03T11:00:00Z", &[7])?;
/// finder.add(1, "2030-01-02T15:00:00Z", "", &[7, 8])?;
/// assert_eq!(finder.overlaps(), Ok(vec![Overlap { first: 0, second: 1, place: 7 }]));
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Default)]
pub struct OverlapFinder(Vec<Occupancy>);

/// One grant at one place. Times are microseconds, moved so that they sort as unsigned numbers.
#[derive(Clone, Copy, Debug, Default)]
struct Occupancy {
    start: u64,
    end: u64,
    grant: u32,
    place: u32,
}

/// Two grants whose windows overlap on one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// The grant with the smaller number.
    pub first: u32,
    /// The other one.
    pub second: u32,
    /// What they share.
    pub place: u32,
}

/// The most overlaps that are reported. The pairs of a few thousand open grants at one place are more than a memory holds.
pub const MAX_OVERLAPS: usize = 1_000_000;

/// There are more overlaps than [`MAX_OVERLAPS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyOverlaps;

impl OverlapFinder {
    /// Adds a grant, which is to be added once, at all its places. Times are RFC 3339 text, or empty: it has always been open, or
    /// is for ever. A grant whose window is empty overlaps nothing.
    ///
    /// # Errors
    /// The name of the first field that is no time with an offset. The grant is not added, so that a door may seem free that is not.
    pub fn add(&mut self, grant: u32, starts_at: &str, ends_at: &str, places: &[u32]) -> Result<(), &'static str> {
        self.add_read(grant, starts_at.as_bytes(), ends_at.as_bytes(), places.iter().copied())
    }

    /// The same for times that are there as bytes, and places that come one by one.
    pub fn add_read(
        &mut self,
        grant: u32,
        starts_at: &[u8],
        ends_at: &[u8],
        places: impl Iterator<Item = u32>,
    ) -> Result<(), &'static str> {
        let time = |text: &[u8], absent| if text.is_empty() { Some(absent) } else { Instant::read(text).map(sortable) };
        let start = time(starts_at, 0).ok_or("starts_at")?;
        let end = time(ends_at, u64::MAX).ok_or("ends_at")?;
        if start < end {
            self.0.extend(places.map(|place| Occupancy { start, end, grant, place }));
        }
        Ok(())
    }

    /// The pairs of grants whose windows overlap on the same place; windows that touch do not. Each pair is reported once for each
    /// place, place by place in the order of their numbers. It takes time in proportion to the occupancies and the pairs.
    ///
    /// # Errors
    /// Where there are more than [`MAX_OVERLAPS`].
    pub fn overlaps(self) -> Result<Vec<Overlap>, TooManyOverlaps> {
        let mut overlaps = Vec::new();
        // Those that have not ended are all overlapped by the next.
        let mut present: Vec<Occupancy> = Vec::new();
        for occupancy in self.by_place_and_start() {
            present.retain(|other| other.place == occupancy.place && other.end > occupancy.start);
            // A grant that is at a place twice. Sorting is stable, so the same occupancy is the last one.
            if present.last().is_some_and(|other| other.grant == occupancy.grant) {
                continue;
            }
            if overlaps.len() + present.len() > MAX_OVERLAPS {
                return Err(TooManyOverlaps);
            }
            for other in &present {
                let (first, second) = (occupancy.grant.min(other.grant), occupancy.grant.max(other.grant));
                overlaps.push(Overlap { first, second, place: occupancy.place });
            }
            present.push(occupancy);
        }
        Ok(overlaps)
    }

    fn by_place_and_start(&self) -> impl Iterator<Item = Occupancy> {
        let mut order: Vec<(u64, u32)> = self.0.iter().map(|occupancy| occupancy.start).zip(0..).collect();
        sort_by_key(&mut order);
        for (key, index) in &mut order {
            *key = self.0.get(*index as usize).map_or(0, |occupancy| occupancy.place.into());
        }
        sort_by_key(&mut order);
        order.into_iter().filter_map(|(_, index)| self.0.get(index as usize).copied())
    }
}

fn sortable(instant: Instant) -> u64 {
    instant.micros().cast_unsigned() ^ 1 << 63
}
