//! Whether a row opens the doors that an access grant opens.

use super::{
    Reason,
    difference::{Difference, list_change, related, text, texts},
};
use crate::json::Value;
use crate::prelude::*;

/// Compares spaces, devices and entrances.
pub(super) fn compare(difference: &mut Difference, row: Value<'_>, grant: Value<'_>) {
    let there = space_ids(grant);
    spaces(difference, row, grant, &there);
    named(difference, row, grant, &there, ["device_ids", "devices", "device_id"]);
    named(difference, row, grant, &there, ["acs_entrance_ids", "acs_entrances", "acs_entrance_id"]);
}

fn spaces(difference: &mut Difference, row: Value<'_>, grant: Value<'_>, there: &[&str]) {
    let mut wanted = space_ids(row);
    let keys = texts(row, "space_keys");
    let known = related(grant, "spaces");
    // A location is made together with an access grant, which opens it besides.
    let mut may_be_more = row.get("location").is_some();
    if may_be_more {
        difference.unknown.text("location");
    }
    if known.is_none() && !keys.is_empty() {
        may_be_more = true;
        difference.unknown.text("space_keys");
    }
    if let Some(known) = known {
        for key in keys {
            // A key of none of them stands for a space that is not among them.
            let space = known.items().find(|space| text(*space, "space_key") == Some(key));
            wanted.push(space.and_then(|space| text(space, "space_id")).unwrap_or(key));
        }
    }
    if !are_among(&wanted, there) || !(may_be_more || are_among(there, &wanted)) {
        difference.block(Reason::DifferentDoors);
        list_change(&mut difference.fixed, "space_ids", there, &wanted);
    }
}

/// Doors that are named one by one. What the API tells of them is all that an access grant opens, the doors of its `spaces` among them.
fn named(
    difference: &mut Difference,
    row: Value<'_>,
    grant: Value<'_>,
    spaces: &[&str],
    [field, list, id]: [&'static str; 3],
) {
    let mut wanted = texts(row, field);
    if let Some(location) = row.get("location") {
        wanted.append(&mut texts(location, field));
    }
    let Some(doors) = related(grant, list) else {
        if !wanted.is_empty() {
            difference.unknown.text(field);
        }
        return;
    };
    let mut there = Vec::new();
    for door in doors.items() {
        let Some(id) = text(door, id) else { continue };
        let is_of_space = match door.get("space_ids") {
            Some(_) => texts(door, "space_ids").iter().any(|space| has(spaces, space)),
            None => !spaces.is_empty(),
        };
        if !is_of_space || has(&wanted, id) {
            there.push(id);
        }
    }
    let mut asked_for = there.clone();
    for error in grant.list("errors") {
        // The API could not open them.
        asked_for.append(&mut texts(error, "missing_device_ids"));
    }
    if !are_among(&wanted, &asked_for) || !are_among(&there, &wanted) {
        difference.block(Reason::DifferentDoors);
        list_change(&mut difference.fixed, field, &there, &wanted);
    }
}

fn space_ids(of: Value<'_>) -> Vec<&str> {
    let mut ids = texts(of, "space_ids");
    ids.append(&mut texts(of, "location_ids"));
    ids
}

/// Whether an ID is among others. The case of a UUID's digits is ignored.
fn has(ids: &[&str], id: &str) -> bool {
    ids.iter().any(|own| own.eq_ignore_ascii_case(id))
}

fn are_among(ids: &[&str], others: &[&str]) -> bool {
    ids.iter().all(|id| has(others, id))
}
