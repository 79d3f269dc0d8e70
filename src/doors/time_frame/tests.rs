use proptest::{
    prelude::*,
    sample::{Index, select},
};

use super::*;
use crate::{
    json::Tape,
    time::{
        Date, LocalTime,
        jiff_zones::JiffZones,
        zone::{NoZones, Resolved, resolve},
    },
};

fn at(text: &str) -> Option<Instant> {
    if text.is_empty() {
        return None;
    }
    Some(Instant::parse(text).unwrap())
}

fn describe(verdict: WindowFit) -> String {
    match verdict {
        WindowFit::Unrestricted => "any".to_owned(),
        WindowFit::Fits { option } => format!("fits {option}"),
        WindowFit::Undecided { option, why } => format!("undecided {option}: {}", why.name()),
        WindowFit::Broken { option, problem } => {
            format!("{option}: {} {} {}", problem.field, problem.name(), problem.message("Door"))
        }
    }
}

/// The verdict on a window, `2030-01-01T15:00:00Z/2030-01-08T11:00:00Z`; nothing after the slash for no end.
fn verdict(properties: &str, which: Options, window: &str, now: &str, zones: &dyn Zones) -> String {
    let mut tape = Tape::default();
    let (start, end) = window.split_once('/').unwrap();
    let window = Window { starts_at: at(start), ends_at: at(end), now: at(now) };
    describe(check(tape.read(properties).unwrap(), which, window, zones))
}

#[track_caller]
fn expect(options: &str, window: &str, expected: &str) {
    let properties = format!(r#"{{"offline_time_frame_options": [{options}]}}"#);
    let found = verdict(&properties, Options::Offline, window, "", &JiffZones);
    assert_eq!(found, expected, "{options} {window}");
    let properties = properties.replace("offline", "online");
    assert_eq!(verdict(&properties, Options::Online, window, "", &JiffZones), expected);
    assert_eq!(verdict(&properties, Options::Offline, window, "", &JiffZones), "any");
}

const WEEK: &str = "2030-01-01T15:00:00Z/2030-01-08T11:00:00Z";
const FOREVER: &str = "2030-01-01T15:00:00Z/";

#[test]
fn without_options_any_window_is_taken() {
    for properties in [
        "{}",
        r#"{"offline_time_frame_options": null}"#,
        r#"{"offline_time_frame_options": []}"#,
        r#"{"offline_time_frame_options": "none"}"#,
        r#"{"online_time_frame_options": [{"display_name": "x", "max_duration": "PT1H"}]}"#,
        r#"{"dormakaba_oracode_metadata": {}}"#,
        r#"{"dormakaba_oracode_metadata": {"predefined_time_slots": []}}"#,
        "[]",
        "null",
    ] {
        for window in [WEEK, FOREVER] {
            assert_eq!(verdict(properties, Options::Offline, window, "", &JiffZones), "any", "{properties}");
        }
    }
}

#[test]
fn an_option_without_rules_takes_any_window() {
    for option in [
        r#"{"display_name": "Free"}"#,
        r#"{"display_name": "Free", "max_duration": null, "time_pairs": [], "matching_start_end_time": false}"#,
        r#"{"display_name": "Free", "time_zone": "Europe/Atlantis"}"#,
    ] {
        expect(option, WEEK, "fits Free");
        expect(option, FOREVER, "fits Free");
    }
}

#[test]
fn what_needs_an_end() {
    let needs = "x: ends_at ongoing_not_supported Door takes no access without an end: choose an end.";
    for (rule, expected) in [
        (r#""max_duration": "PT672H""#, needs),
        (r#""matching_start_end_time": true"#, needs),
        (r#""time_pairs": [{"start_time": "15:00", "end_time": "11:00"}], "time_zone": "UTC""#, needs),
        (r#""end_date_recurrence_rule": "FREQ=DAILY", "time_zone": "UTC""#, needs),
        (r#""min_duration": "PT1H""#, "fits x"),
        (r#""start_date_recurrence_rule": "FREQ=DAILY", "time_zone": "UTC""#, "fits x"),
    ] {
        expect(&format!(r#"{{"display_name": "x", {rule}}}"#), FOREVER, expected);
    }
}

#[test]
fn longest_and_shortest() {
    let hourly = r#"{"display_name": "Hourly", "min_duration": "PT1H", "max_duration": "PT672H"}"#;
    let long = "Hourly: ends_at duration_exceeds_max Door takes at most 28 days: choose an earlier end.";
    let short = "Hourly: ends_at duration_below_min Door takes at least 1 hour: choose a later end.";
    for (end, expected) in [
        ("2030-01-29T15:00:00Z", "fits Hourly"),
        ("2030-01-29T15:00:00.000001Z", long),
        ("2030-01-01T16:00:00Z", "fits Hourly"),
        ("2030-01-01T15:59:59.999999Z", short),
    ] {
        expect(hourly, &format!("2030-01-01T15:00:00Z/{end}"), expected);
    }
    // Days and months are those of the zone: the clocks in Paris are set forward on 31 March.
    let month = r#"{"display_name": "x", "max_duration": "P1M", "time_zone": "Europe/Paris"}"#;
    let over = "x: ends_at duration_exceeds_max Door takes at most 1 month: choose an earlier end.";
    expect(month, "2030-03-15T12:00:00Z/2030-04-15T11:00:00Z", "fits x");
    expect(month, "2030-03-15T12:00:00Z/2030-04-15T11:00:01Z", over);
    let month = r#"{"display_name": "x", "max_duration": "P1M"}"#;
    expect(month, "2030-03-15T12:00:00Z/2030-04-15T12:00:00Z", "fits x");
    expect(month, "2030-03-15T12:00:00Z/2030-04-15T13:00:00Z", "undecided x: time_zone_missing");
    expect(month, "2030-03-15T12:00:00Z/2030-04-15T14:00:01Z", over);
    let month = r#"{"display_name": "x", "max_duration": "P1M", "time_zone": "Europe/Atlantis"}"#;
    expect(month, "2030-03-15T12:00:00Z/2030-04-15T13:00:00Z", "undecided x: time_zone_unknown");
    // What is not understood.
    for max in [r#""P0.5M""#, r#""a month""#, "672", r#""""#] {
        expect(&format!(r#"{{"display_name": "x", "max_duration": {max}}}"#), WEEK, "undecided x: rule_unknown");
    }
    let short = "x: ends_at duration_below_min Door takes at least 29 days: choose a later end.";
    expect(r#"{"display_name": "x", "max_duration": "?", "min_duration": "P29D"}"#, WEEK, short);
}

#[test]
fn the_same_time_of_day() {
    let daily = r#"{"display_name": "Daily", "matching_start_end_time": true, "time_zone": "Europe/Paris"}"#;
    let differ = "Daily: ends_at times_of_day_differ Door: start and end at the same time of day (Europe/Paris).";
    for (window, expected) in [
        ("2030-01-01T15:00:00Z/2030-02-15T15:00:00Z", "fits Daily"),
        ("2030-01-01T15:00:00.25Z/2030-02-15T15:00:00.75Z", "fits Daily"),
        ("2030-01-01T15:00:00Z/2030-02-15T15:00:01Z", differ),
        // Summer time begins in between.
        ("2030-03-01T15:00:00Z/2030-04-15T14:00:00Z", "fits Daily"),
        ("2030-03-01T15:00:00Z/2030-04-15T15:00:00Z", differ),
    ] {
        expect(daily, window, expected);
    }
    let daily = r#"{"display_name": "Daily", "matching_start_end_time": true}"#;
    let differ = "Daily: ends_at times_of_day_differ Door: start and end at the same time of day.";
    for (window, expected) in [
        ("2030-03-01T15:00:00Z/2030-04-15T15:00:00Z", "fits Daily"),
        ("2030-03-01T15:00:00Z/2030-04-15T14:00:00Z", "undecided Daily: time_zone_missing"),
        ("2030-03-01T15:00:00Z/2030-04-15T17:00:00Z", "undecided Daily: time_zone_missing"),
        ("2030-03-01T15:00:00Z/2030-04-15T17:00:01Z", differ),
        ("2030-03-01T15:00:00Z/2030-04-15T11:00:00Z", differ),
    ] {
        expect(daily, window, expected);
    }
}

#[test]
fn pairs_of_times() {
    let pairs = |zone: &str| {
        format!(
            r#"{{"display_name": "Fixed", {zone} "time_pairs": [
                {{"display_name": "Night", "start_time": "15:00", "end_time": "11:00"}},
                {{"display_name": "Day", "start_time": "09:00", "end_time": "17:30"}}
            ]}}"#
        )
    };
    let paris = pairs(r#""time_zone": "Europe/Paris","#);
    let use_pair = |field| {
        format!("Fixed: {field} times_do_not_match_slots Door: use 15:00 to 11:00 or 09:00 to 17:30 (Europe/Paris).")
    };
    for (window, expected) in [
        ("2030-01-01T14:00:00Z/2030-01-02T10:00:00Z", "fits Fixed"),
        ("2030-01-01T14:00:00Z/2030-01-08T10:00:00Z", "fits Fixed"),
        ("2030-01-01T08:00:00Z/2030-01-01T16:30:00Z", "fits Fixed"),
        ("2030-03-30T14:00:00Z/2030-03-31T09:00:00Z", "fits Fixed"),
        // The two times cannot be mixed across pairs.
        ("2030-01-01T14:00:00Z/2030-01-02T16:30:00Z", &use_pair("ends_at")),
        ("2030-01-01T08:00:00Z/2030-01-02T10:00:00Z", &use_pair("ends_at")),
        ("2030-01-01T14:00:01Z/2030-01-02T10:00:00Z", &use_pair("starts_at")),
        ("2030-01-01T13:00:00Z/2030-01-02T16:00:00Z", &use_pair("starts_at")),
        ("2030-01-01T14:00:00Z/2030-01-02T10:00:01Z", &use_pair("ends_at")),
        ("2030-03-30T14:00:00Z/2030-03-31T10:00:00Z", &use_pair("ends_at")),
        ("/2030-01-02T10:00:00Z", "fits Fixed"),
        ("/2030-01-02T10:00:01Z", &use_pair("ends_at")),
    ] {
        expect(&paris, window, expected);
    }
    expect(&pairs(""), WEEK, "undecided Fixed: time_zone_missing");
    expect(&pairs(r#""time_zone": "Europe/Atlantis","#), WEEK, "undecided Fixed: time_zone_unknown");
    let odd = paris.replace("09:00", "9 am");
    expect(&odd, "2030-01-01T14:00:00Z/2030-01-02T10:00:00Z", "fits Fixed");
    expect(&odd, "2030-01-01T14:00:00Z/2030-01-02T12:00:00Z", "undecided Fixed: rule_unknown");
}

#[test]
fn dates_on_a_rule() {
    let option = |zone: &str, start: &str, end: &str| {
        format!(
            r#"{{"display_name": "x", {zone} "start_date_recurrence_rule": {start}, "end_date_recurrence_rule": {end}}}"#
        )
    };
    let apia = r#""time_zone": "Pacific/Apia","#;
    let mondays = option(apia, r#""FREQ=MONTHLY;BYDAY=1MO,3MO""#, r#""FREQ=WEEKLY;BYDAY=SU""#);
    let start = "x: starts_at date_not_on_rule Door: start on 2030-04-15 or another date that it allows.";
    let end = "x: ends_at date_not_on_rule Door: end on 2030-04-14 or another date that it allows.";
    for (window, expected) in [
        // Apia is 13 hours ahead: Monday starts on Sunday at 11:00 in UTC.
        ("2030-03-31T11:00:00Z/2030-04-07T10:59:59Z", "fits x"),
        ("2030-04-01T11:00:00Z/2030-04-07T10:59:59Z", start),
        ("2030-03-31T11:00:00Z/2030-04-07T11:00:00Z", end),
        ("2030-04-01T11:00:00Z/2030-04-07T11:00:00Z", start),
        ("/2030-04-07T10:59:59Z", "fits x"),
    ] {
        expect(&mondays, window, expected);
    }
    for (zone, start, end, expected) in [
        ("", r#""FREQ=DAILY""#, "null", "undecided x: time_zone_missing"),
        (r#""time_zone": "Europe/Atlantis","#, r#""FREQ=DAILY""#, "null", "undecided x: time_zone_unknown"),
        (apia, r#""FREQ=DAILY""#, "null", "fits x"),
        (apia, r#""FREQ=WEEKLY;INTERVAL=2;BYDAY=MO""#, "null", "undecided x: rule_unknown"),
        (apia, r#""every Monday""#, "null", "undecided x: rule_unknown"),
        (apia, "7", "null", "undecided x: rule_unknown"),
        (
            apia,
            "7",
            r#""FREQ=DAILY;UNTIL=20290101""#,
            "x: ends_at date_not_on_rule Door: end on another date that it allows.",
        ),
        (apia, r#""DTSTART;TZID=Pacific/Apia:20300102T000000\nRRULE:FREQ=DAILY;INTERVAL=7""#, "null", "fits x"),
    ] {
        expect(&option(zone, start, end), "2030-01-01T15:00:00Z/2030-01-08T15:00:00Z", expected);
    }
}

#[test]
fn one_option_must_be_satisfied_completely_and_the_closest_is_told() {
    let hourly = r#"{"display_name": "Hourly", "min_duration": "PT1H", "max_duration": "PT672H"}"#;
    let daily = r#"{"display_name": "Daily", "min_duration": "P29D", "max_duration": "P367D",
        "matching_start_end_time": true, "time_zone": "UTC"}"#;
    let igloohome = format!("{hourly}, {daily}");
    for (end, expected) in [
        ("2030-01-01T18:00:00Z", "fits Hourly"),
        ("2030-01-29T15:00:00Z", "fits Hourly"),
        ("2030-01-30T15:00:00Z", "fits Daily"),
        ("2031-01-03T15:00:00Z", "fits Daily"),
        ("2030-01-01T15:30:00Z", "Hourly: ends_at duration_below_min Door takes at least 1 hour: choose a later end."),
        ("2030-01-29T16:00:00Z", "Daily: ends_at duration_below_min Door takes at least 29 days: choose a later end."),
        (
            "2030-02-15T11:00:00Z",
            "Daily: ends_at times_of_day_differ Door: start and end at the same time of day (UTC).",
        ),
        (
            "2031-01-03T16:00:00Z",
            "Daily: ends_at duration_exceeds_max Door takes at most 367 days: choose an earlier end.",
        ),
        ("", "Hourly: ends_at ongoing_not_supported Door takes no access without an end: choose an end."),
    ] {
        expect(&igloohome, &format!("2030-01-01T15:00:00Z/{end}"), expected);
    }
    // What may fit is not called broken, in whatever order; what fits does.
    let unclear = r#"{"display_name": "Odd", "max_duration": "?"}"#;
    let none = r#"{"display_name": "None", "max_duration": "PT1H"}"#;
    expect(&format!("{none}, {unclear}, {none}"), WEEK, "undecided Odd: rule_unknown");
    expect(&format!("{unclear}, {hourly}"), WEEK, "fits Hourly");
}

#[test]
fn without_a_start_it_is_now_that_counts() {
    let properties = r#"{"offline_time_frame_options": [{"display_name": "x", "max_duration": "PT24H",
        "start_date_recurrence_rule": "FREQ=WEEKLY;BYDAY=MO", "time_zone": "UTC"}]}"#;
    let found = |now| verdict(properties, Options::Offline, "/2030-04-01T20:00:00Z", now, &JiffZones);
    assert_eq!(found(""), "fits x");
    assert_eq!(found("2030-04-01T10:00:00Z"), "fits x");
    assert!(found("2030-03-31T20:00:00Z").starts_with("x: starts_at date_not_on_rule"));
    assert!(found("2030-03-31T19:59:59Z").starts_with("x: ends_at duration_exceeds_max"));
}

#[test]
fn without_any_zone_what_can_be_said_is_said() {
    let properties = r#"{"offline_time_frame_options": [{"display_name": "x", "max_duration": "P31D",
        "matching_start_end_time": true, "time_zone": "Europe/Paris"}]}"#;
    for (window, expected) in [
        ("2030-01-01T15:00:00Z/2030-01-31T15:00:00Z", "fits x"),
        ("2030-01-01T15:00:00Z/2030-01-31T16:00:00Z", "undecided x: time_zone_unknown"),
        (
            "2030-01-01T15:00:00Z/2030-03-31T16:00:00Z",
            "x: ends_at duration_exceeds_max Door takes at most 31 days: choose an earlier end.",
        ),
    ] {
        assert_eq!(verdict(properties, Options::Offline, window, "", &NoZones), expected, "{window}");
    }
}

#[test]
fn slots_of_dormakaba_oracode() {
    let slot = |name: &str, times: [&str; 2], more: &str| {
        let [from, to] = times.map(|time| format!("{time}[America/Los_Angeles]"));
        format!(
            r#"{{"name": "{name}", "check_in_time": "{from}", "check_out_time": "{to}", "is_24_hour": false,
                "is_biweekly_mode": false, "is_master": false, "is_one_shot": false {more}}}"#
        )
    };
    let device = |slots: &[String]| {
        let slots = slots.join(", ");
        format!(
            r#"{{"dormakaba_oracode_metadata": {{"iana_timezone": "America/Los_Angeles",
                "predefined_time_slots": [{slots}]}}}}"#
        )
    };
    let guest = slot("Guest", ["15:00:00", "11:00:00"], "");
    let clean = slot("Clean", ["07:00:00", "07:00:00"], "");
    let master = slot("Master", ["00:00:00", "12:00:00"], r#", "is_master": true"#);
    let one_shot = slot("Once", ["00:00:00", "12:00:00"], r#", "is_one_shot": true"#);
    let biweekly = slot("Two weeks", ["08:00:00", "20:00:00"], r#", "is_biweekly_mode": true"#);
    let inn = device(&[master.clone(), one_shot.clone(), guest, clean, biweekly]);
    let use_slot = |field| {
        format!(
            ": {field} times_do_not_match_slots Door: use 15:00 to 11:00 or 07:00 to 07:00 or 08:00 to 20:00 \
             (America/Los_Angeles)."
        )
    };
    let long = ": ends_at duration_exceeds_max Door takes at most 31 days: choose an earlier end.";
    for (window, expected) in [
        ("2030-01-01T23:00:00Z/2030-01-05T19:00:00Z", "fits Guest"),
        ("2030-01-01T15:00:00Z/2030-02-01T15:00:00Z", "fits Clean"),
        // 31 days by the clocks of the zone, in which summer time begins.
        ("2030-03-01T15:00:00Z/2030-04-01T14:00:00Z", "fits Clean"),
        ("2030-01-01T15:00:00Z/2030-02-02T15:00:00Z", long),
        ("2030-01-01T23:00:00Z/2030-01-05T15:00:00Z", &use_slot("ends_at")),
        ("2030-01-01T08:00:00Z/2030-01-05T20:00:00Z", &use_slot("starts_at")),
        ("2030-01-01T16:00:00Z/2030-01-05T04:00:00Z", "undecided Two weeks: slot_unknown"),
        (FOREVER, ": ends_at ongoing_not_supported Door takes no access without an end: choose an end."),
    ] {
        assert_eq!(verdict(&inn, Options::Offline, window, "", &JiffZones), expected, "{window}");
        assert_eq!(verdict(&inn, Options::Online, window, "", &JiffZones), "any");
    }
    let found = verdict(&inn, Options::Offline, WEEK, "", &NoZones);
    assert_eq!(found, "undecided : time_zone_unknown");
    let found = verdict(&device(&[master, one_shot]), Options::Offline, WEEK, "", &JiffZones);
    assert_eq!(found, "undecided : slot_unknown");
    // The options are Seam's own reading of the same facts.
    let both = inn.replacen('{', r#"{"offline_time_frame_options": [{"display_name": "Any"}],"#, 1);
    assert_eq!(verdict(&both, Options::Offline, WEEK, "", &JiffZones), "fits Any");
}

#[test]
fn a_sentence_never_has_the_window() {
    expect(
        r#"{"display_name": "Short", "max_duration": "P3D"}"#,
        WEEK,
        "Short: ends_at duration_exceeds_max Door takes at most 3 days: choose an earlier end.",
    );
    assert!(UndecidedReason::NoTimeZone.message("Room 101 Lock").contains("Room 101 Lock"));
}

/// The instant of a date and a time of day in hours, on days on which there is just one.
fn on(zone: &str, day: i64, hour: i64) -> Option<Instant> {
    match resolve(&JiffZones, zone, LocalTime::new(Date::from_days(day), hour * 3600)) {
        Some(Resolved::Unambiguous(instant)) => Some(instant),
        _ => None,
    }
}

const TEXTS: [&str; 12] = [
    "P999999999Y999999999M999999999W999999999DT999999999H",
    "PT0S",
    "P1M",
    "-P1D",
    "00:00",
    "23:59:59",
    "07:00:00[Asia/Tokyo]",
    "[",
    "FREQ=DAILY;COUNT=999999999",
    "DTSTART:00010101\\nFREQ=YEARLY;BYDAY=MO;BYSETPOS=-366;COUNT=999999999",
    "Europe/Paris",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_window_made_from_a_pair_fits_and_one_moved_does_not(
        zone in select(vec!["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"]),
        day in 18_000_i64..24_000,
        nights in 1_i64..40,
        (from, to) in (0_i64..24, 0_i64..24),
        moved in 1_i64..3600,
    ) {
        let (Some(start), Some(end)) = (on(zone, day, from), on(zone, day + nights, to)) else { return Ok(()) };
        let properties = format!(
            r#"{{"online_time_frame_options": [{{"display_name": "x", "time_zone": "{zone}", "max_duration": "P40D",
                "time_pairs": [{{"start_time": "{from:02}:00", "end_time": "{to:02}:00"}}]}}]}}"#
        );
        let mut tape = Tape::default();
        let properties = tape.read(&properties).unwrap();
        let verdict = |starts_at, ends_at| {
            let window = Window { starts_at: Some(starts_at), ends_at: Some(ends_at), now: None };
            check(properties, Options::Online, window, &JiffZones)
        };
        prop_assert_eq!(verdict(start, end), WindowFit::Fits { option: "x".to_owned() });
        let micros = moved * 1_000_000;
        for (verdict, at) in [
            (verdict(start.plus_micros(micros), end), "starts_at"),
            (verdict(start, end.plus_micros(-micros)), "ends_at"),
        ] {
            let WindowFit::Broken { problem, .. } = verdict else { panic!("{verdict:?}") };
            prop_assert_eq!((problem.name(), problem.field), ("times_do_not_match_slots", at));
        }
    }

    #[test]
    fn whatever_a_device_says_there_is_a_verdict(
        chosen in proptest::collection::vec(any::<Index>(), 8),
        (start, end) in (any::<i64>(), any::<i64>()),
        known in any::<bool>(),
    ) {
        let [min, max, from, to, first, last, zone, name] = [0, 1, 2, 3, 4, 5, 6, 7].map(|at| *chosen[at].get(&TEXTS));
        let properties = format!(
            r#"{{"offline_time_frame_options": [{{"display_name": "{name}", "min_duration": "{min}",
                "max_duration": "{max}", "time_pairs": [{{"start_time": "{from}", "end_time": "{to}"}}],
                "matching_start_end_time": true, "start_date_recurrence_rule": "{first}",
                "end_date_recurrence_rule": "{last}", "time_zone": "{zone}"}}]}}"#
        );
        let zones: &dyn Zones = if known { &JiffZones } else { &NoZones };
        let at = |micros| Instant::from_millis(0.0).plus_micros(micros);
        let window = Window { starts_at: Some(at(start)), ends_at: Some(at(end)), now: None };
        let mut tape = Tape::default();
        let verdict = check(tape.read(&properties).unwrap(), Options::Offline, window, zones);
        prop_assert!(!describe(verdict).is_empty());
    }
}
