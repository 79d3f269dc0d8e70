use core::time::Duration;

use proptest::{
    prelude::*,
    sample::{select, subsequence},
};
use rrule::RRuleSet;

use super::{
    Occurrence::{No, Undecided, Yes},
    *,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Compares every day of so many years since 2015 with what the `rrule` crate finds; returns how many days were on the
/// rule, not on it, and undecided.
fn compare(start: &str, rule: &str, years: i64) -> (usize, usize, usize) {
    let first = date("2015-01-01").days();
    let end = first + years * 365;
    // The rrule crate wants both times in UTC, while a start in UTC is undecided here for every zone.
    let set: RRuleSet = format!("DTSTART:{start}Z\nRRULE:{rule}").parse().unwrap();
    let start_of_set = *set.get_dt_start();
    let seconds = u64::try_from((end + 1) * SECONDS_PER_DAY - start_of_set.timestamp()).unwrap();
    let found = set.before(start_of_set + Duration::from_secs(seconds)).all(u16::MAX);
    let expected: Vec<i64> = found.dates.iter().map(|date| date.timestamp().div_euclid(SECONDS_PER_DAY)).collect();

    let text = format!("DTSTART:{start}\nRRULE:{}", rule.replace('Z', ""));
    let Some(ours) = Rule::parse(&text, None) else { return (0, 0, usize::MAX) };
    let (mut on, mut off, mut undecided) = (0, 0, 0);
    for day in first..end {
        let date = Date::from_days(day);
        match ours.falls(date) {
            Undecided => undecided += 1,
            answer => {
                let expected = expected.binary_search(&day).is_ok();
                assert_eq!(answer, if expected { Yes } else { No }, "{text} on {date:?}");
                if expected { on += 1 } else { off += 1 }
            }
        }
    }
    (on, off, undecided)
}

#[test]
fn over_twenty_years_it_is_as_the_rrule_crate_says() {
    let (mut on, mut off) = (0, 0);
    for (start, rule) in [
        ("20150105T090000", "FREQ=MONTHLY;BYDAY=1MO,3MO"),
        ("20150105T090000", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO"),
        ("20150130T090000", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("20150131T090000", "FREQ=MONTHLY"),
        ("20150115T090000", "FREQ=MONTHLY"),
        ("20150131T090000", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("20150101T090000", "FREQ=MONTHLY;BYMONTHDAY=1,15,-1"),
        ("20150213T090000", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"),
        ("20150107T090000", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13"),
        ("20150130T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("20150101T090000", "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3"),
        ("20150101T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-2"),
        ("20150101T090000", "FREQ=MONTHLY;BYMONTHDAY=1,10,20;BYSETPOS=2"),
        ("20150101T090000", "FREQ=MONTHLY;BYMONTH=1,6;BYDAY=TH"),
        ("20150101T090000", "FREQ=MONTHLY;BYDAY=5SU"),
        ("20150101T090000", "FREQ=WEEKLY"),
        ("20150102T090000", "FREQ=WEEKLY;BYDAY=FR"),
        ("20150102T090000", "FREQ=WEEKLY;BYDAY=MO,WE,FR;INTERVAL=2"),
        ("20150104T090000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO"),
        ("20150104T090000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU"),
        ("20150103T090000", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,TH;WKST=WE"),
        ("20150103T090000", "FREQ=WEEKLY;BYMONTH=7,8;BYDAY=SA"),
        ("20150105T090000", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1"),
        ("20150105T090000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;BYSETPOS=1,2"),
        ("20150101T090000", "FREQ=DAILY"),
        ("20150101T090000", "FREQ=DAILY;INTERVAL=3"),
        ("20150101T090000", "FREQ=DAILY;INTERVAL=10;BYMONTH=1,3,12"),
        ("20150101T090000", "FREQ=DAILY;BYDAY=SA,SU"),
        ("20150101T090000", "FREQ=DAILY;BYMONTHDAY=-3,10;BYDAY=WE"),
        ("20150310T090000", "FREQ=YEARLY"),
        ("20160229T090000", "FREQ=YEARLY"),
        ("20150310T090000", "FREQ=YEARLY;INTERVAL=3"),
        ("20150310T090000", "FREQ=YEARLY;BYMONTH=3,9"),
        ("20150310T090000", "FREQ=YEARLY;BYMONTHDAY=13"),
        ("20150310T090000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("20150310T090000", "FREQ=YEARLY;BYDAY=20MO,-1SU"),
        ("20150310T090000", "FREQ=YEARLY;BYDAY=MO"),
        ("20150310T090000", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
        ("20150310T090000", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"),
        ("20150310T090000", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,100,-1"),
        ("20150310T090000", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=SU;BYSETPOS=-1"),
        ("20150105T090000", "FREQ=MONTHLY;BYDAY=1MO;COUNT=10"),
        ("20150102T090000", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=7"),
        ("20150101T090000", "FREQ=DAILY;COUNT=1"),
        ("20150130T090000", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=30"),
        ("20150105T090000", "FREQ=MONTHLY;BYDAY=1MO;UNTIL=20200106T090000Z"),
        ("20150105T090000", "FREQ=MONTHLY;BYDAY=1MO;UNTIL=20200106T085959Z"),
        ("20150101T090000", "FREQ=DAILY;UNTIL=20250615T100000Z"),
    ] {
        let (yes, no, undecided) = compare(start, rule, 20);
        assert!(undecided <= 1 && yes > 0, "{rule}: {yes} {no} {undecided}");
        on += yes;
        off += no;
    }
    assert!(on + off > 300_000 && on > 20_000, "{on} {off}");
}

/// Numbers from a list, joined for a part of a rule; nothing for none.
fn part(name: &'static str, values: Vec<String>, most: usize) -> impl Strategy<Value = String> {
    subsequence(values, 0..=most)
        .prop_map(move |chosen| if chosen.is_empty() { String::new() } else { format!(";{name}={}", chosen.join(",")) })
}

fn texts(range: impl Iterator<Item = i64>) -> Vec<String> {
    range.filter(|number| *number != 0).map(|number| number.to_string()).collect()
}

prop_compose! {
    fn rules()(
        day in 0_i64..1000,
        frequency in select(vec!["YEARLY", "MONTHLY", "WEEKLY", "DAILY"]),
        interval in prop_oneof![Just(1), 1..5],
        months in part("BYMONTH", texts(1..=12), 3),
        month_days in part("BYMONTHDAY", texts(-31..=31), 4),
        weekdays in prop_oneof![
            part("BYDAY", ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].map(str::to_owned).to_vec(), 4),
            part("BYDAY", ["1MO", "2MO", "-1FR", "5SU", "-2WE", "3TH"].map(str::to_owned).to_vec(), 3),
        ],
        positions in prop_oneof![3 => Just(String::new()), 1 => part("BYSETPOS", texts(-4..=4), 2)],
        week_start in select(vec!["", ";WKST=MO", ";WKST=SU", ";WKST=TH"]),
        end in prop_oneof![
            2 => Just(String::new()),
            1 => (1..60).prop_map(|count| format!(";COUNT={count}")),
            1 => (1100_i64..4000, 8..11).prop_map(|(day, hour)| {
                let Date { year, month, day } = Date::from_days(16_436 + day);
                format!(";UNTIL={year}{month:02}{day:02}T{hour:02}0000Z")
            }),
        ],
    ) -> (String, String) {
        let Date { year, month, day } = Date::from_days(16_436 + day);
        let rule = format!(
            "FREQ={frequency};INTERVAL={interval}{months}{month_days}{weekdays}{positions}{week_start}{end}"
        );
        (format!("{year}{month:02}{day:02}T090000"), rule)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rules_of_the_subset_are_as_the_rrule_crate_says((start, rule) in rules()) {
        let text = format!("DTSTART:{start}\n{}", rule.replace('Z', ""));
        prop_assume!(Rule::parse(&text, None).is_some());
        compare(&start, &rule, 12);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(DTSTART[:;]\\PC{0,12}\n)?(RRULE:)?(FREQ=(DAILY|WEEKLY|MONTHLY))?(;[A-Z]{4,8}=[-+0-9A-Z,]{0,6}){0,3}\\PC{0,4}") {
        falls(&text, date("2030-01-01"), Some("Europe/Paris"));
    }
}

#[test]
fn without_a_start_what_counts_from_it_is_undecided() {
    for (rule, day, expected) in [
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "2030-04-01", Yes),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "2030-04-15", Yes),
        ("FREQ=MONTHLY;BYDAY=1MO,3MO", "2030-04-08", No),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "2028-02-29", Yes),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "2028-02-28", No),
        ("FREQ=WEEKLY;BYDAY=SA", "2030-04-06", Yes),
        ("FREQ=WEEKLY;BYDAY=SA;INTERVAL=1", "2030-04-06", Yes),
        ("FREQ=DAILY", "2030-04-06", Yes),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2030-12-24", Yes),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "2030-04-05", Yes),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "2030-04-03", No),
        ("FREQ=WEEKLY;BYDAY=SA;INTERVAL=2", "2030-04-06", Undecided),
        ("FREQ=WEEKLY;BYDAY=SA;COUNT=3", "2030-04-06", Undecided),
        ("FREQ=WEEKLY", "2030-04-06", Undecided),
        ("FREQ=MONTHLY", "2030-04-06", Undecided),
        ("FREQ=YEARLY", "2030-04-06", Undecided),
        ("FREQ=YEARLY;BYMONTH=4", "2030-04-06", Undecided),
    ] {
        assert_eq!(falls(rule, date(day), None), expected, "{rule} {day}");
    }
}

#[test]
fn near_its_end_a_rule_may_depend_on_the_time_of_day() {
    for (rule, answers) in [
        ("FREQ=DAILY;UNTIL=20300410", [Yes, Yes, Yes, No, No]),
        ("FREQ=DAILY;UNTIL=20300410T120000", [Yes, Yes, Undecided, No, No]),
        ("FREQ=DAILY;UNTIL=20300410T120000Z", [Yes, Undecided, Undecided, Undecided, No]),
        ("DTSTART:20300101T120000\nFREQ=DAILY;UNTIL=20300410T120000", [Yes, Yes, Yes, No, No]),
        ("DTSTART:20300101T120001\nFREQ=DAILY;UNTIL=20300410T120000", [Yes, Yes, No, No, No]),
        ("DTSTART:20300101T120000\nFREQ=DAILY;UNTIL=20300410", [Yes, Yes, Undecided, No, No]),
        ("DTSTART;VALUE=DATE:20300101\nFREQ=DAILY;UNTIL=20300410", [Yes, Yes, Yes, No, No]),
        ("DTSTART:20300401\nFREQ=DAILY;COUNT=10", [Yes, Yes, Yes, No, No]),
    ] {
        let found = [8, 9, 10, 11, 12].map(|day| falls(rule, Date { year: 2030, month: 4, day }, None));
        assert_eq!(found, answers, "{rule}");
    }
}

#[test]
fn the_start_counts_in_its_own_zone() {
    for (rule, day, expected) in [
        ("DTSTART;TZID=Europe/Paris:20300401T150000\r\nRRULE:FREQ=WEEKLY\r\n", "2030-04-08", Yes),
        ("DTSTART;TZID=Europe/Paris:20300401T150000\r\nRRULE:FREQ=WEEKLY\r\n", "2030-03-25", No),
        ("DTSTART;VALUE=DATE;TZID=Europe/Paris:20300401\nFREQ=WEEKLY", "2030-04-08", Yes),
        ("DTSTART:20300401\nFREQ=WEEKLY", "2030-04-08", Yes),
        ("RRULE:FREQ=WEEKLY\nDTSTART:20300401", "2030-04-08", Yes),
        ("DTSTART;TZID=Asia/Tokyo:20300401T150000\nFREQ=WEEKLY", "2030-04-08", Undecided),
        ("DTSTART:20300401T150000Z\nFREQ=WEEKLY", "2030-04-08", Undecided),
        // A start that is not on the rule.
        ("DTSTART:20300401\nFREQ=WEEKLY;BYDAY=TU", "2030-04-01", Undecided),
        ("DTSTART:20300401\nFREQ=WEEKLY;BYDAY=TU", "2030-04-02", Yes),
        ("DTSTART:20300401\nFREQ=WEEKLY;BYDAY=TU;COUNT=3", "2030-04-02", Undecided),
        // Further than dates are counted.
        ("DTSTART:20300101\nFREQ=YEARLY;COUNT=100", "2060-01-01", Yes),
        ("DTSTART:20300101\nFREQ=YEARLY;COUNT=100", "2090-01-01", Undecided),
        ("DTSTART:20300101\nFREQ=YEARLY;COUNT=100", "2090-01-02", No),
    ] {
        assert_eq!(falls(rule, date(day), Some("Europe/Paris")), expected, "{rule} {day}");
    }
}

#[test]
fn what_is_outside_the_subset_is_undecided() {
    for rule in [
        "",
        "FREQ=",
        "FREQ=HOURLY",
        "FREQ=daily",
        "BYDAY=MO",
        "FREQ=DAILY;",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=DAILY;RSCALE=GREGORIAN",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;BYMONTH=0",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=-1",
        "FREQ=DAILY;BYMONTHDAY=32",
        "FREQ=DAILY;BYMONTHDAY=",
        "FREQ=DAILY;BYMONTHDAY=1,",
        "FREQ=DAILY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=M",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=54MO",
        "FREQ=MONTHLY;BYDAY=MO,1TU",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=1",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=DAILY;UNTIL=2030",
        "FREQ=DAILY;UNTIL=20300230",
        "FREQ=DAILY;UNTIL=20300101T250000Z",
        "FREQ=DAILY;WKST=XX",
        "FREQ=DAILY\nEXDATE:20300101",
        "FREQ=DAILY\nRRULE:FREQ=DAILY",
        "DTSTART:20300101",
        "DTSTART:20300101\nDTSTART:20300101\nFREQ=DAILY",
        "DTSTART;X=1:20300101\nFREQ=DAILY",
        "DTSTARTS:20300101\nFREQ=DAILY",
        "DTSTART:20300101\nFREQ=DAILY;COUNT=3;UNTIL=20300105",
        "DTSTART:20300101T090000\nFREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=DAILY;BYDAY=é",
    ] {
        assert_eq!(falls(rule, date("2030-01-01"), None), Undecided, "{rule}");
    }
}

#[test]
fn the_next_date() {
    let rule = Rule::parse("FREQ=MONTHLY;BYDAY=1MO,3MO", None).unwrap();
    for (from, next) in [("2030-04-01", "2030-04-01"), ("2030-04-02", "2030-04-15"), ("2030-04-16", "2030-05-06")] {
        assert_eq!(rule.next(date(from)), Some(date(next)));
    }
    let over = Rule::parse("FREQ=DAILY;UNTIL=20300101", None).unwrap();
    assert_eq!(over.next(date("2030-01-02")), None);
}

/// As many rules as a large house has: a walk through the year for each of its days would take minutes.
#[test]
fn a_rule_with_positions_and_a_count_is_read_in_moments() {
    let text =
        "DTSTART:20300101T000000\nRRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,2,-1;COUNT=119";
    let start = std::time::Instant::now();
    for _ in 0..100 {
        let rule = Rule::parse(text, None).unwrap();
        assert_eq!(rule.falls(date("2068-06-29")), Yes);
        assert_eq!(rule.falls(date("2069-01-02")), Yes);
        assert_eq!(rule.falls(date("2069-06-28")), No);
    }
    eprintln!("a hundred rules: {:?}", start.elapsed());
}
