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

use crate::device::{Door, any_id, names_spaces};
use crate::issue::{DoorIssue, ReservationRule};
use crate::json::{Kind, Value};
use crate::prelude::*;
use crate::schema::{Known, Scope, Verdict};
use crate::time::{Instant, instant, window};

const KEY: &str = "reservation_key";
const ENTRANCES: &str = "acs_entrance_ids";

/// For a new grant with a `reservation_key`.
pub(super) fn of_new_grant(scope: &mut Scope<'_, '_>) {
    let context = scope.context();
    let known = &context.known;
    if known.is_empty() {
        return;
    }
    let is_key = |key: &Value<'_>| key.kind().is_text() && !key.raw().is_empty();
    let Some(key) = scope.get(KEY).filter(is_key) else { return };
    some_capable_door(scope, known);
    let others = grants_with(known, key);
    doors_of_first(scope, known, &others);
    let Some((mut start, end)) = window(scope.root()) else { return };
    // A grant without a start starts now.
    if let (None, Some(now)) = (scope.get("starts_at"), context.now) {
        start = now.micros();
    }
    time_frame(scope, (start, end), &others, None);
}

/// For a change of the window of a grant that stands in the reservation itself.
pub(super) fn of_change(scope: &mut Scope<'_, '_>) {
    let known = &scope.context().known;
    let (start, end) = (scope.get("starts_at"), scope.get("ends_at"));
    if known.is_empty() || (start.is_none() && end.is_none()) {
        return;
    }
    let by_id = || known.with_id("reservation", "access_grant_id", scope.get("access_grant_id")?);
    let by_key = || {
        let key = scope.get("access_grant_key")?;
        known.list("reservation")?.first(&mut |grant| grant.get("access_grant_key").is_some_and(|own| own.equals(key)))
    };
    let Some(own) = by_id().or_else(by_key) else { return };
    let (Some(key), Some(before), Some(after)) = (own.get(KEY), window(own), window(scope.root())) else { return };
    let window = (if start.is_some() { after.0 } else { before.0 }, if end.is_some() { after.1 } else { before.1 });
    time_frame(scope, window, &grants_with(known, key), Some(own));
}

/// The grants with the key; one that does not tell its key is meant to have it.
#[inline(never)]
fn grants_with<'a>(known: &'a Known, key: Value<'_>) -> Vec<Value<'a>> {
    let mut grants = Vec::new();
    if let Some(list) = known.list("reservation") {
        list.any(&mut |grant| {
            if grant.get(KEY).is_none_or(|own| own.equals(key)) {
                grants.push(grant);
            }
            false
        });
    }
    grants
}

fn can_belong(entrance: Option<Value<'_>>) -> Option<bool> {
    entrance?.get("can_belong_to_reservation")?.boolean()
}

fn entrance<'a>(known: &'a Known, id: Value<'_>) -> Option<Value<'a>> {
    known.with_id("entrances", "acs_entrance_id", id)
}

/// Rule 1. Spaces may hold such a door, and so may entrances that are not known.
fn some_capable_door(scope: &mut Scope<'_, '_>, known: &Known) {
    let root = scope.root();
    let mut count = 0;
    let may_belong = any_id(root, ENTRANCES, &mut |id| {
        count += 1;
        can_belong(entrance(known, id)) != Some(false)
    });
    if count > 0 && !may_belong && !names_spaces(root) {
        scope.issue(KEY, DoorIssue::Reservation(ReservationRule::NotSupported).into());
    }
}

/// Rules 2 and 3. The first grant is the one that was created first; where none says when, the first of the list. Doors that
/// cannot belong to a reservation do not count. A space of the first grant may hold the door.
fn doors_of_first(scope: &mut Scope<'_, '_>, known: &Known, grants: &[Value<'_>]) {
    let mut first = None;
    let mut earliest = None;
    for grant in grants {
        let created = grant.get("created_at").and_then(instant).map_or(i64::MAX, Instant::micros);
        if earliest.is_none_or(|earliest| created < earliest) {
            (first, earliest) = (Some(grant), Some(created));
        }
    }
    let Some(first) = first else { return };
    let Some(allowed) = first.get(ENTRANCES).filter(|list| list.kind() == Kind::List) else { return };
    let Some(named) = scope.get(ENTRANCES) else { return };
    let has_spaces = names_spaces(*first);
    let mut index = 0;
    named.any(&mut |id| {
        let entrance = entrance(known, id);
        let can_belong = can_belong(entrance);
        if can_belong != Some(false) && !allowed.any(&mut |allowed| allowed.is_same_id(id)) {
            let verdict = if can_belong == Some(true) && !has_spaces { Verdict::Fail } else { Verdict::Unclear };
            let unknown = Door { is_entrance: true, id: id.string(), name: None };
            let door = entrance.map_or(unknown, Door::entrance);
            scope.tell_of_item(
                ENTRANCES,
                index,
                verdict,
                DoorIssue::Reservation(ReservationRule::Entrance(door)).into(),
            );
        }
        index += 1;
        false
    });
}

/// Rule 4: the window must overlap the others. Whether it must overlap each of them is not documented, so a window that
/// overlaps only some is a warning. Windows that touch do not overlap.
#[inline(never)]
fn time_frame(scope: &mut Scope<'_, '_>, (start, end): (i64, i64), grants: &[Value<'_>], own: Option<Value<'_>>) {
    let mut apart = None;
    let mut overlaps = false;
    for grant in grants {
        if own.is_some_and(|own| own.place() == grant.place()) {
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
        let verdict = if overlaps { Verdict::Unclear } else { Verdict::Fail };
        scope.tell(field, verdict, DoorIssue::Reservation(ReservationRule::TimeFrame).into());
    }
}
