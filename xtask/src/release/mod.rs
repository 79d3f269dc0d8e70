//! `cargo xtask release`: what must hold before a version is published, a line each, and the tarball. The workflow of the version's
//! tag runs it and publishes the tarball, in a job of its own, beside whose token no code of the project runs.

mod decide;
mod reproduce;

use semver::Version;
use serde_json::Value;

use crate::{
    api, build, home, pack,
    run::{Result, output, read, root, step},
    sbom, test,
};

/// The version, which `Cargo.toml` alone says.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Checks everything and says what was found.
pub(crate) fn release(arguments: &[String]) -> Result {
    let options = decide::options(arguments)?;
    if !options.dry_run {
        decide::may_publish(|name| std::env::var(name).ok(), VERSION)?;
    }
    let mut report = Report::default();
    report.check("home", || home::Home::named().map(|home| home.to_string()));
    report.check("changelog", || decide::changelog(&text("CHANGELOG.md")?, VERSION));
    report.check("tree", || decide::clean(&output("git", &["status", "--porcelain"], "")?));
    report.check("tag", || tag(options.dry_run));
    report.check("tests", || tests(options.skip_tests));
    report.check("build", || build::build().map(|()| "pkg/ is built".to_owned()));
    report.check("version", versions);
    report.check("declarations", declarations);
    report.check("sbom", bill);
    report.check("reproducible", reproduce::check);
    report.check("tarball", || pack::packed().map(|path| path.display().to_string()));
    report.check("npm", rehearsal);
    report.end()
}

/// What the checks found so far.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    failed: usize,
}

impl Report {
    fn check(&mut self, name: &str, check: impl FnOnce() -> Result<String>) {
        step(&format!("checking: {name}"));
        let (mark, words) = match check() {
            Ok(words) => ("ok     ", words),
            Err(words) => {
                self.failed += 1;
                ("refused", words)
            }
        };
        self.lines.push(format!("{mark} {name:<12} {}", words.trim().replace('\n', "; ")));
    }

    /// Prints what was found, and fails if anything was refused.
    fn end(self) -> Result {
        println!("\n{}", self.lines.join("\n"));
        if self.failed == 0 {
            Ok(())
        } else {
            Err(format!("{} of {} checks refuse {VERSION}", self.failed, self.lines.len()))
        }
    }
}

fn text(file: &str) -> Result<String> {
    String::from_utf8(read(&root().join(file))?).map_err(|error| error.to_string())
}

fn tag(dry_run: bool) -> Result<String> {
    let head = output("git", &["rev-parse", "HEAD"], "")?;
    let name = format!("refs/tags/v{VERSION}^{{commit}}");
    let tagged = output("git", &["rev-parse", "--verify", "--quiet", &name], "").ok();
    decide::tag(VERSION, tagged.as_deref().map(str::trim), head.trim(), dry_run)
}

fn tests(skip: bool) -> Result<String> {
    if skip {
        return Ok("SKIPPED, as --skip-tests asks; a release runs them".to_owned());
    }
    test::test().map(|()| "all passed".to_owned())
}

/// The versions of all packages of the workspace, and of the package that was built.
fn versions() -> Result<String> {
    let parse = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| error.to_string());
    let metadata = parse(&output("cargo", &["metadata", "--no-deps", "--format-version", "1"], "")?)?;
    let built = parse(&text("pkg/package.json")?)?;
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let word = |package: &'_ Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let found: Vec<(String, String)> =
        packages.chain([&built]).map(|package| (word(package, "name"), word(package, "version"))).collect();
    decide::versions(VERSION, found.iter().map(|(name, version)| (name.as_str(), version.as_str())))
}

/// The declarations are the golden ones, and differ from those of the last tag as far as the version says.
fn declarations() -> Result<String> {
    let report = api::report()?;
    if report.as_bytes() != read(&api::golden())? {
        return Err(format!("{} is not what was built; see `cargo xtask bless`", api::GOLDEN));
    }
    let Some(last) = decide::last_version(&output("git", &["tag", "--list", "v*"], "")?) else {
        return Ok("there is no version before this one".to_owned());
    };
    let before = output("git", &["show", &format!("v{last}:{}", api::GOLDEN)], "")?;
    let next = Version::parse(VERSION).map_err(|error| error.to_string())?;
    decide::step(&last, &next, &api::breaking(&before, &report))
}

/// The list of what is compiled in is the one that the lock file gives.
fn bill() -> Result<String> {
    if sbom::file(&text("pkg/package.json")?)? == text("pkg/sbom.cdx.json")? {
        Ok("sbom.cdx.json has every crate that is compiled in".to_owned())
    } else {
        Err("sbom.cdx.json is not what Cargo.lock gives; build again".to_owned())
    }
}

/// npm's own rehearsal of what the workflow does. In a dry run npm makes no statement of provenance; otherwise it refuses to make one
/// outside of a workflow, and for a new package without `--access public`.
fn rehearsal() -> Result<String> {
    output("npm", &["publish", "--dry-run", "--provenance", "--access", "public"], "pkg")?;
    Ok("`npm publish --dry-run --provenance` ends well; provenance itself is made in the workflow alone".to_owned())
}
