//! The benchmarks of earlier commits: `tests/bench/history.json`, one run a line.

use std::{collections::BTreeMap, fmt::Write, path::PathBuf};

use serde_json::{Value, json};

use crate::run::{self, Result, root};

/// Times by what they are a ratio of: `B list of 500 / parse alone`.
pub(crate) type Ratios = BTreeMap<String, f64>;

/// What was measured at one commit.
pub(crate) struct Run {
    pub(crate) commit: String,
    /// The day of the commit: 2026-01-31.
    pub(crate) date: String,
    pub(crate) ratios: Ratios,
}

/// How much worse a ratio may be than the last one that was kept. Less than that is what a busy machine makes of the same code.
const TOLERANCE: f64 = 1.25;

impl Run {
    /// One line of JSON. Ratios have three digits behind the point.
    pub(crate) fn to_json(&self) -> Value {
        let rounded: BTreeMap<_, _> =
            self.ratios.iter().map(|(name, ratio)| (name, (ratio * 1000.0).round() / 1000.0)).collect();
        json!({ "commit": self.commit, "date": self.date, "ratios": rounded })
    }

    fn of(value: &Value) -> Option<Self> {
        let text = |key| Some(value.get(key)?.as_str()?.to_owned());
        let ratio = |(name, ratio): (&String, &Value)| Some((name.clone(), ratio.as_f64()?));
        let ratios = value.get("ratios")?.as_object()?.iter().map(ratio).collect::<Option<_>>()?;
        Some(Self { commit: text("commit")?, date: text("date")?, ratios })
    }
}

fn path() -> PathBuf {
    root().join("tests/bench/history.json")
}

/// The runs that were kept, the last one last.
pub(crate) fn read() -> Result<Vec<Run>> {
    if !path().exists() {
        return Ok(Vec::new());
    }
    parse(&String::from_utf8_lossy(&run::read(&path())?))
}

fn parse(text: &str) -> Result<Vec<Run>> {
    let list: Vec<Value> = serde_json::from_str(text).map_err(|error| format!("tests/bench/history.json: {error}"))?;
    list.iter()
        .map(Run::of)
        .collect::<Option<_>>()
        .ok_or("tests/bench/history.json has a run of another form".to_owned())
}

/// Writes them, one a line, so that a run more is a line more.
pub(crate) fn write(runs: &[Run]) -> Result {
    let lines: Vec<String> = runs.iter().map(|run| format!("  {}", run.to_json())).collect();
    run::write(&path(), format!("[\n{}\n]\n", lines.join(",\n")))
}

/// What is worse than in an earlier run beyond the tolerance.
pub(crate) fn compare(last: Option<&Run>, ratios: &Ratios) -> Vec<String> {
    let before = |name| last.and_then(|run| run.ratios.get(name));
    ratios
        .iter()
        .filter_map(|(name, ratio)| {
            before(name).filter(|before| *ratio > *before * TOLERANCE).map(|before| (name, before, ratio))
        })
        .map(|(name, before, ratio)| format!("{name}: {before:.2} before, {ratio:.2} now"))
        .collect()
}

/// The ratios of a run beside those of an earlier one.
pub(crate) fn table(last: Option<&Run>, ratios: &Ratios) -> String {
    let kept = last.map_or_else(|| "kept".to_owned(), |run| run.commit.clone());
    let mut table = format!("{:<64} {:>8} {kept:>8}\n", "time / time of what stands behind the slash", "now");
    for (name, ratio) in ratios {
        let before = last.and_then(|run| run.ratios.get(name)).map_or_else(String::new, |ratio| format!("{ratio:.2}"));
        let _ = writeln!(table, "{name:<64} {ratio:>8.2} {before:>8}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Ratios, Run, compare, parse, table};

    fn run(ratio: f64) -> Run {
        let ratios = Ratios::from([("a list / parse".to_owned(), ratio)]);
        Run { commit: "abc1234".to_owned(), date: "2030-01-31".to_owned(), ratios }
    }

    #[test]
    fn a_run_reads_back() {
        let runs = parse(&format!("[{}]", run(0.66666).to_json())).unwrap_or_default();
        assert!(runs.iter().all(|run| run.commit == "abc1234" && run.date == "2030-01-31"));
        assert_eq!(runs.first().and_then(|run| run.ratios.get("a list / parse").copied()), Some(0.667));
        assert!(parse("[{}]").is_err());
        assert!(parse("").is_err());
    }

    #[test]
    fn only_what_is_worse_by_a_quarter_is_told() {
        assert_eq!(compare(Some(&run(1.0)), &run(1.24).ratios), Vec::<String>::new());
        assert_eq!(compare(Some(&run(1.0)), &run(1.26).ratios), ["a list / parse: 1.00 before, 1.26 now"]);
        assert_eq!(compare(None, &run(9.0).ratios), Vec::<String>::new());
    }

    #[test]
    fn the_table_names_the_commit_that_it_compares_with() {
        let table = table(Some(&run(1.5)), &run(0.5).ratios);
        assert!(table.contains("abc1234") && table.contains("0.50     1.50"), "{table}");
    }
}
