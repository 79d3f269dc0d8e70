//! `cargo xtask build`: Rust to wasm to the npm package in `pkg/`.

use std::path::{Path, PathBuf};

use crate::{
    describe, encode, facade,
    run::{Result, command, copy, finish, output, read, root, run, step, wasm_bindgen, write},
    setup,
};

/// One wasm module of the package.
pub(crate) struct Module {
    /// Its name: `core` gives `core_bg.js`.
    pub(crate) name: &'static str,
    /// The cargo features that it is built with.
    features: &'static str,
}

/// The modules of the package.
pub(crate) const MODULES: [Module; 2] =
    [Module { name: "core", features: "lean" }, Module { name: "sandbox", features: "sandbox,types" }];

/// Builds the package.
pub(crate) fn build() -> Result {
    setup::for_build()?;
    let stage = root().join("target/package");
    for module in &MODULES {
        step(&format!("building the {} module", module.name));
        compile(module)?;
        glue(module, &stage)?;
    }
    write(&stage.join("generated/schemas.js"), facade::schemas())?;
    write(&stage.join("generated/endpoints.js"), facade::endpoints())?;
    write(&stage.join("generated/tables.json"), describe::tables())?;
    step("bundling the package");
    bundle(&stage)
}

fn target_folder(module: &Module) -> PathBuf {
    root().join("target/wasm").join(module.name)
}

fn compile(module: &Module) -> Result {
    let folder = target_folder(module);
    let mut arguments = vec!["build", "--quiet", "--release", "--lib", "--target", "wasm32-unknown-unknown"];
    let folder = folder.to_string_lossy();
    arguments.extend(["--target-dir", &folder, "--features", module.features]);
    // Paths of the machine that builds do not belong into the package; they stand in the messages of panics.
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let sysroot = output("rustc", &["--print", "sysroot"], "")?;
    let hide = |path: &str| format!("--remap-path-prefix={}=", path.trim());
    let flags = ["-Ctarget-feature=+simd128".to_owned(), hide(&home.unwrap_or_default()), hide(&sysroot)].join(" ");
    finish(command("cargo", &arguments, "").env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))
}

/// The module with its glue, before wasm-opt; names of functions are kept if `names`.
pub(crate) fn bind(module: &Module, names: bool, out: &Path) -> Result {
    let wasm = target_folder(module).join("wasm32-unknown-unknown/release/seam_access_grants.wasm");
    let mut arguments = vec![wasm.into_os_string(), "--target".into(), "bundler".into()];
    arguments.extend(["--out-name".into(), module.name.into(), "--out-dir".into(), out.into()]);
    arguments.push("--remove-producers-section".into());
    arguments.push(if names { "--keep-debug" } else { "--remove-name-section" }.into());
    wasm_bindgen(&arguments)
}

fn glue(module: &Module, stage: &Path) -> Result {
    let bound = root().join("target/wasm/bound");
    bind(module, false, &bound)?;
    let (name, generated) = (module.name, stage.join("generated"));
    let wasm = format!("{name}_bg.wasm");
    let optimized = generated.join(&wasm);
    std::fs::create_dir_all(&generated).map_err(|error| error.to_string())?;
    // No feature flags: the module says by itself which features it uses, and `--all-features` makes one that no engine
    // accepts.
    let tool = root().join("xtask/node_modules/binaryen/bin/wasm-opt");
    let (tool, from, to) =
        (tool.to_string_lossy(), bound.join(&wasm).to_string_lossy().into_owned(), optimized.to_string_lossy());
    output("node", &[&tool, &from, "-Oz", "-o", &to], "")?;
    copy(&bound.join(format!("{name}_bg.js")), &generated.join(format!("{name}_bg.js")))?;
    copy(&bound.join(format!("{name}.d.ts")), &generated.join(format!("{name}.d.ts")))?;
    write(&generated.join(format!("{name}_wasm.js")), encode::module(&read(&optimized)?))
}

/// The entries of the package: name of the file, and its source below `pkg-template/src`.
pub(crate) const ENTRIES: [(&str, &str); 2] = [("index", "index.js"), ("sandbox", "sandbox.js")];

fn bundle(stage: &Path) -> Result {
    let (root, package) = (root(), root().join("pkg"));
    let template = root.join("pkg-template");
    let _ = std::fs::remove_dir_all(stage.join("src"));
    for entry in std::fs::read_dir(template.join("src")).map_err(|error| error.to_string())?.flatten() {
        copy(&entry.path(), &stage.join("src").join(entry.file_name()))?;
    }
    let _ = std::fs::remove_dir_all(&package);
    let esbuild = root.join("xtask/node_modules/.bin/esbuild");
    for (name, source) in ENTRIES {
        for (format, extension) in [("esm", "js"), ("cjs", "cjs")] {
            let from = stage.join("src").join(source);
            let to = format!("--outfile={}", package.join(format!("{name}.{extension}")).display());
            let format = format!("--format={format}");
            let arguments =
                [&from.to_string_lossy(), "--bundle", "--target=es2022", "--platform=neutral", &format, &to];
            run(&esbuild.to_string_lossy(), &[&arguments[..], &["--log-level=warning"]].concat(), "")?;
        }
    }
    types(stage, &template, &package)?;
    copy(&template.join("package.json"), &package.join("package.json"))?;
    for file in ["README.md", "LICENSE", "CHANGELOG.md"] {
        copy(&root.join(file), &package.join(file))?;
    }
    Ok(())
}

/// The declarations: models from tsify, methods from the list of operations, classes by hand. The other module system gets copies under
/// its own ending, because TypeScript tells the module kind by it.
fn types(stage: &Path, template: &Path, package: &Path) -> Result {
    // The main module is built without them; the models are the same.
    let models = String::from_utf8(read(&stage.join("generated/sandbox.d.ts"))?).map_err(|error| error.to_string())?;
    let files = [
        ("models", models),
        ("operations", facade::operations()),
        ("index", text(&template.join("index.d.ts"))?),
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
