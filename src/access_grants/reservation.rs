//! The rules of `reservation_key`, against the grants that exist with the same key.
//!
//! Source: <https://docs.seam.co/latest/capability-guides/access-grants/reservation-access-grants>. What is decided:
//!
//! | rule of the server | decided from | else |
//! |---|---|---|
//! | one door at least can belong to a reservation | `can_belong_to_reservation` of every entrance that is named | nothing is said |
//! | the first grant fixes the doors, a later one opens some of them | `acs_entrance_ids` of the earliest grant, and that flag | a warning, or nothing |
//! | time frames overlap | `starts_at`, `ends_at` of all of them | a warning where only some overlap |
//!
//! The second rule also forbids changes to the first grant's doors; no request changes doors, so there is nothing to check.

use crate::device::{Door, entrance, ids, names_spaces};
use crate::issue::{IssueCode, ReservationRule};
use crate::json::{Kind, Value};
use crate::overlaps::window;
use crate::prelude::*;
use crate::schema::{Known, Scope, Verdict};
use crate::time::Instant;

/// For a new grant with a `reservation_key`.
pub(super) fn of_new_grant(scope: &mut Scope<'_, '_>) {
    let context = scope.context();
    let known = &context.known;
    let key = scope.get("reservation_key").and_then(|key| key.text());
    let Some(key) = key.filter(|key| !known.is_empty() && !key.is_empty()) else { return };
    some_capable_door(scope, known);
    let others = || others(known, &key);
    if let Some(first) = first(others()) {
        doors_of_first(scope, known, first);
    }
    let Some((start, end)) = window(scope.root()) else { return };
    // A grant without a start starts now.
    let start = if scope.get("starts_at").is_some() { start } else { context.now.map_or(start, Instant::micros) };
    time_frame(scope, (start, end), others());
}

/// For a change of the window of a grant that stands in the reservation itself.
pub(super) fn of_change(scope: &mut Scope<'_, '_>) {
    let known = &scope.context().known;
    let root = scope.root();
    let is_own = |grant: &Value<'_>| {
        ["access_grant_id", "access_grant_key"].iter().any(|key| {
            let id = root.get(key).and_then(|id| id.text());
            id.is_some_and(|id| grant.find(key).is_some_and(|own| own.is(&id)))
        })
    };
    if !["starts_at", "ends_at"].iter().any(|field| root.get(field).is_some()) {
        return;
    }
    let Some(own) = known.reservation().find(is_own) else { return };
    let Some(key) = own.find("reservation_key").and_then(|key| key.text()) else { return };
    let (Some(before), Some(after)) = (window(own), window(root)) else { return };
    let start = if root.get("starts_at").is_some() { after.0 } else { before.0 };
    let end = if root.get("ends_at").is_some() { after.1 } else { before.1 };
    time_frame(scope, (start, end), others(known, &key).filter(|grant| !is_own(grant)));
}

/// The grants with the key; one that does not tell its key is meant to have it.
fn others<'a>(known: &'a Known, key: &str) -> impl Iterator<Item = Value<'a>> {
    known.reservation().filter(move |grant| grant.find("reservation_key").is_none_or(|own| own.is(key)))
}

/// The grant that was created first; where none says when, the first of the list.
fn first<'a>(grants: impl Iterator<Item = Value<'a>>) -> Option<Value<'a>> {
    let created = |grant: Value<'_>| {
        let text = grant.find("created_at").and_then(|text| text.text());
        text.and_then(|text| Instant::parse(&text)).map_or(i64::MAX, Instant::micros)
    };
    grants.reduce(|first, grant| if created(grant) < created(first) { grant } else { first })
}

fn can_belong(entrance: Option<Value<'_>>) -> Option<bool> {
    entrance?.find("can_belong_to_reservation")?.boolean()
}

/// Rule 1. Spaces may hold such a door, and so may entrances that are not known.
fn some_capable_door(scope: &mut Scope<'_, '_>, known: &Known) {
    let root = scope.root();
    let mut entrances = ids(root, "acs_entrance_ids").map(|id| can_belong(entrance(known, id))).peekable();
    if !names_spaces(root) && entrances.peek().is_some() && entrances.all(|can| can == Some(false)) {
        scope.tell("reservation_key", Verdict::Fail, IssueCode::Reservation(ReservationRule::NotSupported));
    }
}

/// Rules 2 and 3. Doors that cannot belong to a reservation do not count. A space of the first grant may hold the door.
fn doors_of_first(scope: &mut Scope<'_, '_>, known: &Known, first: Value<'_>) {
    let Some(allowed) = first.find("acs_entrance_ids").filter(|list| list.kind() == Kind::List) else { return };
    let has_spaces = names_spaces(first);
    for (index, id) in (0..).zip(scope.get("acs_entrance_ids").into_iter().flat_map(|list| list.items())) {
        let Some(text) = id.text() else { continue };
        let entrance = entrance(known, id);
        let can_belong = can_belong(entrance);
        if can_belong == Some(false) || allowed.items().any(|allowed| allowed.is(&text)) {
            continue;
        }
        let verdict = if can_belong == Some(true) && !has_spaces { Verdict::Fail } else { Verdict::Unclear };
        let door = entrance.map_or(Door { is_entrance: true, id: Some(text.into_owned()), name: None }, Door::entrance);
        let rule = IssueCode::Reservation(ReservationRule::Entrance(Box::new(door)));
        scope.tell_of_item("acs_entrance_ids", index, verdict, rule);
    }
}

/// Rule 4: the window must overlap the others. Whether it must overlap each of them is not documented, so a window that
/// overlaps only some is a warning. Windows that touch do not overlap.
fn time_frame<'a>(scope: &mut Scope<'_, '_>, (start, end): (i64, i64), others: impl Iterator<Item = Value<'a>>) {
    let mut apart = None;
    let mut overlaps = false;
    for (other_start, other_end) in others.filter_map(window) {
        if start >= other_end {
            apart = Some("starts_at");
        } else if end <= other_start {
            apart = Some("ends_at");
        } else {
            overlaps = true;
        }
    }
    if let Some(field) = apart {
        let verdict = if overlaps { Verdict::Unclear } else { Verdict::Fail };
        scope.tell(field, verdict, IssueCode::Reservation(ReservationRule::TimeFrame));
    }
}
