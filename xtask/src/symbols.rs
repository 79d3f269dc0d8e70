//! Which functions of a wasm module are the largest.

use std::collections::HashMap;

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::run::Result;

/// The largest functions with their sizes; the module must have its name section.
pub(crate) fn largest(wasm: &[u8], most: usize) -> Result<Vec<(usize, String)>> {
    let mut imports = 0_u32;
    let mut sizes = Vec::new();
    let mut names = HashMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload.map_err(|error| error.to_string())? {
            Payload::ImportSection(section) => {
                let functions = section.into_imports().flatten().filter(|import| matches!(import.ty, TypeRef::Func(_)));
                imports = u32::try_from(functions.count()).unwrap_or_default();
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for name in section.into_iter().flatten() {
                        if let Name::Function(map) = name {
                            names.extend(map.into_iter().flatten().map(|naming| (naming.index, naming.name)));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let mut rows: Vec<(usize, String)> = (imports..)
        .zip(sizes)
        .map(|(index, size)| (size, names.get(&index).map_or_else(|| index.to_string(), |name| (*name).to_owned())))
        .collect();
    rows.sort_by(|a, b| b.cmp(a));
    rows.truncate(most);
    Ok(rows)
}
