//! From the text of a rule to a [`Rule`], or nothing for a rule that cannot be decided.
//!
//! Text is cut byte by byte and lists are numbers alone: the iterators of `str` were half of this file's wasm.

use super::{Date, Frequency, List, Rule, SECONDS_PER_DAY};
use crate::time::civil::{cut, expect, number, whole_number};

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
struct Stamp {
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
            let line = cut(&mut rest, b'\n').trim_ascii();
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
            months: List::EMPTY,
            month_days: List::EMPTY,
            weekdays: List::EMPTY,
            positions: List::EMPTY,
            week_start: 0,
            until: i64::MAX,
            unsure_from: i64::MAX,
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

    /// Reads `FREQ=…;…`; returns what `UNTIL` and `COUNT` say.
    fn read_parts(&mut self, parts: &[u8]) -> Option<(Option<Stamp>, i64)> {
        let (mut until, mut count) = (None, 0);
        let mut seen = 0_u32;
        let mut rest = parts;
        loop {
            let ends = is_last(rest, b';');
            let mut value = cut(&mut rest, b';');
            let name = cut(&mut value, b'=');
            let place = position(&NAMES, name)?;
            if seen & 1 << place != 0 {
                return None;
            }
            seen |= 1 << place;
            match place {
                0 => self.frequency = FREQUENCIES.iter().find(|(name, _)| *name == value)?.1,
                1 => self.interval = positive(value)?,
                6 => self.week_start = position(&WEEKDAYS, value)?,
                7 => until = Some(stamp(value)?),
                8 => count = positive(value)?,
                _ => {
                    let (list, least, most) = match place {
                        2 => (&mut self.months, 1, 12),
                        3 => (&mut self.month_days, -31, 31),
                        4 => (&mut self.weekdays, -MAX_WEEKS, MAX_WEEKS),
                        _ => (&mut self.positions, -366, 366),
                    };
                    read_list(value, least, most, list)?;
                }
            }
            if ends {
                return (seen & 1 != 0).then_some((until, count));
            }
        }
    }

    /// Takes from the start what the rule leaves open, and refuses what the RFC does not allow.
    fn complete(&mut self) -> Option<()> {
        let is_weekly = self.frequency == Frequency::Weekly;
        let has_days = !self.month_days.is_empty();
        let is_open = self.weekdays.is_empty() && !has_days;
        let has_nth = self.weekdays.as_slice().iter().any(|day| !(0..7).contains(day));
        let has_every = self.weekdays.as_slice().iter().any(|day| (0..7).contains(day));
        // Calendars differ on what one weekday of a month is next to every other weekday, or to days of the month.
        if has_nth && (has_every || has_days || is_weekly || self.frequency == Frequency::Daily)
            || is_weekly && has_days
        {
            return None;
        }
        if !self.positions.is_empty() {
            // And on where the first week starts that positions are counted in.
            let odd_week = is_weekly && self.start.is_some_and(|start| start.weekday() != self.week_start);
            if odd_week || is_open && self.months.is_empty() {
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
                Frequency::Weekly => self.weekdays.push(start.weekday())?,
                frequency => {
                    if frequency == Frequency::Yearly && self.months.is_empty() {
                        self.months.push(start.month)?;
                    }
                    self.month_days.push(start.day)?;
                }
            }
        }
        Some(())
    }

    /// `COUNT`. A start that is not on the rule is counted by some calendars and not by others.
    fn end_after(&mut self, count: i64) -> Option<()> {
        let start = self.start.filter(|start| self.occurs(*start))?;
        let (last, is_last) = self.last_of(start, count);
        *if is_last { &mut self.until } else { &mut self.unsure_from } = last;
        Some(())
    }

    /// `UNTIL`.
    fn end_at(&mut self, until: &Stamp, start_time: Option<i64>) {
        let day = until.date.days();
        self.until = day;
        match (until.second_of_day, start_time) {
            // An instant: on a wall in some zone it is a day earlier or later.
            _ if until.is_utc => {
                self.unsure_from = day - 1;
                self.until = day + 1;
            }
            (Some(last), Some(time)) => self.until = day - i64::from(time > last),
            (None, None | Some(0)) => {}
            _ => self.unsure_from = day,
        }
    }
}

/// What stands after the name `DTSTART`: `:20300101T150000`, `;TZID=Europe/Paris:20300101T150000`,
/// `;VALUE=DATE:20300101`.
fn read_start(line: &[u8], zone: Option<&str>) -> Option<Stamp> {
    let mut value = line;
    let mut parameters = cut(&mut value, b':');
    // Before the first `;` there is nothing more of the name.
    let mut is_known = cut(&mut parameters, b';').is_empty();
    while !parameters.is_empty() {
        let parameter = cut(&mut parameters, b';');
        is_known &= match parameter.strip_prefix(b"TZID=".as_slice()) {
            Some(name) => zone.is_some_and(|zone| zone.as_bytes() == name),
            None => matches!(parameter, b"VALUE=DATE" | b"VALUE=DATE-TIME"),
        };
    }
    let stamp = stamp(value)?;
    (is_known && !stamp.is_utc).then_some(stamp)
}

/// `20300101`, `20300101T150000` or `20300101T150000Z`.
fn stamp(text: &[u8]) -> Option<Stamp> {
    let mut rest = text;
    let date = Date::new(number(&mut rest, 4)?, number(&mut rest, 2)?, number(&mut rest, 2)?)?;
    let mut stamp = Stamp { date, second_of_day: None, is_utc: false };
    if expect(&mut rest, b'T').is_some() {
        let clock = number(&mut rest, 6)?;
        let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100);
        let second_of_day = hour * 3600 + minute * 60 + second;
        if minute > 59 || second > 59 || second_of_day >= SECONDS_PER_DAY {
            return None;
        }
        stamp.second_of_day = Some(second_of_day);
        stamp.is_utc = expect(&mut rest, b'Z').is_some();
    }
    rest.is_empty().then_some(stamp)
}

/// Whether no such byte separates what is left. By hand: the standard library's search is made for long texts.
fn is_last(rest: &[u8], separator: u8) -> bool {
    rest.iter().all(|byte| *byte != separator)
}

fn position(names: &[&[u8]], name: &[u8]) -> Option<i64> {
    (0..).zip(names).find(|(_, known)| **known == name).map(|(place, _)| place)
}

fn positive(text: &[u8]) -> Option<i64> {
    let mut rest = text;
    whole_number(&mut rest).filter(|number| *number > 0 && rest.is_empty())
}

/// The weeks of a year, and the one bound of a list whose items are weekdays.
const MAX_WEEKS: i64 = 53;

/// Numbers with or without a sign, none of them 0; with [`MAX_WEEKS`] weekdays, with or without a number.
fn read_list(text: &[u8], least: i64, most: i64, found: &mut List) -> Option<()> {
    let mut rest = text;
    loop {
        let ends = is_last(rest, b',');
        let mut item = cut(&mut rest, b',');
        let mut weekday = None;
        if most == MAX_WEEKS {
            let (nth, name) = item.split_at_checked(item.len().checked_sub(2)?)?;
            weekday = Some(position(&WEEKDAYS, name)?);
            item = nth;
        }
        let number = match weekday {
            Some(_) if item.is_empty() => 0,
            _ => {
                let minus = expect(&mut item, b'-').is_some();
                if !minus {
                    let _ = expect(&mut item, b'+');
                }
                let number = positive(item)?;
                if minus { -number } else { number }
            }
        };
        if number > most || number < least {
            return None;
        }
        found.push(weekday.map_or(number, |weekday| number * 7 + weekday))?;
        if ends {
            return Some(());
        }
    }
}
