//! The rules of one option, each as a function.

use super::{FrameProblem, UndecidedReason, Window};
use crate::prelude::*;
use crate::{
    json::{Items, Kind, Value},
    time::{
        Instant, LocalTime, MICROS_PER_SECOND, SECONDS_PER_DAY,
        duration::{Duration, InZone},
        recurrence::{self, Falls},
        time_of_day,
        zone::{self, Zones},
    },
};

/// Why a rule is not satisfied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// It is broken; the case has the [problem](Case::problem).
    Broken,
    /// It cannot be said.
    Unsure(UndecidedReason),
}

pub(super) type Found = Result<(), Stop>;

pub(super) type Rule = fn(&mut Case<'_>) -> Found;

/// In the order of [`FrameProblem::order`].
pub(super) const RULES: [Rule; 7] =
    [has_end, not_too_long, not_too_short, at_same_time, in_pairs, starts_on_rule, ends_on_rule];

/// By how much the clocks of a zone move in the night of a change, at most: Antarctica/Troll.
const MAX_CHANGE: i64 = 2 * 3600 * MICROS_PER_SECOND;

const DAY: i64 = SECONDS_PER_DAY * MICROS_PER_SECOND;

/// One option and the window.
pub(super) struct Case<'a> {
    pub(super) option: Value<'a>,
    pub(super) start: Option<Instant>,
    pub(super) end: Option<Instant>,
    zones: &'a dyn Zones,
    zone: Option<Cow<'a, str>>,
    /// What a rule found broken.
    pub(super) problem: FrameProblem,
    /// How much there is to change; of two options that break the same rule, the one with less is closer.
    pub(super) lack: i64,
    /// What the option is called.
    pub(super) name: Cow<'a, str>,
}

impl<'a> Case<'a> {
    pub(super) fn new(option: Value<'a>, zone: &str, window: Window, zones: &'a dyn Zones) -> Self {
        Self {
            option,
            start: window.starts_at.or(window.now),
            end: window.ends_at,
            zones,
            zone: text(option, zone),
            problem: FrameProblem::OngoingNotSupported,
            lack: 0,
            name: text(option, "display_name").unwrap_or_default(),
        }
    }

    fn break_rule(&mut self, problem: FrameProblem) -> Found {
        self.problem = problem;
        Err(Stop::Broken)
    }

    /// What clocks show at an instant, in the named zone or else the option's.
    fn local(&self, zone: Option<&str>, at: Instant) -> Result<LocalTime, Stop> {
        let zone = zone.or(self.zone.as_deref()).ok_or(Stop::Unsure(UndecidedReason::NoTimeZone))?;
        zone::local(self.zones, zone, at).ok_or(Stop::Unsure(UndecidedReason::UnknownTimeZone))
    }

    /// The end is not after the start and this duration, or, for the `shortest`, not before. What is on the wrong side,
    /// and would not be had the clocks been changed in between, is unsure without a zone.
    pub(super) fn keeps(&mut self, text: &str, shortest: bool) -> Found {
        let (Some(start), Some(end)) = (self.start, self.end) else { return Ok(()) };
        let duration = Duration::parse(text).ok_or(Stop::Unsure(UndecidedReason::UnknownRule))?;
        let in_zone = self.zone.as_deref().map(|name| InZone { zones: self.zones, name });
        let in_zone = in_zone.filter(|_| self.local(None, start).is_ok());
        // A platform may know a zone and no date as far as a duration goes.
        let bound = duration.after(start, in_zone).or_else(|| duration.after(start, None)).unwrap_or(end);
        let (from, to) = if shortest { (end, bound) } else { (bound, end) };
        let lack = to.micros().saturating_sub(from.micros());
        if lack <= 0 {
            return Ok(());
        }
        if lack <= MAX_CHANGE && in_zone.is_none() && duration.has_dates() {
            self.local(None, start)?;
        }
        self.lack = lack;
        let text = text.to_owned();
        self.break_rule(if shortest {
            FrameProblem::TooShort { min: text }
        } else {
            FrameProblem::TooLong { max: text }
        })
    }

    /// Finds the item of a list whose two times, under these keys, are those of the window; nothing without a list.
    pub(super) fn find_times(
        &mut self,
        list: &str,
        keys: [&str; 2],
        is_usable: fn(Value<'_>) -> bool,
    ) -> Result<Option<Value<'a>>, Stop> {
        let Some(list) = items(self.option, list) else { return Ok(None) };
        let mut found = Err(Stop::Broken);
        let mut field = if self.start.is_none() { "ends_at" } else { "starts_at" };
        let (mut pairs, mut time_zone) = (Vec::new(), String::new());
        for item in list {
            if !is_usable(item) {
                continue;
            }
            let mut pair = String::new();
            let mut right = true;
            for (key, at) in keys.into_iter().zip([self.start, self.end]) {
                let text = text(item, key).unwrap_or_default();
                let (time, zone) = split_zone(&text);
                let Some(second_of_day) = time_of_day(time) else {
                    found = Err(Stop::Unsure(UndecidedReason::UnknownRule));
                    right = false;
                    break;
                };
                if !pair.is_empty() {
                    if right {
                        field = "ends_at";
                    }
                    pair.push_str(" to ");
                }
                if let Some(at) = at {
                    right &= self.local(zone, at)?.second_of_day() == second_of_day;
                }
                // The seconds are told only where they are not 0.
                pair.push_str(time.get(..5).filter(|_| second_of_day % 60 == 0).unwrap_or(time));
                if let Some(zone) = zone.or(self.zone.as_deref()) {
                    zone.clone_into(&mut time_zone);
                }
            }
            if right {
                return Ok(Some(item));
            }
            pairs.push(pair);
        }
        if pairs.is_empty() {
            found = Err(Stop::Unsure(UndecidedReason::UnknownSlot));
        }
        self.problem = FrameProblem::NotInPairs { field, pairs, time_zone };
        found
    }

    fn on_rule(&mut self, key: &str, field: &'static str, at: Option<Instant>) -> Found {
        let (true, Some(at)) = (is_given(self.option, key), at) else { return Ok(()) };
        let date = self.local(None, at)?.date();
        let rule = text(self.option, key).unwrap_or_default();
        let rule =
            recurrence::Rule::parse(&rule, self.zone.as_deref()).ok_or(Stop::Unsure(UndecidedReason::UnknownRule))?;
        match rule.falls(date) {
            Falls::Yes => Ok(()),
            Falls::Undecided => Err(Stop::Unsure(UndecidedReason::UnknownRule)),
            Falls::No => {
                let next = rule.next(date).map(|date| {
                    let mut text = String::new();
                    date.push(&mut text);
                    text
                });
                self.break_rule(FrameProblem::DateNotOnRule { field, next })
            }
        }
    }
}

/// The text of a member.
pub(super) fn text<'a>(option: Value<'a>, key: &str) -> Option<Cow<'a, str>> {
    option.get(key)?.text()
}

/// Whether a member is `true`.
pub(super) fn is_true(option: Value<'_>, key: &str) -> bool {
    option.get(key).and_then(|value| value.boolean()) == Some(true)
}

/// Whether a member is there and is not null.
fn is_given(option: Value<'_>, key: &str) -> bool {
    option.get(key).is_some_and(|value| value.kind() != Kind::Null)
}

/// The items of a list that has any.
pub(super) fn items<'a>(option: Value<'a>, key: &str) -> Option<Items<'a>> {
    let items = option.get(key)?.items();
    items.clone().next().and(Some(items))
}

/// `07:00:00[America/Los_Angeles]` as the time and the zone.
fn split_zone(text: &str) -> (&str, Option<&str>) {
    let Some(head) = text.strip_suffix(']') else { return (text, None) };
    let at = head.bytes().position(|byte| byte == b'[').unwrap_or(head.len());
    (head.get(..at).unwrap_or_default(), head.get(at + 1..))
}

/// A window without an end breaks whatever rule needs one.
fn has_end(case: &mut Case<'_>) -> Found {
    let option = case.option;
    let needs_end = is_given(option, "max_duration")
        || is_given(option, "end_date_recurrence_rule")
        || is_true(option, "matching_start_end_time")
        || items(option, "time_pairs").is_some();
    if needs_end { must_end(case) } else { Ok(()) }
}

pub(super) fn must_end(case: &mut Case<'_>) -> Found {
    if case.end.is_some() { Ok(()) } else { case.break_rule(FrameProblem::OngoingNotSupported) }
}

fn not_too_long(case: &mut Case<'_>) -> Found {
    keeps_given(case, "max_duration")
}

fn not_too_short(case: &mut Case<'_>) -> Found {
    keeps_given(case, MIN)
}

const MIN: &str = "min_duration";

fn keeps_given(case: &mut Case<'_>, key: &str) -> Found {
    if !is_given(case.option, key) {
        return Ok(());
    }
    case.keeps(&text(case.option, key).unwrap_or_default(), key == MIN)
}

fn at_same_time(case: &mut Case<'_>) -> Found {
    let (Some(start), Some(end)) = (case.start, case.end) else { return Ok(()) };
    if !is_true(case.option, "matching_start_end_time") {
        return Ok(());
    }
    let known = case.local(None, start).and_then(|start| Ok((start, case.local(None, end)?)));
    let lack = match known {
        Ok((start, end)) => end.second_of_day() - start.second_of_day(),
        Err(_) => (end.seconds() - start.seconds()) % SECONDS_PER_DAY,
    };
    if lack == 0 {
        return Ok(());
    }
    let off = (lack * MICROS_PER_SECOND).rem_euclid(DAY);
    if off.min(DAY - off) <= MAX_CHANGE {
        known?;
    }
    let time_zone = case.zone.as_deref().map(ToOwned::to_owned);
    case.break_rule(FrameProblem::TimesDiffer { time_zone })
}

fn in_pairs(case: &mut Case<'_>) -> Found {
    case.find_times("time_pairs", ["start_time", "end_time"], |_| true).map(|_| ())
}

fn starts_on_rule(case: &mut Case<'_>) -> Found {
    case.on_rule("start_date_recurrence_rule", "starts_at", case.start)
}

fn ends_on_rule(case: &mut Case<'_>) -> Found {
    case.on_rule("end_date_recurrence_rule", "ends_at", case.end)
}
