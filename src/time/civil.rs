//! Dates and times of day on a wall, in the proleptic Gregorian calendar. No zones.

use crate::prelude::*;

/// How many seconds a day has that no clock was set in.
pub const SECONDS_PER_DAY: i64 = 86_400;

/// A date in the proleptic Gregorian calendar.
///
/// ```
/// use seam_access_grants::time::Date;
///
/// let date = Date::new(2030, 3, 31).ok_or("no such day")?;
/// assert_eq!(date.days(), 22_004);
/// assert_eq!(date.weekday(), 6);
/// assert_eq!(Date::from_days(22_005), Date { year: 2030, month: 4, day: 1 });
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year; 0 is 1 BC.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
}

impl Date {
    /// The date, if the month has that day.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        ((1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)).then_some(Self {
            year,
            month,
            day,
        })
    }

    /// Reads `2030-03-31`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.as_bytes();
        let days = read_days(&mut rest)?;
        rest.is_empty().then(|| Self::from_days(days))
    }

    /// Days since 1970-01-01, for years of nine digits at most. The year is counted from March, so that the leap day is its last day and a month's first
    /// day is a linear function of the month.
    #[allow(clippy::cast_possible_truncation, reason = "a year has nine digits at most, a month two")]
    pub fn days(self) -> i64 {
        let Self { year, month, day } = self;
        // Numbers of 32 bits are divided in a fraction of the time.
        let (year, month) = (year as i32, month as i32);
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        i64::from(year) * 365 + i64::from(leap_days + (153 * month + 2) / 5) + day - 719_469
    }

    /// The date so many days after 1970-01-01.
    pub fn from_days(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self { year: era * 400 + year_of_era + i64::from(month <= 2), month, day }
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> i64 {
        (self.days() + 3).rem_euclid(7)
    }

    /// This date and so many months; the last day of the month where the month is too short.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let months = self.year * 12 + self.month - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        Self { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    /// Appends the date as `2030-03-31`.
    pub(crate) fn push(self, out: &mut String) {
        push_digits(out, self.year, 4);
        out.push('-');
        push_digits(out, self.month, 2);
        out.push('-');
        push_digits(out, self.day, 2);
    }
}

/// A date and time of day on a wall, to the second, without the zone that the wall stands in.
///
/// It is counted in seconds since 1970-01-01T00:00:00 on that wall, where every day has 86 400.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime(pub(super) i64);

impl LocalTime {
    /// A date and the seconds since its midnight, 0 to 86 399.
    pub fn new(date: Date, second_of_day: i64) -> Self {
        Self(date.days() * SECONDS_PER_DAY + second_of_day)
    }

    /// The date.
    pub fn date(self) -> Date {
        Date::from_days(self.0.div_euclid(SECONDS_PER_DAY))
    }

    /// The seconds since midnight, as a clock shows them: 54 000 for 15:00.
    pub fn second_of_day(self) -> i64 {
        self.0.rem_euclid(SECONDS_PER_DAY)
    }
}

/// Reads `15:00` or `15:00:30` as seconds since midnight.
pub fn time_of_day(text: &str) -> Option<i64> {
    let mut rest = text.as_bytes();
    let seconds = read_time(&mut rest)?;
    rest.is_empty().then_some(seconds)
}

/// A date as days since 1970-01-01: one number is passed on in fewer bytes than three.
pub(super) fn read_days(rest: &mut &[u8]) -> Option<i64> {
    let ([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2], tail) = rest.split_first_chunk()? else { return None };
    let (year, month, day) =
        (two_digits(*y1, *y2)? * 100 + two_digits(*y3, *y4)?, two_digits(*m1, *m2)?, two_digits(*d1, *d2)?);
    *rest = tail;
    is_date(year, month, day).then(|| Date { year, month, day }.days())
}

fn is_date(year: i64, month: i64, day: i64) -> bool {
    (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)
}

/// Hours and minutes, and seconds if there are any, as seconds.
pub(super) fn read_time(rest: &mut &[u8]) -> Option<i64> {
    let ([h1, h2, b':', m1, m2], mut tail) = rest.split_first_chunk()? else { return None };
    let (hour, minute) = (two_digits(*h1, *h2)?, two_digits(*m1, *m2)?);
    let mut second = 0;
    if let ([b':', s1, s2], after) = tail.split_first_chunk().unwrap_or((&[0; 3], tail)) {
        second = two_digits(*s1, *s2)?;
        tail = after;
    }
    *rest = tail;
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

pub(super) fn take_byte(rest: &mut &[u8], byte: u8) -> Option<()> {
    let (first, tail) = rest.split_first()?;
    (*first == byte).then(|| *rest = tail)
}

/// What stands before the next such byte, which is passed over, or all of it.
pub(super) fn take_until<'a>(rest: &mut &'a [u8], at: u8) -> &'a [u8] {
    let end = rest.iter().position(|byte| *byte == at).unwrap_or(rest.len());
    let (head, tail) = rest.split_at_checked(end).unwrap_or_default();
    *rest = tail.get(1..).unwrap_or_default();
    head
}

/// The number that two digits make.
fn two_digits(tens: u8, ones: u8) -> Option<i64> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| i64::from(tens * 10 + ones))
}

/// Just so many digits.
pub(super) fn number(rest: &mut &[u8], digits: usize) -> Option<i64> {
    let (head, tail) = rest.split_at_checked(digits)?;
    let mut number = 0;
    for byte in head {
        number = number * 10 + i64::from(digit(*byte)?);
    }
    *rest = tail;
    Some(number)
}

/// As many digits as there are, one to nine.
pub(super) fn whole_number(rest: &mut &[u8]) -> Option<i64> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if (1..=9).contains(&digits) { number(rest, digits) } else { None }
}

pub(super) fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

/// Appends a number with so many digits at least.
pub(super) fn push_digits(out: &mut String, number: i64, digits: u8) {
    if number < 0 {
        out.push('-');
    }
    push_padded(out, number.unsigned_abs(), digits);
}

#[allow(clippy::cast_possible_truncation, reason = "a remainder of 10")]
fn push_padded(out: &mut String, number: u64, digits: u8) {
    if number > 9 || digits > 1 {
        push_padded(out, number / 10, digits.saturating_sub(1));
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

pub(super) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_before_1_and_of_nine_digits_are_counted_too() {
        for year in [-999_999_999, -401, -400, -101, -100, -5, -4, -1, 0, 1, 4, 9999, 2_000_000, 999_999_999] {
            for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
                let date = Date { year, month, day };
                assert_eq!(Date::from_days(date.days()), date);
            }
        }
    }

    #[test]
    fn every_day_of_eight_centuries_follows_the_one_before() {
        let mut expected = Date { year: 1600, month: 1, day: 1 }.days();
        for year in 1600..2400 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    let date = Date::new(year, month, day).unwrap();
                    assert_eq!(date.days(), expected);
                    assert_eq!(Date::from_days(expected), date);
                    expected += 1;
                }
            }
        }
        assert_eq!(Date { year: 1970, month: 1, day: 1 }.days(), 0);
    }

    #[test]
    fn weekdays_start_on_monday() {
        for (text, weekday) in [("1970-01-01", 3), ("2024-02-29", 3), ("2030-03-31", 6), ("1969-12-29", 0)] {
            assert_eq!(Date::parse(text).unwrap().weekday(), weekday, "{text}");
        }
    }

    #[test]
    fn months_end_where_they_end() {
        for (from, months, to) in [
            ("2024-01-31", 1, "2024-02-29"),
            ("2023-01-31", 1, "2023-02-28"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-11-30", 3, "2025-02-28"),
            ("2024-05-15", 0, "2024-05-15"),
        ] {
            assert_eq!(Date::parse(from).unwrap().plus_months(months), Date::parse(to).unwrap(), "{from} {months}");
        }
    }

    #[test]
    fn text_and_back() {
        for text in ["2030-03-31", "0001-01-01", "9999-12-31"] {
            let mut out = String::new();
            Date::parse(text).unwrap().push(&mut out);
            assert_eq!(out, text);
        }
        for text in ["", "2030-3-1", "2030-02-29", "2030-13-01", "2030-00-10", "2030-01-01T00:00", " 2030-01-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_day() {
        for (text, seconds) in [
            ("00:00", Some(0)),
            ("15:00", Some(54_000)),
            ("15:00:30", Some(54_030)),
            ("23:59:59", Some(86_399)),
            ("24:00", None),
            ("15:60", None),
            ("15:00:60", None),
            ("15", None),
            ("5:00", None),
            ("15:00:", None),
            ("15:00:00.5", None),
            ("15:00Z", None),
        ] {
            assert_eq!(time_of_day(text), seconds, "{text}");
        }
    }
}
