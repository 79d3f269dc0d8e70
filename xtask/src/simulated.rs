//! `SANDBOX-TABLE.md`: what the sandbox simulates, by operation and by notice, from what its routes say of themselves.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use seam_access_grants_sandbox::{
    SERVED,
    simulated::{Cause, NOT_SERVED, NOTICES},
};
use serde_json::{Value, json};

use crate::run::root;

/// Where the table stands.
pub(crate) fn path() -> PathBuf {
    root().join(Path::new("SANDBOX-TABLE.md"))
}

/// The page.
pub(crate) fn page() -> String {
    let mut out = "# What the sandbox simulates\n\nMade from `src/sandbox/routes.rs` and `src/sandbox/simulated.rs` by \
         `cargo xtask bless`. What cannot be brought about by requests is brought about by [faults](SANDBOX.md#faults).\n"
        .to_owned();
    let served = SERVED.iter().map(|one| vec![format!("`{}`", one.path), one.simulated.into(), one.missing.into()]);
    table(&mut out, "Operations", ["operation", "what is simulated", "what is not"], served);
    let not_served = NOT_SERVED.iter().map(|(path, reason)| vec![format!("`{path}…`"), (*reason).into()]);
    table(&mut out, "What else the API has, and is answered with 404", ["paths", "why"], not_served);
    let notices = NOTICES.iter().map(|notice| {
        let how = match notice.cause {
            Cause::Occurs(how) => how.to_owned(),
            Cause::Never(why) => format!("It does not occur. {why}"),
        };
        vec![format!("`{}.{}`", notice.of, notice.list), format!("`{}`", notice.code), how]
    });
    table(&mut out, "Errors, warnings and pending mutations", ["list", "code", "how it comes about"], notices);
    out
}

fn table<const N: usize>(out: &mut String, title: &str, heads: [&str; N], rows: impl Iterator<Item = Vec<String>>) {
    let _ = writeln!(out, "\n## {title}\n\n| {} |\n|{}", heads.join(" | "), "---|".repeat(N));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
}

/// The same for the tests in JavaScript.
pub(crate) fn facts() -> Value {
    json!({
        "served": SERVED.iter().map(|one| one.path).collect::<Vec<_>>(),
        "notServed": NOT_SERVED,
        "notices": NOTICES.iter().map(|notice| json!({
            "of": notice.of,
            "list": notice.list,
            "code": notice.code,
            "occurs": matches!(notice.cause, Cause::Occurs(_)),
        })).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::{page, path};

    #[test]
    fn the_page_is_that_of_the_routes() {
        let written = std::fs::read_to_string(path()).unwrap_or_default();
        assert!(written == page(), "SANDBOX-TABLE.md is another; `cargo xtask bless` writes it");
    }
}
