//! Recurrence rules of iCalendar (RFC 5545, section 3.3.10), for one question: does a date fall on the rule?
//!
//! The subset is what dates need: `FREQ` from `YEARLY` to `DAILY`, `INTERVAL`, `BYMONTH`, `BYMONTHDAY`, `BYDAY`,
//! `BYSETPOS`, `WKST`, `UNTIL` and `COUNT`, in capitals, with or without the name `RRULE:` and a line of `DTSTART`.
//! A list has at most 32 items. Whatever is outside, or not allowed by the RFC, or read differently by different
//! calendars, is [undecided](Occurrence::Undecided): an answer is never wrong, it may be missing. So are rules that count
//! from a start (`INTERVAL` above 1, `COUNT`, `FREQ=WEEKLY` without a day of the week) and have none.

use super::{
    Date,
    civil::{SECONDS_PER_DAY, days_in_month},
};
use crate::prelude::*;

mod parse;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// The rule has this date.
    Yes,
    /// The rule does not have this date.
    No,
    /// This rule is not one that can be decided here.
    Undecided,
}

/// How long one period of the rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Yearly,
    Monthly,
    Weekly,
    Daily,
}

/// A rule of the subset. Its dates are those of the zone it was [read](Rule::parse) for.
///
/// Days are counted since 1970-01-01. A part without limits lets everything through.
#[derive(Clone, Debug)]
pub struct Rule {
    frequency: Frequency,
    interval: i64,
    start: Option<Date>,
    /// The numbers of each [`Part`], in its order.
    limits: [Vec<i64>; 4],
    week_start: i64,
    /// The last day that can be on the rule.
    until: i64,
    /// From here to `until`, whether a day is on the rule depends on its time of day.
    undecided_from: i64,
}

/// The parts that limit the dates of a rule to some numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Months,
    MonthDays,
    /// A weekday, plus 7 times which one of them it is, 0 for all.
    Weekdays,
    Positions,
}

/// As many numbers as a part may have: all days of a month, and one more.
const MAX_NUMBERS: usize = 32;

/// As far as the dates of a rule with `COUNT` are counted, in days: 40 years.
const MAX_COUNTED: i64 = 14_610;
/// As far as the next date of a rule is looked for, in days.
const MAX_AHEAD: i64 = 400;

/// Whether `date` in `zone` falls on the rule in `text`.
///
/// ```
/// use seam_access_grants::time::{Date, recurrence::{Occurrence, falls}};
///
/// let first_and_third_monday = "FREQ=MONTHLY;BYDAY=1MO,3MO";
/// let date = |day| Date { year: 2030, month: 4, day };
/// assert_eq!(falls(first_and_third_monday, date(1), None), Occurrence::Yes);
/// assert_eq!(falls(first_and_third_monday, date(8), None), Occurrence::No);
/// assert_eq!(falls("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(1), None), Occurrence::Undecided);
/// ```
pub fn falls(text: &str, date: Date, zone: Option<&str>) -> Occurrence {
    Rule::parse(text, zone).map_or(Occurrence::Undecided, |rule| rule.falls(date))
}

impl Rule {
    /// The numbers of a part.
    fn numbers(&self, part: Part) -> &[i64] {
        self.limits.get(part as usize).map_or(&[], Vec::as_slice)
    }

    fn has(&self, part: Part) -> bool {
        !self.numbers(part).is_empty()
    }

    /// Whether a part has no numbers, or has this one, counted from the front or, if negative, from the end of `total`.
    fn allows(&self, part: Part, number: i64, total: i64) -> bool {
        let from_end = number - total - 1;
        !self.has(part) || self.numbers(part).iter().any(|limit| *limit == number || *limit == from_end)
    }

    /// Whether this date is on the rule.
    pub fn falls(&self, date: Date) -> Occurrence {
        let days = date.days();
        if self.start.is_some_and(|start| date < start) || days > self.until {
            return Occurrence::No;
        }
        match self.matches_pattern(date) {
            true if days >= self.undecided_from => Occurrence::Undecided,
            true => Occurrence::Yes,
            // "The recurrence set generated with a DTSTART property value not synchronized with the recurrence rule is
            // undefined."
            false if self.start == Some(date) => Occurrence::Undecided,
            false => Occurrence::No,
        }
    }

    /// The first date on the rule that is not before `from`, looked for as far as a year ahead.
    pub fn next(&self, from: Date) -> Option<Date> {
        let from = from.days();
        let is_on_rule = &mut |day| self.falls(Date::from_days(day)) == Occurrence::Yes;
        self.first_day(from, from + MAX_AHEAD, is_on_rule).map(Date::from_days)
    }

    /// Whether the pattern has this date, whenever it starts and ends.
    fn matches_pattern(&self, date: Date) -> bool {
        let day = date.days();
        self.matches(date) && self.first_day(day, day + 1, &mut |_| true).is_some()
    }

    /// The first day from `from` to before `to` that the pattern has and that passes `test`. Each period is looked through
    /// once, however many of its days are tested.
    fn first_day(&self, from: i64, to: i64, test: &mut dyn FnMut(i64) -> bool) -> Option<i64> {
        let matches = |day: &i64| self.matches(Date::from_days(*day));
        let mut next = from;
        while next < to {
            let date = Date::from_days(next);
            let (first, last) = self.span(self.frequency, date);
            next = last + 1;
            if !self.start.is_none_or(|start| self.is_in_interval(start, date)) {
                continue;
            }
            // A position is counted from the first day of its period, whichever day is tested.
            let has_positions = self.has(Part::Positions);
            let total = if has_positions { (first..=last).filter(matches).count().try_into().unwrap_or(0) } else { 0 };
            let days = if has_positions { first } else { first.max(from) }..next.min(to);
            let mut candidates = (1..).zip(days.filter(matches));
            let found = candidates
                .find(|(position, day)| *day >= from && self.allows(Part::Positions, *position, total) && test(*day));
            if let Some((_, day)) = found {
                return Some(day);
            }
        }
        None
    }

    /// Whether the date is in a period that the interval does not leave out.
    fn is_in_interval(&self, start: Date, date: Date) -> bool {
        (self.period(date) - self.period(start)).checked_rem(self.interval) == Some(0)
    }

    /// The number of the period that the date is in.
    fn period(&self, date: Date) -> i64 {
        match self.frequency {
            Frequency::Yearly => date.year,
            Frequency::Monthly => date.year * 12 + date.month,
            Frequency::Weekly => (date.days() + 3 - self.week_start).div_euclid(7),
            Frequency::Daily => date.days(),
        }
    }

    /// The first and the last day of the period of this length that the date is in.
    fn span(&self, frequency: Frequency, date: Date) -> (i64, i64) {
        let days = date.days();
        let (first, length) = match frequency {
            Frequency::Yearly => {
                let start = |year| Date { year, month: 1, day: 1 }.days();
                (start(date.year), start(date.year + 1) - start(date.year))
            }
            Frequency::Monthly => (days - date.day + 1, days_in_month(date.year, date.month)),
            Frequency::Weekly => (days - (date.weekday() - self.week_start).rem_euclid(7), 7),
            Frequency::Daily => (days, 1),
        };
        (first, first + length - 1)
    }

    /// Whether the date passes every list but that of positions.
    fn matches(&self, date: Date) -> bool {
        self.allows(Part::Months, date.month, 12)
            && self.allows(Part::MonthDays, date.day, days_in_month(date.year, date.month))
            && (!self.has(Part::Weekdays)
                || self.numbers(Part::Weekdays).iter().any(|weekday| self.is_nth(date, *weekday)))
    }

    /// Whether the date is that weekday, counted in the month, or in the year if the rule has no months.
    fn is_nth(&self, date: Date, weekday: i64) -> bool {
        let (nth, weekday) = (weekday.div_euclid(7), weekday.rem_euclid(7));
        if nth == 0 || date.weekday() != weekday {
            return date.weekday() == weekday;
        }
        let in_year = self.frequency == Frequency::Yearly && !self.has(Part::Months);
        let (first, last) = self.span(if in_year { Frequency::Yearly } else { Frequency::Monthly }, date);
        let days = date.days();
        nth == (days - first) / 7 + 1 || nth == -((last - days) / 7 + 1)
    }

    /// The day of the last of so many dates, or the day as far as which they were counted.
    fn last_occurrence(&self, start: Date, count: i64) -> (i64, bool) {
        let start = start.days();
        let end = start + MAX_COUNTED;
        let mut left = count;
        let is_last = &mut |_| {
            left -= 1;
            left == 0
        };
        self.first_day(start, end, is_last).map_or((end, false), |day| (day, true))
    }
}

#[cfg(test)]
mod tests;
