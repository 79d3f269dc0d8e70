//! The rules of devices at their place in a request.

use super::time_frame::{self, Options, Window};
use super::{Device, any_id, check_code, code::OF_OTHER_FIELDS, concerned, mode, rule_issue};
use crate::issue::{DoorIssue, TimeFrameIssue};
use crate::json::{self, Kind, Value};
use crate::pin::is_pin;
use crate::prelude::*;
use crate::schema::{Known, Scope, Verdict};
use crate::time::{Instant, instant, window};

/// The rules of one requested access method: its mode at the named doors, its code and its room on the devices.
pub(crate) fn method(scope: &mut Scope<'_, '_>) {
    let context = scope.context();
    let known = &context.known;
    if !cfg!(feature = "doors") || known.is_empty() {
        return;
    }
    let Some(asked) = scope.get("mode") else { return };
    mode::check(scope, known, asked);
    if !asked.reads("code") {
        return;
    }
    let devices = concerned(known, scope.root());
    if let Some(code) = scope.get("code").and_then(|code| code.string()).filter(|code| is_pin(code)) {
        check_code(&code, &devices, &mut |verdict, issue| scope.tell("code", verdict, issue));
    }
    for device in &devices {
        room(scope, device, known, context.now);
    }
}

/// A device that has all the codes it can hold. Source: `properties.max_active_codes_supported`, which counts the codes
/// that are yet to start.
fn room(scope: &mut Scope<'_, '_>, device: &Device<'_>, known: &Known, now: Option<Instant>) {
    const PROPERTY: &str = "max_active_codes_supported";
    const OWN: &str = "access_grant_id";
    let most = device.property(PROPERTY).and_then(|most| most.whole());
    let (Some(most), Some(id), Some(grants)) = (most, device.id(), known.list("grants")) else { return };
    let own = scope.root().get(OWN);
    let mut count = 0;
    grants.any(&mut |grant| {
        let is_over = || window(grant).is_none_or(|(_, end)| now.is_some_and(|now| end <= now.micros()));
        let is_own = || own.is_some_and(|own| grant.get(OWN).is_some_and(|id| id.is_same_id(own)));
        let holds_code = any_id(grant, "device_ids", &mut |named| named.is_same_id(id))
            && grant.get("requested_access_methods").is_none_or(asks_for_code);
        count += u32::from(holds_code && !is_own() && !is_over());
        false
    });
    if count >= most {
        let mut sentence = String::from(" holds ");
        json::push_number(&mut sentence, most);
        sentence.push_str(if most == 1 {
            " code at most; delete one first."
        } else {
            " codes at most; delete one first."
        });
        scope.tell("mode", Verdict::Fail, rule_issue(device, PROPERTY, Cow::Owned(sentence)));
    }
}

#[inline(never)]
fn asks_for_code(methods: Value<'_>) -> bool {
    methods.any(&mut |method| method.get("mode").is_some_and(|mode| mode.reads("code")))
}

/// The rules of devices about the grant's window and its name, which its codes get.
#[inline(never)]
pub(crate) fn window_and_name(scope: &mut Scope<'_, '_>) {
    let context = scope.context();
    if !cfg!(feature = "doors") || context.known.is_empty() {
        return;
    }
    let methods = scope.get("requested_access_methods");
    if methods.is_some_and(|methods| !asks_for_code(methods)) {
        return;
    }
    time_frames(scope, methods.is_some());
    let start = start_verdict(scope, methods.is_some(), context.now);
    let name = scope.get("name").and_then(|name| name.string());
    let name = name.as_deref().map(count_chars);
    let [in_future, name_length, unique] = OF_OTHER_FIELDS;
    for device in concerned(&context.known, scope.root()) {
        device.constraints(&mut |constraint, kind| {
            let (field, verdict, rule, sentence) = if kind.reads(in_future) {
                ("starts_at", start, in_future, Cow::Borrowed(" takes a start in the future; choose one."))
            } else if kind.reads(name_length) {
                let limit = |key| constraint.get(key).and_then(|limit| limit.whole());
                let (least, most) = (limit("min_length"), limit("max_length"));
                let fits = name.is_none_or(|name| name >= least.unwrap_or(0) && name <= most.unwrap_or(u32::MAX));
                let verdict = if fits { Verdict::Pass } else { Verdict::Fail };
                ("name", verdict, name_length, length_sentence(least, most))
            } else if kind.reads(unique) && name.is_some() {
                let sentence = " takes each name only once; choose one that is new there.";
                ("name", Verdict::Unclear, unique, Cow::Borrowed(sentence))
            } else {
                return false;
            };
            if verdict != Verdict::Pass {
                scope.tell(field, verdict, rule_issue(&device, rule, sentence));
            }
            false
        });
    }
}

/// The time frame options of devices, where the request says when: a new grant always does, since leaving out the start
/// means now and leaving out the end means never; a change does if it gives both ends or takes the end away.
fn time_frames(scope: &mut Scope<'_, '_>, is_new: bool) {
    let context = scope.context();
    let (start, end) = (scope.get("starts_at"), scope.get("ends_at"));
    let is_whole = start.is_some() && end.is_some() || end.is_some_and(|end| end.kind() == Kind::Null);
    let window = Window { starts_at: start.and_then(instant), ends_at: end.and_then(instant), now: context.now };
    // What is no time is told elsewhere, and nothing follows from it here.
    let is_wrong =
        |value: Option<Value<'_>>| value.is_some_and(|value| value.kind() != Kind::Null && instant(value).is_none());
    if !(is_new || is_whole) || is_wrong(start) || is_wrong(end) {
        return;
    }
    for device in concerned(&context.known, scope.root()) {
        let which = match device.member("can_program_online_access_codes").and_then(|flag| flag.boolean()) {
            Some(false) => Options::Offline,
            None if device.property("offline_time_frame_options").is_some() => Options::Offline,
            _ => Options::Online,
        };
        let door = device.door();
        let (field, verdict, frame) = match time_frame::check(device.properties(), which, window, context.zones) {
            time_frame::Verdict::Broken { option, problem } => {
                let (reason, message) = (problem.name(), problem.message(door.name()));
                (problem.field(), Verdict::Fail, TimeFrameIssue { device: door, option, reason, message })
            }
            time_frame::Verdict::Undecided { option, why } => {
                let (reason, message) = (why.name(), why.message(door.name()));
                ("ends_at", Verdict::Unclear, TimeFrameIssue { device: door, option, reason, message })
            }
            _ => continue,
        };
        scope.tell(field, verdict, DoorIssue::TimeFrame(frame).into());
    }
}

/// The number of characters, that is of bytes that begin one; the standard library counts faster, with a kilobyte of code.
fn count_chars(text: &str) -> u32 {
    text.bytes().fold(0, |count, byte| count + u32::from(byte & 0xc0 != 0x80))
}

/// Whether the start is in the future. Left out of a new grant that ends, it is the moment of the request: too early by
/// a hair, and the caller may not have meant it, so that is a warning.
fn start_verdict(scope: &Scope<'_, '_>, is_new: bool, now: Option<Instant>) -> Verdict {
    match (scope.get("starts_at"), now) {
        (None, _) if is_new && scope.is_given("ends_at") => Verdict::Unclear,
        (Some(start), Some(now)) if instant(start).is_some_and(|start| start <= now) => Verdict::Fail,
        _ => Verdict::Pass,
    }
}

fn length_sentence(least: Option<u32>, most: Option<u32>) -> Cow<'static, str> {
    let mut out = String::from(" takes names of ");
    if let Some(least) = least {
        json::push_number(&mut out, least);
        out.push_str(if most.is_some() { " to " } else { " characters or more." });
    }
    if let Some(most) = most {
        json::push_number(&mut out, most);
        out.push_str(if least.is_some() { " characters." } else { " characters or less." });
    }
    Cow::Owned(out)
}
