//! Recurrence rules against the `rrule` crate.

use std::fmt::Write;

use rrule::RRuleSet;
use seam_access_grants::time::{
    Date, SECONDS_PER_DAY,
    recurrence::{
        Occurrence::{No, Undecided, Yes},
        Rule, falls,
    },
};

use crate::source::Source;

/// How many days after its start are compared.
const DAYS: i64 = 1500;

/// The first byte chooses: a rule made of choices, or any text.
pub fn run(data: &[u8]) {
    let mut source = Source(data);
    if source.one_in(4) {
        let text = String::from_utf8_lossy(source.0);
        for zone in [None, Some("Europe/Paris")] {
            falls(&text, Date { year: 2030, month: 1, day: 31 }, zone);
            if let Some(rule) = Rule::parse(&text, zone) {
                next_is_the_first(&rule, Date { year: 2028, month: 2, day: 28 });
            }
        }
        return;
    }
    let (start, rule) = rule(&mut source);
    compare(start, &rule);
}

/// What `next` gives is on the rule, and no day before it is.
fn next_is_the_first(rule: &Rule, from: Date) {
    let next = rule.next(from).map_or(from.days() + 30, Date::days);
    for day in from.days()..next.min(from.days() + 30) {
        assert_ne!(rule.falls(Date::from_days(day)), Yes);
    }
    if let Some(next) = rule.next(from) {
        assert_eq!(rule.falls(next), Yes);
    }
}

/// A start in days since 1970, and a rule.
fn rule(source: &mut Source<'_>) -> (i64, String) {
    const EVERY: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let start = 16_436 + source.between(0, 5000);
    let frequency = source.pick(&["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]);
    let mut rule = format!("FREQ={frequency}");
    if source.one_in(2) {
        write!(rule, ";INTERVAL={}", source.between(1, 40)).unwrap();
    }
    list(source, "BYMONTH", &mut rule, |source| source.between(1, 12).to_string());
    list(source, "BYMONTHDAY", &mut rule, |source| signed(source, 31));
    let has_nth = source.one_in(3);
    list(source, "BYDAY", &mut rule, |source| {
        let nth = if has_nth { signed(source, if frequency == &"YEARLY" { 53 } else { 5 }) } else { String::new() };
        nth + *source.pick(&EVERY)
    });
    if source.one_in(2) {
        list(source, "BYSETPOS", &mut rule, |source| signed(source, if frequency == &"YEARLY" { 366 } else { 31 }));
    }
    if source.one_in(3) {
        write!(rule, ";WKST={}", source.pick(&EVERY)).unwrap();
    }
    match source.byte() % 4 {
        0 | 1 => {}
        2 => write!(rule, ";COUNT={}", source.between(1, 200)).unwrap(),
        _ => {
            let Date { year, month, day } = Date::from_days(start + source.between(0, DAYS));
            write!(rule, ";UNTIL={year}{month:02}{day:02}T{:02}0000Z", source.between(8, 10)).unwrap();
        }
    }
    (start, rule)
}

fn list(source: &mut Source<'_>, name: &str, rule: &mut String, item: impl Fn(&mut Source<'_>) -> String) {
    let count = source.byte() % 6;
    if count < 4 && count > 0 {
        let items: Vec<String> = (0..count).map(|_| item(source)).collect();
        write!(rule, ";{name}={}", items.join(",")).unwrap();
    }
}

/// A number that is not 0, with a sign if it is negative, and sometimes if it is positive.
fn signed(source: &mut Source<'_>, most: i64) -> String {
    let number = source.between(1, most);
    format!("{}{number}", source.pick(&["", "", "-"]))
}

fn compare(start: i64, rule: &str) {
    let Date { year, month, day } = Date::from_days(start);
    let time = format!("{year}{month:02}{day:02}T090000");
    // The judge wants both times in UTC, while a start in UTC is undecided here for every zone.
    let text = format!("DTSTART:{time}\nRRULE:{}", rule.replace('Z', ""));
    let Some(ours) = Rule::parse(&text, None) else { return };
    next_is_the_first(&ours, Date::from_days(start + 100));
    let Ok(set) = format!("DTSTART:{time}Z\nRRULE:{rule}").parse::<RRuleSet>() else { return };
    let end = *set.get_dt_start() + std::time::Duration::from_secs(u64::try_from(DAYS * SECONDS_PER_DAY).unwrap());
    let found = set.before(end).all(u16::MAX);
    let expected: Vec<i64> = found.dates.iter().map(|date| date.timestamp().div_euclid(SECONDS_PER_DAY)).collect();
    // It stops looking where nothing comes for long.
    if found.limited {
        return;
    }
    for day in start - 10..start + DAYS {
        let is_expected = expected.binary_search(&day).is_ok();
        match ours.falls(Date::from_days(day)) {
            Undecided => {}
            answer => assert_eq!(answer, if is_expected { Yes } else { No }, "{text} on day {}", day - start),
        }
    }
}
