//! `cargo xtask pack`: the tarball that npm would publish.

use std::path::PathBuf;

use crate::{
    build,
    run::{Result, output, root},
};

/// Builds and packs; gives the tarball's path.
pub(crate) fn pack() -> Result<PathBuf> {
    build::build()?;
    packed()
}

/// Packs what is built.
pub(crate) fn packed() -> Result<PathBuf> {
    let printed = output("npm", &["pack", "--silent", "--pack-destination", "../target"], "pkg")?;
    let name = printed.lines().last().ok_or("npm pack printed no name")?;
    Ok(root().join("target").join(name.trim()))
}
