//! The licences of what is compiled into the modules: the file `THIRD-PARTY-LICENSES` of the package.
//!
//! Cargo knows which crates these are, and each crate brings its text along. A tool of its own, such as cargo-about, would have to
//! be installed by everyone who builds, and adds what is not needed here: texts from elsewhere for crates that bring none.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value;
use spdx::{Expression, Licensee};

use crate::{
    build::MODULES,
    run::{Result, output, read, root},
};

/// The name of the file in the package.
pub(crate) const FILE: &str = "THIRD-PARTY-LICENSES";

/// The licences that code of others may have here: those that ask for no more than their text, the preferred ones first.
const PERMISSIVE: [&str; 10] =
    ["MIT", "MIT-0", "0BSD", "ISC", "Zlib", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "Unicode-3.0", "BSL-1.0"];

const HEAD: &str = "\
The WebAssembly modules of this package contain code of the crates below. Where a crate may be used under one of several licences,
it is used under the one whose text stands here.
";

const LINE: &str = "\n-------------------------------------------------------------------------------\n\n";

/// One crate that is compiled in.
#[derive(Debug, PartialEq)]
pub(crate) struct Crate {
    /// `serde 1.0.229`.
    pub(crate) name: String,
    /// The expression of its licence.
    pub(crate) licence: String,
    /// Who wrote it.
    pub(crate) authors: String,
    /// Its folder.
    pub(crate) folder: String,
}

/// The crates of others that are compiled into the modules.
pub(crate) fn linked_crates() -> Result<Vec<Crate>> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let metadata = ["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET];
    let metadata: Value =
        serde_json::from_str(&output("cargo", &metadata, "")?).map_err(|error| format!("cargo metadata: {error}"))?;
    // What is linked depends on the features that each module is built with, which only the tree knows.
    let tree = ["tree", "--locked", "--target", TARGET, "--edges", "normal,no-proc-macro", "--prefix", "none"];
    let packages = MODULES.iter().flat_map(|module| ["--package", module.package]);
    let tree = output("cargo", &tree.into_iter().chain(packages).collect::<Vec<_>>(), "")?;
    Ok(linked(&metadata, &tree))
}

/// The content of the file.
pub(crate) fn file() -> Result<String> {
    let terms = terms(&read(&root().join("LICENSE"))?)?;
    // Crates that share a text share a chapter.
    let mut chapters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let library = standard_library()?;
    chapters.entry(own_text(&library, &terms)).or_default().push(title(&library));
    for linked in linked_crates()? {
        for licence in needed(&linked.name, &linked.licence)? {
            let text = text(&linked, licence, &terms)?;
            let titles = chapters.entry(text).or_default();
            titles.push(title(&linked));
        }
    }
    let mut chapters: Vec<(String, String)> = chapters
        .into_iter()
        .map(|(text, mut titles)| {
            titles.sort();
            (titles.join("\n"), text)
        })
        .collect();
    chapters.sort();
    Ok(chapters.iter().fold(HEAD.to_owned(), |out, (titles, text)| out + LINE + titles + "\n\n" + text + "\n"))
}

fn title(of: &Crate) -> String {
    format!("{} ({})", of.name, of.licence)
}

/// What every module has of Rust itself, whose sources are no crate among the dependencies.
pub(crate) fn standard_library() -> Result<Crate> {
    let version = output("rustc", &["--version"], "")?;
    let version = version.split(' ').nth(1).unwrap_or_default();
    Ok(Crate {
        name: format!("Rust standard library {version}"),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: "The Rust Project Contributors".to_owned(),
        folder: String::new(),
    })
}

/// The crates of others in a tree of cargo.
fn linked(metadata: &Value, tree: &str) -> Vec<Crate> {
    // `serde v1.0.229`, and ` (*)` behind one that is there again; crates of the workspace have their path there.
    let titles: BTreeSet<String> =
        tree.lines().map(|line| line.trim_end_matches(" (*)").replacen(" v", " ", 1)).collect();
    let word = |package: &Value, name: &str| package.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |of: &Value, name: &str| of.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let crates = list(metadata, "packages").into_iter().map(|package| Crate {
        name: format!("{} {}", word(&package, "name"), word(&package, "version")),
        licence: word(&package, "license"),
        authors: list(&package, "authors").iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        folder: word(&package, "manifest_path").trim_end_matches("Cargo.toml").to_owned(),
    });
    crates.filter(|found| titles.contains(&found.name)).collect()
}

/// The permissive licences under which a crate can be used, as few as it takes.
fn needed(name: &str, expression: &str) -> Result<Vec<&'static str>> {
    let refused =
        |why: &dyn std::fmt::Display| format!("{name} has the licence `{expression}`, which cannot be used: {why}");
    let parsed = Expression::parse_mode(expression, spdx::ParseMode::LAX).map_err(|error| refused(&error.reason))?;
    let permissive: Vec<Licensee> = PERMISSIVE.iter().filter_map(|id| Licensee::parse(id).ok()).collect();
    let needed = parsed.minimized_requirements(&permissive).map_err(|error| refused(&error))?;
    let needed: Vec<String> = needed.iter().map(ToString::to_string).collect();
    Ok(PERMISSIVE.into_iter().filter(|id| needed.iter().any(|needed| needed == id)).collect())
}

/// The text of a crate's licence: from its own files, or, of MIT, which is the same for all but its authors, from ours.
fn text(of: &Crate, licence: &str, terms: &str) -> Result<String> {
    let entries = std::fs::read_dir(&of.folder).map_err(|error| format!("cannot read {}: {error}", of.folder))?;
    let files: Vec<String> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    match file_of(&files, licence) {
        Some(name) => {
            let text = String::from_utf8_lossy(&read(&Path::new(&of.folder).join(name))?).replace('\r', "");
            Ok(text.trim_matches('\n').to_owned())
        }
        None if licence == "MIT" => Ok(own_text(of, terms)),
        None => Err(format!("{} has no text of its licence {licence}", of.name)),
    }
}

fn own_text(of: &Crate, terms: &str) -> String {
    let name = of.name.rsplit_once(' ').map_or(&*of.name, |(name, _)| name);
    let authors = if of.authors.is_empty() { format!("the authors of {name}") } else { of.authors.clone() };
    format!("MIT License\n\nCopyright (c) {authors}\n\n{terms}")
}

/// The file with a licence among the files of a crate: the one that is named like it, or the one without any such name.
fn file_of<'a>(files: &'a [String], licence: &str) -> Option<&'a str> {
    let word = licence.split('-').next().unwrap_or(licence).to_uppercase();
    let rest_of = |file: &str| {
        let upper = file.to_uppercase();
        let stem = upper.trim_end_matches(".MD").trim_end_matches(".TXT");
        stem.strip_prefix("LICENSE").or_else(|| stem.strip_prefix("LICENCE")).map(ToOwned::to_owned)
    };
    let find = |is_it: &dyn Fn(&str) -> bool| files.iter().find(|file| rest_of(file).is_some_and(|rest| is_it(&rest)));
    find(&|rest| rest.contains(&word)).or_else(|| find(&str::is_empty)).map(String::as_str)
}

/// The terms of MIT, as they stand in the project's own licence.
fn terms(licence: &[u8]) -> Result<String> {
    let text = String::from_utf8_lossy(licence);
    let terms = text.split_once("Permission is hereby granted").and_then(|(_, rest)| rest.split_once("SOFTWARE.\n"));
    let (terms, _) = terms.ok_or("LICENSE lacks the terms of MIT")?;
    Ok(format!("Permission is hereby granted{terms}SOFTWARE."))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Crate, file_of, linked, needed};

    #[test]
    fn only_permissive_licences_get_in() {
        assert_eq!(needed("a", "MIT OR Apache-2.0"), Ok(vec!["MIT"]));
        assert_eq!(needed("a", "MIT/Apache-2.0"), Ok(vec!["MIT"]));
        assert_eq!(needed("a", "Unlicense OR MIT"), Ok(vec!["MIT"]));
        assert_eq!(needed("a", "GPL-3.0 OR BSD-3-Clause"), Ok(vec!["BSD-3-Clause"]));
        assert_eq!(needed("a", "(MIT OR Apache-2.0) AND Unicode-3.0"), Ok(vec!["MIT", "Unicode-3.0"]));
        for wrong in ["GPL-3.0", "MPL-2.0", "MIT AND GPL-3.0", "AGPL-3.0-only OR SSPL-1.0", "Proprietary", ""] {
            assert!(needed("a", wrong).is_err_and(|error| error.contains("cannot be used")), "{wrong}");
        }
    }

    #[test]
    fn crates_of_others_are_taken_from_the_tree() {
        let package = |name: &str| {
            json!({ "name": name, "version": "1.0.0", "license": "MIT", "authors": ["A", "B"],
                    "manifest_path": format!("/crates/{name}/Cargo.toml") })
        };
        let metadata = json!({ "packages": [package("module"), package("serde"), package("syn")] });
        let found = linked(&metadata, "module v1.0.0 (/home/module)\nserde v1.0.0\nserde v1.0.0 (*)\n");
        let serde = Crate {
            name: "serde 1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            authors: "A, B".to_owned(),
            folder: "/crates/serde/".to_owned(),
        };
        assert_eq!(found, [serde]);
    }

    #[test]
    fn a_text_is_found_by_the_name_of_its_file() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let both = names(&["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT"]);
        assert_eq!(file_of(&both, "MIT"), Some("LICENSE-MIT"));
        assert_eq!(file_of(&both, "Apache-2.0"), Some("LICENSE-APACHE"));
        assert_eq!(file_of(&names(&["license.md"]), "MIT"), Some("license.md"));
        assert_eq!(file_of(&names(&["LICENSE-APACHE"]), "MIT"), None);
        assert_eq!(file_of(&names(&["README.md"]), "MIT"), None);
    }
}
