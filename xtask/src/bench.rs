//! `cargo xtask bench`: benchmarks side by side in one run, as ratios.

use crate::{
    build,
    run::{Result, run, step},
    setup,
};

/// Builds and measures.
pub(crate) fn bench() -> Result {
    build::build()?;
    setup::npm("tests")?;
    let benches = [
        ("create.mjs", "A: one create request"),
        ("list.mjs", "B: a list response"),
        ("rows.mjs", "C: many rows"),
        ("loopback.mjs", "F: whole calls over loopback"),
    ];
    for (file, what) in benches {
        step(what);
        run("node", &["--expose-gc", &format!("bench/{file}")], "tests")?;
    }
    step("A and C in Chromium");
    run("node", &["bench/chromium.mjs", "create.mjs", "rows.mjs"], "tests")?;
    Ok(())
}
