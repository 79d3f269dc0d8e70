//! Time without a clock: instants, dates, zones, durations and recurrence rules.
//!
//! | file | what it answers |
//! |---|---|
//! | `mod` | [`Instant`]: RFC 3339 text to microseconds and back |
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
pub mod to_instant;
pub mod zone;

pub use civil::{Date, LocalTime, SECONDS_PER_DAY, time_of_day};
pub(crate) use json_times::{instant, window};

use civil::{digit, number, push_digits, read_days, read_time, take_byte};

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

    /// The same for a text that is there as bytes.
    pub(crate) fn read(text: &[u8]) -> Option<Self> {
        let mut rest = text;
        let days = read_days(&mut rest)?;
        take_byte(&mut rest, b'T')?;
        let (second_of_day, micros) = read_clock(&mut rest)?;
        let offset = offset_seconds(&mut rest)?;
        let seconds = days * SECONDS_PER_DAY + second_of_day - offset;
        rest.is_empty().then_some(Self(seconds * MICROS_PER_SECOND + micros))
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

/// Hours and minutes, seconds if there are any, and their fraction if there is one: as seconds and as microseconds.
fn read_clock(rest: &mut &[u8]) -> Option<(i64, i64)> {
    let minutes_only = rest.get(5) != Some(&b':');
    let seconds = read_time(rest)?;
    let micros = if !minutes_only && take_byte(rest, b'.').is_some() { fraction(rest)? } else { 0 };
    Some((seconds, micros))
}

/// The digits after the dot, at least one, as microseconds; what is finer is cut off.
fn fraction(rest: &mut &[u8]) -> Option<i64> {
    let mut micros = 0;
    let mut scale = MICROS_PER_SECOND / 10;
    let mut any = false;
    while let Some((value, tail)) = rest.split_first().and_then(|(byte, tail)| Some((digit(*byte)?, tail))) {
        micros += i64::from(value) * scale;
        scale /= 10;
        any = true;
        *rest = tail;
    }
    any.then_some(micros)
}

fn offset_seconds(rest: &mut &[u8]) -> Option<i64> {
    if take_byte(rest, b'Z').is_some() {
        return Some(0);
    }
    let sign = if take_byte(rest, b'-').is_some() { -1 } else { take_byte(rest, b'+').map(|()| 1)? };
    let hours = number(rest, 2)?;
    let _ = take_byte(rest, b':');
    let minutes = number(rest, 2)?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_server_reads() {
        let same = "2025-06-16T16:54:00Z";
        for text in [
            same,
            "2025-06-16T16:54Z",
            "2025-06-16T16:54:00.0Z",
            "2025-06-16T16:54:00.000000000000Z",
            "2025-06-16T18:54:00+02:00",
            "2025-06-16T18:54:00+0200",
            "2025-06-16T16:54:00-00:00",
            "2025-06-16T11:24:00-05:30",
        ] {
            assert_eq!(Instant::parse(text), Instant::parse(same), "{text}");
            assert!(Instant::parse(text).is_some());
        }
    }

    #[test]
    fn refuses_what_the_server_refuses() {
        for text in [
            "",
            "2025-06-16",
            "2025-06-16 16:54:00Z",
            "2025-06-16T16:54:00",
            "2025-06-16t16:54:00z",
            "2025-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2025-13-01T00:00:00Z",
            "2025-00-01T00:00:00Z",
            "2025-01-00T00:00:00Z",
            "2025-06-16T24:00:00Z",
            "2025-06-16T16:60:00Z",
            "2025-06-16T16:54:60Z",
            "2025-06-16T16:54:00.Z",
            "2025-06-16T16:54:00Z ",
            "2025-06-16T16:54:00+2:00",
            "2025-06-16T16:54:00+02",
            "2025-06-16T16:54:00+24:00",
            "２025-06-16T16:54:00Z",
            "+2025-06-16T16:54:00Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }

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
