//! The rules of one option, each as a function.

use super::{FrameProblem, Why, Window};
use crate::prelude::*;
use crate::{
    json::{Kind, Value},
    time::{
        Instant, LocalTime, MICROS_PER_SECOND, SECONDS_PER_DAY,
        duration::{Duration, InZone},
        recurrence::{self, Falls},
        time_of_day,
        zone::{self, Zones},
    },
};

/// What is not as it should be.
pub(super) enum Trouble {
    /// A rule is broken; of two options that break the same rule, the one with the smaller number is closer.
    Broken(FrameProblem, i64),
    /// It cannot be said.
    Unsure(Why),
}

pub(super) type Found = Result<(), Trouble>;

pub(super) type Rule = fn(&mut Case<'_>) -> Found;

/// In the order of [`FrameProblem::order`].
pub(super) const RULES: [Rule; 7] =
    [has_end, not_too_long, not_too_short, at_same_time, in_pairs, starts_on_rule, ends_on_rule];

/// By how much the clocks of a zone move in the night of a change, at most: Antarctica/Troll.
const MOST_CHANGE: i64 = 2 * 3600 * MICROS_PER_SECOND;

/// One option and the window.
pub(super) struct Case<'a> {
    pub(super) option: Value<'a>,
    pub(super) name: Cow<'a, str>,
    start: Option<Instant>,
    pub(super) end: Option<Instant>,
    zones: &'a dyn Zones,
    zone: Option<Cow<'a, str>>,
}

impl<'a> Case<'a> {
    pub(super) fn new(option: Value<'a>, name: &str, zone: &str, window: Window, zones: &'a dyn Zones) -> Self {
        let text = |key| option.get(key).and_then(|value| value.text());
        Self {
            option,
            name: text(name).unwrap_or_default(),
            start: window.starts_at.or(window.now),
            end: window.ends_at,
            zones,
            zone: text(zone),
        }
    }

    /// A rule of the option, if it has it.
    fn rule(&self, key: &str) -> Option<Value<'a>> {
        self.option.get(key).filter(|value| value.kind() != Kind::Null)
    }

    fn has(&self, key: &str) -> bool {
        self.option.get(key).and_then(|value| value.boolean()) == Some(true)
    }

    /// The items of a list of the option.
    pub(super) fn list(&self, key: &str) -> Vec<Value<'a>> {
        self.option.get(key).map(|list| list.items().collect()).unwrap_or_default()
    }

    /// What clocks show at an instant, in the named zone or else the option's.
    fn local(&self, zone: Option<&str>, at: Instant) -> Result<LocalTime, Trouble> {
        let zone = zone.or(self.zone.as_deref()).ok_or(Trouble::Unsure(Why::NoTimeZone))?;
        zone::local(self.zones, zone, at).ok_or(Trouble::Unsure(Why::UnknownTimeZone))
    }

    /// How far the end is from the start and this duration, in microseconds; nothing without a start and an end. What
    /// is on the wrong side, and would not be had the clocks been changed in between, is unsure without a zone.
    fn distance(&self, duration: &str, wrong: i64) -> Result<i64, Trouble> {
        let (Some(start), Some(end)) = (self.start, self.end) else { return Ok(0) };
        let duration = Duration::parse(duration).ok_or(Trouble::Unsure(Why::UnknownRule))?;
        let in_zone = self.zone.as_deref().map(|name| InZone { zones: self.zones, name });
        let known = in_zone.and_then(|zone| duration.after(start, Some(zone)));
        let bound = known.or_else(|| duration.after(start, None)).unwrap_or(end);
        let distance = end.micros().saturating_sub(bound.micros()).saturating_mul(wrong);
        if known.is_none() && duration.has_dates() && (1..=MOST_CHANGE).contains(&distance) {
            self.local(None, start)?;
        }
        Ok(distance)
    }

    pub(super) fn not_longer(&self, max: &str) -> Found {
        match self.distance(max, 1)? {
            ..=0 => Ok(()),
            lack => Err(Trouble::Broken(FrameProblem::TooLong { max: max.to_owned() }, lack)),
        }
    }

    /// Finds the item whose two times, under these keys, are those of the window.
    pub(super) fn find_times(&self, items: &[Value<'a>], keys: [&str; 2]) -> Result<Value<'a>, Trouble> {
        let (mut unsure, mut start_is_right) = (None, self.start.is_none());
        let (mut pairs, mut time_zone) = (Vec::new(), String::new());
        for item in items {
            let texts = keys.map(|key| item.get(key).and_then(|value| value.text()).unwrap_or_default());
            let [first, last] = texts.each_ref().map(|text| Clock::read(text));
            let (Some(first), Some(last)) = (first, last) else {
                unsure = Some(Trouble::Unsure(Why::UnknownRule));
                continue;
            };
            let shows = |at: Option<Instant>, clock: &Clock<'_>| match at {
                None => Ok(true),
                Some(at) => Ok(self.local(clock.zone, at)?.second_of_day() == clock.second_of_day),
            };
            let starts = shows(self.start, &first)?;
            if starts && shows(self.end, &last)? {
                return Ok(*item);
            }
            start_is_right |= starts;
            pairs.push([first.text, " to ", last.text].concat());
            if let Some(zone) = first.zone.or(self.zone.as_deref()) {
                zone.clone_into(&mut time_zone);
            }
        }
        let field = if start_is_right { "ends_at" } else { "starts_at" };
        Err(unsure.unwrap_or(Trouble::Broken(FrameProblem::NotInPairs { field, pairs, time_zone }, 0)))
    }

    fn on_rule(&self, key: &str, field: &'static str, at: Option<Instant>) -> Found {
        let (Some(rule), Some(at)) = (self.rule(key), at) else { return Ok(()) };
        let date = self.local(None, at)?.date();
        let rule = rule.text().and_then(|text| recurrence::Rule::parse(&text, self.zone.as_deref()));
        let rule = rule.ok_or(Trouble::Unsure(Why::UnknownRule))?;
        match rule.falls(date) {
            Falls::Yes => Ok(()),
            Falls::Undecided => Err(Trouble::Unsure(Why::UnknownRule)),
            Falls::No => {
                let next = rule.next(date).map(|date| {
                    let mut text = String::new();
                    date.push(&mut text);
                    text
                });
                Err(Trouble::Broken(FrameProblem::DateNotOnRule { field, next }, 0))
            }
        }
    }
}

/// A time of day as an option has it: `15:00`, or `07:00:00[America/Los_Angeles]`.
struct Clock<'a> {
    second_of_day: i64,
    /// Without the seconds if they are 0, and without the zone.
    text: &'a str,
    zone: Option<&'a str>,
}

impl<'a> Clock<'a> {
    fn read(text: &'a str) -> Option<Self> {
        let (time, zone) = match text.strip_suffix(']') {
            Some(text) => text.split_once('[').map(|(time, zone)| (time, Some(zone)))?,
            None => (text, None),
        };
        let text = if time.len() > 5 { time.strip_suffix(":00").unwrap_or(time) } else { time };
        Some(Self { second_of_day: time_of_day(time)?, text, zone })
    }
}

/// A window without an end breaks whatever rule needs one.
fn has_end(case: &mut Case<'_>) -> Found {
    let needs_end = case.rule("max_duration").is_some()
        || case.has("matching_start_end_time")
        || !case.list("time_pairs").is_empty()
        || case.rule("end_date_recurrence_rule").is_some();
    if case.end.is_none() && needs_end {
        return Err(Trouble::Broken(FrameProblem::OngoingNotSupported, 0));
    }
    Ok(())
}

fn not_too_long(case: &mut Case<'_>) -> Found {
    let Some(max) = case.rule("max_duration") else { return Ok(()) };
    case.not_longer(&max.text().unwrap_or_default())
}

fn not_too_short(case: &mut Case<'_>) -> Found {
    let Some(min) = case.rule("min_duration") else { return Ok(()) };
    let min = min.text().unwrap_or_default();
    match case.distance(&min, -1)? {
        ..=0 => Ok(()),
        lack => Err(Trouble::Broken(FrameProblem::TooShort { min: min.into_owned() }, lack)),
    }
}

fn at_same_time(case: &mut Case<'_>) -> Found {
    let (Some(start), Some(end)) = (case.start, case.end) else { return Ok(()) };
    if !case.has("matching_start_end_time") {
        return Ok(());
    }
    let day = SECONDS_PER_DAY * MICROS_PER_SECOND;
    let (differ, unsure) = match (case.local(None, start), case.local(None, end)) {
        (Ok(start), Ok(end)) => (start.second_of_day() != end.second_of_day(), None),
        (Err(unsure), _) | (_, Err(unsure)) => {
            let rest = (end.seconds() - start.seconds()).rem_euclid(SECONDS_PER_DAY) * MICROS_PER_SECOND;
            (rest != 0, (rest.min(day - rest) <= MOST_CHANGE).then_some(unsure))
        }
    };
    match (differ, unsure) {
        (false, _) => Ok(()),
        (true, Some(unsure)) => Err(unsure),
        (true, None) => {
            let time_zone = case.zone.as_deref().map(str::to_owned);
            Err(Trouble::Broken(FrameProblem::TimesDiffer { time_zone }, 0))
        }
    }
}

fn in_pairs(case: &mut Case<'_>) -> Found {
    let pairs = case.list("time_pairs");
    if pairs.is_empty() {
        return Ok(());
    }
    case.find_times(&pairs, ["start_time", "end_time"]).map(|_| ())
}

fn starts_on_rule(case: &mut Case<'_>) -> Found {
    case.on_rule("start_date_recurrence_rule", "starts_at", case.start)
}

fn ends_on_rule(case: &mut Case<'_>) -> Found {
    case.on_rule("end_date_recurrence_rule", "ends_at", case.end)
}
