//! The machine that drives a call, against a model of a server and of a network that loses requests and answers.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    pin::pin,
    sync::LazyLock,
    task::{Context as Task, Poll, Waker},
};

use seam_access_grants::{
    client::{
        Config, Credentials, DEFAULT_ENDPOINT, Failure, Options, Policy, Reply, Request, Success, Transport,
        TransportError, run as run_call,
    },
    endpoints::{ENDPOINTS, Endpoint, Repeat},
    time::Instant,
};
use seam_access_grants_sandbox::{HttpRequest, Sandbox};
use serde_json::{Value as Tree, json};

use crate::source::Source;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is done and answered.
    Answered,
    /// It does not arrive.
    Lost,
    /// It is done; there is no answer in time.
    TimedOut,
    /// It is done; the answer is cut short.
    Cut,
    /// It is done; the answer is an error of the server.
    Broken,
    /// It is not done; the server or something before it fails.
    Failed(u16),
    /// It is not done; the server asks to come back, and says when or not.
    Limited(u16, Option<u32>),
    /// The server finds something wrong with it.
    Refused(u16),
    /// The caller gives up.
    Aborted,
}

/// A request that the server saw, or did not.
#[derive(Debug)]
struct Seen {
    is_look_up: bool,
    fate: Fate,
    /// The status of the answer; 0 for none.
    status: u16,
}

struct Model<'a> {
    source: RefCell<Source<'a>>,
    endpoint: &'static Endpoint,
    /// The keys of access grants, and whether they were there before the call.
    keys: RefCell<BTreeMap<String, bool>>,
    /// How often the call was done.
    done: Cell<u32>,
    seen: RefCell<Vec<Seen>>,
    pauses: RefCell<Vec<u32>>,
}

/// What the sandbox says of an access grant.
static GRANT: LazyLock<Tree> = LazyLock::new(|| {
    let now = Instant::from_millis(1.75e12);
    let mut sandbox = Sandbox::new(seam_access_grants_sandbox::Options::default(), now);
    let body = json!({ "user_identity": {}, "requested_access_methods": [{ "mode": "card" }] });
    let mut request = HttpRequest::post("/access_grants/create", &body.to_string());
    request.authorization = Some(format!("Bearer {}", sandbox.api_key()));
    let answer: Tree = serde_json::from_str(&sandbox.handle(&request, now).body).unwrap();
    answer["access_grant"].clone()
});

/// Where the calls are that the model knows: create, get, list, update, delete, request access methods.
const CALLS: [usize; 6] = [0, 1, 2, 3, 4, 5];

/// A call with a policy, a key or none, and the fate of each of its requests.
pub fn run(data: &[u8]) {
    let mut source = Source(data);
    let endpoint = &ENDPOINTS[*source.pick(&CALLS)];
    let max_retries = u32::from(source.byte() % 5);
    let policy = Policy { max_retries, adopts: source.one_in(2) };
    let key = match source.byte() % 4 {
        0 => None,
        1 => Some(String::new()),
        2 => Some("stay \"1\" é".to_owned()),
        _ => Some((0..source.byte() % 8).map(|_| char::from(source.byte())).collect()),
    };
    let is_taken = source.one_in(3);
    let body = key.as_ref().map_or_else(|| json!({}), |key| json!({ "access_grant_key": key })).to_string();
    let taken = key.iter().filter(|key| is_taken && !key.is_empty()).map(|key| (key.clone(), true));
    let model = Model {
        endpoint,
        keys: RefCell::new(taken.collect()),
        source: RefCell::new(source),
        done: Cell::new(0),
        seen: RefCell::default(),
        pauses: RefCell::default(),
    };
    let options = Options { validate: false, policy, ..Options::default() };
    let config = Config::new(DEFAULT_ENDPOINT, &Credentials::api_key("seam_1").unwrap());
    let call = pin!(run_call(&model, &config, endpoint, &body, &options));
    let Poll::Ready(outcome) = call.poll(&mut Task::from_waker(Waker::noop())) else { panic!("it waits for nothing") };
    let key = key.filter(|key| !key.is_empty() && endpoint.repeat == Repeat::Creates);
    model.judge(&outcome, policy, key.as_deref());
}

impl Transport for Model<'_> {
    async fn send(&self, request: Request) -> Result<Reply, TransportError> {
        let path = request.url.strip_prefix(DEFAULT_ENDPOINT).unwrap();
        let body: Tree = serde_json::from_str(&request.body).unwrap();
        let is_look_up = path != self.endpoint.path;
        let fate = fate(&mut self.source.borrow_mut());
        let outcome = self.meet(fate, path, &body);
        let status = outcome.as_ref().map_or(0, |reply| reply.status);
        self.seen.borrow_mut().push(Seen { is_look_up, fate, status });
        outcome
    }

    async fn pause(&self, millis: u32) {
        self.pauses.borrow_mut().push(millis);
        if let Some(Seen { fate: Fate::Limited(_, Some(asked)), .. }) = self.seen.borrow().last() {
            assert_eq!(millis, *asked, "a server that says when is believed");
        }
    }

    fn jitter(&self) -> f64 {
        f64::from(self.source.borrow_mut().byte()) / 255.0
    }
}

fn fate(source: &mut Source<'_>) -> Fate {
    match source.byte() % 16 {
        0..=3 => Fate::Answered,
        4 | 5 => Fate::Lost,
        6 | 7 => Fate::TimedOut,
        8 => Fate::Cut,
        9 => Fate::Broken,
        10 => Fate::Failed(*source.pick(&[500, 502, 504, 599])),
        11 | 12 => {
            let after = [None, Some(0), Some(2000), Some(60_000), Some(60_001)];
            Fate::Limited(429, *source.pick(&after))
        }
        13 => Fate::Limited(503, Some(u32::from(source.byte()))),
        14 => Fate::Refused(*source.pick(&[400, 401, 404, 422])),
        _ => Fate::Aborted,
    }
}

impl Model<'_> {
    fn meet(&self, fate: Fate, path: &str, body: &Tree) -> Result<Reply, TransportError> {
        match fate {
            Fate::Answered => Ok(self.answer(path, body)),
            Fate::Lost => Err(TransportError::Connection("connection refused".to_owned())),
            Fate::TimedOut => {
                self.answer(path, body);
                Err(TransportError::Timeout)
            }
            Fate::Cut => {
                let mut reply = self.answer(path, body);
                reply.body.truncate(reply.body.len() / 2);
                Ok(reply)
            }
            Fate::Broken => {
                self.answer(path, body);
                Ok(refusal(500, "internal_error"))
            }
            Fate::Failed(status) => {
                Ok(Reply { status, content_type: Some("text/html".to_owned()), ..Reply::default() })
            }
            Fate::Limited(status, retry_after) => Ok(Reply { retry_after, ..refusal(status, "too_many_requests") }),
            Fate::Refused(status) => Ok(refusal(status, "refused")),
            Fate::Aborted => Err(TransportError::Aborted),
        }
    }

    /// Does what is asked for.
    fn answer(&self, path: &str, body: &Tree) -> Reply {
        let key = body["access_grant_key"].as_str().unwrap_or_default();
        if path != self.endpoint.path {
            assert_eq!(*body, json!({ "access_grant_key": key }), "a look-up names the key alone");
            let is_there = self.keys.borrow().contains_key(key);
            return if is_there { reply(&grant(key)) } else { refusal(404, "access_grant_not_found") };
        }
        let is_taken = self.endpoint.repeat == Repeat::Creates && self.keys.borrow().contains_key(key);
        if is_taken {
            return refusal(409, "access_grant_key_taken");
        }
        self.done.set(self.done.get() + 1);
        if self.endpoint.repeat == Repeat::Creates && !key.is_empty() {
            self.keys.borrow_mut().insert(key.to_owned(), false);
        }
        let pagination = json!({ "has_next_page": false, "next_page_cursor": null, "next_page_url": null });
        let mut members = grant(key);
        members["access_grants"] = json!([members["access_grant"]]);
        members["pagination"] = pagination;
        members["ok"] = true.into();
        reply(&members)
    }

    fn judge(&self, outcome: &Result<Success, Failure>, policy: Policy, key: Option<&str>) {
        let seen = self.seen.borrow();
        let (retries, repeat) = (policy.max_retries as usize, self.endpoint.repeat);
        let calls: Vec<&Seen> = seen.iter().filter(|seen| !seen.is_look_up).collect();
        assert!(seen.first().is_some_and(|first| !first.is_look_up), "a call begins with itself");
        assert!(calls.len() <= retries + 1 && seen.len() <= (retries + 1) * (retries + 2), "{seen:?}");
        assert!(self.pauses.borrow().iter().all(|pause| *pause <= 60_000) && self.pauses.borrow().len() < seen.len());
        assert!(calls.len() == seen.len() || key.is_some(), "only a create with a key is looked up");
        // Whatever the network loses, nothing is made or changed twice.
        assert!(self.done.get() <= 1 || repeat == Repeat::Reads, "done {} times: {seen:?}", self.done.get());
        if key.is_none() && repeat != Repeat::Reads {
            let again = &calls[..calls.len() - 1];
            assert!(again.iter().all(|call| matches!(call.fate, Fate::Limited(..))), "{seen:?}");
        }
        let last = seen.last().unwrap();
        let is_aborted = last.fate == Fate::Aborted;
        assert_eq!(is_aborted, matches!(outcome, Err(Failure::Aborted)));
        assert!(seen.iter().rev().skip(1).all(|seen| seen.fate != Fate::Aborted), "nothing is sent after an abort");
        match outcome {
            Ok(success) => {
                assert_eq!((last.fate, last.status), (Fate::Answered, 200));
                assert_eq!(success.is_found, last.is_look_up);
                let answer: Tree = serde_json::from_str(&success.text).unwrap();
                assert!(
                    key.is_none_or(|key| answer["access_grant"]["access_grant_key"] == key),
                    "another's access grant"
                );
                let was_there = key.is_some_and(|key| self.keys.borrow().get(key) == Some(&true));
                assert!(self.done.get() > 0 || was_there && success.is_found, "it ended well and was not done");
            }
            Err(Failure::Aborted) => {}
            Err(failure) => self.judge_failure(failure, policy, &seen),
        }
    }

    fn judge_failure(&self, failure: &Failure, policy: Policy, seen: &[Seen]) {
        assert!(!matches!(failure, Failure::Validation(_) | Failure::Config(_)));
        let call = seen.iter().rfind(|seen| !seen.is_look_up).unwrap();
        let last = seen.last().unwrap();
        let is_conflict = policy.adopts && call.status == 409;
        if !is_conflict || last.status == 404 {
            assert_eq!(failure.status(), call.status, "a call ends in its own failure: {seen:?}");
        } else {
            assert!([call.status, last.status].contains(&failure.status()));
        }
        // As long as retries are left, a call that only reads does not end in what may pass.
        let asked = if let Fate::Limited(_, Some(asked)) = last.fate { asked } else { 0 };
        if self.endpoint.repeat == Repeat::Reads && failure.is_retryable() && asked <= 60_000 {
            assert_eq!(seen.len(), policy.max_retries as usize + 1);
        }
    }
}

fn grant(key: &str) -> Tree {
    let mut grant = GRANT.clone();
    grant["access_grant_key"] = key.into();
    json!({ "access_grant": grant, "ok": true })
}

fn reply(body: &Tree) -> Reply {
    Reply {
        status: 200,
        content_type: Some("application/json".to_owned()),
        body: body.to_string().into_bytes(),
        ..Reply::default()
    }
}

fn refusal(status: u16, kind: &str) -> Reply {
    let body = json!({ "error": { "type": kind, "message": "It was refused." }, "ok": false });
    Reply { status, ..reply(&body) }
}
