//! The files by which the facade gets at a module: one for each way to load it, with the same exports.

use std::path::Path;

use crate::{
    encode,
    run::{Result, copy, read, write},
};

/// How the files of a module begin.
pub(crate) const NAME: &str = "module";

/// A wasm module in the package.
pub(crate) struct File {
    /// The folder in which the facade finds its glue and its loaders.
    pub(crate) module: &'static str,
    /// The name of the module itself in the package.
    pub(crate) wasm: &'static str,
}

/// Writes the loaders of all modules below a folder, in which they stand with their glue. The alphabet of the first one's text serves
/// all; it is what is given back.
pub(crate) fn lay_out(modules: &Path, files: &[File]) -> Result<Vec<u8>> {
    let mut alphabet: Option<Vec<u8>> = None;
    for File { module, wasm } in files {
        let folder = modules.join(module);
        let bytes = read(&folder.join(format!("{NAME}_bg.wasm")))?;
        let common = alphabet.get_or_insert_with(|| encode::common_bytes(&bytes));
        write(&folder.join(format!("{NAME}_text.ts")), encode::module_file(&bytes, common))?;
        write(&folder.join(format!("{NAME}.ts")), text())?;
        write(&folder.join(format!("{NAME}.static.ts")), statically(wasm))?;
        write(&folder.join(format!("{NAME}.asset.ts")), asset(wasm))?;
    }
    Ok(alphabet.unwrap_or_default())
}

/// Puts the modules themselves into the package, with a declaration for those who import one.
pub(crate) fn publish(modules: &Path, files: &[File], package: &Path) -> Result {
    for File { module, wasm } in files {
        copy(&modules.join(module).join(format!("{NAME}_bg.wasm")), &package.join(wasm))?;
    }
    for kind in ["d.ts", "d.cts"] {
        write(&package.join(format!("core.wasm.{kind}")), DECLARATION)?;
    }
    Ok(())
}

/// What an import of a module gives, where a bundler or a runtime allows it.
const DECLARATION: &str = "\
/** The WebAssembly of `seam-access-grants`: for those who place it themselves, and give its address to `init` of `./asset`. */
declare const module: object
export default module
";

/// Carries the module as text.
fn text() -> String {
    format!(
        "import {{ fromText }} from '../../src/loaders/text.js'
import encoded from './{NAME}_text.js'

export {{ bind }} from './{NAME}_bg.js'
export const loader = /* @__PURE__ */ fromText(encoded)
"
    )
}

/// Imports the module from one folder further up, since these entries stand in a folder of their own.
fn statically(wasm: &str) -> String {
    format!(
        "import {{ fromModule }} from '../../src/loaders/static.js'
import imported from '../{wasm}?module'

export {{ bind }} from './{NAME}_bg.js'
export const loader = /* @__PURE__ */ fromModule(imported)
"
    )
}

/// Fetches the module from beside the script. Bundlers know an asset by exactly this expression.
fn asset(wasm: &str) -> String {
    format!(
        "import {{ fromAsset }} from '../../src/loaders/asset.js'

export {{ bind }} from './{NAME}_bg.js'
export const loader = /* @__PURE__ */ fromAsset(() => new URL('./{wasm}', import.meta.url))
"
    )
}
