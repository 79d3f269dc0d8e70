//! ISO 8601 durations: `PT1H`, `P29D`, `P1Y2M10DT2H30M`, `P2W`.

use super::{
    Instant, LocalTime, MICROS_PER_SECOND, SECONDS_PER_DAY,
    civil::{take_byte, whole_number},
    zone::{self, Zones},
};
use crate::{json, prelude::*};

/// A length of time: months and days as a calendar counts them, and seconds as a stopwatch does.
///
/// A year is 12 months and a week 7 days. Hours, minutes and seconds are exact: `PT24H` is 86 400 seconds, while `P1D`
/// is the same time of day on the next date, which may be 23 or 25 hours away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Duration {
    /// Calendar months; a year is 12.
    pub months: i64,
    /// Calendar days; a week is 7.
    pub days: i64,
    /// Exact seconds.
    pub seconds: i64,
}

/// A zone's name, and what knows its offsets.
#[derive(Clone, Copy)]
pub struct InZone<'a> {
    /// What knows the zones.
    pub zones: &'a dyn Zones,
    /// The zone's name.
    pub name: &'a str,
}

impl core::fmt::Debug for InZone<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name)
    }
}

/// The units in the order in which they are written, with how many months, days or seconds each has. The time's own
/// units come after `T`.
const DATE_UNITS: [(u8, i64); 4] = [(b'Y', 12), (b'M', 1), (b'W', 7), (b'D', 1)];
const TIME_UNITS: [(u8, i64); 3] = [(b'H', 3600), (b'M', 60), (b'S', 1)];

impl Duration {
    /// Reads a duration: whole numbers of up to nine digits, each unit at most once and in order.
    ///
    /// `None` for anything else, fractions (`PT0.5H`) and signs included, since the standard does not define half a month.
    ///
    /// ```
    /// use seam_access_grants::time::duration::Duration;
    ///
    /// assert_eq!(Duration::parse("P1Y2M10DT2H30M"), Some(Duration { months: 14, days: 10, seconds: 9000 }));
    /// assert_eq!(Duration::parse("P2W"), Some(Duration { days: 14, ..Duration::default() }));
    /// assert_eq!(Duration::parse("PT0.5H"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.as_bytes();
        take_byte(&mut rest, b'P')?;
        let mut units = DATE_UNITS.as_slice();
        let mut in_time = false;
        let mut found = Self::default();
        loop {
            if !in_time && take_byte(&mut rest, b'T').is_some() {
                in_time = true;
                units = &TIME_UNITS;
            }
            // At least one number after `P`, and one after `T`.
            let number = whole_number(&mut rest)?;
            let (letter, tail) = rest.split_first()?;
            let place = units.iter().position(|(unit, _)| unit == letter)?;
            let (_, factor) = units.get(place)?;
            units = units.get(place + 1..)?;
            let total = match (in_time, letter) {
                (true, _) => &mut found.seconds,
                (false, b'Y' | b'M') => &mut found.months,
                (false, _) => &mut found.days,
            };
            *total += number * factor;
            rest = tail;
            if rest.is_empty() {
                return Some(found);
            }
        }
    }

    /// Whether its length depends on the calendar of a zone.
    pub fn has_dates(self) -> bool {
        self.months != 0 || self.days != 0
    }

    /// The instant so long after `start`: first the months (to the last day of the month where it is too short), then
    /// the days, by the clocks of the zone, then the seconds.
    ///
    /// A time of day that does not exist on the date reached, or exists twice, is taken as
    /// [`compatible`](zone::Resolved::compatible) says, as in RFC 5545. Without a zone a day is 24 hours in UTC.
    /// `None` for a zone that is not known.
    pub fn after(self, start: Instant, zone: Option<InZone<'_>>) -> Option<Instant> {
        let mut end = start;
        if self.has_dates() {
            let local = match zone {
                Some(InZone { zones, name }) => zone::local(zones, name, start)?,
                None => LocalTime(start.seconds()),
            };
            let date = local.date().plus_months(self.months);
            let local = LocalTime::new(date, local.second_of_day() + self.days * SECONDS_PER_DAY);
            let whole = match zone {
                Some(InZone { zones, name }) => zone::resolve(zones, name, local)?.compatible(),
                None => Instant::from_seconds(local.0),
            };
            end = whole.plus_micros(start.micros().rem_euclid(MICROS_PER_SECOND));
        }
        Some(end.plus_micros(Instant::from_seconds(self.seconds).micros()))
    }

    /// Whether it is at most so long from `start` to `end`: `end` is not after [`start` and this](Self::after).
    pub fn is_at_most(self, start: Instant, end: Instant, zone: Option<InZone<'_>>) -> Option<bool> {
        Some(end <= self.after(start, zone)?)
    }

    /// Whether it is at least so long from `start` to `end`: `end` is not before [`start` and this](Self::after).
    pub fn is_at_least(self, start: Instant, end: Instant, zone: Option<InZone<'_>>) -> Option<bool> {
        Some(end >= self.after(start, zone)?)
    }

    /// The duration in words, like `1 month, 28 days`. Hours that make whole days are written as days: `PT672H` is
    /// `28 days`.
    pub(crate) fn words(self) -> String {
        let mut out = String::new();
        let (months, days) = (self.months, self.days + self.seconds / SECONDS_PER_DAY);
        let seconds = self.seconds % SECONDS_PER_DAY;
        let parts = [
            (months / 12, " year"),
            (months % 12, " month"),
            (days, " day"),
            (seconds / 3600, " hour"),
            (seconds / 60 % 60, " minute"),
            (seconds % 60, " second"),
        ];
        let mut separator = "";
        for (number, unit) in parts {
            if number > 0 {
                out.push_str(separator);
                json::push_number(&mut out, u32::try_from(number).unwrap_or(u32::MAX));
                out.push_str(unit);
                if number > 1 {
                    out.push('s');
                }
                separator = ", ";
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Span, Timestamp, ZonedDateTime, tz::TimeZone};
    use proptest::prelude::*;

    use super::*;
    use crate::time::{jiff_zones::JiffZones, zone::NoZones};

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn paris() -> InZone<'static> {
        InZone { zones: &JiffZones, name: "Europe/Paris" }
    }

    #[test]
    fn reads_durations() {
        for (text, months, days, seconds) in [
            ("PT1H", 0, 0, 3600),
            ("P29D", 0, 29, 0),
            ("PT672H", 0, 0, 672 * 3600),
            ("P367D", 0, 367, 0),
            ("P1M", 1, 0, 0),
            ("PT1M", 0, 0, 60),
            ("P1Y2M10DT2H30M", 14, 10, 9000),
            ("P2W", 0, 14, 0),
            ("P1M1W1DT1S", 1, 8, 1),
            ("P0D", 0, 0, 0),
            ("PT999999999S", 0, 0, 999_999_999),
        ] {
            assert_eq!(Duration::parse(text), Some(Duration { months, days, seconds }), "{text}");
        }
    }

    #[test]
    fn refuses_what_it_cannot_decide() {
        for text in [
            "",
            "P",
            "PT",
            "P1",
            "1D",
            "P1DT",
            "PT1D",
            "P1H",
            "P1D1M",
            "P1D1D",
            "PT1H1H",
            "PT1M1H",
            "P1.5D",
            "PT0.5H",
            "PT1,5S",
            "-P1D",
            "+P1D",
            "P-1D",
            "p1d",
            "P1D ",
            " P1D",
            "PTT1H",
            "P1DT1HT1M",
            "PT1000000000S",
            "P１D",
        ] {
            assert_eq!(Duration::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_those_of_the_zone_and_hours_are_exact() {
        for (duration, start, zone, end) in [
            ("P1D", "2030-03-30T12:00:00Z", Some(paris()), "2030-03-31T11:00:00Z"),
            ("PT24H", "2030-03-30T12:00:00Z", Some(paris()), "2030-03-31T12:00:00Z"),
            ("P1D", "2030-03-30T12:00:00Z", None, "2030-03-31T12:00:00Z"),
            ("P1D", "2030-10-26T12:00:00Z", Some(paris()), "2030-10-27T13:00:00Z"),
            // 02:30 on 31 March is left out in Paris: the clocks show 03:30.
            ("P1D", "2030-03-30T01:30:00Z", Some(paris()), "2030-03-31T01:30:00Z"),
            // 31 January 23:30 in Paris and one month.
            ("P1M", "2030-01-31T22:30:00Z", Some(paris()), "2030-02-28T22:30:00Z"),
            ("P1M", "2030-01-31T22:30:00.25Z", None, "2030-02-28T22:30:00.25Z"),
            ("P1Y", "2028-02-29T00:00:00Z", None, "2029-02-28T00:00:00Z"),
            ("P1MT1H", "2030-01-31T22:30:00Z", None, "2030-02-28T23:30:00Z"),
        ] {
            let found = Duration::parse(duration).unwrap().after(at(start), zone);
            assert_eq!(found, Some(at(end)), "{duration} after {start} in {zone:?}");
        }
    }

    #[test]
    fn the_bound_itself_is_in() {
        let day = Duration::parse("P1D").unwrap();
        let start = at("2030-03-30T12:00:00Z");
        for (end, at_most, at_least) in [
            ("2030-03-31T10:59:59.999999Z", true, false),
            ("2030-03-31T11:00:00Z", true, true),
            ("2030-03-31T11:00:00.000001Z", false, true),
        ] {
            assert_eq!(day.is_at_most(start, at(end), Some(paris())), Some(at_most), "{end}");
            assert_eq!(day.is_at_least(start, at(end), Some(paris())), Some(at_least), "{end}");
        }
    }

    #[test]
    fn a_zone_that_is_not_known_matters_for_dates_only() {
        let nowhere = Some(InZone { zones: &NoZones, name: "Europe/Paris" });
        let start = at("2030-01-01T00:00:00Z");
        assert_eq!(Duration::parse("P1D").unwrap().after(start, nowhere), None);
        assert_eq!(Duration::parse("PT1H").unwrap().after(start, nowhere), Some(at("2030-01-01T01:00:00Z")));
    }

    #[test]
    fn words() {
        for (text, words) in [
            ("PT672H", "28 days"),
            ("PT1H", "1 hour"),
            ("P29D", "29 days"),
            ("P1Y2M10DT2H30M", "1 year, 2 months, 10 days, 2 hours, 30 minutes"),
            ("PT36H", "1 day, 12 hours"),
            ("PT90S", "1 minute, 30 seconds"),
        ] {
            assert_eq!(Duration::parse(text).unwrap().words(), words);
        }
    }

    const ZONES: [&str; 5] =
        ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_end_is_where_jiff_finds_it(
            zone in 0..ZONES.len(),
            start in 1_420_070_400_000_000_i64..2_082_758_400_000_000,
            (months, days, seconds) in (0_i32..30, 0_i32..400, 0_i64..1_000_000),
        ) {
            let name = ZONES[zone];
            let duration = Duration { months: months.into(), days: days.into(), seconds };
            let ours = duration.after(Instant(start), Some(InZone { zones: &JiffZones, name })).unwrap();
            let expected = ZonedDateTime::new(Timestamp::from_microsecond(start).unwrap(), TimeZone::get(name).unwrap());
            let expected = expected.checked_add(Span::new().months(months).days(days).seconds(seconds)).unwrap();
            prop_assert_eq!(ours.micros(), expected.timestamp().as_microsecond());
        }

        #[test]
        fn what_is_written_reads_back(
            (years, months, weeks, days) in (0_i64..1000, 0_i64..1000, 0_i64..1000, 0_i64..1000),
            (hours, minutes, seconds) in (0_i64..1000, 0_i64..1000, 0_i64..1000),
        ) {
            let text = format!("P{years}Y{months}M{weeks}W{days}DT{hours}H{minutes}M{seconds}S");
            let expected = Duration {
                months: years * 12 + months,
                days: weeks * 7 + days,
                seconds: hours * 3600 + minutes * 60 + seconds,
            };
            prop_assert_eq!(Duration::parse(&text), Some(expected));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "P?[0-9]{0,10}[YMWDTHS]{0,2}[0-9]{0,3}[HMS.]?\\PC{0,3}") {
            let _ = Duration::parse(&text);
        }
    }
}
