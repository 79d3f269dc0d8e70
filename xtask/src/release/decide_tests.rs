use semver::Version;

use super::{Options, changelog, clean, last_version, may_publish, options, step, tag, versions};

/// The first words of a refusal, or all of what is said otherwise.
fn said(outcome: Result<String, String>) -> (bool, String) {
    match outcome {
        Ok(text) => (true, text),
        Err(text) => (false, text),
    }
}

#[test]
fn tests_are_skipped_in_a_dry_run_alone() {
    let read = |given: &[&str]| options(&given.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    assert_eq!(read(&[]), Ok(Options { dry_run: false, skip_tests: false }));
    assert_eq!(read(&["--dry-run", "--skip-tests"]), Ok(Options { dry_run: true, skip_tests: true }));
    assert!(read(&["--skip-tests"]).is_err());
    assert!(read(&["--dryrun"]).is_err());
}

#[test]
fn a_version_is_published_on_its_tag_in_the_workflow_alone() {
    let workflow = [("GITHUB_ACTIONS", "true"), ("GITHUB_REF_TYPE", "tag"), ("GITHUB_REF_NAME", "v1.2.3")];
    let outcome = |missing: &str, version: &str| {
        let found = |name: &str| workflow.iter().find(|(key, _)| *key == name && name != missing);
        may_publish(|name| found(name).map(|(_, value)| (*value).to_owned()), version)
    };
    assert_eq!(outcome("", "1.2.3"), Ok(()));
    assert!(outcome("", "1.2.4").is_err());
    for (name, _) in workflow {
        assert!(outcome(name, "1.2.3").is_err(), "{name}");
    }
}

#[test]
fn the_changelog_has_a_section_with_entries() {
    const ENTRY: &str = "\n### Added\n- One.\n";
    let table = [
        (format!("# Changelog\n\n## 1.2.3 - 2030-01-31\n{ENTRY}"), Ok("1 entries")),
        (format!("# Changelog\n\n## Unreleased\n\n## [1.2.3] - 2030-01-31\n{ENTRY}"), Ok("1 entries")),
        (
            format!("# Changelog\n\n## Unreleased\n{ENTRY}\n## 1.2.3\n{ENTRY}"),
            Err("1 entries of CHANGELOG.md are still"),
        ),
        (format!("# Changelog\n\n## 1.2.30\n{ENTRY}"), Err("CHANGELOG.md has no section")),
        ("# Changelog\n\n## 1.2.3\n".to_owned(), Err("CHANGELOG.md has no section")),
    ];
    for (text, expected) in table {
        let (holds, words) = said(changelog(&text, "1.2.3"));
        assert_eq!(holds, expected.is_ok(), "{text}");
        assert!(words.starts_with(expected.unwrap_or_else(|error| error)), "{words}");
    }
}

#[test]
fn a_tree_is_clean_when_nothing_is_listed() {
    assert!(clean("").is_ok());
    assert!(clean(" M README.md\n?? new.txt\n").is_err_and(|error| error.starts_with("2 files")));
}

#[test]
fn a_tag_is_free_before_and_the_commit_at_the_release() {
    let table = [
        (None, true, true),
        (None, false, false),
        (Some("a"), true, false),
        (Some("a"), false, true),
        (Some("b"), false, false),
    ];
    for (tagged, dry_run, holds) in table {
        assert_eq!(tag("1.2.3", tagged, "a", dry_run).is_ok(), holds, "{tagged:?} {dry_run}");
    }
}

#[test]
fn one_version_is_everywhere() {
    assert!(versions("1.2.3", [("a", "1.2.3"), ("b", "1.2.3")].into_iter()).is_ok());
    let (holds, words) = said(versions("1.2.3", [("a", "1.2.3"), ("b", "1.2.2")].into_iter()));
    assert_eq!((holds, words.as_str()), (false, "not 1.2.3: b 1.2.2"));
}

#[test]
fn the_last_version_is_the_highest_of_the_tags() {
    assert_eq!(last_version("v0.9.0\nv0.10.0\nnightly\nv0.2.0\n"), Some(Version::new(0, 10, 0)));
    assert_eq!(last_version(""), None);
}

#[test]
fn a_version_says_what_breaks() {
    let broken = ["- Grant.id: string".to_owned()];
    let table: [(&str, &str, &[String], bool); 10] = [
        ("0.1.0", "0.1.1", &[], true),
        ("0.1.0", "0.1.0", &[], false),
        ("0.2.0", "0.1.9", &[], false),
        ("0.1.0", "0.1.1", &broken, false),
        ("0.1.0", "0.2.0", &broken, true),
        ("0.1.0", "1.0.0", &broken, true),
        ("1.0.0", "1.1.0", &broken, false),
        ("1.0.0", "1.1.0", &[], true),
        ("1.0.0", "2.0.0", &broken, true),
        ("1.0.0", "1.0.0-rc.1", &[], false),
    ];
    for (last, next, breaking, holds) in table {
        let outcome = Version::parse(last).and_then(|last| Ok(step(&last, &Version::parse(next)?, breaking)));
        assert!(outcome.is_ok_and(|outcome| outcome.is_ok() == holds), "{last} to {next} with {breaking:?}");
    }
}
