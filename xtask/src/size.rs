//! `cargo xtask size`: what a user downloads, against the budget, and where the bytes are.

use crate::{
    build::{self, MODULES},
    loaders::NAME,
    run::{Result, read, root, run},
    symbols,
};

/// Builds, then prints a table of sizes and of the largest functions of each module.
pub(crate) fn size() -> Result {
    build::build()?;
    let within_limits = run("node", &["size.mjs"], "xtask");
    for module in &MODULES {
        let named = root().join("target/wasm/named").join(module.name);
        build::bind(module, true, &named)?;
        let wasm = read(&named.join(format!("{NAME}_bg.wasm")))?;
        println!("\nlargest functions of {} (bytes, before wasm-opt)", module.name);
        for (bytes, name) in symbols::largest(&wasm, 25)? {
            println!("{bytes:>7}  {name}");
        }
    }
    within_limits
}
