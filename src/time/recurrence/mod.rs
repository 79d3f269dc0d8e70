//! Recurrence rules of iCalendar (RFC 5545, section 3.3.10), for one question: does a date fall on the rule?
//!
//! The subset is what dates need: `FREQ` from `YEARLY` to `DAILY`, `INTERVAL`, `BYMONTH`, `BYMONTHDAY`, `BYDAY`,
//! `BYSETPOS`, `WKST`, `UNTIL` and `COUNT`, in capitals, with or without the name `RRULE:` and a line of `DTSTART`.
//! A list has at most 32 items. Whatever is outside, or not allowed by the RFC, or read differently by different
//! calendars, is [undecided](Falls::Undecided): an answer is never wrong, it may be missing. So are rules that count
//! from a start (`INTERVAL` above 1, `COUNT`, `FREQ=WEEKLY` without a day of the week) and have none.

use super::{
    Date,
    civil::{SECONDS_PER_DAY, days_in_month},
};

mod parse;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Falls {
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
/// Days are counted since 1970-01-01. An empty list lets everything through.
#[derive(Clone, Debug)]
pub struct Rule {
    frequency: Frequency,
    interval: i64,
    start: Option<Date>,
    months: List,
    month_days: List,
    /// A weekday, plus 7 times which one of them it is, 0 for all.
    weekdays: List,
    positions: List,
    week_start: i64,
    /// The last day that can be on the rule.
    until: i64,
    /// From here to `until`, whether a day is on the rule depends on its time of day.
    unsure_from: i64,
}

/// A few numbers. Vectors, four of them to drop at every way out, are 1 kB more wasm.
#[derive(Clone, Copy, Debug)]
struct List {
    length: usize,
    items: [i64; MAX_ITEMS],
}

/// As many numbers as a list may have: all days of a month, and one more.
const MAX_ITEMS: usize = 32;

impl List {
    const EMPTY: Self = Self { length: 0, items: [0; MAX_ITEMS] };

    fn push(&mut self, number: i64) -> Option<()> {
        *self.items.get_mut(self.length)? = number;
        self.length += 1;
        Some(())
    }

    fn as_slice(&self) -> &[i64] {
        self.items.get(..self.length).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether it is empty or has the number, counted from the front or, if negative, from the end.
    fn has(&self, number: i64, total: i64) -> bool {
        let backwards = number - total - 1;
        self.is_empty() || self.as_slice().iter().any(|item| *item == number || *item == backwards)
    }
}

/// As far as the dates of a rule with `COUNT` are counted, in days: 40 years.
const MAX_COUNTED: i64 = 14_610;
/// As far as the next date of a rule is looked for, in days.
const MAX_AHEAD: i64 = 400;

/// Whether `date` in `zone` falls on the rule in `text`.
///
/// ```
/// use seam_access_grants::time::{Date, recurrence::{Falls, falls}};
///
/// let first_and_third_monday = "FREQ=MONTHLY;BYDAY=1MO,3MO";
/// let date = |day| Date { year: 2030, month: 4, day };
/// assert_eq!(falls(first_and_third_monday, date(1), None), Falls::Yes);
/// assert_eq!(falls(first_and_third_monday, date(8), None), Falls::No);
/// assert_eq!(falls("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(1), None), Falls::Undecided);
/// ```
pub fn falls(text: &str, date: Date, zone: Option<&str>) -> Falls {
    Rule::parse(text, zone).map_or(Falls::Undecided, |rule| rule.falls(date))
}

impl Rule {
    /// Whether this date is on the rule.
    pub fn falls(&self, date: Date) -> Falls {
        let days = date.days();
        if self.start.is_some_and(|start| date < start) || days > self.until {
            return Falls::No;
        }
        match self.occurs(date) {
            true if days >= self.unsure_from => Falls::Undecided,
            true => Falls::Yes,
            // "The recurrence set generated with a DTSTART property value not synchronized with the recurrence rule is
            // undefined."
            false if self.start == Some(date) => Falls::Undecided,
            false => Falls::No,
        }
    }

    /// The first date on the rule that is not before `from`, looked for as far as a year ahead.
    pub fn next(&self, from: Date) -> Option<Date> {
        let from = from.days();
        let is_on_rule = &mut |day| self.falls(Date::from_days(day)) == Falls::Yes;
        self.first_day(from, from + MAX_AHEAD, is_on_rule).map(Date::from_days)
    }

    /// Whether the pattern has this date, whenever it starts and ends.
    fn occurs(&self, date: Date) -> bool {
        let day = date.days();
        self.matches(date) && self.first_day(day, day + 1, &mut |_| true).is_some()
    }

    /// The first day from `from` to before `to` that the pattern has and that passes `test`. Each period is looked through
    /// once, however many of its days are asked for.
    fn first_day(&self, from: i64, to: i64, test: &mut dyn FnMut(i64) -> bool) -> Option<i64> {
        let matches = |day: &i64| self.matches(Date::from_days(*day));
        let mut next = from;
        while next < to {
            let date = Date::from_days(next);
            let (first, last) = self.span(self.frequency, date);
            next = last + 1;
            if !self.start.is_none_or(|start| self.is_in_step(start, date)) {
                continue;
            }
            // A position is counted from the first day of its period, whichever day is asked for.
            let has_positions = !self.positions.is_empty();
            let total = if has_positions { (first..=last).filter(matches).count().try_into().unwrap_or(0) } else { 0 };
            let days = if has_positions { first } else { first.max(from) }..next.min(to);
            let mut places = (1..).zip(days.filter(matches));
            let found = places.find(|(place, day)| *day >= from && self.positions.has(*place, total) && test(*day));
            if let Some((_, day)) = found {
                return Some(day);
            }
        }
        None
    }

    /// Whether the date is in a period that the interval does not leave out.
    fn is_in_step(&self, start: Date, date: Date) -> bool {
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
        self.months.has(date.month, 12)
            && self.month_days.has(date.day, days_in_month(date.year, date.month))
            && (self.weekdays.is_empty() || self.weekdays.as_slice().iter().any(|weekday| self.is_nth(date, *weekday)))
    }

    /// Whether the date is that weekday, counted in the month, or in the year if the rule has no months.
    fn is_nth(&self, date: Date, weekday: i64) -> bool {
        let (nth, weekday) = (weekday.div_euclid(7), weekday.rem_euclid(7));
        if nth == 0 || date.weekday() != weekday {
            return date.weekday() == weekday;
        }
        let in_year = self.frequency == Frequency::Yearly && self.months.is_empty();
        let (first, last) = self.span(if in_year { Frequency::Yearly } else { Frequency::Monthly }, date);
        let days = date.days();
        nth == (days - first) / 7 + 1 || nth == -((last - days) / 7 + 1)
    }

    /// The day of the last of so many dates, or the day as far as which they were counted.
    fn last_of(&self, start: Date, count: i64) -> (i64, bool) {
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
