//! The entries of the package. From this table come what is bundled, the exports in `package.json`, and the table of sizes.

use serde_json::{Value, json};

/// One entry.
pub(crate) struct Entry {
    /// The file below `pkg-template/src`, and below `pkg`, without its ending.
    pub(crate) file: &'static str,
    /// The module that the file `core.ts` loads in it, by its name in `build::MODULES`; none if it does not.
    pub(crate) module: Option<&'static str>,
    /// How many bytes it may have, bundled, minified and compressed with brotli, before the tests fail.
    pub(crate) limit: Option<u32>,
    /// How many it should have.
    pub(crate) goal: Option<u32>,
}

/// Every entry; the first is the package's own name.
pub(crate) const ENTRIES: [Entry; 5] = [
    Entry { file: "index", module: Some("whole"), limit: Some(63_500), goal: Some(54_500) },
    Entry { file: "lite", module: Some("lite"), limit: Some(38_000), goal: Some(33_000) },
    Entry { file: "forms", module: Some("forms"), limit: Some(24_500), goal: Some(20_000) },
    Entry { file: "sandbox", module: None, limit: None, goal: None },
    Entry { file: "locales/de", module: None, limit: None, goal: None },
];

impl Entry {
    /// The key among the exports: `./lite`.
    fn key(&self) -> String {
        if self.file == "index" { ".".to_owned() } else { format!("./{}", self.file) }
    }

    /// Its lines among the exports. In a Node that can require modules, those who import and who require get one copy by the first
    /// condition.
    fn exports(&self) -> String {
        let (key, file) = (self.key(), self.file);
        let module = format!("{{ \"types\": \"./{file}.d.ts\", \"default\": \"./{file}.js\" }}");
        let common = format!("{{ \"types\": \"./{file}.d.cts\", \"default\": \"./{file}.cjs\" }}");
        format!(
            "    \"{key}\": {{\n      \"module-sync\": {module},\n      \"import\": {module},\n      \"require\": {common}\n    }},\n"
        )
    }
}

/// The table as JSON, for the scripts that bundle and measure.
pub(crate) fn table() -> Value {
    let row =
        |entry: &Entry| json!({ "file": entry.file, "module": entry.module, "limit": entry.limit, "goal": entry.goal });
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
    let entries: String = ENTRIES.iter().map(Entry::exports).collect();
    let exports = format!("\"exports\": {{\n{entries}    \"./package.json\": \"./package.json\"\n  }}");
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
        assert_eq!(text.matches("\"require\"").count(), ENTRIES.len());
    }

    #[test]
    fn a_template_without_a_place_for_exports_is_refused() {
        assert!(manifest(r#"{ "version": "0.0.0" }"#).is_err_and(|error| error.contains("exports")));
    }
}
