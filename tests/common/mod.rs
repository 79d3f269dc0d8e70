//! The vectors: one set of cases that is run natively, in wasm and in JavaScript.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
#![allow(dead_code, reason = "each test uses its part")]

use seam_access_grants::{
    doors::DoorRules,
    endpoints::SCHEMAS,
    issue::{self, Issue},
    json::{Tape, Writer},
    schema::{Context, ContextData, Node, check},
    time::Instant,
};
use serde_json::{Value, value::RawValue};

/// Each file of `tests/vectors` that holds cases.
const FILES: &[&str] = &[
    include_str!("../vectors/create.json"),
    include_str!("../vectors/get.json"),
    include_str!("../vectors/list.json"),
    include_str!("../vectors/update.json"),
    include_str!("../vectors/delete.json"),
    include_str!("../vectors/request_access_methods.json"),
    include_str!("../vectors/get_related.json"),
    include_str!("../vectors/unmanaged_get.json"),
    include_str!("../vectors/unmanaged_list.json"),
    include_str!("../vectors/unmanaged_update.json"),
    include_str!("../vectors/access_methods_get.json"),
    include_str!("../vectors/access_methods_list.json"),
    include_str!("../vectors/access_methods_get_related.json"),
    include_str!("../vectors/access_methods_delete.json"),
    include_str!("../vectors/access_methods_encode.json"),
    include_str!("../vectors/access_methods_assign_card.json"),
    include_str!("../vectors/access_methods_unlock_door.json"),
    include_str!("../vectors/access_methods_unmanaged_get.json"),
    include_str!("../vectors/access_methods_unmanaged_list.json"),
    include_str!("../vectors/action_attempts_get.json"),
    include_str!("../vectors/action_attempts_list.json"),
    include_str!("../vectors/requested_access_method.json"),
    include_str!("../vectors/time_window.json"),
    include_str!("../vectors/pin.json"),
    include_str!("../vectors/access_grant.json"),
    include_str!("../vectors/access_method.json"),
    include_str!("../vectors/event.json"),
    include_str!("../vectors/action_attempt.json"),
];

/// The names of the schemas, in their order. In the module they are not there, so they stand here once more; a native
/// test holds the two lists together.
pub(crate) const NAMES: &[&str] = &[
    "createAccessGrantSchema",
    "getAccessGrantSchema",
    "listAccessGrantsSchema",
    "updateAccessGrantSchema",
    "deleteAccessGrantSchema",
    "requestAccessMethodsSchema",
    "getRelatedAccessGrantsSchema",
    "getUnmanagedAccessGrantSchema",
    "listUnmanagedAccessGrantsSchema",
    "updateUnmanagedAccessGrantSchema",
    "getAccessMethodSchema",
    "listAccessMethodsSchema",
    "getRelatedAccessMethodsSchema",
    "deleteAccessMethodSchema",
    "encodeAccessMethodSchema",
    "assignCardSchema",
    "unlockDoorSchema",
    "getUnmanagedAccessMethodSchema",
    "listUnmanagedAccessMethodsSchema",
    "getActionAttemptSchema",
    "listActionAttemptsSchema",
    "requestedAccessMethodSchema",
    "timeWindowSchema",
    "pinSchema",
    "accessGrantSchema",
    "accessMethodSchema",
    "eventSchema",
    "actionAttemptSchema",
];

/// Each file of `tests/vectors` whose cases know something of doors or other grants.
const KNOWING_FILES: &[&str] = &[
    include_str!("../vectors/device_pin.json"),
    include_str!("../vectors/device_create.json"),
    include_str!("../vectors/modes.json"),
    include_str!("../vectors/reservation.json"),
    include_str!("../vectors/device_method.json"),
    include_str!("../vectors/device_time_window.json"),
    include_str!("../vectors/device_update.json"),
    include_str!("../vectors/device_request.json"),
    include_str!("../vectors/spaces.json"),
    include_str!("../vectors/spaces_pin.json"),
    include_str!("../vectors/spaces_time_window.json"),
    // Local times need the zones of a platform, which the runner of wasm tests does not hand in.
    #[cfg(not(target_arch = "wasm32"))]
    include_str!("../vectors/device_time_frame.json"),
];

/// The zones of jiff's own database; the package takes the platform's.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
struct JiffZones;

#[cfg(not(target_arch = "wasm32"))]
impl seam_access_grants::time::zone::Zones for JiffZones {
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        Some(zone.to_offset(jiff::Timestamp::from_microsecond(at.micros()).ok()?).seconds())
    }
}

/// One file. Its context is that of the cases that have none.
#[derive(serde::Deserialize)]
pub(crate) struct File {
    pub(crate) schema: String,
    pub(crate) now: String,
    pub(crate) context: Option<Box<RawValue>>,
    pub(crate) cases: Vec<Case>,
}

/// One case. The input stays text: the order of its members counts.
#[derive(serde::Deserialize)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) input: Box<RawValue>,
    pub(crate) context: Option<Box<RawValue>>,
    #[serde(default)]
    pub(crate) issues: Vec<Value>,
    #[serde(default)]
    pub(crate) warnings: Vec<Value>,
}

/// Every file, with the index of its schema.
pub(crate) fn files() -> impl Iterator<Item = (usize, File)> {
    FILES.iter().map(|text| parse(text))
}

fn parse(text: &str) -> (usize, File) {
    let file: File = serde_json::from_str(text).unwrap();
    (NAMES.iter().position(|name| *name == file.schema).unwrap(), file)
}

/// Holds an issue against what is declared of its kind.
#[cfg(not(target_arch = "wasm32"))]
fn conforms(issue: &Value) {
    use issue::{KINDS, ParamKind};
    let kind = KINDS.iter().find(|kind| kind.code == issue["code"]).unwrap();
    for param in kind.params {
        let value = &issue[param.name];
        if value.is_null() {
            assert!(!param.is_required, "{} is missing: {issue}", param.name);
            continue;
        }
        let all = |fits: fn(&Value) -> bool| value.as_array().is_some_and(|list| list.iter().all(fits));
        let fits = match param.kind {
            ParamKind::Text => value.is_string(),
            ParamKind::Number => value.is_u64(),
            ParamKind::Texts => all(Value::is_string),
            ParamKind::Numbers => all(Value::is_u64),
            ParamKind::Values => all(|value| value.is_string() || value.is_boolean()),
            ParamKind::OneOf(values) => value.as_str().is_some_and(|value| values().contains(&value)),
        };
        assert!(fits, "{}: {issue}", param.name);
    }
    let declared = |name: &String| {
        ["path", "code", "message"].contains(&name.as_str()) || kind.params.iter().any(|param| param.name == name)
    };
    assert!(issue.as_object().unwrap().keys().all(declared), "{issue}");
}

#[cfg(target_arch = "wasm32")]
const fn conforms(_: &Value) {}

/// Runs every case through `verdict`, which gives issues and warnings as JSON; returns how many there were.
pub(crate) fn run(mut verdict: impl FnMut(usize, &str, &str) -> (Value, Value)) -> usize {
    let mut count = 0;
    for (schema, file) in files() {
        for case in file.cases {
            let (issues, warnings) = verdict(schema, case.input.get(), &file.now);
            assert_eq!(issues, Value::Array(case.issues.clone()), "issues of {}: {}", file.schema, case.name);
            case.issues.iter().chain(&case.warnings).for_each(conforms);
            assert_eq!(warnings, Value::Array(case.warnings.clone()), "warnings of {}: {}", file.schema, case.name);
            count += 1;
        }
    }
    count
}

/// Every file with a context, with the index of its schema.
pub(crate) fn knowing_files() -> impl Iterator<Item = (usize, File)> {
    KNOWING_FILES.iter().map(|text| parse(text))
}

/// Runs every case with a context through `verdict`, which gets that context as JSON text; returns how many there were.
pub(crate) fn run_knowing(mut verdict: impl FnMut(usize, &str, &str, &str) -> (Value, Value)) -> usize {
    let mut count = 0;
    for (schema, file) in knowing_files() {
        for case in file.cases {
            let context = case.context.as_ref().or(file.context.as_ref()).map_or("{}", |context| context.get());
            let (issues, warnings) = verdict(schema, case.input.get(), &file.now, context);
            assert_eq!(issues, Value::Array(case.issues.clone()), "issues of {}: {}", file.schema, case.name);
            case.issues.iter().chain(&case.warnings).for_each(conforms);
            assert_eq!(warnings, Value::Array(case.warnings.clone()), "warnings of {}: {}", file.schema, case.name);
            count += 1;
        }
    }
    count
}

/// The verdict of the core itself.
pub(crate) fn core(schema: usize, input: &str, now: &str) -> (Value, Value) {
    core_knowing(schema, input, now, "{}")
}

/// The verdict of the core that knows what `context` tells.
pub(crate) fn core_knowing(schema: usize, input: &str, now: &str, context: &str) -> (Value, Value) {
    let mut tape = Tape::default();
    let data = ContextData::parse(context, &DoorRules).unwrap();
    let context = Context {
        now: Instant::parse(now),
        data,
        #[cfg(not(target_arch = "wasm32"))]
        zones: &JiffZones,
        ..Context::default()
    };
    let node: &'static Node = SCHEMAS[schema].node;
    let report = check(tape.read(input).unwrap(), node, &context);
    (json(&report.issues), json(&report.warnings))
}

/// Issues as JavaScript sees them.
pub(crate) fn json(issues: &[Issue]) -> Value {
    let mut writer = Writer::default();
    issue::write_all(&mut writer, issues);
    serde_json::from_str(&writer.finish()).unwrap()
}
