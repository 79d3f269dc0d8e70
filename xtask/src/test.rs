//! `cargo xtask test`: every test there is, in the order of what is cheapest to run.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::{
    api, bless, build, demo, fuzz,
    run::{Result, command, output, read, root, step},
    setup,
};

/// How many tests passed and failed so far.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
    broken: Vec<String>,
}

/// Runs everything, goes on after a failure, and ends with a line that counts.
pub(crate) fn test() -> Result {
    setup::for_build()?;
    setup::browsers()?;
    setup::terminal()?;
    setup::python()?;
    setup::cxx()?;
    let mut tally = Tally::default();
    native(&mut tally);
    build::build()?;
    setup::npm("tests")?;
    demo::page()?;
    wasm(&mut tally);
    package(&mut tally);
    fuzz(&mut tally);
    println!();
    for name in &tally.broken {
        println!("failed: {name}");
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { Ok(()) } else { Err("some tests failed".to_owned()) }
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];
const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

fn native(tally: &mut Tally) {
    tally.check("rustfmt", &mut command("cargo", &["fmt", "--all", "--check"], ""));
    let clippy = |arguments: &[&str]| command("cargo", &[&["clippy", "--quiet"], arguments, &DENY].concat(), "");
    tally.check("clippy", &mut clippy(&["--workspace", "--all-targets"]));
    // Apart, because what the sandbox needs of the standard library would be in the modules that do without it.
    for packages in [&["module-forms", "module-lite", "module-whole"][..], &["wasm-sandbox", "wasm-types"]] {
        let selected = packages.iter().flat_map(|package| ["--package", *package]);
        let arguments: Vec<&str> = WASM.into_iter().chain(selected).collect();
        tally.check(&format!("clippy, {}", packages.join(", ")), &mut clippy(&arguments));
    }
    let tests = ["--test", "wasm", "--test", "wasm_sandbox"];
    tally.check("clippy, wasm32, tests", &mut clippy(&WASM.into_iter().chain(tests).collect::<Vec<_>>()));
    let everything = ["build", "--quiet", "--workspace", "--all-features"];
    tally.check("every package with every feature", &mut command("cargo", &everything, ""));
    let mut documentation = command("cargo", &["doc", "--quiet", "--workspace", "--no-deps"], "");
    tally.check("documentation", documentation.env("RUSTDOCFLAGS", "-D warnings"));
    tally.run("native tests", &mut command("cargo", &["test"], ""));
    tally.record("the native core names no JavaScript crate", no_javascript());
}

fn no_javascript() -> Result {
    let tree = output(
        "cargo",
        &["tree", "--edges", "normal", "--prefix", "none", "--package", "seam-access-grants-sandbox"],
        "",
    )?;
    let foreign = ["wasm-bindgen", "js-sys", "web-sys", "gloo", "tsify", "serde-wasm-bindgen"];
    let found = tree.lines().find(|line| foreign.iter().any(|name| line.starts_with(name)));
    found.map_or(Ok(()), |line| Err(format!("{line} is in the native tree")))
}

fn wasm(tally: &mut Tally) {
    for (name, arguments) in [("core", &["--test", "wasm"][..]), ("sandbox", &["--test", "wasm_sandbox"])] {
        let test = || command("cargo", &[&["test"], &WASM[..], arguments].concat(), "");
        tally.run(&format!("wasm tests of the {name} in Node"), &mut test());
        let mut browser = test();
        browser.env("WASM_BINDGEN_USE_BROWSER", "1").env("CHROMEDRIVER", "chromedriver");
        tally.run(&format!("wasm tests of the {name} in Chromium"), &mut browser);
    }
}

fn package(tally: &mut Tally) {
    for project in ["../pkg-template", "../pkg-template/tsconfig.node.json"] {
        tally.check(&format!("types, {project}"), &mut command("npx", &["tsc", "-p", project], "xtask"));
    }
    tally.check("style of the facade", &mut command("npx", &["biome", "ci", "--error-on-warnings", ".."], "xtask"));
    tally.check("sizes", &mut command("node", &["size.mjs"], "xtask"));
    tally.run("facade", &mut node("js"));
    tally.run("contract", &mut node("contract"));
    tally.run("judges", &mut node("judges"));
    tally.run("types", &mut node("types"));
    for name in bless::GOLDEN {
        tally.record(&format!("{name} is the golden one"), is_golden(name));
    }
    tally.record("what the declarations promise is the golden report", is_golden_report());
    tally.run("release", &mut node("release"));
    tally.run("packaging", &mut node("packaging"));
    tally.run("forms", &mut node("forms"));
    tally.run("sandbox over HTTP", &mut node("server"));
    tally.run("command line", &mut node("cli"));
    tally.run("end to end", &mut node_with(&["--test-concurrency=2"], "e2e"));
}

/// The corpus of each target, and some new inputs.
fn fuzz(tally: &mut Tally) {
    step("fuzz targets");
    let built = fuzz::build();
    for target in fuzz::TARGETS {
        let outcome = built.clone().and_then(|()| fuzz::run(target, SECONDS_EACH, fuzz::New::Go));
        tally.record(&format!("inputs of {target}"), outcome);
    }
}

/// How long each fuzz target gets new inputs: a minute for all of them.
const SECONDS_EACH: u64 = 8;

/// Node's test runner on the test files of a folder, each by name: what it makes of a folder differs between its versions.
fn node(folder: &str) -> Command {
    node_with(&[], folder)
}

fn node_with(options: &[&str], folder: &str) -> Command {
    let entries = std::fs::read_dir(root().join("tests").join(folder)).into_iter().flatten().flatten();
    let names = entries.map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()));
    let mut files: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    files.sort();
    let arguments = ["--import", "./fresh.mjs", "--test", "--test-reporter=spec"]
        .into_iter()
        .chain(options.iter().copied())
        .chain(files.iter().map(String::as_str));
    command("node", &arguments.collect::<Vec<_>>(), "tests")
}

fn is_golden(name: &str) -> Result {
    let golden = read(&root().join("tests/types/golden").join(name))?;
    if read(&root().join("pkg/types").join(name))? == golden {
        return Ok(());
    }
    Err("the built declarations differ; if that is meant, accept them with `cargo xtask bless`".to_owned())
}

fn is_golden_report() -> Result {
    if api::report()?.as_bytes() == read(&api::golden())? {
        return Ok(());
    }
    Err("the package promises something else; if that is meant, accept it with `cargo xtask bless`".to_owned())
}

impl Tally {
    /// A command that passes or fails as a whole.
    fn check(&mut self, name: &str, command: &mut Command) {
        step(name);
        let outcome = match command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(status.to_string()),
            Err(error) => Err(error.to_string()),
        };
        self.record(name, outcome);
    }

    fn record(&mut self, name: &str, outcome: Result) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(error) => {
                eprintln!("{name}: {error}");
                self.fail(name);
            }
        }
    }

    fn fail(&mut self, name: &str) {
        self.failed += 1;
        self.broken.push(name.to_owned());
    }

    /// A test runner, whose closing lines are counted.
    fn run(&mut self, name: &str, command: &mut Command) {
        step(name);
        let Ok(mut child) = command.stdout(Stdio::piped()).spawn() else {
            return self.record(name, Err("did not start".to_owned()));
        };
        let (mut passed, mut failed) = (0, 0);
        for line in child
            .stdout
            .take()
            .map(BufReader::new)
            .into_iter()
            .flat_map(BufRead::lines)
            .map_while(std::result::Result::ok)
        {
            println!("{line}");
            let (more_passed, more_failed) = counts(&line);
            passed += more_passed;
            failed += more_failed;
        }
        self.passed += passed;
        self.failed += failed;
        let ended_well = child.wait().is_ok_and(|status| status.success());
        if failed > 0 {
            self.broken.push(name.to_owned());
        } else if !ended_well || passed == 0 {
            self.record(name, Err("ended badly, or ran no test".to_owned()));
        }
    }
}

/// What a closing line counts: cargo's `test result: ok. 3 passed; 0 failed; …`, Node's `ℹ pass 3` and `ℹ fail 0`.
fn counts(line: &str) -> (u64, u64) {
    let number = |text: Option<&str>| text.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
    if line.starts_with("test result: ") {
        let before = |word: &str| {
            number(line.split(word).next().and_then(|head| head.rsplit([' ', '.']).find(|part| !part.is_empty())))
        };
        return (before(" passed"), before(" failed"));
    }
    (number(line.strip_prefix("ℹ pass ")), number(line.strip_prefix("ℹ fail ")))
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn closing_lines_are_counted() {
        assert_eq!(counts("test result: ok. 21 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"), (21, 0));
        assert_eq!(counts("test result: FAILED. 2 passed; 13 failed; 0 ignored"), (2, 13));
        assert_eq!(counts("ℹ pass 50"), (50, 0));
        assert_eq!(counts("ℹ fail 3"), (0, 3));
        assert_eq!(counts("test a ... ok"), (0, 0));
    }
}
