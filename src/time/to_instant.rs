//! From a date, a time of day and a zone to an instant: check-in at 15:00 in Europe/Paris.

use super::{
    Date, Instant, LocalTime,
    rfc3339::read_clock,
    zone::{Resolved, Zones, resolve},
};

/// What a form has: a date, what a clock on the wall shows, and where that clock hangs.
#[derive(Clone, Copy, Debug)]
pub struct WallTime<'a> {
    /// `2030-03-31`.
    pub date: &'a str,
    /// `15:00`, `15:00:30` or `15:00:30.5`.
    pub time: &'a str,
    /// The name of an IANA zone, `Europe/Paris`.
    pub time_zone: &'a str,
}

/// What to do in the nights in which clocks are changed. The names are those of JavaScript's `Temporal`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Disambiguation {
    /// Report it: a person can choose another time, and a guess opens a door an hour early or late.
    #[default]
    Reject,
    /// The earlier of the two instants: the first of a time that comes twice; before the gap.
    Earlier,
    /// The later of the two instants.
    Later,
    /// What calendars do: the first of a time that comes twice, and after the gap.
    Compatible,
}

impl Disambiguation {
    /// Every choice; the first is the default.
    pub const ALL: [Self; 4] = [Self::Reject, Self::Earlier, Self::Later, Self::Compatible];

    /// Its name in JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reject => "reject",
            Self::Earlier => "earlier",
            Self::Later => "later",
            Self::Compatible => "compatible",
        }
    }

    /// From its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }
}

/// Why there is no instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The date is not `YYYY-MM-DD`, or there is no such day.
    Date,
    /// The time is not `HH:MM`, `HH:MM:SS` or that with a fraction, or there is no such time of day.
    Time,
    /// The platform does not know the zone.
    Zone,
    /// Clocks are set forward past that time on that day.
    Gap,
    /// Clocks are set back over that time on that day.
    Fold,
}

impl Problem {
    /// Every problem.
    pub const ALL: [Self; 5] = [Self::Date, Self::Time, Self::Zone, Self::Gap, Self::Fold];

    /// The field to change.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time | Self::Gap | Self::Fold => "time",
            Self::Zone => "timeZone",
        }
    }

    /// The name in an issue's `reason`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "invalid_date",
            Self::Time => "invalid_time",
            Self::Zone => "unknown_time_zone",
            Self::Gap => "skipped_time",
            Self::Fold => "repeated_time",
        }
    }

    /// One sentence that says what to do.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Date => "Enter a date like 2030-01-31.",
            Self::Time => "Enter a time like 15:00.",
            Self::Zone => "Enter a time zone like Europe/Paris.",
            Self::Gap => "Choose another time; clocks are set forward past this one on that day.",
            Self::Fold => "Choose another time; clocks are set back on that day and show this one twice.",
        }
    }
}

/// From the year 1 to the year 9999, in seconds.
const YEARS: core::ops::Range<i64> = -62_135_596_800..253_402_300_800;

/// The instant at which the clocks of a zone show a date and time.
///
/// ```
/// use seam_access_grants::time::{Instant, to_instant::{Disambiguation, Problem, WallTime, to_instant}, zone::Zones};
///
/// #[derive(Debug)]
/// struct Kathmandu;
/// impl Zones for Kathmandu {
///     fn offset(&self, zone: &str, _: Instant) -> Option<i32> {
///         (zone == "Asia/Kathmandu").then_some(5 * 3600 + 45 * 60)
///     }
/// }
/// let wall = WallTime { date: "2030-03-31", time: "15:00", time_zone: "Asia/Kathmandu" };
/// let instant = to_instant(&wall, Disambiguation::Reject, &Kathmandu);
/// assert_eq!(instant.ok(), Instant::parse("2030-03-31T09:15:00Z"));
///
/// let wall = WallTime { date: "2030-02-30", ..wall };
/// assert_eq!(to_instant(&wall, Disambiguation::Reject, &Kathmandu), Err(Problem::Date));
/// ```
///
/// # Errors
/// The first field that is wrong; with [`Disambiguation::Reject`] also a time that does not exist or exists twice.
pub fn to_instant(wall: &WallTime<'_>, disambiguation: Disambiguation, zones: &dyn Zones) -> Result<Instant, Problem> {
    let date = Date::parse(wall.date).ok_or(Problem::Date)?;
    let (second_of_day, micros) = clock_time(wall.time).ok_or(Problem::Time)?;
    let resolved = resolve(zones, wall.time_zone, LocalTime::new(date, second_of_day)).ok_or(Problem::Zone)?;
    let (earlier, later, problem) = match resolved {
        Resolved::Unambiguous(instant) => (instant, instant, None),
        Resolved::Gap { before, after } => (before, after, Some(Problem::Gap)),
        Resolved::Fold { earlier, later } => (earlier, later, Some(Problem::Fold)),
    };
    let instant = match disambiguation {
        Disambiguation::Reject => problem.map_or(Ok(earlier), Err)?,
        Disambiguation::Earlier => earlier,
        Disambiguation::Later => later,
        Disambiguation::Compatible => resolved.compatible(),
    };
    // In UTC it may be another year, and RFC 3339 has those of four digits alone.
    if YEARS.contains(&instant.seconds()) { Ok(instant.plus_micros(micros)) } else { Err(Problem::Date) }
}

/// The whole of a text as seconds since midnight and microseconds.
fn clock_time(text: &str) -> Option<(i64, i64)> {
    let mut rest = text.as_bytes();
    let time = read_clock(&mut rest)?;
    rest.is_empty().then_some(time)
}

#[cfg(test)]
mod tests {
    use super::{
        Disambiguation::{Compatible, Earlier, Later, Reject},
        *,
    };
    use crate::time::jiff_zones::JiffZones;

    fn at(date: &str, time: &str, time_zone: &str, disambiguation: Disambiguation) -> Result<String, Problem> {
        to_instant(&WallTime { date, time, time_zone }, disambiguation, &JiffZones).map(|instant| instant.to_string())
    }

    #[test]
    fn on_most_days_there_is_one_instant() {
        for (date, time, zone, expected) in [
            ("2030-01-31", "15:00", "Europe/Paris", "2030-01-31T14:00:00.000000Z"),
            ("2030-07-31", "15:00:30", "Europe/Paris", "2030-07-31T13:00:30.000000Z"),
            ("2030-01-31", "00:00", "America/New_York", "2030-01-31T05:00:00.000000Z"),
            ("2030-01-01", "00:30", "Pacific/Apia", "2029-12-31T11:30:00.000000Z"),
            ("2030-07-31", "15:00:30.5", "Europe/Paris", "2030-07-31T13:00:30.500000Z"),
            ("2030-07-31", "15:00:30.05", "Europe/Paris", "2030-07-31T13:00:30.050000Z"),
            ("1969-12-31", "23:59:59.123", "UTC", "1969-12-31T23:59:59.123000Z"),
        ] {
            for disambiguation in [Reject, Earlier, Later, Compatible] {
                assert_eq!(at(date, time, zone, disambiguation).as_deref(), Ok(expected), "{date} {zone}");
            }
        }
    }

    #[test]
    fn in_the_nights_of_the_change_the_caller_decides() {
        let (early, late) = ("2030-03-31T00:30:00.000000Z", "2030-03-31T01:30:00.000000Z");
        let (first, second) = ("2030-10-27T00:30:00.000000Z", "2030-10-27T01:30:00.000000Z");
        for (date, disambiguation, expected) in [
            ("2030-03-31", Reject, Err(Problem::Gap)),
            ("2030-03-31", Earlier, Ok(early)),
            ("2030-03-31", Later, Ok(late)),
            ("2030-03-31", Compatible, Ok(late)),
            ("2030-10-27", Reject, Err(Problem::Fold)),
            ("2030-10-27", Earlier, Ok(first)),
            ("2030-10-27", Later, Ok(second)),
            ("2030-10-27", Compatible, Ok(first)),
        ] {
            let found = at(date, "02:30", "Europe/Paris", disambiguation);
            assert_eq!(found.as_deref().map_err(|problem| *problem), expected, "{date} {disambiguation:?}");
        }
        for (time, one) in [("01:59:59.999", true), ("02:00", false), ("02:59:59.999", false), ("03:00", true)] {
            assert_eq!(at("2030-03-31", time, "Europe/Paris", Reject).is_ok(), one, "{time}");
            assert_eq!(at("2030-10-27", time, "Europe/Paris", Reject).is_ok(), one, "{time}");
        }
    }

    #[test]
    fn a_problem_names_the_field_to_change() {
        for (date, time, zone, problem, field) in [
            ("2030-02-29", "15:00", "Europe/Paris", Problem::Date, "date"),
            ("31.03.2030", "15:00", "Europe/Paris", Problem::Date, "date"),
            ("", "", "", Problem::Date, "date"),
            ("0001-01-01", "08:00", "Asia/Tokyo", Problem::Date, "date"),
            ("2030-03-31", "24:00", "Europe/Paris", Problem::Time, "time"),
            ("2030-03-31", "3 pm", "Europe/Paris", Problem::Time, "time"),
            ("2030-03-31", "15:00.5", "Europe/Paris", Problem::Time, "time"),
            ("2030-03-31", "15:00:30.", "Europe/Paris", Problem::Time, "time"),
            ("2030-03-31", "15:00:30.5Z", "Europe/Paris", Problem::Time, "time"),
            ("2030-03-31", "15:00", "Europe/Atlantis", Problem::Zone, "timeZone"),
            ("2030-03-31", "02:30", "Europe/Paris", Problem::Gap, "time"),
            ("2030-10-27", "02:30", "Europe/Paris", Problem::Fold, "time"),
        ] {
            let found = at(date, time, zone, Reject).unwrap_err();
            assert_eq!((found, found.field()), (problem, field));
            assert!(found.message().ends_with('.'));
        }
    }

    #[test]
    fn names_of_disambiguations() {
        for (name, expected) in [("reject", Reject), ("earlier", Earlier), ("later", Later), ("compatible", Compatible)]
        {
            assert_eq!(Disambiguation::from_name(name), Some(expected));
        }
        assert_eq!(Disambiguation::from_name("Reject"), None);
    }
}
