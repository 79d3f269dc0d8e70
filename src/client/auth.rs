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
        const PREFIXES: [(&str, Kind); 5] = [
            ("seam_cst", Kind::ClientSessionToken),
            ("seam_at", Kind::PersonalAccessToken),
            ("seam_pk", Kind::PublishableKey),
            ("seam_", Kind::ApiKey),
            ("ey", Kind::ConsoleSessionToken),
        ];
        PREFIXES.iter().find(|(prefix, _)| token.starts_with(prefix)).map(|(_, kind)| *kind)
    }

    /// The option that takes it, and how it starts.
    const fn option(self) -> (&'static str, &'static str) {
        match self {
            Self::ApiKey => ("apiKey", "seam_"),
            Self::ClientSessionToken => ("clientSessionToken", "seam_cst"),
            Self::PersonalAccessToken => ("personalAccessToken", "seam_at"),
            Self::ConsoleSessionToken => ("consoleSessionToken", "ey"),
            Self::PublishableKey => ("publishableKey", "seam_pk"),
        }
    }

    const fn needs_workspace(self) -> bool {
        matches!(self, Self::PersonalAccessToken | Self::ConsoleSessionToken)
    }
}

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
        let (option, prefix) = kind.option();
        let found = Kind::of(token);
        if found != Some(kind) {
            return Err(wrong_token(option, prefix, found));
        }
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(config_failure(&["The token in ", option, " holds a space or a line break. Remove it."]));
        }
        let workspace_id = workspace_id.filter(|id| !id.is_empty());
        if kind.needs_workspace() && workspace_id.is_none() {
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

fn wrong_token(option: &str, prefix: &str, found: Option<Kind>) -> Failure {
    match found.map(Kind::option) {
        Some((other, _)) => config_failure(&["The token in ", option, " is of another kind. Pass it as ", other, "."]),
        None => config_failure(&["The token in ", option, " must start with ", prefix, "."]),
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
