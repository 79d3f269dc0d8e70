//! The rules of one option, each as a function.

use super::{FrameProblem, FrameRule, UndecidedReason, Window};
use crate::prelude::*;
use crate::{
    issue::fill,
    json::{Items, Kind, Value},
    time::{
        Instant, LocalTime, MICROS_PER_SECOND, SECONDS_PER_DAY,
        duration::{Duration, InZone},
        recurrence::{self, Occurrence},
        time_of_day,
        zone::{self, Zones},
    },
};

/// Why a rule is not satisfied.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleError {
    /// It is broken; the check has the [problem](OptionCheck::problem).
    Broken,
    /// It cannot be decided.
    Undecided(UndecidedReason),
}

pub(super) type RuleResult = Result<(), RuleError>;

pub(super) type Rule = fn(&mut OptionCheck<'_>) -> RuleResult;

/// In the order of [`FrameRule`].
pub(super) const RULES: [Rule; 7] =
    [has_end, not_too_long, not_too_short, at_same_time, in_pairs, starts_on_rule, ends_on_rule];

/// By how much the clocks of a zone move in the night of a change, at most: Antarctica/Troll.
const MAX_CHANGE: i64 = 2 * 3600 * MICROS_PER_SECOND;

const DAY: i64 = SECONDS_PER_DAY * MICROS_PER_SECOND;

/// One option and the window.
pub(super) struct OptionCheck<'a> {
    pub(super) option: Value<'a>,
    pub(super) start: Option<Instant>,
    pub(super) end: Option<Instant>,
    zones: &'a dyn Zones,
    zone: Option<&'a str>,
    /// What a rule found broken.
    pub(super) problem: FrameProblem,
    /// How much there is to change; of two options that break the same rule, the one with less is closer.
    pub(super) excess: i64,
    /// What the option is called.
    pub(super) name: &'a str,
}

impl<'a> OptionCheck<'a> {
    pub(super) fn new(option: Value<'a>, zone: &str, window: Window, zones: &'a dyn Zones) -> Self {
        Self {
            option,
            start: window.starts_at.or(window.now),
            end: window.ends_at,
            zones,
            zone: text(option, zone),
            problem: FrameProblem { rule: FrameRule::End, field: "ends_at", sentence: String::new() },
            excess: 0,
            name: text(option, "display_name").unwrap_or_default(),
        }
    }

    fn break_rule(&mut self, rule: FrameRule, field: &'static str, sentence: String) -> RuleResult {
        self.problem = FrameProblem { rule, field, sentence };
        Err(RuleError::Broken)
    }

    /// What clocks show at an instant, in the named zone or else the option's.
    fn local(&self, zone: Option<&str>, at: Instant) -> Result<LocalTime, RuleError> {
        let zone = zone.or(self.zone).ok_or(RuleError::Undecided(UndecidedReason::NoTimeZone))?;
        zone::local(self.zones, zone, at).ok_or(RuleError::Undecided(UndecidedReason::UnknownTimeZone))
    }

    /// The end is not after the start and this duration, or, for the `shortest`, not before. What is on the wrong side,
    /// and would not be had the clocks been changed in between, is unsure without a zone.
    pub(super) fn check_duration(&mut self, text: &str, shortest: bool) -> RuleResult {
        let (Some(start), Some(end)) = (self.start, self.end) else { return Ok(()) };
        let duration = Duration::parse(text).ok_or(RuleError::Undecided(UndecidedReason::UnknownRule))?;
        let in_zone = self.zone.map(|name| InZone { zones: self.zones, name });
        let in_zone = in_zone.filter(|_| self.local(None, start).is_ok());
        // A platform may know a zone and no date as far as a duration goes.
        let bound = duration.after(start, in_zone).or_else(|| duration.after(start, None)).unwrap_or(end);
        let (from, to) = if shortest { (end, bound) } else { (bound, end) };
        let excess = to.micros().saturating_sub(from.micros());
        if excess <= 0 {
            return Ok(());
        }
        if excess <= MAX_CHANGE && in_zone.is_none() && duration.has_dates() {
            self.local(None, start)?;
        }
        self.excess = excess;
        let (rule, template) = if shortest {
            (FrameRule::MinDuration, " takes at least {}: choose a later end.")
        } else {
            (FrameRule::MaxDuration, " takes at most {}: choose an earlier end.")
        };
        self.break_rule(rule, "ends_at", fill(template, &[&duration.words()]))
    }

    /// Finds the item of a list whose two times, under these keys, are those of the window; nothing without a list.
    pub(super) fn find_times(
        &mut self,
        list: &str,
        keys: [&str; 2],
        is_usable: fn(Value<'_>) -> bool,
    ) -> Result<Option<Value<'a>>, RuleError> {
        let Some(list) = items(self.option, list) else { return Ok(None) };
        let mut found = Err(RuleError::Broken);
        let mut field = if self.start.is_none() { "ends_at" } else { "starts_at" };
        let (mut pairs, mut time_zone) = (String::new(), None);
        for item in list {
            if !is_usable(item) {
                continue;
            }
            let mut pair = String::new();
            let mut right = true;
            for (key, at) in keys.into_iter().zip([self.start, self.end]) {
                let text = text(item, key).unwrap_or_default();
                let (time, zone) = split_zone(text);
                let Some(second_of_day) = time_of_day(time) else {
                    found = Err(RuleError::Undecided(UndecidedReason::UnknownRule));
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
                // The seconds are written only where they are not 0.
                pair.push_str(time.get(..5).filter(|_| second_of_day % 60 == 0).unwrap_or(time));
                time_zone = zone.or(self.zone);
            }
            if right {
                return Ok(Some(item));
            }
            pairs.push_str(if pairs.is_empty() { "" } else { " or " });
            pairs.push_str(&pair);
        }
        if pairs.is_empty() {
            found = Err(RuleError::Undecided(UndecidedReason::UnknownSlot));
        }
        let sentence = fill(": use {}{}.", &[&pairs, &in_brackets(time_zone)]);
        self.problem = FrameProblem { rule: FrameRule::TimePairs, field, sentence };
        found
    }

    fn on_rule(&mut self, rule: FrameRule, key: &str, field: &'static str, at: Option<Instant>) -> RuleResult {
        let (true, Some(at)) = (is_given(self.option, key), at) else { return Ok(()) };
        let date = self.local(None, at)?.date();
        let text = text(self.option, key).unwrap_or_default();
        let recurrence =
            recurrence::Rule::parse(text, self.zone).ok_or(RuleError::Undecided(UndecidedReason::UnknownRule))?;
        match recurrence.falls(date) {
            Occurrence::Yes => Ok(()),
            Occurrence::Undecided => Err(RuleError::Undecided(UndecidedReason::UnknownRule)),
            Occurrence::No => {
                let mut next = String::new();
                if let Some(date) = recurrence.next(date) {
                    date.push(&mut next);
                    next.push_str(" or ");
                }
                let verb = if rule == FrameRule::EndDate { "end" } else { "start" };
                let sentence = fill(": {} on {}another date that it allows.", &[verb, &next]);
                self.break_rule(rule, field, sentence)
            }
        }
    }
}

fn in_brackets(time_zone: Option<&str>) -> String {
    time_zone.map(|time_zone| fill(" ({})", &[time_zone])).unwrap_or_default()
}

/// The text of a member.
pub(super) fn text<'a>(option: Value<'a>, key: &str) -> Option<&'a str> {
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
fn has_end(check: &mut OptionCheck<'_>) -> RuleResult {
    let option = check.option;
    let needs_end = is_given(option, "max_duration")
        || is_given(option, "end_date_recurrence_rule")
        || is_true(option, "matching_start_end_time")
        || items(option, "time_pairs").is_some();
    if needs_end { must_end(check) } else { Ok(()) }
}

pub(super) fn must_end(check: &mut OptionCheck<'_>) -> RuleResult {
    if check.end.is_some() {
        return Ok(());
    }
    check.break_rule(FrameRule::End, "ends_at", " takes no access without an end: choose an end.".to_owned())
}

fn not_too_long(check: &mut OptionCheck<'_>) -> RuleResult {
    check_given_duration(check, "max_duration")
}

fn not_too_short(check: &mut OptionCheck<'_>) -> RuleResult {
    check_given_duration(check, MIN)
}

const MIN: &str = "min_duration";

fn check_given_duration(check: &mut OptionCheck<'_>, key: &str) -> RuleResult {
    if !is_given(check.option, key) {
        return Ok(());
    }
    check.check_duration(text(check.option, key).unwrap_or_default(), key == MIN)
}

fn at_same_time(check: &mut OptionCheck<'_>) -> RuleResult {
    let (Some(start), Some(end)) = (check.start, check.end) else { return Ok(()) };
    if !is_true(check.option, "matching_start_end_time") {
        return Ok(());
    }
    let known = check.local(None, start).and_then(|start| Ok((start, check.local(None, end)?)));
    let excess = match known {
        Ok((start, end)) => end.second_of_day() - start.second_of_day(),
        Err(_) => (end.seconds() - start.seconds()) % SECONDS_PER_DAY,
    };
    if excess == 0 {
        return Ok(());
    }
    let off = (excess * MICROS_PER_SECOND).rem_euclid(DAY);
    if off.min(DAY - off) <= MAX_CHANGE {
        known?;
    }
    let zone = in_brackets(check.zone);
    let sentence = fill(": start and end at the same time of day{}.", &[&zone]);
    check.break_rule(FrameRule::MatchingTimes, "ends_at", sentence)
}

fn in_pairs(check: &mut OptionCheck<'_>) -> RuleResult {
    check.find_times("time_pairs", ["start_time", "end_time"], |_| true).map(|_| ())
}

fn starts_on_rule(check: &mut OptionCheck<'_>) -> RuleResult {
    check.on_rule(FrameRule::StartDate, "start_date_recurrence_rule", "starts_at", check.start)
}

fn ends_on_rule(check: &mut OptionCheck<'_>) -> RuleResult {
    check.on_rule(FrameRule::EndDate, "end_date_recurrence_rule", "ends_at", check.end)
}
