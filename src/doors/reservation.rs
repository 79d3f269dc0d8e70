//! The rules of `reservation_key`, against the grants that exist with the same key.
//!
//! Source: <https://docs.seam.co/latest/capability-guides/access-grants/reservation-access-grants>. What is decided:
//!
//! | rule of the server | decided from | else |
//! |---|---|---|
//! | one door at least can belong to a reservation | `can_belong_to_reservation` of every entrance that is named | nothing is reported |
//! | the first grant fixes the doors, a later one opens some of them | `acs_entrance_ids` of the earliest grant, and that flag | a warning, or nothing |
//! | time frames overlap | `starts_at`, `ends_at` of all of them | a warning where only some overlap |
//!
//! The second rule also forbids changes to the first grant's doors; no request changes doors, so there is nothing to check.

use super::space::{ENTRANCES, NamedSpaces};
use super::{Door, ids};
use crate::issue::{Details, IssueCode, code, fill};
use crate::json::{Kind, Value, Writer};
use crate::prelude::*;
use crate::schema::{ContextData, Outcome, RuleContext};
use crate::time::{Instant, instant, window};

const KEY: &str = "reservation_key";

/// For a new grant with a `reservation_key`.
pub(super) fn of_new_grant(cx: &mut RuleContext<'_, '_>) {
    let context = cx.context();
    let data = &context.data;
    let Some(key) = cx.get(KEY).filter(|key| key.text().is_some_and(|key| !key.is_empty())) else { return };
    some_capable_door(cx, data);
    let others = grants_with(data, key);
    doors_of_first(cx, data, &others);
    let Some((mut start, end)) = window(cx.root()) else { return };
    // A grant without a start starts now.
    if let (None, Some(now)) = (cx.get("starts_at"), context.now) {
        start = now.micros();
    }
    time_frame(cx, (start, end), &others, None);
}

/// For a change of the window of a grant that stands in the reservation itself.
pub(super) fn of_change(cx: &mut RuleContext<'_, '_>) {
    let data = &cx.context().data;
    let (start, end) = (cx.get("starts_at"), cx.get("ends_at"));
    if start.is_none() && end.is_none() {
        return;
    }
    let by_id = || data.with_id("reservation", "access_grant_id", cx.get("access_grant_id")?);
    let by_key = || {
        let key = cx.get("access_grant_key")?;
        data.items("reservation").find(|grant| grant.get("access_grant_key").is_some_and(|own| own.equals(key)))
    };
    let Some(own) = by_id().or_else(by_key) else { return };
    let (Some(key), Some(before), Some(after)) = (own.get(KEY), window(own), window(cx.root())) else { return };
    let window = (if start.is_some() { after.0 } else { before.0 }, if end.is_some() { after.1 } else { before.1 });
    time_frame(cx, window, &grants_with(data, key), Some(own));
}

/// The grants with the key; one without a `reservation_key` counts as one of them.
fn grants_with<'a>(data: &'a ContextData, key: Value<'_>) -> Vec<Value<'a>> {
    let mut grants = Vec::new();
    for grant in data.items("reservation") {
        if grant.get(KEY).is_none_or(|own| own.equals(key)) {
            grants.push(grant);
        }
    }
    grants
}

fn can_belong(entrance: Option<Value<'_>>) -> Option<bool> {
    entrance?.get("can_belong_to_reservation")?.boolean()
}

fn entrance<'a>(data: &'a ContextData, id: Value<'_>) -> Option<Value<'a>> {
    ENTRANCES.find(data, id)
}

/// Rule 1. Any space or entrance that is not known may be or hold such a door.
fn some_capable_door(cx: &mut RuleContext<'_, '_>, data: &ContextData) {
    let root = cx.root();
    let spaces = NamedSpaces::of(data, root, ENTRANCES);
    let mut doors = spaces.doors(data);
    for id in ids(root, ENTRANCES.ids) {
        doors.push(entrance(data, id));
    }
    let may_belong = doors.iter().any(|door| can_belong(*door) != Some(false));
    if !doors.is_empty() && !may_belong && !spaces.has_unknown {
        cx.issue(KEY, reservation_issue("not_supported", None));
    }
}

/// Rules 2 and 3. The first grant is the one that was created first; where none has a `created_at`, it is the first of the list. Doors that
/// cannot belong to a reservation do not count. A space of the first grant may hold the door.
fn doors_of_first(cx: &mut RuleContext<'_, '_>, data: &ContextData, grants: &[Value<'_>]) {
    let mut first = None;
    let mut earliest = None;
    for grant in grants {
        let created = grant.get("created_at").and_then(instant).map_or(i64::MAX, Instant::micros);
        if earliest.is_none_or(|earliest| created < earliest) {
            (first, earliest) = (Some(grant), Some(created));
        }
    }
    let Some(first) = first else { return };
    let Some(allowed) = first.get(ENTRANCES.ids).filter(|list| list.kind() == Kind::List) else { return };
    let Some(named) = cx.get(ENTRANCES.ids) else { return };
    let spaces = NamedSpaces::of(data, *first, ENTRANCES);
    for (index, id) in (0..).zip(named.items()) {
        let entrance = entrance(data, id);
        let can_belong = can_belong(entrance);
        let is_allowed = allowed.items().any(|allowed| allowed.is_same_id(id)) || spaces.have(id);
        if can_belong != Some(false) && !is_allowed {
            let outcome =
                if can_belong == Some(true) && !spaces.has_unknown { Outcome::Fail } else { Outcome::Unclear };
            let unknown = Door { is_entrance: true, id: id.text(), name: None };
            let door = entrance.map_or(unknown, Door::entrance);
            cx.add_at_item(ENTRANCES.ids, index, outcome, reservation_issue("entrances", Some(&door)));
        }
    }
}

/// Rule 4: the window must overlap the others. Whether it must overlap each of them is not documented, so a window that
/// overlaps only some is a warning. Windows that touch do not overlap.
fn time_frame(cx: &mut RuleContext<'_, '_>, (start, end): (i64, i64), grants: &[Value<'_>], own: Option<Value<'_>>) {
    let mut apart = None;
    let mut overlaps = false;
    for grant in grants {
        if own.is_some_and(|own| own.index() == grant.index()) {
            continue;
        }
        let Some((other_start, other_end)) = window(*grant) else { continue };
        if start >= other_end {
            apart = Some("starts_at");
        } else if end <= other_start {
            apart = Some("ends_at");
        } else {
            overlaps = true;
        }
    }
    if let Some(field) = apart {
        let outcome = if overlaps { Outcome::Unclear } else { Outcome::Fail };
        cx.add(field, outcome, reservation_issue("time_frame", None));
    }
}

/// Makes the issue about a rule of reservations; `door` is one that the first grant does not open.
fn reservation_issue(rule: &str, door: Option<&Door<'_>>) -> IssueCode {
    let message = match rule {
        "not_supported" => "Remove this, or choose a door that can belong to a reservation.",
        "entrances" => "Choose doors of the reservation's first access grant, without {}.",
        _ => "Choose a time that overlaps the reservation's other access grants.",
    };
    let name = door.and_then(|door| door.name).unwrap_or("this one");
    let mut params = Writer::default();
    params.member("rule", rule);
    if let Some(door) = door {
        door.write(&mut params);
    }
    Details::new(code::RESERVATION, fill(message, &[name]), params).into()
}
