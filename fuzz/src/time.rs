//! Times against `jiff`, over every zone that it knows.

use std::sync::LazyLock;

use jiff::{
    Span, Timestamp, ToSpan, ZonedDateTime,
    civil::DateTime,
    tz::{AmbiguousOffset, Disambiguation as Choice, Offset, TimeZone},
};
use seam_access_grants::time::{
    Date, Instant, SECONDS_PER_DAY,
    duration::{Duration, InZone},
    to_instant::{Disambiguation, Problem, WallTime, to_instant},
    zone::Zones,
};

use crate::source::Source;

/// The zones of jiff's own database.
#[derive(Debug)]
struct JiffZones;

impl Zones for JiffZones {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        let zone = TimeZone::get(zone).ok()?;
        Some(zone.to_offset(Timestamp::from_microsecond(at.micros()).ok()?).seconds())
    }
}

static ZONES: LazyLock<Vec<String>> =
    LazyLock::new(|| jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect());

/// The first byte chooses the question.
pub fn run(data: &[u8]) {
    let mut source = Source(data);
    match source.byte() % 5 {
        0 => texts(&String::from_utf8_lossy(source.0)),
        1 => instant(&mut source),
        2 => wall(&mut source),
        3 => duration(&mut source),
        _ => dates(&mut source),
    }
}

fn at(micros: i64) -> Instant {
    Instant::from_millis(0.0).plus_micros(micros)
}

/// Any text is read or refused; what is read is what jiff reads, and is written so that it reads back.
fn texts(text: &str) {
    let _ = (Duration::parse(text), Date::parse(text));
    let wall = WallTime { date: text, time: text, time_zone: text };
    assert!(to_instant(&wall, Disambiguation::Reject, &JiffZones).is_err());
    let Some(instant) = Instant::parse(text) else { return };
    same_as_jiff(text, instant);
    let written = instant.to_string();
    if written.len() == "2030-01-31T15:00:00.000000Z".len() {
        assert_eq!(Instant::parse(&written), Some(instant), "{written}");
    }
}

fn same_as_jiff(text: &str, instant: Instant) {
    // It reads nine digits of a fraction at most.
    let digits = text.find('.').map(|dot| text[dot + 1..].bytes().take_while(u8::is_ascii_digit).count());
    let text = match (text.find('.'), digits) {
        (Some(dot), Some(digits @ 10..)) => format!("{}{}", &text[..dot + 10], &text[dot + 1 + digits..]),
        _ => text.to_owned(),
    };
    match text.parse::<Timestamp>() {
        // Ours cuts off what is finer than a microsecond, towards the past.
        Ok(expected) => {
            assert_eq!(i128::from(instant.micros()), expected.as_nanosecond().div_euclid(1000), "{text}");
        }
        // It ends a day before the year 9999 does.
        Err(error) => assert!(text.starts_with("9999-12-3"), "{text}: {error}"),
    }
}

/// A time in the form of the API is read just if every part of it is in its range.
fn instant(source: &mut Source<'_>) {
    let (year, month, day) = (source.between(0, 9999), source.between(0, 13), source.between(0, 32));
    let (hour, minute, second) = (source.between(0, 24), source.between(0, 60), source.between(0, 60));
    let (hours, minutes) = (source.between(0, 24), source.between(0, 60));
    let fraction: String = (0..source.byte() % 12).map(|_| char::from(b'0' + source.byte() % 10)).collect();
    let has_seconds = !source.one_in(4);
    let has_fraction = has_seconds && !fraction.is_empty();
    let offset = match source.byte() % 3 {
        0 => "Z".to_owned(),
        1 => format!("{}{hours:02}:{minutes:02}", source.pick(&["+", "-"])),
        _ => format!("{}{hours:02}{minutes:02}", source.pick(&["+", "-"])),
    };
    let seconds = if has_seconds { format!(":{second:02}") } else { String::new() };
    let fraction = if has_fraction { format!(".{fraction}") } else { String::new() };
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}{seconds}{fraction}{offset}");
    let is_date = jiff::civil::Date::new(narrow(year), narrow(month), narrow(day)).is_ok();
    let is_time = hour < 24 && minute < 60 && (second < 60 || !has_seconds);
    let is_offset = offset == "Z" || hours < 24 && minutes < 60;
    let found = Instant::parse(&text);
    assert_eq!(found.is_some(), is_date && is_time && is_offset, "{text}");
    if let Some(instant) = found {
        same_as_jiff(&text, instant);
    }
}

fn narrow<T: TryFrom<i64, Error: std::fmt::Debug>>(number: i64) -> T {
    T::try_from(number).unwrap()
}

fn zone(source: &mut Source<'_>) -> (&'static str, TimeZone) {
    let index = usize::try_from(source.number(2)).unwrap() % ZONES.len();
    (&ZONES[index], TimeZone::get(&ZONES[index]).unwrap())
}

/// A time on a wall, near a change of the clocks or anywhere.
fn civil(source: &mut Source<'_>, zone: &TimeZone) -> DateTime {
    let any = Timestamp::from_second(source.between(-3_000_000_000, 7_000_000_000)).unwrap();
    let near = if source.one_in(4) { None } else { zone.following(any).next() };
    let seconds = source.between(-40 * 3600, 40 * 3600);
    let seconds = if source.one_in(2) { seconds / 900 * 900 + source.between(-1, 1) } else { seconds };
    let shown = Offset::UTC.to_datetime(near.map_or(any, |change| change.timestamp()));
    shown.saturating_add(seconds.seconds())
}

/// From a date and a time on a wall to an instant, in the nights in which clocks change as well.
fn wall(source: &mut Source<'_>) {
    let (name, zone) = zone(source);
    let civil = civil(source, &zone);
    let (date, time) = (civil.date().to_string(), civil.time().strftime("%H:%M:%S").to_string());
    let wall = WallTime { date: &date, time: &time, time_zone: name };
    let shown = zone.to_ambiguous_zoned_datetime(civil);
    let is_doubtful = is_doubtful(&zone, civil);
    for (choice, theirs) in [
        (Disambiguation::Reject, Choice::Reject),
        (Disambiguation::Earlier, Choice::Earlier),
        (Disambiguation::Later, Choice::Later),
        (Disambiguation::Compatible, Choice::Compatible),
    ] {
        let ours = to_instant(&wall, choice, &JiffZones);
        let expected = shown.clone().disambiguate(theirs).ok().map(|zoned| zoned.timestamp().as_microsecond());
        let problem = match shown.offset() {
            AmbiguousOffset::Unambiguous { .. } => None,
            AmbiguousOffset::Gap { .. } => Some(Problem::Gap),
            AmbiguousOffset::Fold { .. } => Some(Problem::Fold),
        };
        if is_doubtful {
            continue;
        }
        assert_eq!(ours.ok().map(Instant::micros), expected, "{wall:?} {choice:?}");
        assert_eq!(ours.err(), problem.filter(|_| choice == Disambiguation::Reject), "{wall:?}");
    }
}

/// Whether clocks change twice within the two days around a time, which ours does not look for, or the judge names an offset that
/// it does not have itself.
fn is_doubtful(zone: &TimeZone, civil: DateTime) -> bool {
    let Ok(middle) = Offset::UTC.to_timestamp(civil) else { return true };
    let (from, to) = (middle.saturating_sub(54.hours()), middle.saturating_add(54.hours()));
    let (Ok(from), Ok(to)) = (from, to) else { return true };
    let changes = zone.following(from).take_while(|change| change.timestamp() < to).count();
    let holds = |offset: Offset| offset.to_timestamp(civil).is_ok_and(|timestamp| zone.to_offset(timestamp) == offset);
    changes > 1
        || match zone.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => !holds(offset),
            AmbiguousOffset::Fold { before, after } => !holds(before) || !holds(after),
            AmbiguousOffset::Gap { .. } => false,
        }
}

/// A duration ends where jiff finds it.
fn duration(source: &mut Source<'_>) {
    let (name, zone) = zone(source);
    let start = source.between(-2_000_000_000_000_000, 6_000_000_000_000_000);
    let [months, days] = [source.between(0, 400), source.between(0, 2000)];
    let seconds = source.between(0, 100_000_000);
    let duration = Duration { months, days, seconds };
    let text = format!("P{months}M{days}DT{seconds}S");
    assert_eq!(Duration::parse(&text), Some(duration));
    let ours = duration.after(at(start), Some(InZone { zones: &JiffZones, name })).unwrap();
    let zoned = ZonedDateTime::new(Timestamp::from_microsecond(start).unwrap(), zone.clone());
    let whole = Span::new().months(months).days(days);
    let reached = zoned.datetime().checked_add(whole).unwrap();
    if is_doubtful(&zone, reached) {
        return;
    }
    let expected = zoned.checked_add(whole.seconds(seconds)).unwrap().timestamp();
    assert_eq!(ours.micros(), expected.as_microsecond(), "{text} after {zoned}");
}

/// Dates are counted as jiff counts them.
fn dates(source: &mut Source<'_>) {
    let days = source.between(-719_528, 2_932_896);
    let date = Date::from_days(days);
    let theirs = jiff::civil::date(1970, 1, 1).checked_add(days.days()).unwrap();
    let parts = |date: jiff::civil::Date| (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    assert_eq!((date.year, date.month, date.day), parts(theirs));
    assert_eq!(date.days(), days);
    assert_eq!(date.weekday(), i64::from(theirs.weekday().to_monday_zero_offset()));
    assert_eq!(Date::parse(&theirs.to_string()), Some(date));
    let months = source.between(-12_000, 12_000);
    if let Ok(later) = theirs.checked_add(months.months()) {
        let ours = date.plus_months(months);
        assert_eq!((ours.year, ours.month, ours.day), parts(later));
    }
    let midnight = at(days * SECONDS_PER_DAY * 1_000_000).to_string();
    assert_eq!(midnight, format!("{theirs}T00:00:00.000000Z"));
}
