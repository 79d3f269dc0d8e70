//! `cargo xtask supply`: what comes from others. Its crates are judged by cargo-deny, its npm packages by npm.
//!
//! It asks the lists of known weaknesses, which change without a change here. So it is a job of its own in the workflow, and no test.

use serde_json::Value;

use crate::run::{Result, command, finish, output, read, root, step};

/// The version of cargo-deny, which is compiled where it is not there.
const CARGO_DENY: &str = "0.20.2";

/// The folders with a lock file of npm: what ships depends on nothing, so these are tools and judges.
const NPM: [&str; 2] = ["xtask", "tests"];

/// Runs every check, and fails if one does.
pub(crate) fn supply() -> Result {
    let outcomes = [ships_alone(), crates(), packages()];
    outcomes.into_iter().collect()
}

/// The package brings no other along, and runs nothing when it is installed.
fn ships_alone() -> Result {
    let manifest = read(&root().join("pkg-template/package.json"))?;
    let manifest: Value = serde_json::from_slice(&manifest).map_err(|error| format!("package.json: {error}"))?;
    let names = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies", "scripts"];
    match names.into_iter().find(|name| manifest.get(name).is_some()) {
        Some(name) => Err(format!("package.json has {name}")),
        None => Ok(()),
    }
}

fn crates() -> Result {
    let tools = root().join("target/tools");
    let program = tools.join("bin/cargo-deny").to_string_lossy().into_owned();
    let is_there = output(&program, &["--version"], "").is_ok_and(|version| version.trim().ends_with(CARGO_DENY));
    if !is_there {
        step("compiling cargo-deny");
        let words = ["install", "--quiet", "--locked", "cargo-deny", "--version", CARGO_DENY, "--root"];
        finish(command("cargo", &words, "").arg(tools))?;
    }
    step("crates");
    finish(&mut command(&program, &["--workspace", "check"], ""))
}

fn packages() -> Result {
    for folder in NPM {
        step(&format!("npm packages of {folder}"));
        finish(&mut command("npm", &["audit", "--audit-level", "high"], folder))?;
    }
    Ok(())
}
