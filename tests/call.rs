//! The machine that drives a call, step by step: what is under way, what it fails with, and what follows.

#![allow(clippy::unwrap_used, reason = "tests")]

use seam_access_grants::{
    client::{ApiFailure, Call, Effect, Failure, Policy, Progress, RateLimit, ResponseFailure, Step},
    endpoints::{ENDPOINTS, Endpoint},
};

const KEYED: &str = r#"{"access_grant_key":"stay \"1\""}"#;

fn endpoint(method: &str) -> &'static Endpoint {
    ENDPOINTS.iter().find(|endpoint| endpoint.method() == method).unwrap()
}

/// A call with two retries.
fn call(method: &str, body: &'static str, adopts: bool) -> Call<'static> {
    Call { endpoint: endpoint(method), body, policy: Policy { max_retries: 2, adopts } }
}

fn get() -> Call<'static> {
    call("accessGrants.get", "{}", false)
}

fn create() -> Call<'static> {
    call("accessGrants.create", KEYED, false)
}

fn api_with(status: u16, retry_after: Option<u32>) -> Failure {
    Failure::Api(Box::new(ApiFailure {
        status,
        code: String::new(),
        message: String::new(),
        request_id: None,
        data: None,
        issues: Vec::new(),
        retry_after,
    }))
}

fn api(status: u16) -> Failure {
    api_with(status, None)
}

fn unread(status: u16) -> Failure {
    let (message, issues) = (String::new(), Vec::new());
    Failure::Response(Box::new(ResponseFailure { status, request_id: None, retry_after: None, message, issues }))
}

fn lost() -> Failure {
    Failure::Connection(String::new())
}

const fn at(retries: u32, look_ups: u32) -> Progress {
    Progress { retries, look_ups }
}

#[track_caller]
fn follows(call: &Call<'_>, progress: Progress, failure: &Failure, expected: Effect) {
    assert_eq!(call.failed(progress, failure, 0.0).effect, expected, "{call:?} {progress:?} {failure:?}");
}

#[test]
fn a_call_that_only_reads_is_sent_again_until_its_retries_are_used_up() {
    for failure in [lost(), Failure::Timeout, api(429), api(500), unread(502)] {
        follows(&get(), at(0, 0), &failure, Effect::Wait(500, at(1, 0)));
        follows(&get(), at(1, 0), &failure, Effect::Wait(1000, at(2, 0)));
        follows(&get(), at(2, 0), &failure, Effect::Fail);
    }
    for failure in [api(400), api(404), api(409), unread(200), unread(302)] {
        follows(&get(), at(0, 0), &failure, Effect::Fail);
    }
}

#[test]
fn what_no_reply_can_cure_ends_a_call() {
    for failure in [Failure::Aborted, Failure::Validation(Vec::new()), Failure::Config(String::new())] {
        assert!(!failure.is_retryable());
        follows(&get(), at(0, 0), &failure, Effect::Fail);
        follows(&create(), at(0, 1), &failure, Effect::Fail);
    }
}

#[test]
fn an_unclear_failure_of_a_create_with_a_key_leads_to_a_look_up() {
    for failure in [lost(), Failure::Timeout, api(500), unread(502), unread(200)] {
        follows(&create(), at(0, 0), &failure, Effect::Wait(500, at(0, 1)));
        follows(&create(), at(1, 0), &failure, Effect::Wait(1000, at(1, 1)));
        follows(&create(), at(2, 0), &failure, Effect::Fail);
        for body in ["{}", "[]", "null", "nonsense", r#"{"access_grant_key":""}"#, r#"{"access_grant_key":7}"#] {
            follows(&call("accessGrants.create", body, false), at(0, 0), &failure, Effect::Fail);
        }
        follows(&call("accessGrants.update", KEYED, true), at(0, 0), &failure, Effect::Fail);
    }
    follows(&create(), at(0, 0), &api(429), Effect::Wait(500, at(1, 0)));
    follows(&create(), at(0, 0), &api(400), Effect::Fail);
}

#[test]
fn a_look_up_is_sent_again_as_any_call_that_reads() {
    for failure in [lost(), Failure::Timeout, api(429), api(500), unread(502)] {
        follows(&create(), at(1, 1), &failure, Effect::Wait(500, at(1, 2)));
        follows(&create(), at(1, 2), &failure, Effect::Wait(1000, at(1, 3)));
        follows(&create(), at(1, 3), &failure, Effect::Fail);
    }
    for failure in [api(401), api(409), unread(200), unread(404)] {
        follows(&create(), at(0, 1), &failure, Effect::Fail);
    }
}

#[test]
fn a_create_is_sent_again_at_once_when_its_key_is_not_there() {
    follows(&create(), at(0, 1), &api(404), Effect::Send(at(1, 0)));
    follows(&create(), at(1, 3), &api(404), Effect::Send(at(2, 0)));
    follows(&create(), at(0, 0), &api(404), Effect::Fail);
}

#[test]
fn a_key_that_is_taken_is_looked_up_where_that_is_asked_for() {
    let adopting = call("accessGrants.create", KEYED, true);
    for failure in [api(409), unread(409)] {
        follows(&create(), at(0, 0), &failure, Effect::Fail);
        for progress in [at(0, 0), at(2, 0)] {
            follows(&adopting, progress, &failure, Effect::Send(at(2, 1)));
        }
        follows(&call("accessGrants.create", "{}", true), at(0, 0), &failure, Effect::Fail);
        follows(&call("accessGrants.get", KEYED, true), at(0, 0), &failure, Effect::Fail);
    }
    follows(&adopting, at(2, 1), &api(404), Effect::Fail);
    follows(&adopting, at(2, 1), &api(503), Effect::Wait(500, at(2, 2)));
    let once = Call { policy: Policy { max_retries: 0, adopts: true }, ..adopting };
    follows(&once, at(0, 0), &api(409), Effect::Send(at(0, 1)));
    follows(&once, at(0, 1), &api(503), Effect::Fail);
}

#[test]
fn a_rate_limit_is_told_with_how_long_it_lasts() {
    let limit = |progress, status, retry_after| get().failed(progress, &api_with(status, retry_after), 0.0).rate_limit;
    assert_eq!(limit(at(0, 0), 429, None), Some(RateLimit::Wait(500)));
    assert_eq!(limit(at(0, 0), 429, Some(2000)), Some(RateLimit::Wait(2000)));
    assert_eq!(limit(at(2, 0), 429, Some(2000)), Some(RateLimit::Wait(2000)), "the last retry was refused too");
    assert_eq!(limit(at(2, 0), 429, None), Some(RateLimit::Wait(0)));
    assert_eq!(limit(at(0, 0), 429, Some(60_000)), Some(RateLimit::Wait(60_000)));
    assert_eq!(limit(at(0, 0), 429, Some(60_001)), Some(RateLimit::TooLong));
    assert_eq!(limit(at(0, 0), 503, Some(2000)), None);
    assert_eq!(
        get().failed(at(0, 0), &lost(), 0.0),
        Step { effect: Effect::Wait(500, at(1, 0)), rate_limit: None, is_decisive: true }
    );
}

#[test]
fn the_request_to_send_is_that_of_the_call_or_of_the_look_up() {
    let sent = |progress| {
        let attempt = create().attempt(progress);
        assert_eq!(attempt.endpoint.path, create().under_way(progress).path);
        (attempt.endpoint.path, attempt.number, attempt.look_up)
    };
    assert_eq!(sent(at(0, 0)), ("/access_grants/create", 0, None));
    assert_eq!(sent(at(2, 0)), ("/access_grants/create", 2, None));
    assert_eq!(sent(at(2, 1)), ("/access_grants/get", 0, Some(KEYED.to_owned())), "the key as it was sent");
    assert_eq!(sent(at(0, 3)), ("/access_grants/get", 2, Some(KEYED.to_owned())));
}

#[test]
fn what_may_succeed_later_is_retryable() {
    for failure in [lost(), Failure::Timeout, api(429), api(500), api(599), unread(429), unread(502)] {
        assert!(failure.is_retryable(), "{failure:?}");
    }
    for failure in [api(400), api(401), api(404), api(409), api(428), api(499), unread(200), unread(304)] {
        assert!(!failure.is_retryable(), "{failure:?}");
    }
}

#[test]
fn neither_parameters_nor_keys_are_printed() {
    let attempt = create().attempt(at(0, 1));
    let shown = format!("{:?} {attempt:?}", create());
    assert!(shown.contains("/access_grants/get") && !shown.contains("stay"), "{shown}");
}

#[test]
fn a_call_ends_in_its_own_failure_but_for_a_taken_key_in_that_of_the_look_up() {
    let adopting = call("accessGrants.create", KEYED, true);
    let is_decisive = |call: &Call<'_>, progress, failure: &Failure| call.failed(progress, failure, 0.0).is_decisive;
    assert!(is_decisive(&create(), at(0, 0), &lost()));
    assert!(!is_decisive(&create(), at(0, 1), &api(401)));
    assert!(!is_decisive(&adopting, at(1, 1), &lost()));
    // The key is taken: the create has no retries left.
    assert!(is_decisive(&adopting, at(2, 1), &lost()));
    assert!(is_decisive(&adopting, at(2, 2), &api(401)));
    assert!(!is_decisive(&adopting, at(2, 1), &api(404)));
}
