//! The rules of devices at their place in a request.

use super::space::{DEVICES, NamedSpaces};
use super::time_frame::{self, Options, Window, WindowFit};
use super::{DeviceRules, check_code, code::OF_OTHER_FIELDS, concerned, ids, mode, rule_issue};
use crate::format::Format;
use crate::issue::{Details, code, fill};
use crate::json::{Kind, Value, decimal};
use crate::prelude::*;
use crate::schema::{ContextData, Outcome, RuleContext};
use crate::time::{Instant, instant, window};

/// The rules of one requested access method: its mode at the named doors, its code and its room on the devices.
pub(super) fn access_method(cx: &mut RuleContext<'_, '_>) {
    let context = cx.context();
    let data = &context.data;
    let Some(mode) = cx.get("mode") else { return };
    mode::check(cx, data, mode);
    if !mode.is("code") {
        return;
    }
    let devices = concerned(data, cx.root());
    if let Some(code) = cx.get("code").and_then(|code| code.text()).filter(|code| Format::Pin.fits(code)) {
        check_code(code, &devices, &mut |outcome, issue| cx.add("code", outcome, issue));
    }
    for device in &devices {
        capacity(cx, device, data, context.now);
    }
}

/// A device that has all the codes it can hold. Source: `properties.max_active_codes_supported`, which counts the codes
/// that are yet to start.
fn capacity(cx: &mut RuleContext<'_, '_>, device: &DeviceRules<'_>, data: &ContextData, now: Option<Instant>) {
    const PROPERTY: &str = "max_active_codes_supported";
    const OWN: &str = "access_grant_id";
    let most = device.property(PROPERTY).and_then(|most| most.as_u32());
    let (Some(most), Some(id)) = (most, device.id()) else { return };
    let own = cx.root().get(OWN);
    let mut count = 0;
    for grant in data.items("grants") {
        let is_over = || window(grant).is_none_or(|(_, end)| now.is_some_and(|now| end <= now.micros()));
        let is_own = || own.is_some_and(|own| grant.get(OWN).is_some_and(|id| id.is_same_id(own)));
        let opens = ids(grant, DEVICES.ids).iter().any(|named| named.is_same_id(id))
            || NamedSpaces::of(data, grant, DEVICES).have(id);
        let holds_code = opens && grant.get("requested_access_methods").is_none_or(asks_for_code);
        count += u32::from(holds_code && !is_own() && !is_over());
    }
    if count >= most && data.list("grants").is_some() {
        let codes = if most == 1 { "code" } else { "codes" };
        let sentence = fill(" holds {} {} at most; delete one first.", &[&decimal(most), codes]);
        cx.add("mode", Outcome::Fail, rule_issue(device, PROPERTY, &sentence));
    }
}

fn asks_for_code(methods: Value<'_>) -> bool {
    methods.items().any(|method| method.get("mode").is_some_and(|mode| mode.is("code")))
}

/// The rules of devices about the grant's window and its name, which its codes get.
pub(super) fn window_and_name(cx: &mut RuleContext<'_, '_>) {
    let context = cx.context();
    let methods = cx.get("requested_access_methods");
    if methods.is_some_and(|methods| !asks_for_code(methods)) {
        return;
    }
    time_frames(cx, methods.is_some());
    let start = start_outcome(cx, methods.is_some(), context.now);
    let name = cx.get("name").and_then(|name| name.text());
    let name = name.map(|name| u32::try_from(name.chars().count()).unwrap_or(u32::MAX));
    let [in_future, name_length, unique] = OF_OTHER_FIELDS;
    for device in concerned(&context.data, cx.root()) {
        for (constraint, kind) in device.constraints() {
            let (field, outcome, rule, sentence) = if kind.is(in_future) {
                ("starts_at", start, in_future, Cow::Borrowed(" takes a start in the future; choose one."))
            } else if kind.is(name_length) {
                let limit = |key| constraint.get(key).and_then(|limit| limit.as_u32());
                let (least, most) = (limit("min_length"), limit("max_length"));
                let fits = name.is_none_or(|name| name >= least.unwrap_or(0) && name <= most.unwrap_or(u32::MAX));
                let outcome = if fits { Outcome::Pass } else { Outcome::Fail };
                ("name", outcome, name_length, Cow::Owned(length_sentence(least, most)))
            } else if kind.is(unique) && name.is_some() {
                let sentence = " takes each name only once; choose one that is new there.";
                ("name", Outcome::Unclear, unique, Cow::Borrowed(sentence))
            } else {
                continue;
            };
            if outcome != Outcome::Pass {
                cx.add(field, outcome, rule_issue(&device, rule, &sentence));
            }
        }
    }
}

/// The time frame options of devices, where the request says when: a new grant always does, since leaving out the start
/// means now and leaving out the end means never; a change does if it gives both ends or takes the end away.
fn time_frames(cx: &mut RuleContext<'_, '_>, is_new: bool) {
    let context = cx.context();
    let (start, end) = (cx.get("starts_at"), cx.get("ends_at"));
    let is_whole = start.is_some() && end.is_some() || end.is_some_and(|end| end.kind() == Kind::Null);
    let window = Window { starts_at: start.and_then(instant), ends_at: end.and_then(instant), now: context.now };
    // A text that is no time has an issue of its own, and nothing follows from it here.
    let is_wrong =
        |value: Option<Value<'_>>| value.is_some_and(|value| value.kind() != Kind::Null && instant(value).is_none());
    if !(is_new || is_whole) || is_wrong(start) || is_wrong(end) {
        return;
    }
    for device in concerned(&context.data, cx.root()) {
        let door = device.door();
        let (field, outcome, option, reason, message) =
            match time_frame::check(device.properties(), Options::of(&device), window, context.zones) {
                WindowFit::Broken { option, problem } => {
                    (problem.field, Outcome::Fail, option, problem.name(), problem.message(door.name()))
                }
                WindowFit::Undecided { option, why } => {
                    ("ends_at", Outcome::Unclear, option, why.name(), why.message(door.name()))
                }
                WindowFit::Unrestricted | WindowFit::Fits { .. } => continue,
            };
        let mut params = door.params();
        params.member("reason", reason);
        params.member("option", &option);
        cx.add(field, outcome, Details::new(code::DEVICE_TIME_FRAME, message, params).into());
    }
}

/// Whether the start is in the future. Left out of a new grant that ends, it is the moment of the request: too early by
/// a hair, and the caller may not have meant it, so that is a warning.
fn start_outcome(cx: &RuleContext<'_, '_>, is_new: bool, now: Option<Instant>) -> Outcome {
    match (cx.get("starts_at"), now) {
        (None, _) if is_new && cx.is_given("ends_at") => Outcome::Unclear,
        (Some(start), Some(now)) if instant(start).is_some_and(|start| start <= now) => Outcome::Fail,
        _ => Outcome::Pass,
    }
}

fn length_sentence(least: Option<u32>, most: Option<u32>) -> String {
    let [least_digits, most_digits] = [least, most].map(|limit| decimal(limit.unwrap_or(0)));
    match (least, most) {
        (Some(_), Some(_)) => fill(" takes names of {} to {} characters.", &[&least_digits, &most_digits]),
        (Some(_), None) => fill(" takes names of {} characters or more.", &[&least_digits]),
        (None, _) => fill(" takes names of {} characters or less.", &[&most_digits]),
    }
}
