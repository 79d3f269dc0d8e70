//! The home of the project: the one place in `Cargo.toml` that says where its repository is, and what follows from it.

use std::path::Path;

/// `workspace.package.repository`, empty as long as nobody has named one.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// Where the project lives.
#[derive(Debug)]
pub(crate) struct Home {
    /// The page of the repository: `https://git.example/owner/name`.
    repository: String,
}

impl std::fmt::Display for Home {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.repository)
    }
}

impl Home {
    /// The home that `Cargo.toml` names.
    pub(crate) fn named() -> Result<Self, String> {
        Self::of(REPOSITORY)
    }

    fn of(repository: &str) -> Result<Self, String> {
        if repository.is_empty() {
            return Err(
                "the project has no home yet: fill in `repository` of [workspace.package] in Cargo.toml".to_owned()
            );
        }
        let is_page = repository.strip_prefix("https://").is_some_and(|rest| rest.contains('/'));
        if !is_page || repository.ends_with('/') || Path::new(repository).extension().is_some_and(|end| end == "git") {
            return Err(format!(
                "`repository` in Cargo.toml must be the page, like https://git.example/owner/name: {repository}"
            ));
        }
        Ok(Self { repository: repository.to_owned() })
    }

    /// The page of a file as a version has it.
    fn page(&self, file: &str, version: &str) -> String {
        format!("{}/blob/v{version}/{file}", self.repository)
    }

    /// A file itself as a version has it, for pictures.
    fn raw(&self, file: &str, version: &str) -> String {
        format!("{}/raw/v{version}/{file}", self.repository)
    }

    /// The members of `package.json` that follow from it.
    fn members(&self) -> String {
        let page = &self.repository;
        format!(
            "  \"homepage\": \"{page}#readme\",\n  \"repository\": {{ \"type\": \"git\", \"url\": \"git+{page}.git\" }},\n  \
             \"bugs\": {{ \"url\": \"{page}/issues\" }},\n"
        )
    }
}

/// What stands in the manifest before the members of the home.
const BEFORE: &str = "  \"keywords\":";

/// The manifest with what follows from the home, if there is one.
pub(crate) fn manifest(text: &str) -> String {
    Home::named().map_or_else(|_| text.to_owned(), |home| with_members(text, &home))
}

fn with_members(text: &str, home: &Home) -> String {
    text.replacen(BEFORE, &(home.members() + BEFORE), 1)
}

/// A page for people who have only the package: what it links to in the repository is found from there too. `is_there` tells
/// which targets are files of the repository, and not of the package.
pub(crate) fn page(text: &str, is_there: impl Fn(&str) -> bool) -> String {
    relinked(text, Home::named().ok().as_ref(), env!("CARGO_PKG_VERSION"), is_there)
}

/// Links to files of the repository lead to its pages, pictures to the files; without a home only the text of links is left.
fn relinked(text: &str, home: Option<&Home>, version: &str, is_there: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let link = before.rsplit_once('[').zip(after.split_once(')'));
        match link {
            Some(((lead, name), (target, tail))) if lead.ends_with('!') && is_there(target) => {
                out += lead.strip_suffix('!').unwrap_or(lead);
                out += &home.map_or_else(String::new, |home| format!("![{name}]({})", home.raw(target, version)));
                rest = tail;
            }
            Some(((lead, name), (target, tail))) if is_there(target) => {
                let link = home.map(|home| format!("[{name}]({})", home.page(target, version)));
                // A picture is there as a page alone.
                out += lead.strip_suffix('!').unwrap_or(lead);
                out += link.as_deref().unwrap_or(name);
                rest = tail;
            }
            _ => {
                out += before;
                out += "](";
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{Home, relinked, with_members};

    const PAGE: &str = "https://git.example/owner/name";

    #[test]
    fn a_home_is_a_page() {
        assert!(Home::of("").is_err_and(|error| error.contains("no home yet")));
        for wrong in
            ["git.example/owner", "http://git.example/owner/name", "https://git.example", "https://git.example/a/b.git"]
        {
            assert!(Home::of(wrong).is_err_and(|error| error.contains("must be the page")), "{wrong}");
        }
        assert!(Home::of(PAGE).is_ok());
    }

    #[test]
    fn the_manifest_names_it() -> Result<(), String> {
        let manifest = with_members("{\n  \"license\": \"MIT\",\n  \"keywords\": []\n}", &Home::of(PAGE)?);
        let manifest: serde_json::Value = serde_json::from_str(&manifest).map_err(|error| error.to_string())?;
        assert_eq!(manifest["homepage"], format!("{PAGE}#readme"));
        assert_eq!(manifest["repository"]["url"], format!("git+{PAGE}.git"));
        assert_eq!(manifest["bugs"]["url"], format!("{PAGE}/issues"));
        Ok(())
    }

    #[test]
    fn links_into_the_repository_lead_to_its_pages_or_are_taken_away() -> Result<(), String> {
        let text =
            "See [`a.mjs`](www/a.mjs), [b](https://b.example) and [the licence](LICENSE).\n\n    list[0](www/a.mjs";
        let is_there = |target: &str| target == "www/a.mjs";
        let with = relinked(text, Some(&Home::of(PAGE)?), "1.2.3", is_there);
        assert_eq!(with, text.replace("(www/a.mjs)", &format!("({PAGE}/blob/v1.2.3/www/a.mjs)")));
        assert_eq!(relinked(text, None, "1.2.3", is_there), text.replace("[`a.mjs`](www/a.mjs)", "`a.mjs`"));
        let picture = "Look: ![a door](www/a.mjs)";
        let with = relinked(picture, Some(&Home::of(PAGE)?), "1.2.3", is_there);
        assert_eq!(with, picture.replace("(www/a.mjs)", &format!("({PAGE}/raw/v1.2.3/www/a.mjs)")));
        assert_eq!(relinked(picture, None, "1.2.3", is_there), "Look: ");
        Ok(())
    }
}
