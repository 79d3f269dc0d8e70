//! `cargo xtask demo`: builds the package and the page, and serves the page.

use crate::{
    build,
    run::{Result, run, step},
    setup,
};

/// Builds and serves; `--no-serve` only builds. `--port N` serves there. `--screenshots` takes the pictures of the README instead.
pub(crate) fn demo(arguments: &[String]) -> Result {
    build::build()?;
    page()?;
    if arguments.iter().any(|argument| argument == "--no-serve") {
        return Ok(());
    }
    if arguments.iter().any(|argument| argument == "--screenshots") {
        setup::npm("tests")?;
        step("taking the pictures");
        return run("node", &["e2e/screenshots.mjs"], "tests");
    }
    let port = arguments.iter().skip_while(|argument| *argument != "--port").nth(1);
    let port = port.map_or("4173", String::as_str);
    step("serving the page; Ctrl+C ends it");
    run("npx", &["vite", "preview", "--strictPort", "--port", port], "www")
}

/// Builds the page into `www/dist`.
pub(crate) fn page() -> Result {
    setup::npm("www")?;
    step("building the page");
    run("npx", &["tsc", "--noEmit"], "www")?;
    run("npx", &["vite", "build", "--logLevel", "warn"], "www")
}
