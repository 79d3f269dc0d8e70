//! From the text of a rule to a [`Rule`], or nothing for a rule that cannot be decided.
//!
//! Text is split byte by byte, since the iterators of `str` would double the code of this file.

use core::ops::RangeInclusive;

use super::{Date, Frequency, MAX_NUMBERS, Part, Rule, SECONDS_PER_DAY};
use crate::time::civil::{number, take_byte, take_until, whole_number};

const NAMES: [&[u8]; 9] =
    [b"FREQ", b"INTERVAL", b"BYMONTH", b"BYMONTHDAY", b"BYDAY", b"BYSETPOS", b"WKST", b"UNTIL", b"COUNT"];
const FREQUENCIES: [(&[u8], Frequency); 4] = [
    (b"YEARLY", Frequency::Yearly),
    (b"MONTHLY", Frequency::Monthly),
    (b"WEEKLY", Frequency::Weekly),
    (b"DAILY", Frequency::Daily),
];
const WEEKDAYS: [&[u8]; 7] = [b"MO", b"TU", b"WE", b"TH", b"FR", b"SA", b"SU"];

/// A day, with a time of day and `Z` or not.
struct DateTime {
    date: Date,
    second_of_day: Option<i64>,
    is_utc: bool,
}

impl Rule {
    /// Reads a rule for dates in `zone`. `None` for a rule that cannot be decided, which includes one with a start in
    /// another zone, or in UTC.
    pub fn parse(text: &str, zone: Option<&str>) -> Option<Self> {
        let mut rest = text.as_bytes();
        let (mut start, mut parts) = (None, None);
        while !rest.is_empty() {
            let line = take_until(&mut rest, b'\n').trim_ascii();
            if let Some(line) = line.strip_prefix(b"DTSTART".as_slice()) {
                if start.replace(line).is_some() {
                    return None;
                }
            } else if !line.is_empty()
                && parts.replace(line.strip_prefix(b"RRULE:".as_slice()).unwrap_or(line)).is_some()
            {
                return None;
            }
        }
        let start = match start {
            Some(line) => Some(read_start(line, zone)?),
            None => None,
        };
        let mut rule = Self {
            frequency: Frequency::Daily,
            interval: 1,
            start: start.as_ref().map(|start| start.date),
            limits: Default::default(),
            week_start: 0,
            until: i64::MAX,
            undecided_from: i64::MAX,
        };
        let (until, count) = rule.read_parts(parts?)?;
        rule.complete()?;
        let start_time = start.and_then(|start| start.second_of_day);
        match (until, count) {
            (None, 0) => {}
            (None, count) => rule.end_after(count)?,
            (Some(until), 0) => rule.end_at(&until, start_time),
            (Some(_), _) => return None,
        }
        Some(rule)
    }

    /// Reads `FREQ=…;…`; returns the values of `UNTIL` and `COUNT`.
    fn read_parts(&mut self, parts: &[u8]) -> Option<(Option<DateTime>, i64)> {
        let (mut until, mut count) = (None, 0);
        let mut seen = 0_u32;
        let mut rest = parts;
        loop {
            let ends = !rest.contains(&b';');
            let mut value = take_until(&mut rest, b';');
            let name = take_until(&mut value, b'=');
            let place = position(&NAMES, name)?;
            if seen & 1 << place != 0 {
                return None;
            }
            seen |= 1 << place;
            match place {
                0 => self.frequency = FREQUENCIES.iter().find(|(name, _)| *name == value)?.1,
                1 => self.interval = positive(value)?,
                6 => self.week_start = position(&WEEKDAYS, value)?,
                7 => until = Some(date_time(value)?),
                8 => count = positive(value)?,
                _ => {
                    let (part, range) = match place {
                        2 => (Part::Months, 1..=12),
                        3 => (Part::MonthDays, -31..=31),
                        4 => (Part::Weekdays, -53..=53),
                        _ => (Part::Positions, -366..=366),
                    };
                    self.read_numbers(value, part, range)?;
                }
            }
            if ends {
                return (seen & 1 != 0).then_some((until, count));
            }
        }
    }

    /// Reads numbers with or without a sign, none of them 0; of weekdays, with or without a number before each.
    fn read_numbers(&mut self, text: &[u8], part: Part, range: RangeInclusive<i64>) -> Option<()> {
        let mut rest = text;
        for _ in 0..MAX_NUMBERS {
            let ends = !rest.contains(&b',');
            let mut item = take_until(&mut rest, b',');
            let mut weekday = None;
            if part == Part::Weekdays {
                let (nth, name) = item.split_at_checked(item.len().checked_sub(2)?)?;
                weekday = Some(position(&WEEKDAYS, name)?);
                item = nth;
            }
            let number = if weekday.is_some() && item.is_empty() { 0 } else { signed(item)? };
            if !range.contains(&number) {
                return None;
            }
            self.limit(part, weekday.map_or(number, |weekday| number * 7 + weekday));
            if ends {
                return Some(());
            }
        }
        None
    }

    fn limit(&mut self, part: Part, number: i64) {
        if let Some(numbers) = self.limits.get_mut(part as usize) {
            numbers.push(number);
        }
    }

    /// Takes from the start what the rule leaves open, and refuses what the RFC does not allow.
    fn complete(&mut self) -> Option<()> {
        let is_weekly = self.frequency == Frequency::Weekly;
        let has_days = self.has(Part::MonthDays);
        let is_open = !self.has(Part::Weekdays) && !has_days;
        let has_nth = self.numbers(Part::Weekdays).iter().any(|day| !(0..7).contains(day));
        let has_every = self.numbers(Part::Weekdays).iter().any(|day| (0..7).contains(day));
        // Calendars differ on what one weekday of a month is next to every other weekday, or to days of the month.
        if has_nth && (has_every || has_days || is_weekly || self.frequency == Frequency::Daily)
            || is_weekly && has_days
        {
            return None;
        }
        if self.has(Part::Positions) {
            // And on where the first week starts that positions are counted in.
            let odd_week = is_weekly && self.start.is_some_and(|start| start.weekday() != self.week_start);
            if odd_week || is_open && !self.has(Part::Months) {
                return None;
            }
        }
        let Some(start) = self.start else {
            let needs_none = self.interval == 1 && (!is_open || self.frequency == Frequency::Daily);
            return needs_none.then_some(());
        };
        if is_open {
            match self.frequency {
                Frequency::Daily => {}
                Frequency::Weekly => self.limit(Part::Weekdays, start.weekday()),
                frequency => {
                    if frequency == Frequency::Yearly && !self.has(Part::Months) {
                        self.limit(Part::Months, start.month);
                    }
                    self.limit(Part::MonthDays, start.day);
                }
            }
        }
        Some(())
    }

    /// `COUNT`. A start that is not on the rule is counted by some calendars and not by others.
    fn end_after(&mut self, count: i64) -> Option<()> {
        let start = self.start.filter(|start| self.matches_pattern(*start))?;
        let (last, is_last) = self.last_occurrence(start, count);
        *if is_last { &mut self.until } else { &mut self.undecided_from } = last;
        Some(())
    }

    /// `UNTIL`.
    fn end_at(&mut self, until: &DateTime, start_time: Option<i64>) {
        let day = until.date.days();
        self.until = day;
        match (until.second_of_day, start_time) {
            // An instant: on a wall in some zone it is a day earlier or later.
            _ if until.is_utc => {
                self.undecided_from = day - 1;
                self.until = day + 1;
            }
            (Some(last), Some(time)) => self.until = day - i64::from(time > last),
            (None, None | Some(0)) => {}
            _ => self.undecided_from = day,
        }
    }
}

/// What stands after the name `DTSTART`: `:20300101T150000`, `;TZID=Europe/Paris:20300101T150000`,
/// `;VALUE=DATE:20300101`.
fn read_start(line: &[u8], zone: Option<&str>) -> Option<DateTime> {
    let mut value = line;
    let mut parameters = take_until(&mut value, b':');
    // Before the first `;` there is nothing more of the name.
    let mut is_known = take_until(&mut parameters, b';').is_empty();
    while !parameters.is_empty() {
        let parameter = take_until(&mut parameters, b';');
        is_known &= match parameter.strip_prefix(b"TZID=".as_slice()) {
            Some(name) => zone.is_some_and(|zone| zone.as_bytes() == name),
            None => matches!(parameter, b"VALUE=DATE" | b"VALUE=DATE-TIME"),
        };
    }
    let date_time = date_time(value)?;
    (is_known && !date_time.is_utc).then_some(date_time)
}

/// `20300101`, `20300101T150000` or `20300101T150000Z`.
fn date_time(text: &[u8]) -> Option<DateTime> {
    let mut rest = text;
    let date = Date::new(number(&mut rest, 4)?, number(&mut rest, 2)?, number(&mut rest, 2)?)?;
    let mut date_time = DateTime { date, second_of_day: None, is_utc: false };
    if take_byte(&mut rest, b'T').is_some() {
        let clock = number(&mut rest, 6)?;
        let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100);
        let second_of_day = hour * 3600 + minute * 60 + second;
        if minute > 59 || second > 59 || second_of_day >= SECONDS_PER_DAY {
            return None;
        }
        date_time.second_of_day = Some(second_of_day);
        date_time.is_utc = take_byte(&mut rest, b'Z').is_some();
    }
    rest.is_empty().then_some(date_time)
}

fn position(names: &[&[u8]], name: &[u8]) -> Option<i64> {
    (0..).zip(names).find(|(_, known)| **known == name).map(|(place, _)| place)
}

fn positive(text: &[u8]) -> Option<i64> {
    let mut rest = text;
    whole_number(&mut rest).filter(|number| *number > 0 && rest.is_empty())
}

fn signed(text: &[u8]) -> Option<i64> {
    let mut rest = text;
    if take_byte(&mut rest, b'-').is_some() {
        return positive(rest).map(|number| -number);
    }
    let _ = take_byte(&mut rest, b'+');
    positive(rest)
}
