//! The same commit gives the same bytes: it is built once more, in another folder, and the two packages are compared.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{ROOT, Result, command, finish, output, read, root, run, step};

/// Where the second build stands. Below the first it would find the first one's settings of cargo.
fn folder() -> PathBuf {
    std::env::temp_dir().join(format!("seam-access-grants-{}", std::process::id()))
}

/// Builds the commit once more and compares it with the package that is there.
pub(super) fn check() -> Result<String> {
    let folder = folder();
    let outcome = again(&folder);
    run("git", &["worktree", "remove", "--force", &folder.to_string_lossy()], "")?;
    outcome
}

fn again(folder: &Path) -> Result<String> {
    step("building the commit once more, in another folder");
    run("git", &["worktree", "add", "--quiet", "--detach", &folder.to_string_lossy(), "HEAD"], "")?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?;
    finish(command(&program.to_string_lossy(), &["build"], "").env(ROOT, folder))?;
    let (first, second) = (root().join("pkg"), folder.join("pkg"));
    let (one, other) = (digest(&first)?, digest(&second)?);
    if one == other { Ok(format!("two folders give {one}")) } else { Err(difference(&first, &second)?) }
}

/// The digest of the tarball that npm makes of a package.
pub(super) fn digest(package: &Path) -> Result<String> {
    let printed = output("npm", &["pack", "--dry-run", "--json", &package.to_string_lossy()], "")?;
    let packed: Value = serde_json::from_str(&printed).map_err(|error| format!("npm pack: {error}"))?;
    let digest = packed.pointer("/0/integrity").and_then(Value::as_str);
    digest.map(ToOwned::to_owned).ok_or_else(|| "npm pack printed no digest".to_owned())
}

/// The files in which two packages differ.
fn difference(first: &Path, second: &Path) -> Result<String> {
    let (one, other) = (files(first, first)?, files(second, second)?);
    let differs = |name: &&PathBuf| read(&first.join(name)).ok() != read(&second.join(name)).ok();
    let mut names: Vec<String> =
        one.iter().chain(&other).filter(differs).map(|name| name.display().to_string()).collect();
    names.sort();
    names.dedup();
    Ok(format!("the same commit in two folders differs in {}", names.join(", ")))
}

/// The files below a folder, by their paths from the top.
fn files(top: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| format!("cannot read {}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(top, &path)?);
        } else if let Ok(name) = path.strip_prefix(top) {
            found.push(name.to_owned());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::difference;
    use crate::run::{Result, write};

    #[test]
    fn files_that_differ_are_named() -> Result {
        let top = std::env::temp_dir().join(format!("seam-access-grants-differs-{}", std::process::id()));
        let (first, second) = (top.join("first"), top.join("second"));
        for (folder, files) in [(&first, ["a/same", "a/other", "gone"]), (&second, ["a/same", "a/other", "new"])] {
            for name in files {
                let content = if name == "a/other" { folder.to_string_lossy().into_owned() } else { String::new() };
                write(&folder.join(name), content)?;
            }
        }
        let said = difference(&first, &second);
        std::fs::remove_dir_all(&top).map_err(|error| error.to_string())?;
        assert_eq!(said?, "the same commit in two folders differs in a/other, gone, new");
        Ok(())
    }
}
