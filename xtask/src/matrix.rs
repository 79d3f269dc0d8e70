//! `cargo xtask matrix`: the packed package in every environment, and the tables of README and `tests/packaging/MATRIX.md`.

use crate::{
    build,
    run::{Result, run},
    setup,
};

/// Runs the rows that the arguments ask for, all of them if there are none.
pub(crate) fn matrix(arguments: &[String]) -> Result {
    setup::for_build()?;
    setup::browsers()?;
    setup::npm("tests")?;
    build::build()?;
    let arguments = ["packaging/run.mjs", "--write"].into_iter().chain(arguments.iter().map(String::as_str));
    run("node", &arguments.collect::<Vec<_>>(), "tests")
}
