//! `cargo xtask bench`: benchmarks side by side in one run, as ratios.

use crate::{
    build,
    run::{Result, root, run, step, write},
    setup,
};

/// Builds and measures; `--before FOLDER` measures the package in another folder beside it.
pub(crate) fn bench(arguments: &[String]) -> Result {
    build::build()?;
    setup::npm("tests")?;
    let before = match arguments {
        [option, folder] if option == "--before" => format!("export * as before from '{folder}/index.js'\n"),
        [] => "export const before = undefined\n".to_owned(),
        _ => return Err("bench takes nothing, or --before and the folder of another build of the package".to_owned()),
    };
    write(&root().join("target/before.mjs"), before)?;
    let benches = [
        ("create.mjs", "A: one create request"),
        ("list.mjs", "B: a list response"),
        ("rows.mjs", "C: many rows"),
        ("start.mjs", "E: from the import to the first use"),
        ("loopback.mjs", "F: whole calls over loopback"),
        ("sandbox.mjs", "G: the sandbox as it grows"),
        ("sandbox-server.mjs", "H: the sandbox over HTTP"),
    ];
    for (file, what) in benches {
        step(what);
        run("node", &["--expose-gc", &format!("bench/{file}")], "tests")?;
    }
    step("A and C in Chromium");
    run("node", &["bench/chromium.mjs", "create.mjs", "rows.mjs"], "tests")?;
    Ok(())
}
