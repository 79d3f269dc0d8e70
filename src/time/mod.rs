//! Time without a clock: instants, dates, zones, durations and recurrence rules.
//!
//! | file | what it answers |
//! |---|---|
//! | `mod` | [`Instant`]: microseconds since 1970, and their text |
//! | `rfc3339` | text to instants |
//! | `civil` | [`Date`] and [`LocalTime`]: what a calendar and a clock on a wall show |
//! | `json_times` | times where JSON gives them |
//! | [`zone`] | which instants a wall clock in a zone shows a time at, from the offsets that a platform knows |
//! | [`to_instant`](mod@to_instant) | check-in at 15:00 in Europe/Paris: which instant is that? |
//! | [`duration`] | ISO 8601 durations: how long is at most `P29D`? |
//! | [`recurrence`] | iCalendar rules: does a date fall on `FREQ=MONTHLY;BYDAY=1MO`? |

mod civil;
pub mod duration;
#[cfg(test)]
pub(crate) mod jiff_zones;
mod json_times;
pub mod recurrence;
mod rfc3339;
pub mod to_instant;
pub mod zone;

pub use civil::{Date, LocalTime, SECONDS_PER_DAY, time_of_day};
pub(crate) use json_times::{instant, window};
pub(crate) use rfc3339::is_usual_time;

use civil::push_digits;

use crate::prelude::*;

/// A point in time, in whole microseconds since 1970-01-01T00:00:00Z.
///
/// Ordering is that of time, whatever offset a text was written with.
///
/// ```
/// use seam_access_grants::time::Instant;
///
/// let paris = Instant::parse("2025-06-16T18:54:17.946606+02:00");
/// assert_eq!(paris, Instant::parse("2025-06-16T16:54:17.946606Z"));
/// assert_eq!(paris.map(|instant| instant.to_string()).as_deref(), Some("2025-06-16T16:54:17.946606Z"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

pub(crate) const MICROS_PER_SECOND: i64 = 1_000_000;

impl Instant {
    /// From milliseconds since 1970, what JavaScript's `Date.now()` gives. Out of range values are cut to the range.
    #[allow(clippy::cast_possible_truncation, reason = "a float cast saturates, which is what is wanted")]
    pub fn from_millis(millis: f64) -> Self {
        Self((millis * 1000.0) as i64)
    }

    /// Microseconds since 1970.
    pub fn micros(self) -> i64 {
        self.0
    }

    /// This instant and so many microseconds.
    #[must_use]
    pub fn plus_micros(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Reads a date and time as the API accepts it: RFC 3339 with `T` and `Z` in upper case, the seconds optional, a
    /// fraction of any length (kept to the microsecond), and an offset with or without its colon.
    ///
    /// `None` for anything else: a date alone, a space for the `T`, no offset, 30 February, hour 24.
    /// Source: the server's `datetime({ offset: true })`, <https://docs.seam.co/latest/api/access_grants/create>.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text.as_bytes())
    }
}

impl Instant {
    /// Appends the text form: UTC, with six digits of fraction, as the API writes it. Formatting machinery is what a
    /// download can do without.
    pub fn push(self, out: &mut String) {
        let local = LocalTime(self.seconds());
        let time = local.second_of_day();
        local.date().push(out);
        let fraction = self.0.rem_euclid(MICROS_PER_SECOND);
        let parts = [('T', time / 3600, 2), (':', time / 60 % 60, 2), (':', time % 60, 2), ('.', fraction, 6)];
        for (before, number, digits) in parts {
            out.push(before);
            push_digits(out, number, digits);
        }
        out.push('Z');
    }

    /// Whole seconds since 1970, cut off towards the past.
    pub(crate) fn seconds(self) -> i64 {
        self.0.div_euclid(MICROS_PER_SECOND)
    }

    /// Out of range values are cut to the range.
    pub(crate) fn from_seconds(seconds: i64) -> Self {
        let most = i64::MAX / MICROS_PER_SECOND;
        Self(seconds.clamp(-most, most) * MICROS_PER_SECOND)
    }
}

/// The text that [`push`](Instant::push) appends.
impl core::fmt::Display for Instant {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut out = String::new();
        self.push(&mut out);
        f.write_str(&out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        for text in [
            "2025-06-16T16:54:17.946606Z",
            "1969-12-31T23:59:59.999999Z",
            "0000-01-01T00:00:00.000000Z",
            "9999-12-31T23:59:59.000001Z",
        ] {
            assert_eq!(Instant::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Instant::from_millis(1_750_092_857_946.0).to_string(), "2025-06-16T16:54:17.946000Z");
    }
}
