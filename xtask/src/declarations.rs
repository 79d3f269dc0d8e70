//! The declarations of the package: what the compiler makes of the facade, as far as the entries refer to it.

use std::{collections::BTreeMap, path::Path};

use crate::run::{Result, output, read, write};

/// Declarations by the names of their files, without the ending.
type Files = BTreeMap<String, String>;

/// Writes the declarations of the facade in a stage into the package: those of the entries beside them, those that they refer to
/// into the folder `types`. The other module system gets copies under its own ending, because TypeScript tells the module kind by
/// it.
pub(crate) fn publish(stage: &Path, compiler: &Path, entries: &[&str], package: &Path) -> Result {
    let emitted = stage.join("declarations");
    let (project, folder) = (stage.to_string_lossy(), emitted.to_string_lossy());
    let arguments = ["-p", &project, "--noEmit", "false", "--emitDeclarationOnly", "--outDir", &folder];
    output(&compiler.to_string_lossy(), &arguments, "")?;
    let mut files = Files::new();
    for entry in entries {
        collect(stage, "src", entry, &mut files)?;
    }
    for (name, text) in files {
        let is_entry = entries.contains(&name.as_str());
        let up = "../".repeat(name.matches('/').count());
        let types = if up.is_empty() { "./types/".to_owned() } else { format!("{up}types/") };
        let text = flatten(&text, if is_entry { &types } else { "./" });
        let path = if is_entry { package.join(&name) } else { package.join("types").join(&name) };
        write(&path.with_extension("d.ts"), &text)?;
        write(&path.with_extension("d.cts"), text.replace(".js'", ".cjs'"))?;
    }
    Ok(())
}

/// Takes a file and all that it refers to. What is generated as a declaration is not emitted again.
fn collect(stage: &Path, folder: &str, name: &str, files: &mut Files) -> Result {
    if files.contains_key(name) {
        return Ok(());
    }
    let file = format!("{folder}/{name}.d.ts");
    let emitted = read(&stage.join("declarations").join(&file)).or_else(|_| read(&stage.join(&file)))?;
    // By `#private` a class of one module system would be another type than the same class of the other.
    let text = String::from_utf8(emitted).map_err(|error| error.to_string())?.replace("    #private;\n", "");
    files.insert(name.to_owned(), text.clone());
    for specifier in specifiers(&text) {
        let (path, name) = specifier.trim_end_matches(".js").rsplit_once('/').unwrap_or_default();
        collect(stage, path.strip_prefix("../").unwrap_or(folder), name, files)?;
    }
    Ok(())
}

/// The files that a declaration refers to, as it names them.
fn specifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split('\'').filter(|part| part.starts_with('.') && part.strip_suffix(".js").is_some() && !part.contains('\n'))
}

/// A declaration whose files stand in one folder.
fn flatten(text: &str, folder: &str) -> String {
    let mut out = text.to_owned();
    for specifier in specifiers(text) {
        let name = specifier.rsplit('/').next().unwrap_or(specifier);
        out = out.replace(&format!("'{specifier}'"), &format!("'{folder}{name}'"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::flatten;

    #[test]
    fn files_of_both_folders_are_found_in_one() {
        let text = "export * from '../generated/models.js';\nimport type { A } from './a.js';\n/** It's 'a.b'. */\n";
        let flat = "export * from './types/models.js';\nimport type { A } from './types/a.js';\n/** It's 'a.b'. */\n";
        assert_eq!(flatten(text, "./types/"), flat);
        assert_eq!(flatten(flat, "./types/"), flat);
    }
}
