//! From a request to its handler: credentials, content type, parameters.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    error::ApiError,
    http::HttpRequest,
    params, query,
    routes::{ROUTES, Route},
    store::Store,
};
use seam_access_grants::{
    issue::{IssueCode, Unit},
    json::Tape,
    schema::{Context, check_text},
    time::Instant,
};

pub(super) fn answer(store: &mut Store, request: &HttpRequest, now: Instant) -> Result<Value, ApiError> {
    let Some(route) = ROUTES.iter().find(|route| route.path == request.path) else {
        return Err(ApiError::new(404, "not_found", not_served(&request.path)));
    };
    let params = params_of_request(request, route)?;
    check(&params, route, now)?;
    let mut body = (route.handler)(store, &params, now)?;
    add_next_page_url(&mut body, request, &params);
    Ok(body)
}

/// Names what is served in the same part of the API, or else its parts.
fn not_served(path: &str) -> String {
    let part = |path: &'static str| path.rsplit_once('/').map_or(path, |(part, _)| part);
    let asked = path.rsplit_once('/').map_or(path, |(part, _)| part);
    let near: Vec<&str> = ROUTES.iter().map(|route| route.path).filter(|path| part(path) == asked).collect();
    if !near.is_empty() {
        return format!("The sandbox does not serve {path}. Here it serves {}.", near.join(", "));
    }
    let mut parts: Vec<&str> = ROUTES.iter().map(|route| part(route.path)).collect();
    parts.dedup();
    format!("The sandbox does not serve {path}. It serves {}.", parts.join(", "))
}

/// The parameters: the body of a POST or PATCH, the query of a GET or DELETE.
fn params_of_request(request: &HttpRequest, endpoint: &Route) -> Result<Value, ApiError> {
    let method = match request.method.as_str() {
        "HEAD" => "GET",
        method => method,
    };
    let word = semantic_method(endpoint.path);
    if method != "POST" && method != word {
        let (accepted, allowed) = match word {
            "POST" => ("POST".to_owned(), "POST, OPTIONS".to_owned()),
            "GET" => ("GET,POST".to_owned(), "GET, HEAD, POST, OPTIONS".to_owned()),
            _ => (format!("{word},POST"), format!("{word}, POST, OPTIONS")),
        };
        let error = ApiError::new(405, "method_not_allowed", format!("only {accepted} accepted"));
        return Err(error.with_header("allow", allowed));
    }
    if matches!(method, "GET" | "DELETE") {
        return Ok(query::params(&request.query, endpoint.params));
    }
    let content_type = request.content_type.as_deref().unwrap_or_default();
    if !request.body.is_empty() && !content_type.to_ascii_lowercase().contains("application/json") {
        let message = format!("{method} requests must have Content-Type header with \"application/json\"");
        return Err(ApiError::new(400, "invalid_content_type", message));
    }
    params::of_body(&request.body, endpoint.params)
}

/// Refuses what the server refuses.
fn check(params: &Value, endpoint: &Route, now: Instant) -> Result<(), ApiError> {
    // The server itself takes a grant without a target, and an update that changes nothing.
    let context = Context { now: Some(now), require_target: false, require_change: false, ..Context::default() };
    let mut issues = check_text(&mut Tape::default(), &params.to_string(), endpoint.params, &context).issues;
    issues.retain(|issue| !is_advice(endpoint.path, &issue.code));
    if issues.is_empty() { Ok(()) } else { Err(ApiError::invalid_params(&issues, params)) }
}

/// Whether the client alone refuses this: the API's schemas have no such rule.
fn is_advice(path: &str, code: &IssueCode) -> bool {
    match code {
        IssueCode::NotApplicable(..) | IssueCode::TooBig(_, Unit::Value) => true,
        IssueCode::MissingOneOf(_) => matches!(path, "/access_grants/get_related" | "/access_methods/list"),
        _ => false,
    }
}

/// The address of the next page: this request, with the cursor.
fn add_next_page_url(body: &mut Value, request: &HttpRequest, params: &Value) {
    let Some(Value::Object(pagination)) = body.get_mut("pagination") else { return };
    let Some(cursor) = pagination.get("next_page_cursor").filter(|cursor| cursor.is_string()) else { return };
    let mut params = params.as_object().cloned().unwrap_or_default();
    params.insert("page_cursor".to_owned(), cursor.clone());
    let url = format!("{}{}?{}", request.seen_at(), request.path, query::text(&params));
    pagination.insert("next_page_url".to_owned(), url.into());
}

/// The method that an operation takes besides POST, mostly by the last word of its path, as the official SDK sends it.
fn semantic_method(path: &str) -> &'static str {
    match path {
        "/client_sessions/create" | "/webhooks/update" => return "PUT",
        "/client_sessions/grant_access" => return "PATCH",
        _ => {}
    }
    match path.rsplit('/').next().unwrap_or_default().split('_').next() {
        _ if path.ends_with("/get_or_create") => "POST",
        Some("get" | "list" | "generate") => "GET",
        Some("delete" | "remove") => "DELETE",
        Some("update") => "PATCH",
        Some("add") => "PUT",
        _ => "POST",
    }
}

/// Valid parameters as their type. The check before is stricter than the codec, so this does not fail.
pub(super) fn params_of<T: DeserializeOwned>(value: &Value) -> Result<T, ApiError> {
    T::deserialize(value).map_err(|_| params::unreadable())
}
