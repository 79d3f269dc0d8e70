//! What a fresh machine lacks: the wasm target, npm packages, browsers, Python packages.

use std::path::Path;

use crate::run::{Result, is_there, output, read, root, run, step, write};

const TARGET: &str = "wasm32-unknown-unknown";

/// The wasm target and the build tools of npm.
pub(crate) fn for_build() -> Result {
    wasm_target()?;
    npm("xtask")
}

fn wasm_target() -> Result {
    let sysroot = output("rustc", &["--print", "sysroot"], "")?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    step("adding the wasm target to the Rust toolchain");
    run("rustup", &["target", "add", TARGET], "")
        .map_err(|error| format!("{error}\nThe target {TARGET} is needed. With rustup: rustup target add {TARGET}"))
}

/// The npm packages of one folder, exactly as its lock file says; nothing if they are there already.
pub(crate) fn npm(folder: &str) -> Result {
    node()?;
    let folder_path = root().join(folder);
    let installed = folder_path.join("node_modules/.package-lock.json");
    let time = |path: &Path| std::fs::metadata(path).and_then(|data| data.modified());
    if let (Ok(installed), Ok(locked)) = (time(&installed), time(&folder_path.join("package-lock.json")))
        && installed >= locked
    {
        return Ok(());
    }
    step(&format!("installing npm packages of {folder}"));
    run("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"], folder)
}

fn node() -> Result {
    const HINT: &str = "Node 20 or newer is needed, with npm. See https://nodejs.org, or your system's packages.";
    let version = output("node", &["--version"], "").map_err(|_| HINT.to_owned())?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= 20) && is_there("npm") {
        Ok(())
    } else {
        Err(format!("{HINT} Found {}.", version.trim()))
    }
}

/// Chromium with its driver, and Firefox, from Debian's packages where they are missing.
pub(crate) fn browsers() -> Result {
    debian("Chromium and its driver", &["chromium", "chromedriver"], "chromium chromium-driver")?;
    debian("Firefox", &["firefox-esr"], "firefox-esr")
}

/// The program that runs another one on a terminal.
pub(crate) fn terminal() -> Result {
    debian("script, for tests on a terminal", &["script"], "bsdutils")
}

/// A compiler for C++, in which the engine of the fuzz targets is written.
pub(crate) fn cxx() -> Result {
    debian("a C++ compiler", &["c++"], "g++")
}

/// Programs that Debian's packages bring.
fn debian(what: &str, programs: &[&str], packages: &str) -> Result {
    if programs.iter().all(|program| is_there(program)) {
        return Ok(());
    }
    let hint =
        format!("Needed: {what}. Install the packages {packages}, so that {} can be run.", programs.join(" and "));
    step(&format!("installing {what} with apt"));
    apt(packages).map_err(|error| format!("{error}\n{hint}"))
}

/// Installs Debian's packages.
fn apt(packages: &str) -> Result {
    if !is_there("apt-get") {
        return Err("There is no apt-get.".to_owned());
    }
    let sudo = if is_there("sudo") { "sudo " } else { "" };
    let script = format!("({sudo}apt-get update -qq && {sudo}apt-get install -y -qq {packages}) >&2");
    run("sh", &["-c", &script], "")
}

/// The Python packages that judge the sandbox, in a virtual environment, exactly as their list says; nothing if they are there
/// already.
pub(crate) fn python() -> Result {
    const HINT: &str =
        "Python 3.11 or newer is needed, with venv and pip: on Debian the packages python3 and python3-venv.";
    let (list, environment) = (root().join("tests/judges/requirements.txt"), root().join("target/venv"));
    let installed = environment.join("installed.txt");
    let wanted = read(&list)?;
    if read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step("installing Python packages of the judges");
    let can_make = || output("python3", &["-c", "import ensurepip, venv"], "").is_ok();
    if !can_make() {
        apt("python3 python3-venv").map_err(|error| format!("{error}\n{HINT}"))?;
    }
    let (folder, list) = (environment.to_string_lossy(), list.to_string_lossy());
    run("python3", &["-m", "venv", "--clear", &folder], "").map_err(|error| format!("{error}\n{HINT}"))?;
    let pip = environment.join("bin/pip");
    let install = ["install", "--quiet", "--disable-pip-version-check", "--requirement", &list];
    run(&pip.to_string_lossy(), &install, "").map_err(|error| format!("{error}\n{HINT}"))?;
    write(&installed, wanted)
}
