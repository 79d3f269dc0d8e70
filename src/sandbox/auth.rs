//! Who asks, and what they may see.
//!
//! Source of the types of refusals: the public test server of the API's makers, which takes any workspace. Which operation takes which
//! credentials is the `security` of the API's own description.

use super::{
    error::ApiError,
    events::Event,
    http::HttpRequest,
    id::Id,
    store::{Grant, Method, Store},
};
use seam_access_grants::time::Instant;

/// The key that requests must carry. It is no secret: there is nothing behind it.
pub const API_KEY: &str = "seam_test_sandbox";

/// The key of each workspace.
pub const API_KEYS: [&str; 2] = [API_KEY, "seam_test_sandbox2"];

/// A personal access token, with which requests name their workspace.
pub const PERSONAL_ACCESS_TOKEN: &str = "seam_at1_sandbox";

/// The session of a person in Seam's console, with which requests name their workspace.
pub const CONSOLE_SESSION_TOKEN: &str = "eySandbox";

/// Who asks.
#[derive(Clone, Debug, Default)]
pub(crate) enum Viewer {
    /// Somebody who may see everything in the workspace.
    #[default]
    Workspace,
    /// A client session of a customer, who sees what is in the customer's spaces.
    Customer(String),
    /// A client session of people, such as the one of a mobile key, who see their own access methods.
    People(Vec<Id>),
}

/// What no client session may do.
const CLOSED: [&str; 12] = [
    "/access_codes/generate_code",
    "/access_grants/get_related",
    "/access_methods/assign_card",
    "/access_methods/encode",
    "/access_methods/get",
    "/access_methods/unlock_door",
    "/access_methods/unmanaged/get",
    "/client_sessions/create",
    "/client_sessions/get_or_create",
    "/instant_keys/list",
    "/user_identities/create",
    "/user_identities/list",
];

/// What a client session without a customer may do.
const OF_PEOPLE: [&str; 11] = [
    "/access_methods/get_related",
    "/access_methods/list",
    "/acs/entrances/get",
    "/acs/entrances/list",
    "/acs/systems/get",
    "/acs/systems/list",
    "/action_attempts/get",
    "/devices/get",
    "/devices/list",
    "/events/list",
    "/workspaces/get",
];

/// Finds the workspace that a request is for, and who asks in it.
pub(super) fn authorize<'s>(
    workspaces: &'s mut [Store],
    request: &HttpRequest,
    now: Instant,
) -> Result<&'s mut Store, ApiError> {
    let refused = |kind, message| ApiError::new(401, kind, message);
    let unauthorized = |message| refused("unauthorized", message);
    let header = request.authorization.as_deref().ok_or_else(|| unauthorized("No Authorization header"))?;
    let token = header.strip_prefix("Bearer ").ok_or_else(|| unauthorized("No token provided"))?;
    if token.starts_with("seam_cst") {
        return of_session(workspaces, request, token, now);
    }
    let found = match token {
        PERSONAL_ACCESS_TOKEN | CONSOLE_SESSION_TOKEN => {
            let named = request.workspace.as_deref().filter(|named| !named.is_empty());
            let named = named.ok_or_else(|| refused("missing_workspace_id", "Workspace ID is required"))?;
            let id = Id::parse(named);
            let found = workspaces.iter_mut().find(|store| Some(store.workspace.id) == id);
            let message = "The header seam-workspace names no workspace of the token";
            found.ok_or_else(|| refused("workspace_not_found", message))?
        }
        _ if token.starts_with("seam_at") => return Err(refused("access_token_not_found", "Access token not found")),
        _ if token.starts_with("seam_pk") => return Err(unauthorized("A publishable key opens client sessions alone")),
        _ if token.starts_with("ey") => return Err(refused("invalid_jwt", "Invalid JWT")),
        _ => {
            let place = API_KEYS.iter().position(|key| *key == token);
            let found = place.and_then(|place| workspaces.get_mut(place));
            found.ok_or_else(|| unauthorized("API Key not found"))?
        }
    };
    found.viewer = Viewer::Workspace;
    Ok(found)
}

/// The workspace of a client session.
fn of_session<'s>(
    workspaces: &'s mut [Store],
    request: &HttpRequest,
    token: &str,
    now: Instant,
) -> Result<&'s mut Store, ApiError> {
    let refused = |kind, message| ApiError::new(401, kind, message);
    let mut found = workspaces.iter_mut().filter_map(|store| session(store, token).map(|session| (store, session)));
    let not_found = || refused("client_session_not_found", "Client session not found");
    let (store, (viewer, end)) = found.next().ok_or_else(not_found)?;
    if end <= now {
        return Err(refused("client_session_expired", "Client session has expired"));
    }
    let path = request.path.as_str();
    let is_open = match &viewer {
        Viewer::Workspace => true,
        Viewer::Customer(_) => !CLOSED.contains(&path),
        Viewer::People(_) => OF_PEOPLE.contains(&path),
    };
    if !is_open {
        let message = "This operation does not take a client session like this";
        return Err(refused("auth_method_does_not_apply", message));
    }
    store.viewer = viewer;
    Ok(store)
}

/// Whose a client session is, and when it ends: one that was asked for, or that of a mobile key.
fn session(store: &Store, token: &str) -> Option<(Viewer, Instant)> {
    let mut sessions = store.sessions.rows().map(|(_, session)| session);
    if let Some(session) = sessions.find(|session| session.token.reveal() == token) {
        let of_customer = session.customer_key.clone().map(Viewer::Customer);
        return Some((of_customer.unwrap_or_else(|| Viewer::People(session.people.clone())), session.expires_at));
    }
    let grant = store.grants.get(store.methods.with_token(token)?.grant)?;
    Some((Viewer::People(vec![grant.person]), grant.end_of_key()))
}

impl Store {
    /// Whether who asks may see a grant.
    pub(crate) fn sees(&self, grant: &Grant) -> bool {
        match &self.viewer {
            Viewer::Workspace => true,
            Viewer::Customer(key) => self.is_of_customer(grant, key),
            Viewer::People(people) => people.contains(&grant.person),
        }
    }

    /// Refuses a grant that who asks could not see: a customer's opens a space of the customer.
    pub(crate) fn may_open(&self, spaces: &[Id]) -> Result<(), ApiError> {
        let Viewer::Customer(key) = &self.viewer else { return Ok(()) };
        let is_own =
            |id: &Id| self.places.spaces.get(*id).is_some_and(|space| space.customer_key.as_ref() == Some(key));
        let message = "Space not found";
        if spaces.iter().any(is_own) { Ok(()) } else { Err(ApiError::new(404, "space_not_found", message)) }
    }

    /// Whether who asks may see an access method.
    pub(crate) fn sees_method(&self, method: &Method) -> bool {
        matches!(self.viewer, Viewer::Workspace) || self.grants.get(method.grant).is_some_and(|grant| self.sees(grant))
    }

    /// Whether who asks may see an event. Of a grant that is gone nobody knows any more whose it was.
    pub(crate) fn sees_event(&self, event: &Event) -> bool {
        matches!(self.viewer, Viewer::Workspace) || self.grants.get(event.grant).is_some_and(|grant| self.sees(grant))
    }

    /// The customer whose data is asked for: that of the session, or the one that a filter names.
    pub(crate) fn customer<'a>(&'a self, filter: Option<&'a String>) -> Option<&'a String> {
        if let Viewer::Customer(key) = &self.viewer { Some(key) } else { filter }
    }
}
