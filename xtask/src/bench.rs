//! `cargo xtask bench`: benchmarks side by side in one run, as ratios.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

use crate::{
    build, chart,
    history::{self, Ratios, Run},
    run::{Result, command, output, root, show, step, write},
    setup,
};

/// What may be asked for.
#[derive(Default)]
struct Options {
    /// A folder with another build of the package, to measure beside this one.
    before: Option<String>,
    /// Print the ratios as JSON.
    json: bool,
    /// Put the run into the history.
    keep: bool,
}

impl Options {
    fn of(arguments: &[String]) -> Result<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--json" => options.json = true,
                "--keep" => options.keep = true,
                "--before" => options.before = Some(rest.next().ok_or("--before takes a folder")?.clone()),
                other => return Err(format!("bench takes --json, --keep and --before FOLDER, not {other}")),
            }
        }
        Ok(options)
    }
}

/// Each benchmark, by its file below `tests/bench`; and those that run in Chromium besides.
const BENCHES: [(&str, &str); 8] = [
    ("create.mjs", "A: one create request"),
    ("list.mjs", "B: a list response"),
    ("rows.mjs", "C: many rows"),
    ("plan.mjs", "D: a plan"),
    ("start.mjs", "E: from the import to the first use"),
    ("loopback.mjs", "F: whole calls over loopback"),
    ("sandbox.mjs", "G: the sandbox as it grows"),
    ("sandbox-server.mjs", "H: the sandbox over HTTP"),
];
const IN_CHROMIUM: [&str; 3] = ["create.mjs", "list.mjs", "rows.mjs"];

/// Builds, measures, and fails where a ratio is worse than it was by more than the machine explains.
pub(crate) fn bench(arguments: &[String]) -> Result {
    let Options { before, json, keep } = Options::of(arguments)?;
    build::build()?;
    setup::npm("tests")?;
    let before = before.map_or_else(
        || "export const before = undefined\n".to_owned(),
        |folder| format!("export * as before from '{folder}/index.js'\n"),
    );
    write(&root().join("target/before.mjs"), before)?;
    let mut ratios = Ratios::new();
    for (file, what) in BENCHES {
        step(what);
        measure(&["--expose-gc", &format!("bench/{file}")], "", &mut ratios)?;
    }
    step("A, B and C in Chromium");
    measure(&[&["bench/chromium.mjs"], &IN_CHROMIUM[..]].concat(), ", Chromium", &mut ratios)?;

    let mut runs = history::read()?;
    let worse = history::compare(runs.last(), &ratios);
    println!("\n{}", history::table(runs.last(), &ratios));
    let run = Run { commit: git("%h")?, date: git("%cs")?, ratios };
    if json {
        println!("{}", run.to_json());
    }
    if keep {
        runs.push(run);
        history::write(&runs)?;
        return write(&root().join("tests/bench/history.svg"), chart::draw(&runs));
    }
    if worse.is_empty() { Ok(()) } else { Err(format!("slower than the last run that was kept: {}", worse.join("; "))) }
}

/// A fact of the commit that is measured.
fn git(format: &str) -> Result<String> {
    let text = output("git", &["log", "-1", &format!("--format={format}")], "")?;
    Ok(text.trim().to_owned())
}

/// How the lines of a benchmark begin that name a ratio; see `tests/bench/measure.mjs`.
const MARK: &str = "ratio ";

/// Runs a benchmark, shows what it prints, and collects its ratios; `place` is added to their names.
fn measure(arguments: &[&str], place: &str, ratios: &mut Ratios) -> Result {
    let mut command = command("node", arguments, "tests");
    let shown = show(&command);
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| format!("`{shown}` did not start: {error}"))?;
    for line in
        child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(std::io::Result::ok)
    {
        match line.strip_prefix(MARK).and_then(|rest| rest.rsplit_once(": ")) {
            Some((name, value)) => {
                let value = value.parse().map_err(|_| format!("not a ratio: {line}"))?;
                ratios.insert(format!("{name}{place}"), value);
            }
            None => eprintln!("{line}"),
        }
    }
    let status = child.wait().map_err(|error| format!("`{shown}`: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` ended with {status}")) }
}
