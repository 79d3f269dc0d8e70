//! Credentials: which token goes into which option and which headers it becomes.
//!
//! Source: <https://docs.seam.co/latest/api/authentication>; the prefixes are those of the official SDKs.

use super::Failure;
use crate::prelude::*;

/// A token that fits its option.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    kind: Kind,
    token: String,
    workspace_id: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    ApiKey,
    ClientSessionToken,
    PersonalAccessToken,
    ConsoleSessionToken,
    PublishableKey,
}

/// Prints the kind alone.
impl core::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Credentials").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Kind {
    /// What a token is, by its prefix; an API key is what starts with `seam_` and is nothing else.
    fn of(token: &str) -> Option<Self> {
        const KINDS: [Kind; 5] = [
            Kind::ClientSessionToken,
            Kind::PersonalAccessToken,
            Kind::PublishableKey,
            Kind::ApiKey,
            Kind::ConsoleSessionToken,
        ];
        KINDS.into_iter().find(|kind| token.starts_with(kind.option().prefix))
    }

    /// The option that takes it.
    const fn option(self) -> TokenOption {
        match self {
            Self::ApiKey => TokenOption::new("apiKey", "seam_").secret(),
            Self::ClientSessionToken => TokenOption::new("clientSessionToken", "seam_cst"),
            Self::PersonalAccessToken => TokenOption::new("personalAccessToken", "seam_at").secret().with_workspace(),
            Self::ConsoleSessionToken => TokenOption::new("consoleSessionToken", "ey").with_workspace(),
            Self::PublishableKey => TokenOption::new("publishableKey", "seam_pk"),
        }
    }
}

/// An option of a client that takes a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenOption {
    /// Its name.
    pub name: &'static str,
    /// How its token starts.
    pub prefix: &'static str,
    /// Whether a workspace has to be named with it, because the token spans several.
    pub needs_workspace: bool,
    /// Whether the token is for servers alone.
    pub is_secret: bool,
}

impl TokenOption {
    const fn new(name: &'static str, prefix: &'static str) -> Self {
        Self { name, prefix, needs_workspace: false, is_secret: false }
    }

    const fn secret(self) -> Self {
        Self { is_secret: true, ..self }
    }

    const fn with_workspace(self) -> Self {
        Self { needs_workspace: true, ..self }
    }
}

/// The options that take a token, one of which a client needs.
pub const TOKEN_OPTIONS: [TokenOption; 4] = [
    Kind::ApiKey.option(),
    Kind::ClientSessionToken.option(),
    Kind::PersonalAccessToken.option(),
    Kind::ConsoleSessionToken.option(),
];

impl Credentials {
    /// An API key.
    ///
    /// # Errors
    /// [`Failure::Config`] for any other kind of token; it names the option to use.
    pub fn api_key(token: &str) -> Result<Self, Failure> {
        Self::of(Kind::ApiKey, token, None)
    }

    /// A client session token, the one kind that is meant for browsers.
    ///
    /// # Errors
    /// As [`Credentials::api_key`].
    pub fn client_session_token(token: &str) -> Result<Self, Failure> {
        Self::of(Kind::ClientSessionToken, token, None)
    }

    /// A personal access token and the workspace to act in.
    ///
    /// # Errors
    /// As [`Credentials::api_key`], and for a missing workspace.
    pub fn personal_access_token(token: &str, workspace_id: Option<&str>) -> Result<Self, Failure> {
        Self::of(Kind::PersonalAccessToken, token, workspace_id)
    }

    /// A console session token and the workspace to act in.
    ///
    /// # Errors
    /// As [`Credentials::personal_access_token`].
    pub fn console_session_token(token: &str, workspace_id: Option<&str>) -> Result<Self, Failure> {
        Self::of(Kind::ConsoleSessionToken, token, workspace_id)
    }

    fn of(kind: Kind, token: &str, workspace_id: Option<&str>) -> Result<Self, Failure> {
        let TokenOption { name: option, needs_workspace, .. } = kind.option();
        let found = Kind::of(token);
        if found != Some(kind) {
            return Err(wrong_token(kind.option(), found));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(config_failure(&[
                "The token in ",
                option,
                " holds a character that a token does not have, such as a space or a line break. Remove it.",
            ]));
        }
        let workspace_id = workspace_id.filter(|id| !id.is_empty());
        if needs_workspace && workspace_id.is_none() {
            return Err(config_failure(&["Give workspaceId together with ", option, "."]));
        }
        if !workspace_id.unwrap_or_default().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(config_failure(&["workspaceId holds a character that an ID does not have."]));
        }
        Ok(Self { kind, token: token.to_owned(), workspace_id: workspace_id.map(str::to_owned) })
    }

    /// The headers that carry the token.
    pub(super) fn headers(&self) -> Vec<(&'static str, String)> {
        let mut bearer = "Bearer ".to_owned();
        bearer.push_str(&self.token);
        let mut headers = vec![("authorization", bearer)];
        if self.kind == Kind::ClientSessionToken {
            headers.push(("client-session-token", self.token.clone()));
        }
        if let Some(workspace_id) = &self.workspace_id {
            headers.push(("seam-workspace", workspace_id.clone()));
        }
        headers
    }
}

fn wrong_token(option: TokenOption, found: Option<Kind>) -> Failure {
    let TokenOption { name, prefix, .. } = option;
    match found.map(Kind::option) {
        Some(other) => config_failure(&["The token in ", name, " is of another kind. Pass it as ", other.name, "."]),
        None => config_failure(&["The token in ", name, " must start with ", prefix, "."]),
    }
}

fn config_failure(parts: &[&str]) -> Failure {
    let mut message = String::new();
    for part in parts {
        message.push_str(part);
    }
    Failure::Config(message)
}

#[cfg(test)]
mod tests {
    use super::{Credentials, Failure};

    #[test]
    fn each_kind_fits_its_option_alone() {
        type Make = fn(&str) -> Result<Credentials, Failure>;
        let tokens = ["seam_test1_k", "seam_cst1_t", "seam_at1_t", "eyJhbGciOi", "seam_pk1_k"];
        let options: [(&str, Make); 4] = [
            ("apiKey", Credentials::api_key),
            ("clientSessionToken", Credentials::client_session_token),
            ("personalAccessToken", |token| Credentials::personal_access_token(token, Some("w"))),
            ("consoleSessionToken", |token| Credentials::console_session_token(token, Some("w"))),
        ];
        for (index, (name, make)) in options.iter().enumerate() {
            for (other, token) in tokens.iter().enumerate() {
                let made = make(token);
                assert_eq!(made.is_ok(), index == other, "{name} {token}");
                if let Err(failure) = made {
                    assert!(failure.message().contains(name), "{}", failure.message());
                    assert!(!failure.message().contains(token), "{}", failure.message());
                }
            }
            assert!(make("").is_err() && make("sk_live_x").is_err());
            assert!(make(&format!("{}\n", tokens[index])).is_err());
        }
    }

    #[test]
    fn a_workspace_is_needed_where_the_token_spans_several() {
        assert!(Credentials::personal_access_token("seam_at1", None).is_err());
        assert!(Credentials::console_session_token("ey1", Some("")).is_err());
        let credentials = Credentials::personal_access_token("seam_at1", Some("w")).unwrap();
        assert!(credentials.headers().contains(&("seam-workspace", "w".to_owned())));
        assert!(Credentials::personal_access_token("seam_at1", Some("w\nx")).is_err());
    }
}
