//! `cargo xtask fuzz`: inputs without end for whatever reads what others wrote, guided by which code they reach.
//!
//! The engine is libFuzzer, which the crate `libfuzzer-sys` compiles with the targets: nothing is to be installed, and the stable
//! toolchain has the instrumentation. The schemas have their judge in JavaScript, and inputs made from the API's official description.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{
    build,
    run::{Result, command, finish, output, root, step},
    setup,
};

/// The targets. Each has a folder in `fuzz/corpus`, but for the one in JavaScript.
pub(crate) const TARGETS: [&str; 7] = ["json", "csv", "time", "recurrence", "call", "sandbox", SCHEMAS];

/// The target in JavaScript.
const SCHEMAS: &str = "schemas";

/// Makes each compiled function count how often its parts run, and tell what it compares.
const INSTRUMENTATION: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];

/// How many bytes the inputs of a target in the corpus have together at most.
const MAX_CORPUS: u64 = 40_000;

/// What becomes of new inputs that reach something new.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum New {
    /// The next run begins with them.
    Stay,
    /// They are forgotten, so that every run has the same time for others.
    Go,
}

/// `--minutes N`, `--target T`, `--keep`.
pub(crate) fn fuzz(arguments: &[String]) -> Result {
    let value = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1).map(String::as_str)
    };
    let minutes: u64 = value("--minutes").and_then(|minutes| minutes.parse().ok()).unwrap_or(7);
    let targets: Vec<&str> = match value("--target") {
        None => TARGETS.to_vec(),
        Some(name) => vec![known(name)?],
    };
    setup::cxx()?;
    build()?;
    if targets.contains(&SCHEMAS) {
        build::build()?;
        setup::npm("tests")?;
    }
    let seconds = minutes * 60 / targets.len() as u64;
    // One that finds something does not keep the others from their share.
    let outcomes: Vec<Result> = targets.iter().map(|target| run(target, seconds, New::Stay)).collect();
    if arguments.iter().any(|argument| argument == "--keep") {
        for target in targets.iter().filter(|target| **target != SCHEMAS) {
            keep(target)?;
        }
    }
    outcomes.into_iter().collect()
}

fn known(name: &str) -> Result<&'static str> {
    let found = TARGETS.into_iter().find(|target| *target == name);
    found.ok_or_else(|| format!("there is no target {name}; there are {}", TARGETS.join(", ")))
}

/// Compiles the targets, apart from what else is compiled: the flags hold for every crate.
pub(crate) fn build() -> Result {
    step("building the fuzz targets");
    let host = host()?;
    let words = ["build", "--quiet", "--profile", "fuzz", "--package", "seam-access-grants-fuzz", "--bins"];
    // With a target the flags do not reach what runs while compiling.
    let place = ["--target", &host, "--target-dir", "target/fuzz"];
    let mut cargo = command("cargo", &[&words[..], &place].concat(), "");
    finish(cargo.env("CARGO_ENCODED_RUSTFLAGS", INSTRUMENTATION.join("\u{1f}")))
}

fn host() -> Result<String> {
    let version = output("rustc", &["-vV"], "")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not tell its host".to_owned())
}

/// Runs the corpus of a target, and new inputs for so long. An input that fails is left in `target/fuzz/failed`.
pub(crate) fn run(target: &str, seconds: u64, new: New) -> Result {
    if target == SCHEMAS {
        return finish(&mut command("node", &["contract/fuzz.mjs", "--seconds", &seconds.to_string()], "tests"));
    }
    let own = |name: &str| root().join("target/fuzz").join(name);
    let (stay, go, failed) = (own(&format!("inputs/{target}")), own("forgotten"), own("failed"));
    let _ = std::fs::remove_dir_all(&go);
    let inputs = if new == New::Stay { stay } else { go };
    for folder in [&inputs, &failed] {
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    let mut engine = engine(target)?;
    engine.args([&inputs, &corpus(target)]).args([
        format!("-max_total_time={}", seconds.max(1)),
        format!("-artifact_prefix={}/{target}-", failed.display()),
        format!("-max_len={}", if target == "sandbox" { 3000 } else { 512 }),
    ]);
    let dictionary = root().join("fuzz/dictionaries").join(format!("{target}.txt"));
    if dictionary.exists() {
        engine.arg(format!("-dict={}", dictionary.display()));
    }
    engine.args(["-timeout=30", "-rss_limit_mb=2048", "-print_final_stats=1"]);
    let output = engine.stdout(Stdio::null()).output().map_err(|error| format!("{target} did not start: {error}"))?;
    let told = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{told}\n{target} has failed; its last input is in {}", failed.display()));
    }
    let count = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units: "));
    println!("{target}: {} inputs", count.unwrap_or("0").trim());
    Ok(())
}

fn corpus(target: &str) -> PathBuf {
    root().join("fuzz/corpus").join(target)
}

fn engine(target: &str) -> Result<Command> {
    let place = root().join("target/fuzz").join(host()?).join("fuzz").join(target);
    Ok(Command::new(place))
}

/// Adds new inputs that reach something that the corpus does not, the smallest first, as long as it stays small.
fn keep(target: &str) -> Result {
    let merged = root().join("target/fuzz/merged").join(target);
    let io = |error: std::io::Error| format!("{target}: {error}");
    let _ = std::fs::remove_dir_all(&merged);
    std::fs::create_dir_all(&merged).map_err(io)?;
    let inputs = root().join("target/fuzz/inputs").join(target);
    // As few as reach every place; how often they do is not worth a file.
    let mut engine = engine(target)?;
    engine.args(["-set_cover_merge=1", "-use_counters=0"]).args([&merged, &corpus(target), &inputs]);
    finish(engine.stderr(Stdio::null()))?;
    let size = |folder: &PathBuf| -> Result<Vec<(u64, PathBuf)>> {
        let entries = std::fs::read_dir(folder).map_err(io)?.flatten();
        Ok(entries.filter_map(|entry| Some((entry.metadata().ok()?.len(), entry.path()))).collect())
    };
    let mut found = size(&merged)?;
    found.sort();
    let mut total: u64 = size(&corpus(target))?.iter().map(|(length, _)| length).sum();
    for (length, file) in found {
        let Some(copy) = file.file_name().map(|name| corpus(target).join(name)).filter(|copy| !copy.exists()) else {
            continue;
        };
        total += length;
        if total > MAX_CORPUS {
            break;
        }
        std::fs::copy(&file, copy).map_err(io)?;
    }
    Ok(())
}
