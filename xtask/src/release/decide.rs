//! What must hold before a version is published, decided from what was found.

use semver::Version;

use crate::run::Result;

/// What the command is asked to do.
#[derive(Debug, PartialEq)]
pub(super) struct Options {
    /// Whether nothing is to be published.
    pub(super) dry_run: bool,
    /// Whether the tests are not to be run, which only a dry run may ask for.
    pub(super) skip_tests: bool,
}

/// Reads the command's arguments.
pub(super) fn options(arguments: &[String]) -> Result<Options> {
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    if let Some(unknown) = arguments.iter().find(|argument| !["--dry-run", "--skip-tests"].contains(&argument.as_str()))
    {
        return Err(format!("unknown argument {unknown}; there are --dry-run and --skip-tests"));
    }
    let options = Options { dry_run: has("--dry-run"), skip_tests: has("--skip-tests") };
    if options.skip_tests && !options.dry_run {
        return Err("--skip-tests is for --dry-run alone: what is published was tested".to_owned());
    }
    Ok(options)
}

/// Whether this is the place to publish a version from: a workflow that runs on its tag.
pub(super) fn may_publish(variable: impl Fn(&str) -> Option<String>, version: &str) -> Result {
    let tag = format!("v{version}");
    let is = |name: &str, value: &str| variable(name).is_some_and(|found| found == value);
    if is("GITHUB_ACTIONS", "true") && is("GITHUB_REF_TYPE", "tag") && is("GITHUB_REF_NAME", &tag) {
        return Ok(());
    }
    Err(format!("a version is published by the workflow that runs on the tag {tag}; here there is --dry-run"))
}

/// The changelog has a section for the version, and nothing waits for one.
pub(super) fn changelog(text: &str, version: &str) -> Result<String> {
    let sections = || text.split("\n## ").skip(1).map(|section| section.split_once('\n').unwrap_or((section, "")));
    let title = |head: &str| head.split(" - ").next().unwrap_or(head).trim_matches(['[', ']', ' ']).to_owned();
    let entries = |name: &str| {
        let found = sections().find(|(head, _)| title(head) == name);
        found.map(|(_, body)| body.lines().filter(|line| line.starts_with("- ")).count())
    };
    if let Some(waiting @ 1..) = entries("Unreleased") {
        return Err(format!("{waiting} entries of CHANGELOG.md are still below `Unreleased`"));
    }
    match entries(version) {
        Some(count @ 1..) => Ok(format!("{count} entries")),
        _ => Err(format!("CHANGELOG.md has no section `## {version} - date` with entries")),
    }
}

/// Nothing differs from the commit, by what `git status --porcelain` prints.
pub(super) fn clean(status: &str) -> Result<String> {
    match status.lines().count() {
        0 => Ok("nothing differs from the commit".to_owned()),
        count => Err(format!("{count} files differ from the commit; `git status` lists them")),
    }
}

/// The tag of the version is free before it is released, and is the commit when it is; `tagged` is the commit that has it.
pub(super) fn tag(version: &str, tagged: Option<&str>, head: &str, dry_run: bool) -> Result<String> {
    match tagged {
        None if dry_run => Ok(format!("v{version} is free")),
        Some(commit) if !dry_run && commit == head => Ok(format!("v{version} is this commit")),
        None => Err(format!("there is no tag v{version}")),
        Some(commit) => Err(format!("v{version} is taken, by {commit}: raise `version` in Cargo.toml")),
    }
}

/// Every package has the version of the workspace.
pub(super) fn versions<'a>(version: &str, packages: impl Iterator<Item = (&'a str, &'a str)>) -> Result<String> {
    let others: Vec<String> =
        packages.filter(|(_, found)| *found != version).map(|(name, found)| format!("{name} {found}")).collect();
    if others.is_empty() {
        Ok(format!("{version} everywhere"))
    } else {
        Err(format!("not {version}: {}", others.join(", ")))
    }
}

/// The last version among tags, `v1.2.3` each.
pub(super) fn last_version(tags: &str) -> Option<Version> {
    tags.lines().filter_map(|tag| Version::parse(tag.strip_prefix('v')?).ok()).max()
}

/// The version says what changed: it is a later one, and where programs break it says so, before 1.0 by its second number.
pub(super) fn step(last: &Version, next: &Version, breaking: &[String]) -> Result<String> {
    if next <= last {
        return Err(format!("{next} is not after {last}"));
    }
    let says_so = if last.major == 0 { (next.major, next.minor) > (0, last.minor) } else { next.major > last.major };
    match breaking.len() {
        0 => Ok(format!("nothing that {last} declares is gone or changed")),
        count if says_so => Ok(format!("{count} changes that break programs, which {next} after {last} says")),
        count => {
            let shown: Vec<&str> = breaking.iter().take(5).map(String::as_str).collect();
            Err(format!("{count} changes since {last} break programs, which {next} does not say: {}", shown.join("; ")))
        }
    }
}

#[cfg(test)]
#[path = "decide_tests.rs"]
mod tests;
