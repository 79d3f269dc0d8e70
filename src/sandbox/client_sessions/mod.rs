//! `/client_sessions/*`, answered.

use serde_json::{Value, json};

use super::{
    access_grants::add_given,
    error::ApiError,
    id::Id,
    random::Stream,
    route::params_of,
    schema::{NonEmpty, Secret, TimestampInput, Uuid, params},
    store::{Grant, Method, Session, Store, merge},
};
use seam_access_grants::{
    issue::{Issue, IssueCode, Step, Unit},
    time::Instant,
};

#[params]
pub(crate) struct CreateClientSession {
    /// Key of the customer whose data the session opens.
    pub(crate) customer_key: Option<NonEmpty>,
    /// ID of the customer.
    pub(crate) customer_id: Option<String>,
    /// Your own key of the user.
    pub(crate) user_identifier_key: Option<NonEmpty>,
    /// ID of the person that the session is for.
    pub(crate) user_identity_id: Option<Uuid>,
    /// IDs of the people that the session is for.
    pub(crate) user_identity_ids: Option<Vec<Uuid>>,
    /// IDs of accounts, which have no sessions here.
    pub(crate) connected_account_ids: Option<Vec<String>>,
    /// IDs of Connect Webviews, of which there are none.
    pub(crate) connect_webview_ids: Option<Vec<String>>,
    /// When the session ends; after an hour, if it is not given.
    pub(crate) expires_at: Option<TimestampInput>,
}

/// The parameters; a list of people names one, and no more.
fn read(params: &Value) -> Result<CreateClientSession, ApiError> {
    let params: CreateClientSession = params_of(params)?;
    let code = match params.user_identity_ids.as_ref().map(Vec::len) {
        None | Some(1) => return Ok(params),
        Some(0) => IssueCode::TooSmall(1, Unit::Items),
        Some(_) => IssueCode::TooBig(1, Unit::Items),
    };
    let path = vec![Step::Key { name: "user_identity_ids".into(), rank: 0 }];
    Err(ApiError::invalid_input(&[Issue { path, code }]))
}

pub(crate) fn create(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params = read(params)?;
    let session = add(store, &params, now);
    Ok(json!({ "client_session": told(store, &session) }))
}

/// The session that the user has, or a new one.
pub(crate) fn get_or_create(store: &mut Store, params: &Value, now: Instant) -> Result<Value, ApiError> {
    let params = read(params)?;
    let (key, people) = (key_of(&params), people_of(&params));
    let sessions: Vec<&Session> = store.sessions.rows().map(|(_, session)| session).collect();
    let known = sessions.into_iter().rev().find(|session| {
        session.customer_key.is_none()
            && session.expires_at > now
            && session.user_identifier_key == key
            && session.people == people
            && (key.is_some() || !people.is_empty())
    });
    let known = known.cloned();
    let session = known.unwrap_or_else(|| add(store, &params, now));
    Ok(json!({ "client_session": told(store, &session) }))
}

fn key_of(params: &CreateClientSession) -> Option<String> {
    params.user_identifier_key.as_ref().map(|key| key.as_str().to_owned())
}

fn people_of(params: &CreateClientSession) -> Vec<Id> {
    let mut people = Vec::new();
    merge(&mut people, params.user_identity_ids.iter().flatten().chain(&params.user_identity_id).map(Id::from));
    people
}

fn add(store: &mut Store, params: &CreateClientSession, now: Instant) -> Session {
    const HOUR: i64 = 3_600_000_000;
    let end = params.expires_at.as_ref().and_then(|text| Instant::parse(text.as_str()));
    let session = Session {
        id: store.streams.id(Stream::Sessions),
        token: Secret::new(format!("seam_cst1_{}", store.streams.of(Stream::Sessions).token(24))),
        customer_key: params.customer_key.as_ref().map(|key| key.as_str().to_owned()),
        user_identifier_key: key_of(params),
        people: people_of(params),
        created_at: now,
        expires_at: end.unwrap_or_else(|| now.plus_micros(HOUR)),
    };
    store.sessions.add(session.clone());
    session
}

fn told(store: &Store, session: &Session) -> Value {
    let mut told = json!({
        "client_session_id": session.id,
        "workspace_id": store.workspace.id,
        "token": session.token,
        "user_identifier_key": session.user_identifier_key,
        "user_identity_ids": session.people,
        "connect_webview_ids": [],
        "connected_account_ids": [],
        "device_count": 0,
        "created_at": session.created_at.to_string(),
        "expires_at": session.expires_at.to_string(),
    });
    let optional = [("customer_key", json!(session.customer_key)), ("user_identity_id", json!(session.people.first()))];
    if let Some(members) = told.as_object_mut() {
        add_given(members, optional);
    }
    told
}

/// The session that comes with a mobile key.
pub(crate) fn of_key(store: &Store, method: &Method) -> Option<Value> {
    let key = method.key.as_ref()?;
    let grant = store.grants.get(method.grant)?;
    let session = Session {
        id: key.session,
        token: key.token.clone(),
        customer_key: None,
        user_identifier_key: None,
        people: vec![grant.person],
        created_at: method.created_at,
        expires_at: grant.end_of_key(),
    };
    Some(told(store, &session))
}

impl Grant {
    /// When what opens a mobile key ends: with its grant, or after a year.
    pub(crate) fn end_of_key(&self) -> Instant {
        const YEAR: i64 = 365 * 24 * 3_600_000_000;
        self.window.ends_at.unwrap_or_else(|| self.created_at.plus_micros(YEAR))
    }
}
