//! `cargo xtask bless`: the built type declarations, and the report of what they promise, become the golden ones that the tests
//! compare with; and the table of what the sandbox simulates is written.

use crate::{
    api, build,
    run::{Result, copy, root, write},
    simulated,
};

/// The declarations that come from Rust, in the package's folder `types`.
pub(crate) const GOLDEN: [&str; 2] = ["models.d.ts", "operations.d.ts"];

/// Builds and copies.
pub(crate) fn bless() -> Result {
    // First, because the package has it.
    write(&simulated::path(), simulated::page())?;
    build::build()?;
    for name in GOLDEN {
        copy(&root().join("pkg/types").join(name), &root().join("tests/types/golden").join(name))?;
    }
    write(&api::golden(), api::report()?)
}
