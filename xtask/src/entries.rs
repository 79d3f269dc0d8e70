//! The entries of the package. From this table come what is bundled, the exports in `package.json`, and the table of sizes.

use serde_json::{Value, json};

/// One entry.
pub(crate) struct Entry {
    /// The file below `pkg-template/src`, and below `pkg`, without its ending.
    pub(crate) file: &'static str,
    /// The module that it loads, by its name in `build::MODULES`; none if it does without.
    pub(crate) module: Option<&'static str>,
    /// Whether it shares chunks with no other entry. Every chunk is a file more to import, which takes half a millisecond in Node.
    is_apart: bool,
    /// How it loads the module where nothing forbids compiling one.
    loader: Loader,
    /// How many bytes it may have, bundled, minified and compressed with brotli, before the tests fail.
    pub(crate) limit: Option<u32>,
    /// How many it should have.
    pub(crate) goal: Option<u32>,
}

/// How an entry gets at its module.
#[derive(Clone, Copy, PartialEq)]
enum Loader {
    /// The entry carries it as text.
    Text,
    /// It is fetched from a file beside the entry.
    Asset,
}

/// Every entry; the first is the package's own name.
pub(crate) const ENTRIES: [Entry; 6] = [
    Entry { module: Some("whole"), limit: Some(80_800), goal: Some(54_500), ..text("index") },
    Entry { module: Some("lite"), limit: Some(43_200), goal: Some(33_000), ..text("lite") },
    Entry { module: Some("forms"), limit: Some(26_500), goal: Some(20_000), ..text("forms") },
    Entry { module: Some("sandbox"), is_apart: true, ..text("sandbox") },
    Entry { module: Some("whole"), is_apart: true, loader: Loader::Asset, ..text("asset") },
    text("locales/de"),
];

const fn text(file: &'static str) -> Entry {
    Entry { file, module: None, is_apart: false, loader: Loader::Text, limit: None, goal: None }
}

impl Entry {
    /// The key among the exports: `./lite`.
    fn key(&self) -> String {
        if self.file == "index" { ".".to_owned() } else { format!("./{}", self.file) }
    }

    /// The entry with the same module that carries it as text. It has the files that this one needs where nothing can be fetched, or
    /// where the module has to be deployed with the script.
    fn carrier(&self) -> &Self {
        ENTRIES.iter().find(|entry| entry.loader == Loader::Text && entry.module == self.module).unwrap_or(self)
    }

    /// Its lines among the exports. The order counts: the first condition that a runtime or a bundler knows is taken.
    ///
    /// - `workerd` and `edge-light` forbid compiling. A `CommonJS` program there is a test of Jest, in which it is allowed.
    /// - `module-sync`, `bun` and `module` are for those who can `require` an ES module, so that one program has one copy.
    /// - Where nothing has to be fetched, as in Node, what would fetch the module carries it too.
    fn exports(&self) -> String {
        let (file, carrier) = (self.file, self.module.map_or(self.file, |_| self.carrier().file));
        let esm = |path: &str| format!("{{ \"types\": \"./{file}.d.ts\", \"default\": \"./{path}.js\" }}");
        let cjs = format!("{{ \"types\": \"./{file}.d.cts\", \"default\": \"./{carrier}.cjs\" }}");
        let (own, whole, edge) = (esm(file), esm(carrier), esm(&format!("edge/{carrier}")));
        let mut lines = Vec::new();
        let mut add = |condition: &str, target: &str| lines.push(format!("\"{condition}\": {target}"));
        if self.module.is_some() {
            add("workerd", &edge);
            add("edge-light", &format!("{{ \"import\": {edge}, \"require\": {cjs} }}"));
        }
        add("module-sync", &whole);
        add("bun", &whole);
        if self.loader == Loader::Asset {
            add("node", &format!("{{ \"import\": {whole}, \"require\": {cjs} }}"));
        }
        add("module", &own);
        add("import", &own);
        add("require", &cjs);
        format!("    \"{}\": {{\n      {}\n    }},\n", self.key(), lines.join(",\n      "))
    }

    /// The files of the package that are made from it, and how each of them loads the module.
    fn outputs(&self) -> Vec<Value> {
        let output =
            |file: String, format: &str, loader: &str| json!({ "file": file, "format": format, "loader": loader });
        if self.loader == Loader::Asset {
            return vec![output(format!("{}.js", self.file), "esm", ".asset")];
        }
        let mut outputs =
            vec![output(format!("{}.js", self.file), "esm", ""), output(format!("{}.cjs", self.file), "cjs", "")];
        if self.module.is_some() {
            outputs.push(output(format!("edge/{}.js", self.file), "esm", ".static"));
        }
        outputs
    }
}

/// The table as JSON, for the scripts that bundle and measure.
pub(crate) fn table() -> Value {
    let row = |entry: &Entry| {
        let Entry { file, module, is_apart, limit, goal, .. } = entry;
        json!({ "file": file, "module": module, "isApart": is_apart, "outputs": entry.outputs(), "limit": limit, "goal": goal })
    };
    ENTRIES.iter().map(row).collect()
}

/// What stands in the template of the manifest where the exports belong.
const EXPORTS: &str = "\"exports\": {}";

/// What stands in the template where the version belongs.
const VERSION: &str = "\"version\": \"0.0.0\"";

/// The package's manifest: the template with the exports, and with the version of the workspace.
pub(crate) fn manifest(template: &str) -> Result<String, String> {
    if let Some(lacking) = [VERSION, EXPORTS].into_iter().find(|place| !template.contains(place)) {
        return Err(format!("package.json lacks {lacking}"));
    }
    let typed = |kind| format!("{{ \"types\": \"./core.wasm.{kind}\", \"default\": \"./core.wasm\" }}");
    let entries: String = ENTRIES.iter().map(Entry::exports).collect();
    let wasm = format!("\"./core.wasm\": {{ \"import\": {}, \"require\": {} }}", typed("d.ts"), typed("d.cts"));
    let exports = format!("\"exports\": {{\n{entries}    {wasm},\n    \"./package.json\": \"./package.json\"\n  }}");
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    Ok(template.replace(VERSION, &version).replace(EXPORTS, &exports))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::{ENTRIES, manifest};

    #[test]
    fn every_entry_is_exported() {
        let text = manifest(r#"{ "version": "0.0.0", "exports": {} }"#).unwrap_or_default();
        let manifest: Value = serde_json::from_str(&text).unwrap_or_default();
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(manifest["exports"]["./lite"]["require"]["types"], "./lite.d.cts");
        assert_eq!(manifest["exports"]["."]["import"]["default"], "./index.js");
        assert_eq!(manifest["exports"]["./lite"]["workerd"]["default"], "./edge/lite.js");
        assert_eq!(manifest["exports"]["./asset"]["module"]["default"], "./asset.js");
        assert_eq!(manifest["exports"]["./asset"]["node"]["import"]["default"], "./index.js");
        assert_eq!(manifest["exports"]["./asset"]["require"]["default"], "./index.cjs");
        assert_eq!(manifest["exports"]["./asset"]["edge-light"]["import"]["default"], "./edge/index.js");
        assert_eq!(manifest["exports"]["./locales/de"]["workerd"], Value::Null);
        assert!(ENTRIES.iter().all(|entry| manifest["exports"][entry.key()]["require"].is_object()));
    }

    #[test]
    fn a_template_without_a_place_for_exports_is_refused() {
        assert!(manifest(r#"{ "version": "0.0.0" }"#).is_err_and(|error| error.contains("exports")));
    }
}
