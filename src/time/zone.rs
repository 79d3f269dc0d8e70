//! Zones, known only by their offsets: what a wall clock shows at an instant, and at which instants it shows a time.
//!
//! The database of zones is the platform's (`Intl` in JavaScript); carrying one would be most of the download.

use super::{Instant, LocalTime, SECONDS_PER_DAY};

/// What knows the zones of the world.
pub trait Zones: Sync {
    /// Seconds east of UTC that the clocks of an IANA zone (`Europe/Paris`) are at this instant: 3600 in winter there.
    /// `None` for a zone that is not known.
    fn offset(&self, zone: &str, at: Instant) -> Option<i32>;
}

/// The trait does not ask for `Debug`, so that no module carries code that prints zones.
impl core::fmt::Debug for dyn Zones {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Zones")
    }
}

/// Knows no zone at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoZones;

impl Zones for NoZones {
    fn offset(&self, _: &str, _: Instant) -> Option<i32> {
        None
    }
}

/// The instants at which the clocks of a zone show a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// One, on almost every day.
    Unambiguous(Instant),
    /// None: clocks are set forward past that time. Where it would have been, by the two offsets.
    Gap {
        /// By the offset after the change: the clocks still show an earlier time then.
        before: Instant,
        /// By the offset before the change: the clocks already show a later time then.
        after: Instant,
    },
    /// Two: clocks are set back over that time.
    Fold {
        /// The first time.
        earlier: Instant,
        /// The second time.
        later: Instant,
    },
}

impl Resolved {
    /// One instant in every case, as calendars choose it (RFC 5545, `Temporal`'s `compatible`): the first of two, and
    /// in a gap the time as it would have been had the clocks not changed.
    pub fn compatible(self) -> Instant {
        match self {
            Self::Unambiguous(instant) | Self::Gap { after: instant, .. } | Self::Fold { earlier: instant, .. } => {
                instant
            }
        }
    }
}

/// What the clocks of `zone` show at `instant`, cut to the second. `None` for a zone that is not known.
pub fn local(zones: &dyn Zones, zone: &str, instant: Instant) -> Option<LocalTime> {
    let seconds = instant.seconds();
    Some(LocalTime(seconds + i64::from(zones.offset(zone, instant)?)))
}

/// When the clocks of `zone` show `local`. `None` for a zone that is not known.
///
/// The offsets a day before and a day after are the only two that can be meant: no zone is more than a day from UTC,
/// and none changes twice within two days.
///
/// ```
/// use seam_access_grants::time::{Date, Instant, LocalTime, zone::{Resolved, Zones, resolve}};
///
/// #[derive(Debug)]
/// struct Paris;
/// impl Zones for Paris {
///     fn offset(&self, _: &str, at: Instant) -> Option<i32> {
///         Some(if at < Instant::parse("2030-03-31T01:00:00Z")? { 3600 } else { 7200 })
///     }
/// }
/// let date = Date::new(2030, 3, 31).ok_or("no such day")?;
/// let at = |text| Instant::parse(text).ok_or("not an instant");
/// assert_eq!(
///     resolve(&Paris, "Europe/Paris", LocalTime::new(date, 15 * 3600)),
///     Some(Resolved::Unambiguous(at("2030-03-31T13:00:00Z")?)),
/// );
/// assert_eq!(
///     resolve(&Paris, "Europe/Paris", LocalTime::new(date, 2 * 3600 + 1800)),
///     Some(Resolved::Gap { before: at("2030-03-31T00:30:00Z")?, after: at("2030-03-31T01:30:00Z")? }),
/// );
/// # Ok::<(), &str>(())
/// ```
pub fn resolve(zones: &dyn Zones, zone: &str, local: LocalTime) -> Option<Resolved> {
    let offset_at = |seconds| zones.offset(zone, Instant::from_seconds(seconds)).map(i64::from);
    let first = offset_at(local.0 - SECONDS_PER_DAY)?;
    let second = offset_at(local.0 + SECONDS_PER_DAY)?;
    let (by_first, by_second) = (local.0 - first, local.0 - second);
    let first_holds = offset_at(by_first)? == first;
    let second_holds = offset_at(by_second)? == second;
    let (by_first, by_second) = (Instant::from_seconds(by_first), Instant::from_seconds(by_second));
    Some(match (first_holds, second_holds) {
        (true, true) if first != second => Resolved::Fold { earlier: by_first, later: by_second },
        (true, _) => Resolved::Unambiguous(by_first),
        (false, true) => Resolved::Unambiguous(by_second),
        (false, false) => Resolved::Gap { before: by_second, after: by_first },
    })
}

#[cfg(test)]
mod tests {
    use jiff::{
        Timestamp,
        civil::DateTime,
        tz::{AmbiguousOffset, TimeZone},
    };
    use proptest::prelude::*;

    use super::*;
    use crate::time::{Date, jiff_zones::JiffZones};

    const ZONES: [&str; 32] = [
        "UTC",
        "Europe/Paris",
        "Europe/London",
        "Europe/Dublin",
        "Europe/Moscow",
        "Europe/Istanbul",
        "Europe/Volgograd",
        "America/New_York",
        "America/Los_Angeles",
        "America/Sao_Paulo",
        "America/St_Johns",
        "America/Caracas",
        "America/Santiago",
        "America/Havana",
        "America/Mexico_City",
        "America/Nuuk",
        "America/Asuncion",
        "Australia/Lord_Howe",
        "Australia/Sydney",
        "Australia/Eucla",
        "Asia/Kathmandu",
        "Asia/Kolkata",
        "Asia/Tehran",
        "Asia/Pyongyang",
        "Asia/Gaza",
        "Asia/Amman",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Africa/Juba",
        "Pacific/Apia",
        "Pacific/Chatham",
        "Antarctica/Troll",
    ];

    fn by_jiff(zone: &TimeZone, local: LocalTime) -> Resolved {
        let seconds = local.second_of_day();
        let Date { year, month, day } = local.date();
        let narrow = |number: i64| i8::try_from(number).unwrap();
        let time = DateTime::new(
            i16::try_from(year).unwrap(),
            narrow(month),
            narrow(day),
            narrow(seconds / 3600),
            narrow(seconds / 60 % 60),
            narrow(seconds % 60),
            0,
        );
        let at = |offset: jiff::tz::Offset| Instant::from_seconds(local.0 - i64::from(offset.seconds()));
        match zone.to_ambiguous_timestamp(time.unwrap()).offset() {
            AmbiguousOffset::Unambiguous { offset } => Resolved::Unambiguous(at(offset)),
            AmbiguousOffset::Gap { before, after } => Resolved::Gap { before: at(after), after: at(before) },
            // jiff 1.0.2 sees a fold in America/Nuuk on 2023-10-28, where its own offset before and after is -2 hours.
            AmbiguousOffset::Fold { before, after } if !holds(zone, at(before), before) => {
                Resolved::Unambiguous(at(after))
            }
            AmbiguousOffset::Fold { before, after } => Resolved::Fold { earlier: at(before), later: at(after) },
        }
    }

    fn holds(zone: &TimeZone, at: Instant, offset: jiff::tz::Offset) -> bool {
        zone.to_offset(Timestamp::from_second(at.seconds()).unwrap()) == offset
    }

    fn agree(name: &str, zone: &TimeZone, time: LocalTime) -> Resolved {
        let ours = resolve(&JiffZones, name, time).unwrap();
        assert_eq!(ours, by_jiff(zone, time), "{name} {time:?}");
        match ours {
            Resolved::Unambiguous(at) => assert_eq!(local(&JiffZones, name, at), Some(time)),
            Resolved::Gap { before, after } => {
                assert!(local(&JiffZones, name, before) < Some(time));
                assert!(local(&JiffZones, name, after) > Some(time));
            }
            Resolved::Fold { earlier, later } => {
                assert!(earlier < later);
                assert_eq!(local(&JiffZones, name, earlier), local(&JiffZones, name, later));
            }
        }
        ours
    }

    #[test]
    fn around_every_change_of_twenty_years_it_is_as_jiff_says() {
        let start: Timestamp = "2011-01-01T00:00:00Z".parse().unwrap();
        let end: Timestamp = "2036-01-01T00:00:00Z".parse().unwrap();
        let (mut changes, mut gaps, mut folds) = (0, 0, 0);
        for name in ZONES {
            let zone = TimeZone::get(name).unwrap();
            for change in zone.following(start).take_while(|change| change.timestamp() < end) {
                changes += 1;
                for offset in (-27 * 3600..=27 * 3600).step_by(900) {
                    for second in [-1, 0, 1] {
                        match agree(name, &zone, LocalTime(change.timestamp().as_second() + offset + second)) {
                            Resolved::Unambiguous(_) => {}
                            Resolved::Gap { .. } => gaps += 1,
                            Resolved::Fold { .. } => folds += 1,
                        }
                    }
                }
            }
        }
        assert!(changes > 900 && gaps > 5000 && folds > 5000, "{changes} {gaps} {folds}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn at_any_time_it_is_as_jiff_says(zone in 0..ZONES.len(), seconds in 1_420_070_400_i64..2_082_758_400) {
            agree(ZONES[zone], &TimeZone::get(ZONES[zone]).unwrap(), LocalTime(seconds));
        }
    }

    #[test]
    fn a_day_that_is_left_out_is_a_gap() {
        let noon = LocalTime::new(Date::parse("2011-12-30").unwrap(), 12 * 3600);
        let Some(Resolved::Gap { before, after }) = resolve(&JiffZones, "Pacific/Apia", noon) else { panic!() };
        assert_eq!(after.micros() - before.micros(), SECONDS_PER_DAY * 1_000_000);
    }

    #[test]
    fn a_zone_that_is_not_known_has_no_time() {
        let instant = Instant::from_seconds(0);
        for zone in ["", "Europe/Atlantis"] {
            assert_eq!(local(&JiffZones, zone, instant), None);
            assert_eq!(resolve(&JiffZones, zone, LocalTime(0)), None);
        }
        assert_eq!(local(&NoZones, "UTC", instant), None);
        assert_eq!(resolve(&NoZones, "UTC", LocalTime(0)), None);
    }

    #[test]
    fn fractions_of_a_second_are_cut_off() {
        for (text, second) in [("1970-01-01T00:00:00.9Z", 0), ("1969-12-31T23:59:59.1Z", 86_399)] {
            let shown = local(&JiffZones, "UTC", Instant::parse(text).unwrap()).unwrap();
            assert_eq!(shown.second_of_day(), second, "{text}");
        }
    }
}
