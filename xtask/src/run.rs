//! Running programs, and saying what runs.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What went wrong, in words for the person at the terminal.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The variable that names another checkout of the project to work in.
pub(crate) const ROOT: &str = "XTASK_ROOT";

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os(ROOT).map_or_else(|| manifest.parent().unwrap_or(manifest).to_owned(), PathBuf::from)
}

/// Tells what happens now, for steps that take a while.
pub(crate) fn step(what: &str) {
    eprintln!("• {what}");
}

/// A command in a folder of the project, with words to call it by.
pub(crate) fn command(program: &str, arguments: &[&str], folder: &str) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root().join(folder));
    command
}

/// Runs a program to its end and fails if it fails.
pub(crate) fn run(program: &str, arguments: &[&str], folder: &str) -> Result {
    finish(&mut command(program, arguments, folder))
}

/// Runs a prepared command to its end and fails if it fails.
pub(crate) fn finish(command: &mut Command) -> Result {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` did not start: {error}")),
    }
}

/// Runs a program and gives what it prints; its words are shown only if it fails.
pub(crate) fn output(program: &str, arguments: &[&str], folder: &str) -> Result<String> {
    let mut command = command(program, arguments, folder);
    let shown = show(&command);
    let output = command.output().map_err(|error| format!("`{shown}` did not start: {error}"))?;
    if !output.status.success() {
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        return Err(format!("`{shown}` ended with {}\n{out}{err}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there.
pub(crate) fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// A command as one would type it.
pub(crate) fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// wasm-bindgen as a library: its version is the one in Cargo.lock, the same as the crate's.
pub(crate) fn wasm_bindgen(arguments: &[OsString]) -> Result {
    let program = std::iter::once(OsString::from("wasm-bindgen"));
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(program.chain(arguments.iter().cloned()))
        .map_err(|error| format!("wasm-bindgen: {error:?}"))
}

/// Runs a test program for wasm32, as cargo asks for it.
pub(crate) fn wasm_test_runner(arguments: &[String]) -> Result {
    let program = std::iter::once("wasm-bindgen-test-runner".to_owned());
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(program.chain(arguments.iter().cloned()))
        .map_err(|error| format!("wasm-bindgen-test-runner: {error:?}"))
}

/// Reads a file of the project.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file of the project, with the folders above it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    }
    std::fs::write(path, content).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Copies a file of the project.
pub(crate) fn copy(from: &Path, to: &Path) -> Result {
    write(to, read(from)?)
}
