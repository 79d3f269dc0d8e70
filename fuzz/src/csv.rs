//! Tables and other rows: against the `csv` crate, against the intent of who wrote a table, and against the same rows as JSON and by
//! themselves.

use std::collections::BTreeMap;

use seam_access_grants::{
    access_grants::CreateAccessGrant,
    bulk::{Form, Summary, read_csv, validate_many},
    endpoints::SCHEMAS,
    issue::{self, Issue},
    json::{Tape, Writer},
    schema::{Context, Node, Schema, check, check_text},
    time::Instant,
};
use serde_json::{Map, Value as Tree};

use crate::{pieces::OneByOne, source::Source, trees};

/// Members of a create request that are plain text.
const NAMES: [&str; 3] = ["name", "access_grant_key", "reservation_key"];
const CREATE: &Node = CreateAccessGrant::NODE;

/// The first byte chooses what the others are: a table to write, cells below a known header, any rows, or requests.
pub fn run(data: &[u8]) {
    let mut source = Source(data);
    match source.byte() {
        252.. => requests(&mut source),
        byte if byte % 4 == 0 => written(&mut source),
        byte if byte % 4 == 1 => cells(&String::from_utf8_lossy(source.0)),
        byte if byte % 4 == 2 => {
            let (text, node) = (String::from_utf8_lossy(source.0), SCHEMAS[usize::from(byte / 4) % SCHEMAS.len()].node);
            as_json(&text, node);
            together(&text, node);
        }
        _ => any(source.0),
    }
}

/// Each row of a table as a tree, in order.
type Rows = Vec<Tree>;

/// The rows that are read, and whether something is wrong with any.
fn read(text: &str, node: &'static Node) -> (Rows, bool) {
    let (mut rows, mut is_wrong, mut last_line) = (Vec::new(), false, 0);
    read_csv(&mut Tape::default(), text, node, &mut |line, row| {
        assert!(line >= last_line && line > 0, "lines are told in order");
        last_line = line;
        match row {
            Ok(row) => rows.push(trees::tree(row)),
            Err(_) => is_wrong = true,
        }
    });
    (rows, is_wrong)
}

fn row<'t>(cells: impl Iterator<Item = &'t str>) -> Tree {
    let members = NAMES.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
    Tree::Object(members.map(|(name, cell)| ((*name).to_owned(), cell.into())).collect())
}

fn without_empty(rows: impl Iterator<Item = Tree>) -> Rows {
    rows.filter(|row| row != &Tree::Object(Map::new())).collect()
}

/// A table that the input chooses cell by cell, in a form that it chooses as well, is read as it was meant.
fn written(source: &mut Source<'_>) {
    const PIECES: [&str; 16] =
        ["", "a", "b", "\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "é", "\u{feff}", "\u{a0}", "0", "=|"];
    let (separator, end) = (*source.pick(&[',', ';', '\t']), *source.pick(&["\n", "\r\n", "\r"]));
    let mut text = (*source.pick(&["", "\u{feff}", "\n", "\u{feff}\n"])).to_owned();
    text.push_str(&NAMES.join(&separator.to_string()));
    text.push_str(end);
    let mut meant = Vec::new();
    while source.has_more() {
        let mut cells = Vec::new();
        for place in 0..NAMES.len() {
            let cell: String = (0..source.byte() % 4).map(|_| *source.pick(&PIECES)).collect();
            // Spaces around a cell without quotes are none of its own.
            let needs_quotes = cell.contains(['"', ',', ';', '\t', '\n', '\r']) || cell.trim() != cell;
            if needs_quotes || source.one_in(2) {
                text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                text.push_str(&cell);
            }
            if place + 1 < NAMES.len() {
                text.push(separator);
            }
            cells.push(cell);
        }
        text.push_str(end);
        meant.push(row(cells.iter().map(String::as_str)));
    }
    assert_eq!(read(&text, CREATE), (without_empty(meant.into_iter()), false), "{text:?}");
}

/// Any cells below a known header are those that the `csv` crate reads.
fn cells(text: &str) {
    // Ours takes spaces off that the judge keeps, and CR alone for the end of a line.
    if text.contains(|char: char| char.is_whitespace() && char != '\n') {
        return;
    }
    let text = format!("{}\n{text}", NAMES.join(","));
    let (ours, is_wrong) = read(&text, CREATE);
    if is_wrong {
        return;
    }
    let mut judge = ::csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let rows = judge.records().map(|record| row(record.unwrap().iter()));
    assert_eq!(ours, without_empty(rows), "{text:?}");
}

fn told(issues: &[Issue]) -> String {
    let mut json = Writer::default();
    issue::write_all(&mut json, issues);
    json.finish()
}

/// A row of a table has the issues of the same row as JSON.
fn as_json(text: &str, node: &'static Node) {
    read_csv(&mut Tape::default(), text, node, &mut |_, row| {
        let Ok(row) = row else { return };
        let (json, context) = (trees::text(row), Context::default());
        let of_table = check(row, node, &context);
        let of_json = check_text(&mut Tape::default(), &json, node, &context);
        assert_eq!(told(&of_table.issues), told(&of_json.issues), "{json}");
        assert_eq!(told(&of_table.warnings), told(&of_json.warnings), "{json}");
    });
}

/// Columns of a create request, and what may stand in them.
const CELLS: [(&str, &[&str]); 9] = [
    ("user_identity_id", &["", ID, "x"]),
    ("user_identity.full_name", &["Jane", "", "\"Doe, Jane\"", "\"J \"\"D\"\"\""]),
    ("user_identity.phone_number", &["", "+14155552671", " +14155552671 ", "1"]),
    (
        "space_ids",
        &[ID, "", ";", "x", "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d|x", " 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"],
    ),
    (
        "starts_at",
        &["2040-01-01T15:00Z", "", "2040-03-01T15:00:00+02:00", "2040-01-01", "\"2050-01-01T15:00:00Z\"", "\"\"\"\""],
    ),
    ("ends_at", &["2045-01-01T15:00:00Z", "", "2040-01-01T15:00:00Z", "2020-01-01T15:00:00Z", "soon"]),
    ("requested_access_methods.0.mode", &["code", "card", "", "window"]),
    ("requested_access_methods.0.code", &["1234", "", "12", " 98765 "]),
    ("requested_access_methods.1.instant_key_max_use_count", &["", "2", "0", "x"]),
];
const ID: &str = "1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d";

/// A table of create requests that the input chooses cell by cell.
fn requests(source: &mut Source<'_>) {
    let mut lines = vec![CELLS.map(|(name, _)| name).join(",")];
    while !source.0.is_empty() && lines.len() < 20 {
        lines.push(CELLS.map(|(_, cells)| *source.pick(cells)).join(","));
    }
    together(&lines.join("\n"), CREATE);
}

/// A row has the issues that it has by itself, wherever it stands; those of keys that rows share are not meant.
fn together(text: &str, node: &'static Node) {
    let context = Context { now: Instant::parse("2030-01-01T00:00:00Z"), require_target: true, ..Context::default() };
    let summary = validate_many(&mut Tape::default(), text.as_bytes(), Form::Csv, node, &context);
    let own =
        |issues: &[Issue]| issues.iter().filter(|issue| issue.code.name() != "duplicate").cloned().collect::<Vec<_>>();
    let mut alone: BTreeMap<u32, [Vec<Issue>; 2]> = BTreeMap::new();
    let mut plain = OneByOne::default();
    read_csv(&mut Tape::default(), text, node, &mut |line, row| {
        let [issues, warnings] = alone.entry(line).or_default();
        match row {
            Ok(row) => {
                let report = check(row, node, &context);
                plain.agrees(&trees::tree(row), node, &context);
                issues.extend(own(&report.issues));
                warnings.extend(report.warnings);
            }
            Err(issue) => issues.extend(own(&[issue])),
        }
    });
    if summary.omitted > 0 {
        return;
    }
    alone.retain(|_, [issues, warnings]| !issues.is_empty() || !warnings.is_empty());
    let found = summary.rows.iter().map(|row| (row.row, [own(&row.issues), row.warnings.clone()]));
    let found: BTreeMap<_, _> =
        found.filter(|(_, [issues, warnings])| !issues.is_empty() || !warnings.is_empty()).collect();
    let told = |rows: &BTreeMap<u32, [Vec<Issue>; 2]>| {
        rows.iter().map(|(row, lists)| (*row, lists.each_ref().map(|list| told(list)))).collect::<Vec<_>>()
    };
    assert_eq!(told(&found), told(&alone), "{text:?}");
}

/// Any bytes in any form end in a verdict that counts every row once.
fn any(bytes: &[u8]) {
    for form in Form::ALL {
        let summary = validate_many(&mut Tape::default(), bytes, form, CREATE, &Context::default());
        counts(&summary);
    }
    // What is found by itself is one of the forms, and whatever is no text is refused.
    let form = Form::of(bytes);
    let summary = validate_many(&mut Tape::default(), bytes, form, CREATE, &Context::default());
    assert!(std::str::from_utf8(bytes).is_ok() || summary.invalid > 0);
}

fn counts(summary: &Summary) {
    assert!(summary.rows.is_sorted_by(|a, b| a.row < b.row));
    let invalid = summary.rows.iter().filter(|row| !row.issues.is_empty()).count();
    assert!(summary.omitted > 0 || invalid == summary.invalid as usize);
    assert!(summary.rows.iter().all(|row| !row.issues.is_empty() || !row.warnings.is_empty()));
    for issue in summary.rows.iter().flat_map(|row| &row.issues) {
        assert!(!issue.code.message().is_empty());
    }
}
