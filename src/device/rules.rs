//! The rules of devices at their place in a request.

use super::{Device, check_code, code::OF_OTHER_FIELDS, concerned, ids, mode, rule_issue};
use crate::json::{self, Value};
use crate::overlaps::window;
use crate::pin::is_pin;
use crate::prelude::*;
use crate::schema::{Known, Scope, Verdict};
use crate::time::Instant;

/// The rules of one requested access method: its mode at the named doors, its code and its room on the devices.
pub(crate) fn method(scope: &mut Scope<'_, '_>) {
    let context = scope.context();
    let known = &context.known;
    if known.is_empty() {
        return;
    }
    let Some(asked) = scope.get("mode") else { return };
    mode::check(scope, known, asked);
    if !asked.is("code") {
        return;
    }
    let devices = concerned(known, scope.root());
    if let Some(code) = scope.get("code").and_then(|code| code.text()).filter(|code| is_pin(code)) {
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
    let (Some(most), Some(id)) = (device.property(PROPERTY).and_then(|most| most.whole()), device.id()) else { return };
    let own_id = scope.root().find("access_grant_id");
    let own_id = own_id.and_then(|id| id.text());
    let holds_code = |grant: &Value<'_>| {
        ids(*grant, "device_ids").any(|named| named.is(&id))
            && grant.find("requested_access_methods").is_none_or(asks_for_code)
            && !own_id.as_deref().is_some_and(|own| grant.find("access_grant_id").is_some_and(|id| id.is(own)))
            && window(*grant).is_some_and(|(_, end)| now.is_none_or(|now| end > now.micros()))
    };
    if known.grants().filter(holds_code).count() >= most as usize {
        let mut sentence = String::from(" holds ");
        json::push_number(&mut sentence, most);
        sentence.push_str(if most == 1 {
            " code at most; delete one first."
        } else {
            " codes at most; delete one first."
        });
        scope.tell("mode", Verdict::Fail, rule_issue(device, PROPERTY, sentence));
    }
}

fn asks_for_code(methods: Value<'_>) -> bool {
    methods.items().any(|method| method.find("mode").is_some_and(|mode| mode.is("code")))
}

/// The rules of devices about the grant's `name` and `starts_at`, which its codes get.
pub(crate) fn name_and_start(scope: &mut Scope<'_, '_>) {
    let context = scope.context();
    let methods = scope.get("requested_access_methods");
    if context.known.is_empty() || methods.is_some_and(|methods| !asks_for_code(methods)) {
        return;
    }
    let name = scope.get("name").and_then(|name| name.text()).map(|name| name.chars().count());
    let start = start_verdict(scope, methods.is_some(), context.now);
    let [in_future, name_length, unique] = OF_OTHER_FIELDS;
    for device in concerned(&context.known, scope.root()) {
        for constraint in device.constraints() {
            let Some(kind) = constraint.find("constraint_type") else { continue };
            if kind.is(in_future) && start != Verdict::Pass {
                let issue = rule_issue(&device, in_future, " takes a start in the future; choose one.");
                scope.tell("starts_at", start, issue);
            }
            let Some(length) = name else { continue };
            if kind.is(name_length) {
                let [least, most] =
                    ["min_length", "max_length"].map(|key| constraint.find(key).and_then(|it| it.whole()));
                let is_below = least.is_some_and(|least| length < least as usize);
                if is_below || most.is_some_and(|most| length > most as usize) {
                    scope.tell("name", Verdict::Fail, rule_issue(&device, name_length, length_sentence(least, most)));
                }
            } else if kind.is(unique) {
                let issue = rule_issue(&device, unique, " takes each name only once; choose one that is new there.");
                scope.tell("name", Verdict::Unclear, issue);
            }
        }
    }
}

/// Whether the start is in the future. Left out of a new grant that ends, it is the moment of the request: too early by
/// a hair, and the caller may not have meant it, so that is a warning.
fn start_verdict(scope: &Scope<'_, '_>, is_new: bool, now: Option<Instant>) -> Verdict {
    let Some(start) = scope.get("starts_at") else {
        return if is_new && scope.is_given("ends_at") { Verdict::Unclear } else { Verdict::Pass };
    };
    match (start.text().and_then(|start| Instant::parse(&start)), now) {
        (Some(start), Some(now)) if start <= now => Verdict::Fail,
        _ => Verdict::Pass,
    }
}

fn length_sentence(least: Option<u32>, most: Option<u32>) -> String {
    let mut out = String::from(" takes names of ");
    if let Some(least) = least {
        json::push_number(&mut out, least);
        out.push_str(if most.is_some() { " to " } else { " characters or more." });
    }
    if let Some(most) = most {
        json::push_number(&mut out, most);
        out.push_str(if least.is_some() { " characters." } else { " characters or less." });
    }
    out
}
