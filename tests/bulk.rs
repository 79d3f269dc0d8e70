//! Many rows at once: JSON, lines of JSON, CSV.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::Instant as Clock;

use proptest::prelude::*;
use seam_access_grants::{
    access_grants::CreateAccessGrant,
    bulk::{Form, Summary, read_csv, validate_many},
    issue::Issue,
    json::{self, Kind, Tape},
    model::AccessGrant,
    schema::{Context, Known, Node, Schema, check_text},
};
use serde_json::{Value, json};

const CREATE: &Node = CreateAccessGrant::NODE;
const SPACE: &str = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";

fn told(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| format!("{}: {}", issue.dotted_path(), issue.code.message())).collect()
}

/// A value as JSON text, its members in their order.
fn text_of(value: json::Value<'_>) -> String {
    match value.kind() {
        Kind::List => format!("[{}]", value.items().map(text_of).collect::<Vec<_>>().join(",")),
        Kind::Object => {
            let member = |(key, value)| format!("{}:{}", text_of(key), text_of(value));
            format!("{{{}}}", value.members().map(member).collect::<Vec<_>>().join(","))
        }
        kind if kind.is_text() => json!(value.text().unwrap()).to_string(),
        _ => value.raw().to_owned(),
    }
}

fn read(csv: &str, node: &'static Node, row: &mut dyn FnMut(u32, Result<String, Issue>)) {
    read_csv(&mut Tape::default(), csv, node, &mut |line, value| row(line, value.map(text_of)));
}

/// Rows as JSON, and problems, each after its line.
fn rows(csv: &str) -> Vec<String> {
    let mut rows = Vec::new();
    read(csv, CREATE, &mut |line, row| {
        rows.push(match row {
            Ok(json) => format!("{line} {json}"),
            Err(issue) => format!("{line} {}", told(&[issue])[0]),
        });
    });
    rows
}

#[test]
fn cells_become_members() {
    for (csv, expected) in [
        ("name\nAnna\n", &[r#"2 {"name":"Anna"}"#][..]),
        ("name\nAnna", &[r#"2 {"name":"Anna"}"#]),
        ("\u{feff}name\r\nAnna\r\nEve\r\n", &[r#"2 {"name":"Anna"}"#, r#"3 {"name":"Eve"}"#]),
        (" name , access_grant_key\n Anna ,k\n", &[r#"2 {"name":" Anna ","access_grant_key":"k"}"#]),
        ("name,access_grant_key\nAnna,\n,k\n", &[r#"2 {"name":"Anna"}"#, r#"3 {"access_grant_key":"k"}"#]),
        ("name\n\n\"\"\nAnna\n\n", &[r#"4 {"name":"Anna"}"#]),
        ("name,access_grant_key\n,\nAnna,\n", &[r#"3 {"name":"Anna"}"#]),
        (
            "\"name\"\n\"Anna, \"\"the\r\nfirst\"\"\"\nEve\n",
            &["2 {\"name\":\"Anna, \\\"the\\r\\nfirst\\\"\"}", r#"4 {"name":"Eve"}"#],
        ),
        ("name\na\"b\n", &[r#"2 {"name":"a\"b"}"#]),
        ("name\n\"\"\"\"\n", &[r#"2 {"name":"\""}"#]),
        ("space_ids\na; b|c;;\n", &[r#"2 {"space_ids":["a","b","c"]}"#]),
        ("space_ids\n;\n", &[r#"2 {"space_ids":[]}"#]),
        ("space_ids[0],space_ids.1\na,b\n", &[r#"2 {"space_ids":["a","b"]}"#]),
        (
            "user_identity.full_name,user_identity.email_address\nAnna,\n",
            &[r#"2 {"user_identity":{"full_name":"Anna"}}"#],
        ),
        (
            "requested_access_methods.0.mode,name,requested_access_methods[0].code\ncode,Anna,0123\n",
            &[r#"2 {"requested_access_methods":[{"mode":"code","code":"0123"}],"name":"Anna"}"#],
        ),
        (
            "requested_access_methods.1.mode,requested_access_methods.0.mode\ncard,\n,card\n",
            &[
                r#"2 {"requested_access_methods":[{},{"mode":"card"}]}"#,
                r#"3 {"requested_access_methods":[{"mode":"card"}]}"#,
            ],
        ),
        (
            "requested_access_methods.0.instant_key_max_use_count\n3\nthree\n1.5\n01\n",
            &[
                r#"2 {"requested_access_methods":[{"instant_key_max_use_count":3}]}"#,
                r#"3 {"requested_access_methods":[{"instant_key_max_use_count":"three"}]}"#,
                r#"4 {"requested_access_methods":[{"instant_key_max_use_count":1.5}]}"#,
                r#"5 {"requested_access_methods":[{"instant_key_max_use_count":"01"}]}"#,
            ],
        ),
        (
            "name;space_ids;requested_access_methods.0.code\r\nAnna, the first;a|b;12\r\n;\"a;b\";\r\n",
            &[
                r#"2 {"name":"Anna, the first","space_ids":["a","b"],"requested_access_methods":[{"code":"12"}]}"#,
                r#"3 {"space_ids":["a","b"]}"#,
            ],
        ),
        (
            "requested_access_methods.0.instant_key_max_use_count\n 12 \n\"\t0\"\n1e3\r",
            &[
                r#"2 {"requested_access_methods":[{"instant_key_max_use_count":12}]}"#,
                r#"3 {"requested_access_methods":[{"instant_key_max_use_count":0}]}"#,
                r#"4 {"requested_access_methods":[{"instant_key_max_use_count":1e3}]}"#,
            ],
        ),
        (
            "name;\"reservation, key\";\" space_ids\"\nAnna;k;a\n",
            &[
                "1 reservation, key: Remove this field, or did you mean reservation_key?",
                r#"2 {"name":"Anna","space_ids":["a"]}"#,
            ],
        ),
        (
            "\u{feff}\"a;\"\"b\",na\"me,name\n1;,2,Anna\n",
            &[
                "1 a;\"b: Remove this field; the request does not have it.",
                "1 na\"me: Remove this field, or did you mean name?",
                r#"2 {"name":"Anna"}"#,
            ],
        ),
        ("name\tspace_ids\nAnna\ta;b\n", &[r#"2 {"name":"Anna","space_ids":["a","b"]}"#]),
        ("", &[]),
        ("name\n", &[]),
        ("name", &[]),
    ] {
        assert_eq!(rows(csv), expected, "{csv:?}");
    }
}

#[test]
fn a_bad_table_is_told_at_its_line() {
    const QUOTE: &str = "Close the quote, and write a quote inside of it twice.";
    for (csv, expected) in [
        ("nam\n", &["1 nam: Remove this field, or did you mean name?"][..]),
        (
            "colour,name\nred,Anna\n",
            &["1 colour: Remove this field; the request does not have it.", r#"2 {"name":"Anna"}"#],
        ),
        ("user_identity\nAnna\n", &["1 user_identity: Remove this field; the request does not have it."]),
        ("name.first\nx\n", &["1 name.first: Remove this field; the request does not have it."]),
        (
            "requested_access_methods\nx\n",
            &["1 requested_access_methods: Remove this field; the request does not have it."],
        ),
        ("space_ids.999999999\nx\n", &["1 space_ids.999999999: Remove this field; the request does not have it."]),
        ("name,\nx,\n", &["1 : Remove this field; the request does not have it.", r#"2 {"name":"x"}"#]),
        (
            "code,493827\ncode,493828\n",
            &["1 code: Remove this field; the request does not have it.", "1 : Name the columns in the first line."],
        ),
        ("name,name\nA,B\n", &["1 name: Keep this column once.", r#"2 {"name":"A"}"#]),
        ("space_ids,space_ids.0\na,b\n", &["1 space_ids.0: Keep this column once.", r#"2 {"space_ids":["a"]}"#]),
        ("space_ids.0,space_ids\na,b\n", &["1 space_ids: Keep this column once.", r#"2 {"space_ids":["a"]}"#]),
        ("name\na,b\nEve\n", &["2 : Give as many cells as the header has: 1.", r#"3 {"name":"Eve"}"#]),
        ("name,access_grant_key\na\n", &["2 : Give as many cells as the header has: 2."]),
        ("name\nAnna\n\"Eve\nJane\n", &[r#"2 {"name":"Anna"}"#, &["3 : ", QUOTE].concat()]),
        ("name\n\"Eve\"x\nJane\n", &[&["2 : ", QUOTE].concat(), r#"3 {"name":"Jane"}"#]),
        ("name\n\"E\nve\"x\nJane\n", &[&["2 : ", QUOTE].concat(), r#"4 {"name":"Jane"}"#]),
        ("\"name\nAnna\n", &[&["1 : ", QUOTE].concat()]),
    ] {
        let mut told = rows(csv);
        told.retain(|row| !row.ends_with(" {}"));
        assert_eq!(told, expected, "{csv:?}");
    }
}

#[test]
fn a_table_that_is_too_long_is_refused_as_a_whole() {
    let text = String::from_utf8(vec![b'a'; (1 << 30) + 1]).unwrap();
    assert_eq!(rows(&text), ["1 : Enter at most 1073741824 characters."]);
}

#[test]
fn a_response_may_have_columns_that_are_not_known() {
    let mut count = 0;
    read("access_grant_id,colour\nx,red\n", AccessGrant::NODE, &mut |_, row| {
        assert_eq!(row.unwrap(), r#"{"access_grant_id":"x"}"#);
        count += 1;
    });
    assert_eq!(count, 1);
}

fn summary(input: &[u8], form: Form) -> Summary {
    validate_many(&mut Tape::default(), input, form, CREATE, &Context::default())
}

/// Counts, and what is said of each row.
fn said(input: &[u8], form: Form) -> (u32, u32, Vec<(u32, Vec<String>)>) {
    let summary = summary(input, form);
    (summary.valid, summary.invalid, summary.rows.iter().map(|row| (row.row, told(&row.issues))).collect())
}

fn grant(code: &str) -> Value {
    json!({
        "user_identity_id": SPACE,
        "space_ids": [SPACE],
        "requested_access_methods": [{ "mode": "code", "code": code }],
    })
}

const BAD: &str = "requested_access_methods[0].code: Enter 4 to 9 digits.";

#[test]
fn an_array_is_counted_from_0() {
    let array = json!([grant("1234"), grant("12"), grant("4321"), 5]).to_string();
    let expected = vec![(1, vec![BAD.to_owned()]), (3, vec![": Give an object.".to_owned()])];
    assert_eq!(said(array.as_bytes(), Form::Json), (2, 2, expected));
    assert_eq!(said(b"[]", Form::Json), (0, 0, vec![]));
    assert_eq!(said(b"{}", Form::Json), (0, 1, vec![(0, vec![": Give a list.".to_owned()])]));
    let not_json = vec![": Give a value that can be written as JSON.".to_owned()];
    assert_eq!(said(b"[1,]", Form::Json), (0, 1, vec![(0, not_json)]));
    assert_eq!(said(b"[\"\xff\"]", Form::Json), (0, 1, vec![(0, vec![": Save the file as UTF-8.".to_owned()])]));
}

#[test]
fn lines_are_counted_from_1() {
    let good = grant("1234").to_string();
    let lines = ["\u{feff}", &good, "\r\n\n  \n", &grant("12").to_string(), "\n{\n", &good].concat();
    let expected = vec![(4, vec![BAD.to_owned()]), (5, vec![": Give a value that can be written as JSON.".to_owned()])];
    assert_eq!(said(lines.as_bytes(), Form::Ndjson), (2, 2, expected));
    let odd = [good.as_bytes(), b"\n\"\xc3\"\n", good.as_bytes(), b"\n"].concat();
    assert_eq!(said(&odd, Form::Ndjson), (2, 1, vec![(2, vec![": Save the file as UTF-8.".to_owned()])]));
}

const HEADER: &str = "user_identity_id,space_ids,requested_access_methods.0.mode,requested_access_methods.0.code\n";

#[test]
fn lines_of_a_table_are_those_of_the_file() {
    let good = [SPACE, ",", SPACE, ",code,0123\n"].concat();
    let table = [HEADER, &good, SPACE, ",\"", SPACE, ";\n", SPACE, "\",code,12\n", &good].concat();
    assert_eq!(said(table.as_bytes(), Form::Csv), (2, 1, vec![(3, vec![BAD.to_owned()])]));
    let latin = [HEADER.as_bytes(), good.as_bytes(), good.as_bytes(), b"caf\xe9,,,\n", good.as_bytes()].concat();
    assert_eq!(said(&latin, Form::Csv), (2, 1, vec![(4, vec![": Save the file as UTF-8.".to_owned()])]));
    let header = ["nam,", HEADER, "x,", &good].concat();
    let unknown = vec!["nam: Remove this field, or did you mean name?".to_owned()];
    assert_eq!(said(header.as_bytes(), Form::Csv), (1, 1, vec![(1, unknown)]));
}

#[test]
fn rows_know_the_devices() {
    let devices = json!({ "devices": [{ "display_name": "Lock", "code_constraints": [
        { "constraint_type": "no_zeros" }, { "constraint_type": "pin_code_matches_existing_set" },
    ] }] });
    let context = Context { known: Known::parse(&devices.to_string()).unwrap(), ..Context::default() };
    let array = json!([grant("1234"), grant("1230")]).to_string();
    let summary = validate_many(&mut Tape::default(), array.as_bytes(), Form::Json, CREATE, &context);
    assert_eq!((summary.valid, summary.invalid, summary.rows.len()), (1, 1, 2));
    assert_eq!((summary.rows[0].issues.len(), summary.rows[0].warnings.len()), (0, 1));
}

#[test]
fn a_hundred_thousand_rows_take_moments() {
    let mut table = String::from(HEADER);
    let mut lines = String::new();
    for row in 0..100_000 {
        table.extend([SPACE, ",", SPACE, ",code,", &format!("{:04}\n", row % 10_000)]);
        lines.push_str(&grant("0123").to_string());
        lines.push('\n');
    }
    let mut first = String::new();
    let start = Clock::now();
    let mut members = 0;
    read_csv(&mut Tape::default(), &table, CREATE, &mut |_, row| {
        let row = row.unwrap();
        if first.is_empty() {
            first = text_of(row);
        }
        members += row.members().count();
    });
    let reading = start.elapsed();
    let start = Clock::now();
    let mut tape = Tape::default();
    for _ in 0..100_000 {
        assert!(check_text(&mut tape, &first, CREATE, &Context::default()).issues.is_empty());
    }
    let checking = start.elapsed();
    let start = Clock::now();
    assert_eq!(summary(table.as_bytes(), Form::Csv).valid, 100_000);
    let both = start.elapsed();
    let start = Clock::now();
    assert_eq!(summary(lines.as_bytes(), Form::Ndjson).valid, 100_000);
    eprintln!(
        "100,000 rows: reading {reading:?} ({members} members), checking {checking:?}, both {both:?}, lines {:?}",
        start.elapsed()
    );
}

/// What the `csv` crate writes, read back by ours.
fn by_the_judge(table: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(["name", "access_grant_key", "reservation_key"]).unwrap();
    for row in table {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reads_what_the_csv_crate_writes(
        table in proptest::collection::vec(proptest::collection::vec("[a-c\"\n\r,; é\u{feff}]{0,8}", 3), 0..8),
    ) {
        let mut read = Vec::new();
        self::read(&by_the_judge(&table), CREATE, &mut |_, row| {
            read.push(serde_json::from_str::<Value>(&row.unwrap()).unwrap());
        });
        let row = |row: &Vec<String>| {
            let mut object = json!({});
            for (key, cell) in ["name", "access_grant_key", "reservation_key"].iter().zip(row) {
                if !cell.is_empty() {
                    object[*key] = json!(cell);
                }
            }
            object
        };
        let expected: Vec<Value> = table.iter().map(row).filter(|row| *row != json!({})).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn agrees_with_the_csv_crate_on_cells(
        table in proptest::collection::vec("(a|bc|\"x\"|\"\"|\"q\"\"r\"|\"l\nm\"|\\.)?,(a|\"x,y\"|\"\"\"\"|b\"c)?", 1..8),
        end in "(\n|\r\n)",
    ) {
        let text = ["name,access_grant_key", &end, &table.join(&end)].concat();
        let mut judge = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let expected: Vec<(u64, String, String)> = judge.records().map(Result::unwrap)
            // With CRLF the judge takes the LF for a part of the next row, and so counts one line less.
            .map(|row| (row.position().unwrap().line() + u64::from(end == "\r\n"), row[0].to_owned(), row[1].to_owned()))
            .filter(|row| !(row.1.is_empty() && row.2.is_empty()))
            .collect();
        let mut read = Vec::new();
        self::read(&text, CREATE, &mut |line, row| {
            let row: Value = serde_json::from_str(&row.unwrap()).unwrap();
            let cell = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            read.push((u64::from(line), cell("name"), cell("access_grant_key")));
        });
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn any_bytes_end_in_a_verdict(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "[\",\r\na-c.\\[\\]0;|{}:]{0,60}") {
        bytes.extend_from_slice(text.as_bytes());
        for form in [Form::Json, Form::Ndjson, Form::Csv] {
            for input in [bytes.as_slice(), text.as_bytes(), &["name,space_ids\n", &text].concat().into_bytes()] {
                let summary = summary(input, form);
                prop_assert!(summary.rows.iter().is_sorted_by_key(|row| row.row));
                prop_assert_eq!(summary.rows.iter().filter(|row| !row.issues.is_empty()).count(), summary.invalid as usize);
            }
        }
    }
}
