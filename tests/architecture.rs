//! Which room of the core may name which other one: the table of `ARCHITECTURE.md`, where a new arrow is a decision.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// What every room may use: they know nothing of the API.
const TOOLS: [&str; 3] = ["prelude", "radix", "spaces"];

/// Each room with those that it may name, in the order of the table.
fn arrows() -> Vec<(String, Vec<String>)> {
    let document = include_str!("../ARCHITECTURE.md");
    let table = document.split_once("| room | may name |").unwrap().1.split_once("\n\n").unwrap().0;
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let rows = table.lines().skip(2).map(|line| line.split('|').map(names).collect::<Vec<_>>());
    rows.map(|cells| (cells[1][0].clone(), cells[2].clone())).collect()
}

/// Every Rust file below a path.
fn files(path: &Path, found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            files(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        found.push(fs::read_to_string(path).unwrap());
    }
}

/// The modules that a source names behind `crate::`, without its comments and its own tests.
fn named(source: &str) -> BTreeSet<String> {
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap()).collect();
    let code = code.join("\n");
    let code = code.split("#[cfg(test)]").next().unwrap();
    code.match_indices("crate::").flat_map(|(start, found)| heads(code.get(start + found.len()..).unwrap())).collect()
}

/// The first names of the paths that begin here: one, or those in a pair of braces.
fn heads(text: &str) -> Vec<String> {
    let is_part = |char: &char| char.is_ascii_alphanumeric() || *char == '_';
    let head = |path: &str| path.trim().chars().take_while(is_part).collect::<String>();
    let Some(group) = text.strip_prefix('{') else { return vec![head(text)] };
    let mut depth = 0;
    let items = group.split_inclusive(|char| {
        depth += i32::from(char == '{') - i32::from(char == '}');
        depth < 0 || (char == ',' && depth == 0)
    });
    let mut heads = Vec::new();
    for item in items {
        heads.push(head(item));
        // The brace that closes the group.
        if item.matches('}').count() > item.matches('{').count() {
            break;
        }
    }
    // A comma may stand behind the last.
    heads.retain(|head| !head.is_empty());
    heads
}

fn rooms() -> BTreeMap<String, BTreeSet<String>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let library = fs::read_to_string(source.join("lib.rs")).unwrap();
    let modules = library.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let names: BTreeSet<String> = modules.map(|name| name.trim_end_matches(';').to_owned()).collect();
    let used = |name: &str| {
        let mut sources = Vec::new();
        files(&source.join(name), &mut sources);
        if let Ok(text) = fs::read_to_string(source.join(format!("{name}.rs"))) {
            sources.push(text);
        }
        assert!(!sources.is_empty(), "{name}");
        let used = sources.iter().flat_map(|source| named(source));
        used.filter(|other| names.contains(other) && other != name && !TOOLS.contains(&other.as_str())).collect()
    };
    names.iter().map(|name| (name.clone(), used(name))).collect()
}

#[test]
fn rooms_name_those_below_them_alone() {
    let arrows: BTreeMap<String, Vec<String>> = arrows().into_iter().collect();
    for (room, used) in rooms() {
        let allowed = arrows.get(&room).cloned().unwrap_or_default();
        assert!(arrows.contains_key(&room) || TOOLS.contains(&room.as_str()), "{room} is in no table");
        let forbidden: Vec<_> = used.iter().filter(|other| !allowed.contains(other)).collect();
        assert!(forbidden.is_empty(), "{room} must not name {forbidden:?}");
        let unused: Vec<_> = allowed.iter().filter(|other| !used.contains(*other)).collect();
        assert!(unused.is_empty(), "{room} does not name {unused:?}; remove the arrow");
    }
}

#[test]
fn the_arrows_make_no_circle() {
    // Each room names rooms alone that stand before it.
    let arrows = arrows();
    for (index, (room, below)) in arrows.iter().enumerate() {
        for other in below {
            let place = arrows.iter().position(|(name, _)| name == other).unwrap();
            assert!(place < index, "{other} must stand before {room}");
        }
    }
}

#[test]
fn every_way_to_name_a_module_is_seen() {
    let source = "use crate::a::b;\nuse crate::{\n    c::{self, D, e::F}, // crate::x\n    g,\n    h::I,\n};\nfn f() -> crate::j::K {}\n#[cfg(test)]\nuse crate::y;";
    assert_eq!(named(source).into_iter().collect::<Vec<_>>(), ["a", "c", "g", "h", "j"]);
}
