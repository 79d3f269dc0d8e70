//! The sandbox: whatever it is asked, it answers with JSON and goes on.
//!
//! An input is a script of lines, so that one can be read and written by hand:
//!
//! | line | what it does |
//! |---|---|
//! | `POST /access_grants/get {…}` | a request with a body |
//! | `GET /access_grants/list?limit=2` | a request with a query |
//! | `+3600` | moves the clock on by so many seconds |
//! | `@seam_at1_sandbox workspace` | the token of the requests that follow, and the workspace that they name |
//! | `=` | puts the server away and back |
//! | `%17 value` | changes something in what was put away: the value with this number |
//! | `!never` | when access methods are issued |
//!
//! `$device_id` is the last ID of that name that an answer gave, `$device_id4` the fourth.

use std::collections::BTreeMap;

use seam_access_grants::time::Instant;
use seam_access_grants_sandbox::{API_KEY, HttpRequest, HttpResponse, Issuance, Options, Sandbox, Seed};
use serde_json::Value as Tree;

/// How many lines of a script are run.
const MAX_LINES: usize = 16;

/// A server, and the IDs that it gave by their names.
#[derive(Clone)]
struct Run {
    sandbox: Sandbox,
    ids: BTreeMap<String, Vec<String>>,
    token: String,
    workspace: Option<String>,
}

fn now() -> Instant {
    Instant::from_millis(1.75e12)
}

thread_local! {
    /// A server without anything, and one with the hotel of the demo.
    static SERVERS: [Run; 2] = [Seed::Empty, Seed::Demo].map(Run::new);
}

/// Runs a script. It begins with a line `demo` for the server with the hotel.
pub fn run(data: &[u8]) {
    let (script, which) = data.strip_prefix(b"demo\n").map_or((data, 0), |script| (script, 1));
    let mut run = SERVERS.with(|servers| servers[which].clone());
    for line in script.split(|byte| *byte == b'\n').take(MAX_LINES) {
        run.line(line);
    }
}

impl Run {
    fn new(seed: Seed) -> Self {
        let sandbox = Sandbox::new(Options { seed, random: 1, ..Options::default() }, now());
        let workspaces = sandbox.workspace_ids();
        let mut run = Self { sandbox, ids: BTreeMap::new(), token: API_KEY.to_owned(), workspace: None };
        run.ids.insert("workspace".to_owned(), workspaces);
        for list in ["access_grants", "access_methods", "spaces", "devices", "acs/entrances", "acs/encoders", "events"]
        {
            let since = if list == "events" { r#"{"since":"2020-01-01T00:00:00Z"}"# } else { "{}" };
            run.line(format!("POST /{list}/list {since}").as_bytes());
        }
        run
    }

    fn line(&mut self, line: &[u8]) {
        match line {
            [] => {}
            [b'+', seconds @ ..] => {
                let seconds: f64 = String::from_utf8_lossy(seconds).trim().parse().unwrap_or(1.0);
                let before = self.sandbox.now(now());
                if self.sandbox.advance(seconds * 1000.0, now()).is_err() {
                    assert_eq!(self.sandbox.now(now()), before);
                }
            }
            [b'@', rest @ ..] => {
                let rest = self.with_ids(&String::from_utf8_lossy(rest));
                let (token, workspace) = rest.split_once(' ').unwrap_or((&rest, ""));
                token.clone_into(&mut self.token);
                self.workspace = (!workspace.is_empty()).then(|| workspace.to_owned());
            }
            [b'=', ..] => {
                let written = self.sandbox.snapshot().unwrap();
                self.sandbox = Sandbox::new(Options::default(), now());
                self.sandbox.restore(&written).unwrap();
                assert_eq!(self.sandbox.snapshot().unwrap(), written, "what was put away comes back as it was");
            }
            [b'%', rest @ ..] => self.tamper(&String::from_utf8_lossy(rest)),
            [b'!', rest @ ..] => {
                let issuance = match rest {
                    b"never" => Issuance::Never,
                    b"at once" => Issuance::After(0),
                    _ => Issuance::default(),
                };
                self.sandbox.set_issuance(issuance, now());
            }
            line => self.request(line),
        }
    }

    fn request(&mut self, line: &[u8]) {
        let mut parts = line.splitn(3, |byte| *byte == b' ');
        let mut text = || String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned();
        let (method, target) = (text(), text());
        let target = self.with_ids(&target);
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let body = parts.next().unwrap_or_default();
        let body = std::str::from_utf8(body).map_or_else(|_| body.to_owned(), |body| self.with_ids(body).into_bytes());
        let request = HttpRequest {
            authorization: Some(format!("Bearer {}", self.token)),
            workspace: self.workspace.clone(),
            content_type: Some("application/json".to_owned()),
            body,
            ..HttpRequest::query(&method, path, query)
        };
        let response = self.sandbox.handle(&request, now());
        if let Some(answer) = judge(&method, &response) {
            self.learn(&answer);
        }
    }

    /// Changes one value of what the server holds. What is taken back must serve; what is not must change nothing.
    fn tamper(&mut self, line: &str) {
        let (number, value) = line.split_once(' ').unwrap_or((line, "null"));
        let written = self.sandbox.snapshot().unwrap();
        let mut tree: Tree = serde_json::from_str(&written).unwrap();
        let mut left = number.parse().unwrap_or(0_usize);
        let value = self.with_ids(value);
        let value = serde_json::from_str(&value).unwrap_or_else(|_| value.into());
        *nth(&mut tree, &mut left).unwrap_or(&mut Tree::Null) = value;
        match self.sandbox.restore(&tree.to_string()) {
            Ok(()) => assert!(self.sandbox.snapshot().is_ok()),
            Err(reason) => {
                assert!(!reason.is_empty());
                assert_eq!(self.sandbox.snapshot().unwrap(), written, "a snapshot that is refused changes nothing");
            }
        }
    }

    /// The text with IDs for their names.
    fn with_ids(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::new(), text);
        while let Some((before, after)) = rest.split_once('$') {
            out.push_str(before);
            let name: String = after.chars().take_while(|char| char.is_ascii_lowercase() || *char == '_').collect();
            let digits: String = after[name.len()..].chars().take_while(char::is_ascii_digit).collect();
            rest = &after[name.len() + digits.len()..];
            let Some(ids) = self.ids.get(&name) else { continue };
            let place = digits.parse().unwrap_or(ids.len() - 1) % ids.len();
            out.push_str(&ids[place]);
        }
        out + rest
    }

    fn learn(&mut self, answer: &Tree) {
        match answer {
            Tree::Array(items) => items.iter().for_each(|item| self.learn(item)),
            Tree::Object(members) => {
                for (name, member) in members {
                    match member {
                        Tree::String(id)
                            if name.ends_with("_id") || name.ends_with("token") || name.ends_with("cursor") =>
                        {
                            self.ids.entry(name.clone()).or_default().push(id.clone());
                        }
                        member => self.learn(member),
                    }
                }
            }
            _ => {}
        }
    }
}

/// The value with this number, counted down through the tree.
fn nth<'t>(tree: &'t mut Tree, left: &mut usize) -> Option<&'t mut Tree> {
    if *left == 0 {
        return Some(tree);
    }
    *left -= 1;
    match tree {
        Tree::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Tree::Object(members) => members.values_mut().find_map(|member| nth(member, left)),
        _ => None,
    }
}

/// What every answer must be; gives its body, if it has one.
fn judge(method: &str, response: &HttpResponse) -> Option<Tree> {
    assert!(response.header("seam-request-id").is_some_and(|id| id.len() == 36));
    assert!(response.headers.iter().all(|(_, value)| !value.contains(['\r', '\n', '\0'])));
    assert!(matches!(response.status, 200 | 400..=499), "status {}", response.status);
    if method == "HEAD" || method == "OPTIONS" {
        assert!(response.body.is_empty());
        return None;
    }
    assert_eq!(response.header("content-type"), Some("application/json; charset=utf-8"));
    let answer: Tree = serde_json::from_str(&response.body).unwrap();
    assert_eq!(answer["ok"], response.status == 200);
    if response.status != 200 {
        let text = |name: &str| answer["error"][name].as_str().is_some_and(|text| !text.is_empty());
        assert!(text("type") && text("message"), "{answer}");
    }
    Some(answer)
}
