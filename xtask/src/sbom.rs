//! The list of what is compiled into the package, for programs that look for weaknesses: `CycloneDX`, as JSON.
//!
//! The same commit gives the same bytes, so there is neither a time nor a number of its own in it.

use serde_json::{Value, json};

use crate::{
    licences::{self, Crate},
    run::{Result, read, root},
};

/// The name of the file in the package.
pub(crate) const FILE: &str = "sbom.cdx.json";

/// The content of the file, for the package with this manifest.
pub(crate) fn file(manifest: &str) -> Result<String> {
    let manifest: Value = serde_json::from_str(manifest).map_err(|error| format!("package.json: {error}"))?;
    let lock = String::from_utf8(read(&root().join("Cargo.lock"))?).map_err(|error| error.to_string())?;
    let crates = licences::linked_crates()?;
    let text = serde_json::to_string_pretty(&bom(&manifest, &crates, &licences::standard_library()?, &lock)?);
    text.map(|text| text + "\n").map_err(|error| error.to_string())
}

fn bom(manifest: &Value, crates: &[Crate], library: &Crate, lock: &str) -> Result<Value> {
    let word = |name: &str| manifest.get(name).and_then(Value::as_str).unwrap_or_default();
    let own = format!("pkg:npm/{}@{}", word("name"), word("version"));
    let mut components = Vec::new();
    for part in crates {
        let (name, version) = part.name.split_once(' ').ok_or("a crate without a version")?;
        let url = format!("pkg:cargo/{name}@{version}");
        let hash =
            checksum(lock, name, version).ok_or_else(|| format!("Cargo.lock has no checksum of {}", part.name))?;
        let mut component = component(&url, name, version, &part.licence);
        if let Some(members) = component.as_object_mut() {
            members.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": hash }]));
            members.insert("purl".to_owned(), url.into());
        }
        components.push(component);
    }
    let (name, version) = library.name.rsplit_once(' ').ok_or("no version of Rust")?;
    components.push(component(&format!("rust-std@{version}"), name, version, &library.licence));
    let references: Vec<&Value> = components.iter().filter_map(|component| component.get("bom-ref")).collect();
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "library", "bom-ref": own, "name": word("name"), "version": word("version"), "purl": own,
            "licenses": [{ "expression": word("license") }],
        } },
        "dependencies": [{ "ref": own, "dependsOn": references }],
        "components": components,
    }))
}

fn component(reference: &str, name: &str, version: &str, licence: &str) -> Value {
    // Before SPDX had expressions, a slash stood for OR.
    let licence = licence.replace('/', " OR ");
    json!({ "type": "library", "bom-ref": reference, "name": name, "version": version, "licenses": [{ "expression": licence }] })
}

/// The digest of a crate's archive in a lock file of cargo.
fn checksum<'l>(lock: &'l str, name: &str, version: &str) -> Option<&'l str> {
    let has = |package: &&str, key: &str, value: &str| {
        package.lines().any(|line| line.strip_prefix(key) == Some(&format!(" = \"{value}\"")))
    };
    let mut packages = lock.split("[[package]]");
    let found = packages.find(|package| has(package, "name", name) && has(package, "version", version))?;
    let line = found.lines().find_map(|line| line.strip_prefix("checksum = \""))?;
    line.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{bom, checksum};
    use crate::{licences::Crate, run::Result};

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"own\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"serde\"\n\
        version = \"1.0.0\"\nsource = \"x\"\nchecksum = \"aa\"\n\n[[package]]\nname = \"serde\"\nversion = \"2.0.0\"\nchecksum = \"bb\"\n";

    fn part(name: &str, licence: &str) -> Crate {
        Crate { name: name.to_owned(), licence: licence.to_owned(), authors: String::new(), folder: String::new() }
    }

    #[test]
    fn a_checksum_is_that_of_the_version() {
        for (name, version, expected) in
            [("serde", "1.0.0", Some("aa")), ("serde", "2.0.0", Some("bb")), ("own", "1.0.0", None)]
        {
            assert_eq!(checksum(LOCK, name, version), expected, "{name} {version}");
        }
    }

    #[test]
    fn every_crate_is_a_component_with_its_digest() -> Result {
        let manifest = json!({ "name": "p", "version": "0.1.0", "license": "MIT" });
        let library = part("Rust standard library 1.95.0", "MIT OR Apache-2.0");
        let bom = bom(&manifest, &[part("serde 2.0.0", "MIT/Apache-2.0")], &library, LOCK)?;
        let at = |pointer: &str| bom.pointer(pointer).cloned().unwrap_or_default();
        assert_eq!(at("/components/0/purl"), "pkg:cargo/serde@2.0.0");
        assert_eq!(at("/components/0/hashes/0/content"), "bb");
        assert_eq!(at("/components/0/licenses/0/expression"), "MIT OR Apache-2.0");
        assert_eq!(at("/components/1/name"), "Rust standard library");
        assert_eq!(
            at("/dependencies/0"),
            json!({ "ref": "pkg:npm/p@0.1.0", "dependsOn": ["pkg:cargo/serde@2.0.0", "rust-std@1.95.0"] })
        );
        assert!(super::bom(&manifest, &[part("gone 1.0.0", "MIT")], &library, LOCK).is_err());
        Ok(())
    }
}
