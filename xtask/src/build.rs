//! `cargo xtask build`: Rust to wasm to the npm package in `pkg/`.

use std::path::{Path, PathBuf};

use seam_access_grants::endpoints::{ENDPOINTS, FORMS_SCHEMAS, LITE_ENDPOINTS, LITE_SCHEMAS, SCHEMAS};

use crate::{
    declarations, describe, encode,
    entries::{self, ENTRIES},
    facade, glue, home, issues, licences,
    loaders::{self, File, NAME},
    run::{Result, command, copy, finish, output, read, root, run, step, wasm_bindgen, write},
    sbom, setup,
};

/// One wasm module of the package.
pub(crate) struct Module {
    /// Its name, and that of the folder in which the facade finds it.
    pub(crate) name: &'static str,
    /// The package that it is built from.
    pub(crate) package: &'static str,
    /// The name of its file in the npm package.
    wasm: &'static str,
}

/// The modules of the package.
pub(crate) const MODULES: [Module; 4] = [
    Module { name: "whole", package: "module-whole", wasm: "core.wasm" },
    Module { name: "lite", package: "module-lite", wasm: "lite.wasm" },
    Module { name: "forms", package: "module-forms", wasm: "forms.wasm" },
    Module { name: "sandbox", package: "wasm-sandbox", wasm: "sandbox.wasm" },
];

/// The module that nobody runs: the types of the models are read from it.
const TYPES: Module = Module { name: "types", package: "wasm-types", wasm: "" };

/// Builds the package.
pub(crate) fn build() -> Result {
    setup::for_build()?;
    // What is made under another name, or no more, must not be found.
    let _ = std::fs::remove_dir_all(stage());
    for module in &MODULES {
        step(&format!("building the module {}", module.name));
        compile(module)?;
        optimize(module)?;
    }
    let alphabet = loaders::lay_out(&stage().join("modules"), &files())?;
    write(&stage().join("generated/alphabet.ts"), encode::alphabet_file(&alphabet))?;
    step("building the types");
    compile(&TYPES)?;
    bind(&TYPES, false, &bound(&TYPES))?;
    write(&stage().join("generated/tables.json"), describe::tables())?;
    step("bundling the package");
    bundle()
}

/// The folder in which the facade meets the modules and what is generated.
pub(crate) fn stage() -> PathBuf {
    root().join("target/package")
}

/// Where a module stands with its glue, before wasm-opt.
fn bound(module: &Module) -> PathBuf {
    root().join("target/wasm/bound").join(module.name)
}

fn target_folder(module: &Module) -> PathBuf {
    root().join("target/wasm").join(module.name)
}

/// The vector instructions that engines have had for years. And what a function may cost to be inlined where it is called: under
/// opt-level "z" that is 5, and small functions of the standard library are then called for more bytes than they have.
const TARGET_FLAGS: &str = "-Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=15";

fn compile(module: &Module) -> Result {
    let folder = target_folder(module);
    let folder = folder.to_string_lossy();
    // The one kind of library is named, because cargo leaves `lto` of the profile out, without a word, for a package that is
    // built as several.
    let mut arguments = vec!["rustc", "--quiet", "--release", "--lib", "--crate-type", "cdylib"];
    arguments.extend(["--package", module.package, "--target", "wasm32-unknown-unknown", "--target-dir", &folder]);
    // Paths of the machine that builds do not belong into the package; they stand in the messages of panics.
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let sysroot = output("rustc", &["--print", "sysroot"], "")?;
    let hide = |path: &str| format!("--remap-path-prefix={}=", path.trim());
    let flags = [TARGET_FLAGS.to_owned(), hide(&home.unwrap_or_default()), hide(&sysroot)].join(" ");
    finish(command("cargo", &arguments, "").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))
}

/// The module with its glue, before wasm-opt; names of functions are kept if `names`.
pub(crate) fn bind(module: &Module, names: bool, out: &Path) -> Result {
    let library = module.package.replace('-', "_");
    let wasm = target_folder(module).join(format!("wasm32-unknown-unknown/release/{library}.wasm"));
    let mut arguments = vec![wasm.into_os_string(), "--target".into(), "bundler".into()];
    arguments.extend(["--out-name".into(), NAME.into(), "--out-dir".into(), out.into()]);
    arguments.push("--remove-producers-section".into());
    arguments.push(if names { "--keep-debug" } else { "--remove-name-section" }.into());
    wasm_bindgen(&arguments)
}

/// What wasm-opt does. No flags of features: the module says by itself which it uses, and `--all-features` makes one that no
/// engine accepts.
///
/// Flat code is what finds most to take away, and the second round takes away what flattening left. No value stands in the
/// first kilobyte of the memory, which is the last of the stack. Functions in the order of their names stand beside their
/// likes, which compresses better. Data in one piece does so too: cut at its zeros, it has a hundred headers. The list of features that the code uses is for tools alone, and is taken away last.
const OPTIMIZATIONS: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--skip-pass=memory-packing",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-target-features",
];

/// Makes a module and its glue as they ship.
fn optimize(module: &Module) -> Result {
    let (bound, folder) = (bound(module), stage().join("modules").join(module.name));
    bind(module, true, &bound)?;
    let (wasm, glue) = (format!("{NAME}_bg.wasm"), format!("{NAME}_bg.js"));
    let optimized = folder.join(&wasm);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let tool = root().join("xtask/node_modules/binaryen/bin/wasm-opt");
    let (tool, from, to) =
        (tool.to_string_lossy(), bound.join(&wasm).to_string_lossy().into_owned(), optimized.to_string_lossy());
    output("node", &[&[&*tool, &from], OPTIMIZATIONS, &["-o", &to]].concat(), "")?;
    write(&folder.join(&glue), glue::module(&text(&bound.join(&glue))?)?)
}

/// The modules, as the facade and the package have them.
fn files() -> [File; MODULES.len()] {
    MODULES.each_ref().map(|Module { name, wasm, .. }| File { module: name, wasm })
}

/// The facade, and what it takes from the lists in the core, beside the modules.
fn lay_out(template: &Path) -> Result {
    let stage = stage();
    copy_folder(&template.join("src"), &stage.join("src"))?;
    copy(&template.join("tsconfig.json"), &stage.join("tsconfig.json"))?;
    copy(&bound(&TYPES).join(format!("{NAME}.d.ts")), &stage.join("generated/models.d.ts"))?;
    let generated = [
        ("operations.d.ts", facade::operations()),
        ("forms-schemas.ts", facade::schemas(FORMS_SCHEMAS, "BaseSchema", "schema")),
        ("lite-schemas.ts", facade::schemas(LITE_SCHEMAS, "BaseSchema", "schema")),
        ("whole-schemas.ts", facade::schemas(SCHEMAS, "BaseSchema", "schema")),
        ("full-schemas.ts", facade::schemas(SCHEMAS, "FullSchema", "full-schema")),
        ("lite-endpoints.ts", facade::endpoints(LITE_ENDPOINTS)),
        ("whole-endpoints.ts", facade::endpoints(ENDPOINTS)),
        ("facts.ts", facade::facts()),
        ("issues.ts", issues::module()),
        ("served.ts", facade::served()),
    ];
    for (name, content) in generated {
        write(&stage.join("generated").join(name), content)?;
    }
    write(&stage.join("entries.json"), entries::table().to_string())
}

fn bundle() -> Result {
    let (root, package) = (root(), root().join("pkg"));
    let template = root.join("pkg-template");
    lay_out(&template)?;
    let _ = std::fs::remove_dir_all(&package);
    let compiler = root.join("xtask/node_modules/.bin/tsc");
    declarations::publish(&stage(), &compiler, &ENTRIES.map(|entry| entry.file), &package)?;
    run("node", &["bundle.mjs", &stage().to_string_lossy(), &package.to_string_lossy()], "xtask")?;
    loaders::publish(&stage().join("modules"), &files(), &package)?;
    let manifest = entries::manifest(&text(&template.join("package.json"))?)?;
    let manifest = home::manifest(&manifest);
    write(&package.join(sbom::FILE), sbom::file(&manifest)?)?;
    write(&package.join("package.json"), manifest)?;
    let files = ["README.md", "CLI.md", "SANDBOX.md", "SANDBOX-TABLE.md", "LICENSE", "CHANGELOG.md"];
    let is_left_behind = |target: &str| !files.contains(&target) && root.join(target).exists();
    for file in files {
        write(&package.join(file), home::page(&text(&root.join(file))?, is_left_behind))?;
    }
    write(&package.join(licences::FILE), licences::file()?)
}

fn copy_folder(from: &Path, to: &Path) -> Result {
    for entry in std::fs::read_dir(from).map_err(|error| error.to_string())?.flatten() {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy_folder(&path, &copied)? } else { copy(&path, &copied)? }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|error| error.to_string())
}
