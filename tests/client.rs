//! The client against replies that we make up, and against the sandbox as a transport.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::{
    cell::RefCell,
    pin::pin,
    task::{Context as TaskContext, Poll, Waker},
};

use seam_access_grants::{
    client::{Config, Credentials, Failure, Options, Policy, Reply, Request, Success, Transport, TransportError, run},
    endpoints::{ENDPOINTS, Endpoint},
    json::Writer,
    schema::Context,
    time::Instant,
};
use seam_access_grants_sandbox::{self as server, ENDPOINT, Sandbox, SandboxTransport, Seed};

/// Runs a future that never waits for anything outside.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = TaskContext::from_waker(Waker::noop());
    match future.as_mut().poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits for something"),
    }
}

/// Gives the replies in their order, the last one again and again, and keeps the requests and the pauses.
struct Fake {
    replies: Vec<Result<Reply, TransportError>>,
    requests: RefCell<Vec<Request>>,
    pauses: RefCell<Vec<u32>>,
}

impl Fake {
    fn new(reply: Result<Reply, TransportError>) -> Self {
        Self::some(vec![reply])
    }

    fn some(replies: Vec<Result<Reply, TransportError>>) -> Self {
        Self { replies, requests: RefCell::default(), pauses: RefCell::default() }
    }

    /// What was sent, by path.
    fn paths(&self) -> Vec<String> {
        self.requests.borrow().iter().map(|request| request.url.replace("https://example.com", "")).collect()
    }

    fn status(status: u16, content_type: &str, body: &str) -> Self {
        Self::new(Ok(Reply {
            status,
            content_type: Some(content_type.to_owned()),
            request_id: Some("request1".to_owned()),
            body: body.as_bytes().to_vec(),
            ..Reply::default()
        }))
    }
}

impl Transport for Fake {
    async fn send(&self, request: Request) -> Result<Reply, TransportError> {
        let mut requests = self.requests.borrow_mut();
        requests.push(request);
        self.replies[(requests.len() - 1).min(self.replies.len() - 1)].clone()
    }

    async fn pause(&self, millis: u32) {
        self.pauses.borrow_mut().push(millis);
    }

    fn jitter(&self) -> f64 {
        0.0
    }
}

fn endpoint(method: &str) -> &'static Endpoint {
    ENDPOINTS.iter().find(|endpoint| endpoint.method() == method).unwrap()
}

fn config() -> Config {
    Config::new("https://example.com/", &Credentials::api_key("seam_test_key").unwrap())
}

const GET: &str = r#"{"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"}"#;

fn get(transport: &impl Transport) -> Result<Success, Failure> {
    let options = Options { validate: true, ..Options::default() };
    block_on(run(transport, &config(), endpoint("accessGrants.get"), GET, &options))
}

#[test]
fn a_request_is_a_post_of_the_text_that_was_checked() {
    let body = r#"{"access_grant":{"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"},"ok":true}"#;
    let fake = Fake::status(200, "application/json; charset=utf-8", body);
    let success = get(&fake).unwrap();
    assert_eq!((success.status, success.key, success.text.as_str()), (200, "access_grant", body));
    assert_eq!(success.request_id.as_deref(), Some("request1"));
    let requests = fake.requests.borrow();
    let [request] = requests.as_slice() else { panic!() };
    assert_eq!(request.url, "https://example.com/access_grants/get");
    assert_eq!(request.body, GET);
    for (name, value) in [
        ("authorization", "Bearer seam_test_key"),
        ("content-type", "application/json"),
        ("seam-sdk-name", "seam-access-grants"),
        ("seam-sdk-version", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(request.headers.contains(&(name.to_owned(), value.to_owned())), "{name}");
    }
}

#[test]
fn nothing_is_sent_when_the_request_is_invalid() {
    let fake = Fake::status(200, "application/json", "{}");
    for body in ["{}", "nonsense", "[]", r#"{"access_grant_id":"x"}"#] {
        let options = Options { validate: true, ..Options::default() };
        let outcome = block_on(run(&fake, &config(), endpoint("accessGrants.get"), body, &options));
        assert!(matches!(outcome, Err(Failure::Validation(_))), "{body}");
    }
    assert!(fake.requests.borrow().is_empty());
}

#[test]
fn validation_can_be_switched_off() {
    let fake = Fake::status(400, "text/plain", "");
    let options = Options { validate: false, ..Options::default() };
    let _ = block_on(run(&fake, &config(), endpoint("accessGrants.get"), "{}", &options));
    assert_eq!(fake.requests.borrow().len(), 1);
}

/// Status, content type, body, and the kind of failure with its code or a piece of its message.
const ANSWERS: &[(u16, &str, &str, &str, &str)] = &[
    (200, "text/html", "<html>", "response", "is not JSON (status 200)"),
    (200, "application/json", "", "response", "is not JSON"),
    (200, "application/json", r#"{"access_grant":{"#, "response", "is not JSON"),
    (200, "text/plain", r#"{"access_grant":{}}"#, "response", "is not JSON"),
    (200, "application/json", "[]", "response", "lacks access_grant"),
    (200, "application/json", r#"{"ok":true}"#, "response", "lacks access_grant"),
    (200, "application/json", r#"{"access_grant":42}"#, "response", "does not have the promised form"),
    (
        200,
        "application/json",
        r#"{"access_grant":{"access_grant_id":4938}}"#,
        "response",
        "access_grant_id is not a string",
    ),
    (204, "application/json", "", "response", "is not JSON (status 204)"),
    (302, "text/html", "", "response", "is a redirect; set endpoint to the address that it leads to (status 302)"),
    (307, "text/html", "", "response", "is a redirect"),
    (308, "text/html", "", "response", "is a redirect"),
    (304, "text/html", "", "response", "is that nothing has changed, from a cache on the way to the API (status 304)"),
    (300, "text/html", "", "response", "is not an error of the API (status 300)"),
    (305, "text/html", "", "response", "is not an error of the API (status 305)"),
    (400, "application/json", r#"{"error":{"type":"invalid_input","message":"m"}}"#, "api", "invalid_input"),
    (401, "text/html", "<html>", "api", "unauthorized"),
    (
        401,
        "application/json",
        r#"{"error":{"type":"client_session_expired","message":"m"}}"#,
        "api",
        "client_session_expired",
    ),
    (
        404,
        "application/json",
        r#"{"error":{"type":"access_grant_not_found","message":"m"}}"#,
        "api",
        "access_grant_not_found",
    ),
    (404, "text/html", "<html>", "response", "is not an error of the API (status 404)"),
    (409, "application/problem+json", r#"{"error":{"type":"conflict","message":"m"}}"#, "api", "conflict"),
    (429, "text/plain", "slow down", "api", "too_many_requests"),
    (
        500,
        "application/json",
        r#"{"error":{"type":"internal_server_error","message":"m"}}"#,
        "api",
        "internal_server_error",
    ),
    (502, "text/html", "<html>", "response", "is not an error of the API (status 502)"),
    (503, "application/json", r#"{"error":"nope"}"#, "response", "status 503"),
];

#[test]
fn every_answer_ends_in_the_right_failure() {
    for (status, content_type, body, kind, words) in ANSWERS {
        let failure = get(&Fake::status(*status, content_type, body)).unwrap_err();
        assert_eq!(failure.kind(), *kind, "{status} {body}");
        let shown = match &failure {
            Failure::Api(api) => api.code.clone(),
            other => other.message().into_owned(),
        };
        assert!(shown.contains(words), "{status} {body}: {shown}");
        let mut json = Writer::default();
        failure.write(&mut json);
        let record: serde_json::Value = serde_json::from_str(&json.finish()).unwrap();
        assert_eq!((record["kind"].as_str(), failure.status()), (Some(*kind), *status));
        assert!(!record.to_string().contains("4938"), "a received value shows");
    }
}

#[test]
fn an_operation_without_a_result_needs_the_word_that_it_was_done() {
    let delete = |fake: Fake| {
        let options = Options { validate: true, ..Options::default() };
        block_on(run(&fake, &config(), endpoint("accessGrants.delete"), GET, &options))
    };
    assert_eq!(delete(Fake::status(200, "application/json", r#"{"ok":true}"#)).unwrap().key, "");
    assert!(delete(Fake::new(Ok(Reply { status: 204, ..Reply::default() }))).is_ok());
    for body in ["", "{}", r#"{"ok":false}"#, r#"{"ok":1}"#, "<html>"] {
        let failure = delete(Fake::status(200, "application/json", body)).unwrap_err();
        assert!(failure.message().contains("does not say that it was done"), "{body}");
    }
}

#[test]
fn bytes_that_are_not_text_are_not_json() {
    let reply = Reply { status: 200, body: vec![b'"', 0xff, b'"'], ..Reply::default() };
    assert_eq!(get(&Fake::new(Ok(reply))).unwrap_err().kind(), "response");
}

#[test]
fn a_byte_order_mark_is_no_obstacle() {
    let body = "\u{feff}{\"access_grant\":{\"access_grant_id\":\"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d\"}}";
    let success = get(&Fake::status(200, "application/json", body)).unwrap();
    assert!(success.text.starts_with('{'));
}

#[test]
fn no_reply_is_a_connection_failure_or_an_abort() {
    for (error, kind) in [
        (TransportError::Connection("reset".to_owned()), "connection"),
        (TransportError::Timeout, "timeout"),
        (TransportError::Aborted, "abort"),
    ] {
        assert_eq!(get(&Fake::new(Err(error))).unwrap_err().kind(), kind);
    }
}

#[test]
fn the_servers_tree_of_sentences_becomes_a_flat_list() {
    let body = r#"{"error":{"type":"invalid_input","message":"m","data":{"a":1},"validation_errors":{
        "_errors":["whole"],
        "starts_at":{"_errors":["s1","s2"]},
        "requested_access_methods":{"_errors":[],"10":{"_errors":[],"code":{"_errors":["late"]}},"2":{"_errors":[],"code":{"_errors":["early"]}}},
        "tomorrow":{"_errors":["t"]}}},"ok":false}"#;
    let fake = Fake::status(400, "application/json", body);
    let options = Options { validate: false, ..Options::default() };
    let outcome = block_on(run(&fake, &config(), endpoint("accessGrants.create"), "{}", &options));
    let Err(Failure::Api(failure)) = outcome else { panic!() };
    let told: Vec<String> =
        failure.issues.iter().map(|issue| format!("{} {}", issue.dotted_path(), issue.code.message())).collect();
    let expected = [
        " whole",
        "starts_at s1",
        "starts_at s2",
        "requested_access_methods[2].code early",
        "requested_access_methods[10].code late",
        "tomorrow t",
    ];
    assert_eq!(told, expected);
    assert_eq!(failure.data.as_deref(), Some(r#"{"a":1}"#));
}

#[allow(clippy::unnecessary_wraps, reason = "a reply is one of the two things that a transport gives")]
fn reply(status: u16, body: &str) -> Result<Reply, TransportError> {
    Ok(Reply { status, body: body.as_bytes().to_vec(), ..Reply::default() })
}

const GRANT: &str = r#"{"access_grant":{"access_grant_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d"},"ok":true}"#;

fn create(fake: &Fake, key: &str) -> Result<Success, Failure> {
    create_with(fake, key, Policy::default())
}

fn create_with(fake: &Fake, key: &str, policy: Policy) -> Result<Success, Failure> {
    let body = format!(
        r#"{{"user_identity_id":"1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d","space_keys":["a"],"requested_access_methods":[{{"mode":"code"}}]{key}}}"#
    );
    let options = Options { policy, ..Options::default() };
    block_on(run(fake, &config(), endpoint("accessGrants.create"), &body, &options))
}

#[test]
fn a_call_that_reads_is_sent_again_and_then_told() {
    let fake = Fake::some(vec![Err(TransportError::Connection("reset".to_owned())), reply(503, ""), reply(200, GRANT)]);
    assert_eq!(get(&fake).unwrap().status, 200);
    assert_eq!(*fake.pauses.borrow(), [500, 1000]);
    let fake = Fake::new(reply(500, ""));
    assert_eq!(get(&fake).unwrap_err().status(), 500);
    assert_eq!(fake.requests.borrow().len(), 3);
    let fake = Fake::new(Err(TransportError::Aborted));
    assert!(get(&fake).is_err());
    assert_eq!(fake.requests.borrow().len(), 1);
}

const KEY: &str = r#","access_grant_key":"stay \"1\"""#;
const CREATE_PATH: &str = "/access_grants/create";
const GET_PATH: &str = "/access_grants/get";

fn missing() -> Result<Reply, TransportError> {
    reply(404, r#"{"error":{"type":"access_grant_not_found","message":"m"}}"#)
}

#[test]
fn a_create_is_sent_again_when_it_was_refused_or_its_key_is_not_there() {
    let fake = Fake::some(vec![reply(429, ""), reply(200, GRANT)]);
    assert!(create(&fake, "").is_ok());
    assert_eq!(fake.paths(), [CREATE_PATH, CREATE_PATH]);

    let fake = Fake::some(vec![reply(502, ""), reply(200, GRANT)]);
    assert_eq!(create(&fake, "").unwrap_err().status(), 502, "it may have worked, and nothing says whether");

    let fake = Fake::some(vec![reply(502, ""), reply(200, GRANT)]);
    assert!(create(&fake, KEY).unwrap().is_found, "it had worked");
    assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH]);
    assert_eq!(fake.requests.borrow()[1].body, r#"{"access_grant_key":"stay \"1\""}"#);

    let fake = Fake::some(vec![Err(TransportError::Timeout), missing(), reply(200, GRANT)]);
    assert!(!create(&fake, KEY).unwrap().is_found, "it had not worked");
    assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH, CREATE_PATH]);

    for unreadable in ["<html>", "", r#"{"access_grant":42}"#, r#"{"ok":true}"#] {
        let fake = Fake::some(vec![reply(200, unreadable), reply(200, GRANT)]);
        assert_eq!(create(&fake, "").unwrap_err().kind(), "response");
        let fake = Fake::some(vec![reply(200, unreadable), reply(200, GRANT)]);
        assert!(create(&fake, KEY).is_ok(), "it had worked: {unreadable}");
        assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH]);
    }
    let fake = Fake::new(reply(200, "<html>"));
    assert!(create(&fake, KEY).unwrap_err().message().contains("/access_grants/create is not JSON"));

    let fake = Fake::some(vec![Err(TransportError::Timeout), reply(401, "")]);
    assert_eq!(create(&fake, KEY).unwrap_err().kind(), "timeout", "the first failure says more");
}

#[test]
fn a_look_up_has_retries_of_its_own() {
    let fake =
        Fake::some(vec![Err(TransportError::Timeout), reply(503, ""), missing(), reply(502, ""), reply(200, GRANT)]);
    assert!(create(&fake, KEY).unwrap().is_found);
    assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH, GET_PATH, CREATE_PATH, GET_PATH]);
    assert_eq!(*fake.pauses.borrow(), [500, 500, 1000]);

    let fake = Fake::some(vec![Err(TransportError::Timeout), reply(503, "")]);
    assert_eq!(create(&fake, KEY).unwrap_err().kind(), "timeout", "the failure of the create says more");
    assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH, GET_PATH, GET_PATH]);

    let fake = Fake::some(vec![reply(502, ""), missing(), reply(500, ""), missing(), reply(501, "")]);
    assert_eq!(create(&fake, KEY).unwrap_err().status(), 501, "the last failure of the create");
    assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH, CREATE_PATH, GET_PATH, CREATE_PATH]);

    let fake = Fake::some(vec![reply(502, ""), Err(TransportError::Aborted)]);
    assert_eq!(create(&fake, KEY).unwrap_err().kind(), "abort");
}

#[test]
fn a_create_whose_key_is_taken_gives_what_has_the_key_if_that_is_asked_for() {
    let taken = || reply(409, r#"{"error":{"type":"conflict","message":"m"}}"#);
    let adopting = Policy { max_retries: 0, adopts: true };
    let fake = Fake::some(vec![taken(), reply(200, GRANT)]);
    assert_eq!(create(&fake, KEY).unwrap_err().status(), 409);
    let fake = Fake::some(vec![taken(), reply(200, GRANT)]);
    assert!(create_with(&fake, KEY, adopting).unwrap().is_found);
    assert_eq!((fake.paths(), fake.pauses.borrow().len()), (vec![CREATE_PATH.to_owned(), GET_PATH.to_owned()], 0));
    for (answer, status) in [(missing(), 409), (reply(500, ""), 500)] {
        let fake = Fake::some(vec![taken(), answer]);
        let failure = create_with(&fake, KEY, adopting).unwrap_err();
        assert_eq!(failure.status(), status, "a conflict of another kind, or why the access grant is not there");
        assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH]);
    }
    // What failed on the way to the last answer does not count.
    let fake = Fake::some(vec![taken(), reply(504, ""), missing()]);
    assert_eq!(create_with(&fake, KEY, Policy { max_retries: 1, adopts: true }).unwrap_err().status(), 409);
    assert_eq!(fake.paths(), [CREATE_PATH, GET_PATH, GET_PATH]);
}

#[test]
fn the_sandbox_is_one_more_transport() {
    let now = Instant::parse("2025-06-01T00:00:00Z").unwrap();
    let sandbox = Sandbox::new(server::Options { seed: Seed::Demo, random: 7, ..server::Options::default() }, now);
    let config = Config::new(ENDPOINT, &Credentials::api_key(sandbox.api_key()).unwrap());
    let transport = SandboxTransport::new(sandbox, now);
    let options = Options { context: Context { now: Some(now), ..Context::default() }, ..Options::default() };
    let body = r#"{"user_identity":{"full_name":"Jane Roe"},"space_keys":["room-101"],"requested_access_methods":[{"mode":"code"}]}"#;
    let created = block_on(run(&transport, &config, endpoint("accessGrants.create"), body, &options)).unwrap();
    assert!(created.text.contains("Jane Roe") && created.repairs.is_empty());
    let listed =
        block_on(run(&transport, &config, endpoint("accessGrants.list"), r#"{"search":"jane roe"}"#, &options));
    let listed: serde_json::Value = serde_json::from_str(&listed.unwrap().text).unwrap();
    assert_eq!(listed["access_grants"].as_array().unwrap().len(), 1);

    let options = Options { policy: Policy { adopts: true, ..Policy::default() }, ..options };
    let keyed = body.replace("{\"user_identity\"", "{\"access_grant_key\":\"booking-9\",\"user_identity\"");
    let ids = [false, true].map(|is_found| {
        let success = block_on(run(&transport, &config, endpoint("accessGrants.create"), &keyed, &options)).unwrap();
        assert_eq!(success.is_found, is_found);
        let body: serde_json::Value = serde_json::from_str(&success.text).unwrap();
        body["access_grant"]["access_grant_id"].as_str().unwrap().to_owned()
    });
    assert_eq!(ids[0], ids[1]);
}
