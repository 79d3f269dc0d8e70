//! What the declarations of the package promise: the report of `tests/types/api.mjs`, and what differs between two of them.

use std::{collections::BTreeSet, path::PathBuf};

use crate::{
    run::{Result, output, root},
    setup,
};

/// The golden report, by its path in the repository.
pub(crate) const GOLDEN: &str = "tests/types/golden/api.txt";

/// The golden report on this machine.
pub(crate) fn golden() -> PathBuf {
    root().join(GOLDEN)
}

/// The report of the package as it is built.
pub(crate) fn report() -> Result<String> {
    setup::npm("tests")?;
    output("node", &["types/api.mjs"], "tests")
}

/// How the report marks a declaration whose values callers make.
const GIVEN: &str = ", given by callers";

/// What a program that compiles with one report may not find, or may lack, in another: lines that are gone or changed, and new
/// members that callers must give.
pub(crate) fn breaking(before: &str, after: &str) -> Vec<String> {
    let lines = |text: &str| -> BTreeSet<String> { text.lines().map(|line| line.replace(GIVEN, "")).collect() };
    let given: BTreeSet<&str> = after.lines().filter_map(|line| line.strip_suffix(GIVEN)).map(declared).collect();
    let (old, new) = (lines(before), lines(after));
    let known: BTreeSet<&str> = old.iter().map(|line| declared(line)).collect();
    let is_demand = |line: &&String| {
        let name = declared(line);
        is_required_member(line) && given.contains(name) && known.contains(name)
    };
    let gone = old.difference(&new).map(|line| format!("- {line}"));
    gone.chain(new.difference(&old).filter(is_demand).map(|line| format!("+ {line}"))).collect()
}

/// The declaration that a line is about.
fn declared(line: &str) -> &str {
    line.split(['.', ':']).next().unwrap_or(line)
}

/// Whether a line is a member without a question mark behind its name.
fn is_required_member(line: &str) -> bool {
    let member = line.get(declared(line).len()..).and_then(|rest| rest.strip_prefix('.'));
    member.is_some_and(|member| !member.split([':', '(']).next().is_some_and(|name| name.ends_with('?')))
}

#[cfg(test)]
mod tests {
    use super::breaking;

    const BEFORE: &str = "\
Grant.id: string
Grant: interface
Options.limit?: number
Options: interface, given by callers
p exports Grant
p exports Options
";

    #[test]
    fn what_breaks_programs_is_told_from_what_does_not() {
        let table: [(&str, &str, &[&str]); 9] = [
            ("", "", &[]),
            ("Grant.id: string", "Grant.id: number", &["- Grant.id: string"]),
            ("Grant.id: string\n", "", &["- Grant.id: string"]),
            ("p exports Grant\n", "", &["- p exports Grant"]),
            ("Grant.id: string", "Grant.id: string\nGrant.name: string", &[]),
            ("limit?: number", "limit?: number\nOptions.more?: number", &[]),
            ("limit?: number", "limit?: number\nOptions.more: number", &["+ Options.more: number"]),
            ("Grant: interface", "Grant: interface, given by callers", &[]),
            (
                "p exports Grant",
                "New.id: string\nNew: interface, given by callers\np exports Grant\np exports New",
                &[],
            ),
        ];
        for (from, to, expected) in table {
            assert_eq!(breaking(BEFORE, &BEFORE.replace(from, to)), expected, "{from} to {to}");
        }
    }
}
