//! The zones of the jiff crate, with its own copy of the database, for tests.

use super::{Instant, zone::Zones};

#[derive(Debug)]
pub(crate) struct JiffZones;

impl Zones for JiffZones {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        Some(zone.to_offset(jiff::Timestamp::from_second(at.seconds()).ok()?).seconds())
    }
}
