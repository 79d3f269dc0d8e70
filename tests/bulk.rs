//! Many rows at once: JSON, lines of JSON, CSV.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::time::Instant as Clock;

use proptest::prelude::*;
use seam_access_grants::{
    access_grants::{CreateAccessGrant, UpdateAccessGrant, unmanaged::UpdateUnmanagedAccessGrant},
    bulk::{Form, MAX_COLUMNS, MAX_REPORTED_ROWS, Summary, read_csv, validate_many},
    endpoints::ENDPOINTS,
    issue::Issue,
    json::{self, Kind, Tape},
    model::AccessGrant,
    schema::{Context, ContextData, Node, Schema, check_text},
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
        Kind::Text => json!(value.text().unwrap()).to_string(),
        Kind::Boolean => value.boolean().unwrap().to_string(),
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
        (" name , access_grant_key\n Anna ,k\n", &[r#"2 {"name":"Anna","access_grant_key":"k"}"#]),
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
            &["1 : Name column 2 after a field, like reservation_key.", r#"2 {"name":"Anna","space_ids":["a"]}"#],
        ),
        (
            "\u{feff}\"a;\"\"b\",na\"me,name\n1;,2,Anna\n",
            &[
                "1 : Name column 1 after a field, or remove it.",
                "1 : Name column 2 after a field, like name.",
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
fn tables_as_spreadsheets_write_them() {
    const ANNA: &str = r#"2 {"name":"Anna","access_grant_key":"k"}"#;
    const LATER: &str = r#"3 {"name":"Anna","access_grant_key":"k"}"#;
    for (csv, expected) in [
        // Truth values.
        ("is_managed\nTRUE\nfalse\n True \n\"FALSE\"\n", &["true", "false", "true", "false"][..]),
        ("is_managed\nyes\nTRU\n1\n", &["\"yes\"", "\"TRU\"", "\"1\""]),
    ] {
        let mut read = Vec::new();
        self::read(csv, UpdateUnmanagedAccessGrant::NODE, &mut |_, row| {
            read.push(row.unwrap().replace("{\"is_managed\":", "").replace('}', ""));
        });
        assert_eq!(read, expected, "{csv:?}");
    }
    for (csv, expected) in [
        // Ends of lines.
        ("name,access_grant_key\rAnna,k\r", &[ANNA][..]),
        ("name,access_grant_key\r\rAnna,k", &[LATER]),
        (
            "name\r\"a\rb\r\nc\"\rEve\r\nJane\n\rJoe",
            &["2 {\"name\":\"a\\rb\\r\\nc\"}", r#"5 {"name":"Eve"}"#, r#"6 {"name":"Jane"}"#, r#"8 {"name":"Joe"}"#],
        ),
        // Blank lines before the header, and blank columns.
        ("\nname,access_grant_key\nAnna,k", &[LATER]),
        ("\u{feff}\r\n,,\r\n ; \r\nname;access_grant_key\r\nAnna;k", &[r#"5 {"name":"Anna","access_grant_key":"k"}"#]),
        ("name,access_grant_key,,\nAnna,k,,\n", &[ANNA]),
        (",name,, access_grant_key , \n,Anna,,k\n,Eve", &[ANNA, r#"3 {"name":"Eve"}"#]),
        (",,\n;;\n\t\n  \n", &[]),
        // What separates the cells.
        ("sep=;\nname;access_grant_key\nAnna;k", &[LATER]),
        ("\u{feff}SEP=\t\r\nname\taccess_grant_key\r\nAnna\tk", &[LATER]),
        ("sep=|\nname|space_ids\nAnna|a;b", &[r#"3 {"name":"Anna","space_ids":["a","b"]}"#]),
        ("sep=,\nname\na;b", &[r#"3 {"name":"a;b"}"#]),
        ("name;last, first;access_grant_key\nAnna;;k", &["1 : Name column 2 after a field, or remove it.", ANNA]),
        (
            "name\taccess_grant_key\tdoor; room, floor\nAnna\tk\t",
            &["1 : Name column 3 after a field, or remove it.", ANNA],
        ),
        // Rows that are shorter or longer than the header.
        (
            "name,access_grant_key,space_ids\nAnna,k\nEve\n\"Joe\"",
            &[ANNA, r#"3 {"name":"Eve"}"#, r#"4 {"name":"Joe"}"#],
        ),
        ("name,access_grant_key\nAnna,k,, ,\"\"", &[ANNA]),
        // Spaces around cells.
        ("name,access_grant_key\n\tAnna\u{a0} , k ", &[ANNA]),
        ("name , \"access_grant_key\"\t\n \"Anna\" , \"k\"", &[ANNA]),
        ("name,access_grant_key\n\" Anna\u{a0}\",\"\"", &[r#"2 {"name":" Anna\u{a0}"}"#]),
        ("access_grant_key\tname\n \t Anna\n", &[r#"2 {"name":"Anna"}"#]),
        ("name,access_grant_key\n , \n\u{3000}\n", &[]),
    ] {
        let expected: Vec<String> = expected.iter().map(|row| row.replace("\\u{a0}", "\u{a0}")).collect();
        assert_eq!(rows(csv), expected, "{csv:?}");
    }
}

#[test]
fn a_bad_table_is_told_at_its_line() {
    const QUOTE: &str = "Close the quote, and write a quote inside of it twice.";
    const HEADER: &str = "1 : Name the columns in the first line.";
    for (csv, expected) in [
        (
            "nam,access_grant_key\n,k",
            &["1 nam: Remove this field, or did you mean name?", r#"2 {"access_grant_key":"k"}"#][..],
        ),
        (
            "colour,name\nred,Anna\n",
            &["1 colour: Remove this field; the request does not have it.", r#"2 {"name":"Anna"}"#],
        ),
        (
            "name,user_identity\nx,Anna\n",
            &["1 user_identity: Remove this field; the request does not have it.", r#"2 {"name":"x"}"#],
        ),
        ("name,name.first\n", &["1 name.first: Remove this field; the request does not have it."]),
        (
            "name,requested_access_methods\n",
            &["1 requested_access_methods: Remove this field; the request does not have it."],
        ),
        ("name,space_ids.999999999\n", &["1 space_ids.999999999: Remove this field; the request does not have it."]),
        ("name,name\nA,B\n", &["1 name: Keep this column once.", r#"2 {"name":"A"}"#]),
        ("space_ids,space_ids.0\na,b\n", &["1 space_ids.0: Keep this column once.", r#"2 {"space_ids":["a"]}"#]),
        ("space_ids.0,space_ids\na,b\n", &["1 space_ids: Keep this column once.", r#"2 {"space_ids":["a"]}"#]),
        // What may be about people is not repeated.
        (
            "name,Jane Doe,jane@example.com,+14155552671,493827,Ted\n",
            &[
                "1 : Name column 2 after a field, or remove it.",
                "1 : Name column 3 after a field, or remove it.",
                "1 : Name column 4 after a field, or remove it.",
                "1 : Name column 5 after a field, or remove it.",
                "1 : Name column 6 after a field, like requested_access_methods.",
            ],
        ),
        (
            "\n\nJane Doe,room-101,code,493827\nJoe Doe,room-102,code,493828",
            &["3 : Name the columns in the first line."],
        ),
        ("nam\nAnna", &[HEADER]),
        ("user_identity\nAnna", &[HEADER]),
        ("Jane;\"Doe\"\n", &[HEADER]),
        ("sep=;\nname,access_grant_key\n", &["2 : Name the columns in the first line."]),
        // Text in cells that belong to no column.
        (
            "name,,access_grant_key\nA,B,k\nAnna,,k\n",
            &["2 : Name column 2 after a field, or remove it.", r#"3 {"name":"Anna","access_grant_key":"k"}"#],
        ),
        (
            "name\na,b\nEve\n",
            &[
                "2 : Give no more cells than the header has, 1, or put quotes around one that holds a separator.",
                r#"3 {"name":"Eve"}"#,
            ],
        ),
        (
            "name,,\na,,b\n",
            &["2 : Give no more cells than the header has, 1, or put quotes around one that holds a separator."],
        ),
        ("name\nAnna\n\"Eve\nJane\n", &[r#"2 {"name":"Anna"}"#, &["3 : ", QUOTE].concat()]),
        ("name\n\"Eve\"x,y\nJane\n", &[&["2 : ", QUOTE].concat(), r#"3 {"name":"Jane"}"#]),
        ("name\n\"E\nve\"x\nJane\n", &[&["2 : ", QUOTE].concat(), r#"4 {"name":"Jane"}"#]),
        ("\"name\nAnna\n", &[&["1 : ", QUOTE].concat()]),
        ("name,\"x\"y\nAnna\n", &[&["1 : ", QUOTE].concat()]),
    ] {
        assert_eq!(rows(csv), expected, "{csv:?}");
    }
}

#[test]
fn a_table_has_a_bound_in_each_direction() {
    let most = ["name", &",".repeat(MAX_COLUMNS)].concat();
    let long = ["Anna", &",".repeat(3 * MAX_COLUMNS)].concat();
    let anna = r#"2 {"name":"Anna"}"#;
    assert_eq!(rows(&[&most, "\n", &long, "\n"].concat()), [anna]);
    assert_eq!(rows(&[&most, "x\n", &long, "\n"].concat()), ["1 : Keep at most 2000 columns."]);
    assert_eq!(rows(&[&most, "\n", &long, "x\n"].concat())[0].get(..12), Some("2 : Give no "));
    assert_eq!(rows(&",".repeat(3 * MAX_COLUMNS)), [""; 0]);
    assert_eq!(rows(&"x,".repeat(3 * MAX_COLUMNS)), ["1 : Name the columns in the first line."]);
    let name = "x".repeat(200);
    assert_eq!(rows(&["name,", &name].concat()), ["1 : Name column 2 after a field, or remove it."]);
}

/// The columns that a table for `node` may have, of lists with their first hundred items.
fn columns(node: &Node) -> usize {
    match node {
        Node::List(item) => 100 * columns(item),
        Node::Object(object) => object.fields.iter().map(|field| columns(field.node)).sum(),
        _ => 1,
    }
}

#[test]
fn every_request_has_columns_enough() {
    for endpoint in ENDPOINTS {
        assert!(columns(endpoint.params) <= MAX_COLUMNS, "{}: {}", endpoint.path, columns(endpoint.params));
    }
}

#[test]
fn a_table_that_is_too_long_is_refused_as_a_whole() {
    let text = String::from_utf8(vec![b'a'; (1 << 30) + 1]).unwrap();
    assert_eq!(rows(&text), ["1 : Enter at most 1073741824 characters."]);
}

#[test]
fn a_response_may_have_columns_that_are_not_data() {
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
fn an_object_alone_may_stand_on_several_lines() {
    let good = grant("1234");
    let pretty = ["\r\n \n", &serde_json::to_string_pretty(&good).unwrap(), "\n\n"].concat();
    assert_eq!(said(pretty.as_bytes(), Form::Ndjson), (1, 0, vec![]));
    let bad = serde_json::to_string_pretty(&grant("12")).unwrap().replace('\n', "\r");
    assert_eq!(said(&["\n", &bad].concat().into_bytes(), Form::Ndjson), (0, 1, vec![(2, vec![BAD.to_owned()])]));
    let not_json = || vec![": Give a value that can be written as JSON.".to_owned()];
    let two = ["{\n}\n", &good.to_string()].concat();
    assert_eq!(said(two.as_bytes(), Form::Ndjson), (1, 2, vec![(1, not_json()), (2, not_json())]));
    assert_eq!(said(b"[\n]", Form::Ndjson), (0, 2, vec![(1, not_json()), (2, not_json())]));
}

#[test]
fn the_first_character_tells_the_form() {
    let spaces = " \r\n\t".repeat(100);
    for (text, form) in [("[{}]", Form::Json), ("{}", Form::Ndjson), ("name", Form::Csv), ("", Form::Csv)] {
        for mark in ["", "\u{feff}"] {
            assert_eq!(Form::of([mark, &spaces, text].concat().as_bytes()), form, "{text}");
        }
    }
}

#[test]
fn rows_with_one_key_have_an_issue_each() {
    let with_key = |code: &str, key: &str| {
        let mut grant = grant(code);
        grant["access_grant_key"] = json!(key);
        grant
    };
    let shared = |row: u32| {
        let message = format!("access_grant_key: Give each row a key of its own; row {row} has the same one.");
        if row == 4 { vec![BAD.to_owned(), message] } else { vec![message] }
    };
    let rows = json!([
        with_key("1234", "a"),
        with_key("1234", "b"),
        grant("1234"),
        grant("1234"),
        with_key("1234", "\u{e9}"),
        with_key("1234", "A"),
        with_key("12", "\u{e9}"),
        with_key("1234", "b"),
        with_key("1234", "b"),
    ]);
    let expected = vec![(1, shared(7)), (4, shared(6)), (6, shared(4)), (7, shared(1)), (8, shared(1))];
    // Escapes are no difference.
    let text = rows.to_string().replacen('é', "\\u00e9", 1);
    assert_eq!(said(text.as_bytes(), Form::Json), (4, 5, expected));
    let table = [
        HEADER.trim_end(),
        ",access_grant_key\n",
        SPACE,
        ",",
        SPACE,
        ",code,1234,k\n",
        SPACE,
        ",",
        SPACE,
        ",code,1234, k",
    ];
    let said = said(table.concat().as_bytes(), Form::Csv);
    assert_eq!((said.0, said.1, said.2[0].0, said.2[1].0), (0, 2, 2, 3));
    // A key that only says which grant is meant may come twice.
    let update = r#"[{"access_grant_key":"k","name":"a"},{"access_grant_key":"k","name":"b"}]"#;
    let check = |text: &str, node| {
        let summary = validate_many(&mut Tape::default(), text.as_bytes(), Form::Json, node, &Context::default());
        (summary.valid, summary.invalid)
    };
    assert_eq!(check(update, UpdateAccessGrant::NODE), (2, 0));
    let take_over = format!(r#"{{"access_grant_id":"{SPACE}","is_managed":true,"access_grant_key":"k"}}"#);
    assert_eq!(check(&format!("[{take_over},{take_over}]"), UpdateUnmanagedAccessGrant::NODE), (0, 2));
}

#[test]
fn what_is_told_has_a_bound() {
    let numbers = |summary: &Summary| (summary.valid, summary.invalid, summary.rows.len(), summary.omitted);
    let lines = |count: usize| "{}\n".repeat(count);
    assert_eq!(numbers(&summary(lines(MAX_REPORTED_ROWS).as_bytes(), Form::Ndjson)), (0, 1000, 1000, 0));
    let more = [&lines(MAX_REPORTED_ROWS), &grant("1234").to_string(), "\n", &lines(2)].concat();
    assert_eq!(numbers(&summary(more.as_bytes(), Form::Ndjson)), (1, 1002, 1000, 2));
    // Rows of many issues each.
    let many = json!({ "space_ids": vec![1; 900] }).to_string() + "\n";
    assert_eq!(numbers(&summary(many.repeat(20).as_bytes(), Form::Ndjson)), (0, 20, 12, 8));
    // A header of many issues is one row.
    let header = ["name,", &"x,y,".repeat(900), "\nAnna\n"].concat();
    let header = summary(header.as_bytes(), Form::Csv);
    assert_eq!((header.rows.len(), header.rows[0].issues.len(), header.invalid), (2, 1800, 2));
}

/// Keys are told late, so the rows that are told may change: they are the first ones all the same.
#[test]
fn rows_with_one_key_count_into_the_bound() {
    let row = |key: usize| {
        let mut grant = grant("1234");
        grant["access_grant_key"] = json!(key.to_string());
        grant.to_string() + "\n"
    };
    let keys = |keys: &mut dyn Iterator<Item = usize>| keys.map(row).collect::<String>();
    for (lines, expected) in [
        // Each key in the first and in the second half.
        (keys(&mut (0..3000).map(|row| row % 1500)), (0, 3000, 2000)),
        (keys(&mut (0..1200).map(|row| row % 600)), (0, 1200, 200)),
        // The first row of each pair behind the rows that are told.
        (["{}\n".repeat(1000), keys(&mut (0..20).map(|row| row % 10))].concat(), (0, 1020, 20)),
        (["{}\n".repeat(995), keys(&mut (0..20).map(|row| row % 10))].concat(), (0, 1015, 15)),
        ([keys(&mut (0..1)), "{}\n".repeat(1000), keys(&mut (0..1))].concat(), (0, 1002, 2)),
        (keys(&mut vec![1; 5000].into_iter()), (0, 5000, 4000)),
        (keys(&mut (0..5000)), (5000, 0, 0)),
    ] {
        let summary = summary(lines.as_bytes(), Form::Ndjson);
        assert_eq!((summary.valid, summary.invalid, summary.omitted), expected);
        let rows: Vec<u32> = summary.rows.iter().map(|row| row.row).collect();
        let told = u32::try_from(rows.len()).unwrap();
        assert_eq!(rows, (1..=told).collect::<Vec<_>>());
        assert_eq!(told + summary.omitted, summary.invalid);
    }
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
    let data = ContextData::parse(&devices.to_string(), &seam_access_grants::doors::DoorRules).unwrap();
    let context = Context { data, ..Context::default() };
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
fn by_the_judge(table: &[Vec<String>], style: csv::QuoteStyle) -> String {
    let mut writer = csv::WriterBuilder::new().quote_style(style).from_writer(Vec::new());
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
        for style in [csv::QuoteStyle::Always, csv::QuoteStyle::Necessary] {
            let text = by_the_judge(&table, style);
            let mut read = Vec::new();
            self::read(&text, CREATE, &mut |_, row| read.push(serde_json::from_str::<Value>(&row.unwrap()).unwrap()));
            let row = |row: &Vec<String>| {
                let mut object = json!({});
                for (key, cell) in ["name", "access_grant_key", "reservation_key"].iter().zip(row) {
                    // Spaces around a cell without quotes are none of its own.
                    let has_quotes = matches!(style, csv::QuoteStyle::Always) || cell.contains(['"', ',', '\n', '\r']);
                    let cell = if has_quotes { cell } else { cell.trim() };
                    if !cell.is_empty() {
                        object[*key] = json!(cell);
                    }
                }
                object
            };
            let expected: Vec<Value> = table.iter().map(row).filter(|row| *row != json!({})).collect();
            prop_assert_eq!(read, expected, "{:?}", text);
        }
    }

    #[test]
    fn agrees_with_the_csv_crate_on_cells(
        table in proptest::collection::vec("(a|bc|\"x\"|\"\"|\"q\"\"r\"|\"l\nm\"|\\.)?,(a|\"x,y\"|\"\"\"\"|b\"c)?", 1..8),
        end in "(\n|\r|\r\n)",
    ) {
        let text = ["name,access_grant_key", &end, &table.join(&end)].concat();
        let mut judge = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        // The judge counts the LF alone, and with CRLF takes that of the row before for a part of the next one.
        let line = |row: &csv::StringRecord| match end.as_str() {
            "\r" => 0,
            "\n" => row.position().unwrap().line(),
            _ => row.position().unwrap().line() + 1,
        };
        let expected: Vec<(u64, String, String)> = judge.records().map(Result::unwrap)
            .map(|row| (line(&row), row[0].to_owned(), row[1].to_owned()))
            .filter(|row| !(row.1.is_empty() && row.2.is_empty()))
            .collect();
        let mut read = Vec::new();
        self::read(&text, CREATE, &mut |line, row| {
            let row: Value = serde_json::from_str(&row.unwrap()).unwrap();
            let cell = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            let line = if end == "\r" { 0 } else { u64::from(line) };
            read.push((line, cell("name"), cell("access_grant_key")));
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

/// The cells that a column of the table below may have; the first is good.
const CELLS: [(&str, &[&str]); 9] = [
    ("user_identity_id", &["", SPACE, "x"]),
    ("user_identity.full_name", &["Jane", "", "\"Doe, Jane\"", "\"J \"\"D\"\"\"", "ë"]),
    ("user_identity.email_address", &["j@example.com", "", "j", " k@example.com "]),
    (
        "space_ids",
        &[SPACE, "5f4e3d2c-1b0a-9f8e-7d6c-5b4a3c2d1e0f", "", ";", "x", "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d; x"],
    ),
    (
        "starts_at",
        &[
            "2040-01-01T15:00:00Z",
            "2040-03-01T15:00:00+02:00",
            "",
            "2040-01-01",
            "\"2050-01-01T15:00:00Z\"",
            "\"\"\"\"",
        ],
    ),
    ("ends_at", &["2045-01-01T15:00:00Z", "", "2040-01-01T15:00:00Z", "2020-01-01T15:00:00Z", "soon"]),
    ("requested_access_methods.0.mode", &["code", "card", "", "window"]),
    ("requested_access_methods.0.code", &["1234", "", "12", " 98765 ", "0000"]),
    ("requested_access_methods.0.instant_key_max_use_count", &["", "2", "0", "x"]),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1000, ..ProptestConfig::default() })]

    /// Rows that are like a good one before them are not looked at as closely.
    #[test]
    fn a_row_is_judged_alone_as_it_is_behind_others(
        rows in proptest::collection::vec(proptest::array::uniform9(prop_oneof![6 => Just(0), 1 => 0..6_usize]), 1..12),
        leave_out in 0..9_usize,
    ) {
        let columns: Vec<_> = (0..CELLS.len()).filter(|column| *column != leave_out || *column < 4).collect();
        let line = |cell: &dyn Fn(usize) -> String| columns.iter().map(|column| cell(*column)).collect::<Vec<_>>().join(",");
        let header = line(&|column| CELLS[column].0.to_owned());
        let lines: Vec<_> = rows
            .iter()
            .map(|row| line(&|column| CELLS[column].1[row[column] % CELLS[column].1.len()].to_owned()))
            .filter(|line| line.bytes().any(|byte| !matches!(byte, b',' | b'"')))
            .collect();
        let context = Context {
            now: seam_access_grants::time::Instant::parse("2030-01-01T00:00:00Z"),
            require_target: true,
            ..Context::default()
        };
        let judge = |lines: &[String]| {
            let table = format!("{header}\n{}\n", lines.join("\n"));
            validate_many(&mut Tape::default(), table.as_bytes(), Form::Csv, CREATE, &context)
        };
        let together = judge(&lines);
        let mut valid = 0;
        for (index, line) in lines.iter().enumerate() {
            let alone = judge(std::slice::from_ref(line));
            valid += alone.valid;
            let of = |summary: &Summary, row: usize| {
                summary.rows.iter().find(|found| found.row as usize == row).map(|row| (told(&row.issues), told(&row.warnings)))
            };
            prop_assert_eq!(of(&together, index + 2), of(&alone, 2), "{} in {:?}", line, lines);
        }
        prop_assert_eq!(together.valid, valid);
    }
}
