//! `cargo xtask build`: Rust to wasm to the npm package in `pkg/`.

use std::path::{Path, PathBuf};

use crate::{
    describe, encode, facade,
    run::{Result, command, copy, finish, output, read, root, run, step, wasm_bindgen, write},
    setup,
};

/// One wasm module of the package.
pub(crate) struct Module {
    /// Its name, for people.
    pub(crate) name: &'static str,
    /// How its files begin: `core` gives `core_bg.js`. The facade imports them by that, and is bundled once for each stage.
    pub(crate) file: &'static str,
    /// The folder below `target` where it meets the facade.
    stage: &'static str,
    /// The cargo features that it is built with.
    features: &'static str,
}

/// The modules of the package.
pub(crate) const MODULES: [Module; 3] = [
    Module { name: "core", file: "core", stage: "package", features: "lean,doors" },
    Module { name: "lite", file: "core", stage: "package-lite", features: "lean" },
    Module { name: "sandbox", file: "sandbox", stage: "package", features: "sandbox,types" },
];

/// Builds the package.
pub(crate) fn build() -> Result {
    setup::for_build()?;
    for module in &MODULES {
        step(&format!("building the {} module", module.name));
        compile(module)?;
        glue(module)?;
    }
    write(&stage("package").join("generated/tables.json"), describe::tables())?;
    step("bundling the package");
    bundle()
}

fn stage(name: &str) -> PathBuf {
    root().join("target").join(name)
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
    arguments.extend(["--target", "wasm32-unknown-unknown", "--target-dir", &folder]);
    arguments.extend(["--no-default-features", "--features", module.features]);
    // Paths of the machine that builds do not belong into the package; they stand in the messages of panics.
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let sysroot = output("rustc", &["--print", "sysroot"], "")?;
    let hide = |path: &str| format!("--remap-path-prefix={}=", path.trim());
    let flags = [TARGET_FLAGS.to_owned(), hide(&home.unwrap_or_default()), hide(&sysroot)].join(" ");
    finish(command("cargo", &arguments, "").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))
}

/// The module with its glue, before wasm-opt; names of functions are kept if `names`.
pub(crate) fn bind(module: &Module, names: bool, out: &Path) -> Result {
    let wasm = target_folder(module).join("wasm32-unknown-unknown/release/seam_access_grants.wasm");
    let mut arguments = vec![wasm.into_os_string(), "--target".into(), "bundler".into()];
    arguments.extend(["--out-name".into(), module.file.into(), "--out-dir".into(), out.into()]);
    arguments.push("--remove-producers-section".into());
    arguments.push(if names { "--keep-debug" } else { "--remove-name-section" }.into());
    wasm_bindgen(&arguments)
}

/// What wasm-opt does. No flags of features: the module says by itself which it uses, and `--all-features` makes one that no
/// engine accepts.
///
/// Flat code is what finds most to take away, and the second round takes away what flattening left. No value stands in the
/// first kilobyte of the memory, which is the last of the stack. Functions in the order of their names stand beside their
/// likes, which compresses better. The list of features that the code uses is for tools alone, and is taken away last.
const OPTIMIZATIONS: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-target-features",
];

fn glue(module: &Module) -> Result {
    let bound = root().join("target/wasm/bound").join(module.name);
    bind(module, true, &bound)?;
    let (name, generated) = (module.file, stage(module.stage).join("generated"));
    let wasm = format!("{name}_bg.wasm");
    let optimized = generated.join(&wasm);
    std::fs::create_dir_all(&generated).map_err(|error| error.to_string())?;
    let tool = root().join("xtask/node_modules/binaryen/bin/wasm-opt");
    let (tool, from, to) =
        (tool.to_string_lossy(), bound.join(&wasm).to_string_lossy().into_owned(), optimized.to_string_lossy());
    output("node", &[&[&*tool, &from], OPTIMIZATIONS, &["-o", &to]].concat(), "")?;
    copy(&bound.join(format!("{name}_bg.js")), &generated.join(format!("{name}_bg.js")))?;
    copy(&bound.join(format!("{name}.d.ts")), &generated.join(format!("{name}.d.ts")))?;
    write(&generated.join(format!("{name}_wasm.js")), encode::module(&read(&optimized)?))
}

/// The entries of the package, each with its stage: the file of that name below `pkg-template/src` gives the one in `pkg`.
const ENTRIES: [(&str, &str); 3] = [("index", "package"), ("lite", "package-lite"), ("sandbox", "package")];

/// The facade, and what it takes from the lists in the core, beside each module.
fn lay_out(template: &Path) -> Result {
    for name in ["package", "package-lite"] {
        let (source, stage) = (template.join("src"), stage(name));
        let _ = std::fs::remove_dir_all(stage.join("src"));
        for entry in std::fs::read_dir(source).map_err(|error| error.to_string())?.flatten() {
            copy(&entry.path(), &stage.join("src").join(entry.file_name()))?;
        }
        write(&stage.join("generated/schemas.js"), facade::schemas())?;
        write(&stage.join("generated/endpoints.js"), facade::endpoints())?;
        write(&stage.join("generated/facts.js"), facade::facts())?;
    }
    Ok(())
}

fn bundle() -> Result {
    let (root, package) = (root(), root().join("pkg"));
    let template = root.join("pkg-template");
    lay_out(&template)?;
    let _ = std::fs::remove_dir_all(&package);
    let esbuild = root.join("xtask/node_modules/.bin/esbuild");
    for (name, folder) in ENTRIES {
        for (format, extension) in [("esm", "js"), ("cjs", "cjs")] {
            let from = stage(folder).join("src").join(format!("{name}.js"));
            let to = format!("--outfile={}", package.join(format!("{name}.{extension}")).display());
            let format = format!("--format={format}");
            let arguments =
                [&from.to_string_lossy(), "--bundle", "--target=es2022", "--platform=neutral", &format, &to];
            run(&esbuild.to_string_lossy(), &[&arguments[..], &["--log-level=warning"]].concat(), "")?;
        }
    }
    types(&template, &package)?;
    copy(&template.join("package.json"), &package.join("package.json"))?;
    for file in ["README.md", "LICENSE", "CHANGELOG.md"] {
        copy(&root.join(file), &package.join(file))?;
    }
    Ok(())
}

/// The declarations: models from tsify, methods from the list of operations, classes by hand. The other module system gets copies under
/// its own ending, because TypeScript tells the module kind by it.
fn types(template: &Path, package: &Path) -> Result {
    // The main module is built without them; the models are the same.
    let models = text(&stage("package").join("generated/sandbox.d.ts"))?;
    let files = [
        ("models", models),
        ("operations", facade::operations()),
        ("index", text(&template.join("index.d.ts"))? + &facade::schema_types()),
        ("lite", text(&template.join("lite.d.ts"))? + &facade::schema_types()),
        ("sandbox", text(&template.join("sandbox.d.ts"))?),
    ];
    for (name, content) in files {
        write(&package.join(format!("{name}.d.ts")), &content)?;
        write(&package.join(format!("{name}.d.cts")), content.replace(".js'", ".cjs'"))?;
    }
    Ok(())
}

fn text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|error| error.to_string())
}
