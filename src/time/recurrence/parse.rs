//! From the text of a rule to a [`Rule`], or nothing for a rule that cannot be decided.

use super::{Date, Frequency, Rule, SECONDS_PER_DAY};
use crate::{
    prelude::*,
    time::civil::{expect, number, whole_number},
};

const WEEKDAYS: [&[u8]; 7] = [b"MO", b"TU", b"WE", b"TH", b"FR", b"SA", b"SU"];

/// A day, with a time of day and `Z` or not.
struct Stamp {
    date: Date,
    second_of_day: Option<i64>,
    is_utc: bool,
}

/// When a rule ends, as it is written.
#[derive(Default)]
struct End {
    until: Option<Stamp>,
    count: Option<i64>,
}

impl Rule {
    /// Reads a rule for dates in `zone`. `None` for a rule that cannot be decided, which includes one with a start in
    /// another zone, or in UTC.
    pub fn parse(text: &str, zone: Option<&str>) -> Option<Self> {
        let (mut start, mut parts) = (None, None);
        for line in text.split('\n').map(str::trim_ascii).filter(|line| !line.is_empty()) {
            let before = match line.strip_prefix("DTSTART") {
                Some(line) => start.replace(read_start(line, zone)?).is_some(),
                None => parts.replace(line.strip_prefix("RRULE:").unwrap_or(line)).is_some(),
            };
            if before {
                return None;
            }
        }
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            start: start.as_ref().map(|start| start.date),
            months: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            week_start: 0,
            until: i64::MAX,
            unsure_from: i64::MAX,
        };
        let mut end = End::default();
        rule.read_parts(parts?, &mut end)?;
        rule.complete()?;
        rule.close(&end, start)?;
        Some(rule)
    }

    fn read_parts(&mut self, parts: &str, end: &mut End) -> Option<()> {
        const NAMES: [&str; 9] =
            ["FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST", "UNTIL", "COUNT"];
        let mut seen = 0_u32;
        for part in parts.split(';') {
            let (name, value) = part.split_once('=')?;
            let place = NAMES.iter().position(|known| *known == name)?;
            if seen & 1 << place != 0 {
                return None;
            }
            seen |= 1 << place;
            match place {
                0 => self.frequency = frequency(value)?,
                1 => self.interval = positive(value)?,
                2 => self.months = numbers(value, 1, 12)?,
                3 => self.month_days = numbers(value, -31, 31)?,
                4 => self.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
                5 => self.positions = numbers(value, -366, 366)?,
                6 => self.week_start = WEEKDAYS.iter().position(|day| *day == value.as_bytes())?.try_into().ok()?,
                7 => end.until = Some(stamp(value)?),
                8 => end.count = Some(positive(value)?),
                _ => return None,
            }
        }
        (seen & 1 != 0).then_some(())
    }

    /// Takes from the start what the rule leaves open, and refuses what the RFC does not allow.
    fn complete(&mut self) -> Option<()> {
        let is_open = self.weekdays.is_empty() && self.month_days.is_empty();
        let is_weekly = self.frequency == Frequency::Weekly;
        let nth = self.weekdays.iter().filter(|(nth, _)| *nth != 0).count();
        let nth_is_clear = nth == self.weekdays.len()
            && self.month_days.is_empty()
            && matches!(self.frequency, Frequency::Yearly | Frequency::Monthly);
        let needs_start = self.interval != 1 || is_open && self.frequency != Frequency::Daily;
        // Calendars differ on where the first week starts that positions are counted in.
        let odd_week = is_weekly && self.start.is_some_and(|start| start.weekday() != self.week_start);
        if nth > 0 && !nth_is_clear
            || is_weekly && !self.month_days.is_empty()
            || !self.positions.is_empty() && (is_open && self.months.is_empty() || odd_week)
            || needs_start && self.start.is_none()
        {
            return None;
        }
        if let Some(start) = self.start.filter(|_| is_open) {
            match self.frequency {
                Frequency::Yearly if self.months.is_empty() => {
                    self.months.push(start.month);
                    self.month_days.push(start.day);
                }
                Frequency::Yearly | Frequency::Monthly => self.month_days.push(start.day),
                Frequency::Weekly => self.weekdays.push((0, start.weekday())),
                Frequency::Daily => {}
            }
        }
        Some(())
    }

    /// Finds the last day on the rule, and the days on which it depends on the time.
    fn close(&mut self, end: &End, start: Option<Stamp>) -> Option<()> {
        let start_time = start.and_then(|start| start.second_of_day);
        match (&end.until, end.count) {
            (None, None) => {}
            (Some(_), Some(_)) => return None,
            (None, Some(count)) => {
                // A start that is not on the rule is counted by some calendars and not by others.
                let start = self.start.filter(|start| self.occurs(*start))?;
                let (last, is_last) = self.last_of(start, count);
                if is_last {
                    self.until = last;
                } else {
                    self.unsure_from = last;
                }
            }
            (Some(until), None) => {
                let day = until.date.days();
                (self.unsure_from, self.until) = match (until.second_of_day, start_time) {
                    // An instant: on a wall in some zone it is a day earlier or later.
                    _ if until.is_utc => (day - 1, day + 1),
                    (Some(last), Some(time)) => (i64::MAX, if time <= last { day } else { day - 1 }),
                    (None, None | Some(0)) => (i64::MAX, day),
                    _ => (day, day),
                };
            }
        }
        Some(())
    }
}

/// What stands after the name `DTSTART`: `:20300101T150000`, `;TZID=Europe/Paris:20300101T150000`,
/// `;VALUE=DATE:20300101`.
fn read_start(line: &str, zone: Option<&str>) -> Option<Stamp> {
    let (parameters, value) = line.split_once(':')?;
    for parameter in parameters.split(';').skip(1) {
        let (name, value) = parameter.split_once('=')?;
        let is_known = match name {
            "TZID" => zone == Some(value),
            "VALUE" => value == "DATE" || value == "DATE-TIME",
            _ => false,
        };
        if !is_known {
            return None;
        }
    }
    let stamp = stamp(value)?;
    (!stamp.is_utc && (parameters.is_empty() || parameters.starts_with(';'))).then_some(stamp)
}

/// `20300101`, `20300101T150000` or `20300101T150000Z`.
fn stamp(text: &str) -> Option<Stamp> {
    let mut rest = text.as_bytes();
    let (year, month, day) = (number(&mut rest, 4)?, number(&mut rest, 2)?, number(&mut rest, 2)?);
    let date = Date::new(year, month, day)?;
    let mut stamp = Stamp { date, second_of_day: None, is_utc: false };
    if expect(&mut rest, b'T').is_some() {
        let (hour, minute, second) = (number(&mut rest, 2)?, number(&mut rest, 2)?, number(&mut rest, 2)?);
        let second_of_day = hour * 3600 + minute * 60 + second;
        if minute > 59 || second > 59 || second_of_day >= SECONDS_PER_DAY {
            return None;
        }
        stamp.second_of_day = Some(second_of_day);
        stamp.is_utc = expect(&mut rest, b'Z').is_some();
    }
    rest.is_empty().then_some(stamp)
}

fn frequency(value: &str) -> Option<Frequency> {
    Some(match value {
        "YEARLY" => Frequency::Yearly,
        "MONTHLY" => Frequency::Monthly,
        "WEEKLY" => Frequency::Weekly,
        "DAILY" => Frequency::Daily,
        _ => return None,
    })
}

fn positive(text: &str) -> Option<i64> {
    let mut rest = text.as_bytes();
    let number = whole_number(&mut rest)?;
    (number > 0 && rest.is_empty()).then_some(number)
}

fn numbers(text: &str, least: i64, most: i64) -> Option<Vec<i64>> {
    text.split(',').map(|item| signed(item.as_bytes()).filter(|number| (least..=most).contains(number))).collect()
}

/// A number with or without a sign; not 0.
fn signed(text: &[u8]) -> Option<i64> {
    let mut rest = text;
    let sign = if expect(&mut rest, b'-').is_some() { -1 } else { 1 };
    if sign == 1 {
        let _ = expect(&mut rest, b'+');
    }
    let number = whole_number(&mut rest)?;
    (number > 0 && rest.is_empty()).then_some(sign * number)
}

/// `MO`, `2MO` or `-1MO`.
fn weekday(text: &str) -> Option<(i64, i64)> {
    let (nth, name) = text.as_bytes().split_at_checked(text.len().checked_sub(2)?)?;
    let nth = if nth.is_empty() { 0 } else { signed(nth)? };
    let weekday = WEEKDAYS.iter().position(|day| *day == name)?;
    ((-53..=53).contains(&nth)).then_some((nth, weekday.try_into().ok()?))
}
