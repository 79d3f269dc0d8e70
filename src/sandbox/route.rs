//! From a request to its handler: credentials, content type, parameters.

use std::borrow::Cow;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{access_grants, access_methods, error::ApiError, http::HttpRequest, query, store::Store};
use seam_access_grants::{
    endpoints::{ENDPOINTS, Endpoint},
    json::Tape,
    schema::{Context, check_text},
    time::Instant,
};

/// Answers a request whose parameters are valid.
pub(super) type Handler = fn(&mut Store, &Value, Instant) -> Result<Value, ApiError>;

/// The handler of each operation. A test holds this list against the one of the operations.
const HANDLERS: &[(&str, Handler)] = &[
    ("/access_grants/create", access_grants::create),
    ("/access_grants/get", access_grants::get),
    ("/access_grants/list", access_grants::list),
    ("/access_grants/update", access_grants::update),
    ("/access_grants/delete", access_grants::delete),
    ("/access_grants/request_access_methods", access_grants::request_access_methods),
    ("/access_grants/get_related", access_grants::get_related),
    ("/access_grants/unmanaged/get", access_grants::unmanaged::get),
    ("/access_grants/unmanaged/list", access_grants::unmanaged::list),
    ("/access_grants/unmanaged/update", access_grants::unmanaged::update),
    ("/access_methods/get", access_methods::get),
    ("/access_methods/list", access_methods::list),
    ("/access_methods/get_related", access_methods::get_related),
    ("/access_methods/delete", access_methods::delete),
];

pub(super) fn answer(store: &mut Store, request: &HttpRequest, api_key: &str, now: Instant) -> Result<Value, ApiError> {
    authorize(request, api_key)?;
    if let Some(list) = store.property.list(&request.path) {
        return Ok(list);
    }
    let handler = HANDLERS.iter().find(|(path, _)| *path == request.path);
    let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.path == request.path);
    let (Some((_, handler)), Some(endpoint)) = (handler, endpoint) else {
        return Err(ApiError::new(404, "not_found", format!("There is no {} here", request.path)));
    };
    let text = text_of(request, endpoint)?;
    // The server itself takes a grant without a target, and an update that changes nothing.
    let context = Context { now: Some(now), require_target: false, require_change: false, ..Context::default() };
    let issues = check_text(&mut Tape::default(), &text, endpoint.params, &context).issues;
    if !issues.is_empty() {
        return Err(ApiError::invalid_input(&issues));
    }
    let params = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    handler(store, &params, now)
}

/// The parameters as JSON text: the body of a POST or PATCH, the query of a GET or DELETE.
fn text_of<'r>(request: &'r HttpRequest, endpoint: &Endpoint) -> Result<Cow<'r, str>, ApiError> {
    let word = semantic_method(endpoint.path);
    let method = request.method.as_str();
    if method != "POST" && method != word {
        let or = if word == "POST" { String::new() } else { format!(", or a {word}") };
        return Err(ApiError::new(405, "method_not_allowed", format!("Send a POST with a JSON body{or}")));
    }
    if matches!(method, "GET" | "DELETE") {
        return Ok(query::params(&request.query, endpoint.params).to_string().into());
    }
    let content_type = request.content_type.as_deref().unwrap_or_default();
    if !content_type.to_ascii_lowercase().starts_with("application/json") {
        return Err(ApiError::new(400, "invalid_content_type", "The content type must be application/json"));
    }
    Ok(Cow::Borrowed(&request.body))
}

/// The method that an operation takes besides POST, by the last word of its path, as the official SDK sends it.
fn semantic_method(path: &str) -> &'static str {
    match path.rsplit('/').next() {
        Some("get" | "list" | "get_related") => "GET",
        Some("delete") => "DELETE",
        Some("update") => "PATCH",
        _ => "POST",
    }
}

/// Valid parameters as their type. The check before is stricter than the codec, so this does not fail.
pub(super) fn params_of<T: DeserializeOwned>(params: &Value) -> Result<T, ApiError> {
    T::deserialize(params).map_err(|error| unreadable(&error))
}

fn unreadable(_: &serde_json::Error) -> ApiError {
    ApiError::new(400, "invalid_input", "The parameters cannot be read")
}

fn authorize(request: &HttpRequest, api_key: &str) -> Result<(), ApiError> {
    let token = request.authorization.as_deref().and_then(|header| header.strip_prefix("Bearer "));
    if token == Some(api_key) {
        return Ok(());
    }
    Err(ApiError::new(401, "unauthorized", "The API key is not the sandbox's"))
}

#[cfg(test)]
mod tests {
    use super::{ENDPOINTS, HANDLERS};

    #[test]
    fn every_operation_has_a_handler() {
        let paths: Vec<_> = ENDPOINTS.iter().map(|endpoint| endpoint.path).collect();
        let handled: Vec<_> = HANDLERS.iter().map(|(path, _)| *path).collect();
        assert_eq!(handled, paths);
    }
}
