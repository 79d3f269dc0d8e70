//! Instants: RFC 3339 text to microseconds and back. No zones, no clock.

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

const MICROS_PER_SECOND: i64 = 1_000_000;
const SECONDS_PER_DAY: i64 = 86_400;

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
        let mut rest = text.as_bytes();
        let year = number(&mut rest, 4)?;
        expect(&mut rest, b'-')?;
        let month = number(&mut rest, 2)?;
        expect(&mut rest, b'-')?;
        let day = number(&mut rest, 2)?;
        expect(&mut rest, b'T')?;
        let hour = number(&mut rest, 2)?;
        expect(&mut rest, b':')?;
        let minute = number(&mut rest, 2)?;
        let mut second = 0;
        let mut micros = 0;
        if expect(&mut rest, b':').is_some() {
            second = number(&mut rest, 2)?;
            if expect(&mut rest, b'.').is_some() {
                micros = fraction(&mut rest)?;
            }
        }
        let offset = offset_seconds(&mut rest)?;
        let valid = rest.is_empty()
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        if !valid {
            return None;
        }
        let seconds = days_from_civil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
        Some(Self((seconds - offset) * MICROS_PER_SECOND + micros))
    }
}

/// The text form: UTC, with six digits of fraction, as the API writes it.
impl core::fmt::Display for Instant {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let seconds = self.0.div_euclid(MICROS_PER_SECOND);
        let micros = self.0.rem_euclid(MICROS_PER_SECOND);
        let (year, month, day) = civil_from_days(seconds.div_euclid(SECONDS_PER_DAY));
        let time = seconds.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}Z")
    }
}

fn expect(rest: &mut &[u8], byte: u8) -> Option<()> {
    let (first, tail) = rest.split_first()?;
    (*first == byte).then(|| *rest = tail)
}

#[inline(never)]
fn number(rest: &mut &[u8], digits: usize) -> Option<i64> {
    let (head, tail) = rest.split_at_checked(digits)?;
    let mut number = 0;
    for byte in head {
        number = number * 10 + i64::from(digit(*byte)?);
    }
    *rest = tail;
    Some(number)
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
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
    if expect(rest, b'Z').is_some() {
        return Some(0);
    }
    let sign = if expect(rest, b'-').is_some() { -1 } else { expect(rest, b'+').map(|()| 1)? };
    let hours = number(rest, 2)?;
    let _ = expect(rest, b':');
    let minutes = number(rest, 2)?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. The year is counted from March, so that the leap day is
/// its last day and a month's first day is a linear function of the month.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
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
    fn every_day_of_eight_centuries_follows_the_one_before() {
        let mut expected = days_from_civil(1600, 1, 1);
        for year in 1600..2400 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(days_from_civil(year, month, day), expected);
                    assert_eq!(civil_from_days(expected), (year, month, day));
                    expected += 1;
                }
            }
        }
        assert_eq!(days_from_civil(1970, 1, 1), 0);
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
