//! Which access methods a row asks for that an access grant does not have. Those of one mode have no order and no identity, so each that is
//! there answers the request that it fits best.

use super::{
    Reason,
    difference::{Difference, list_change, text},
};
use crate::json::{Kind, Value};
use crate::prelude::*;

const FIELD: &str = "requested_access_methods";
const CODE: &str = "code";

/// How well an access method answers a request: with the same settings, with settings of which one side says nothing, or with another PIN
/// or another number of uses.
const FITS: [u8; 3] = [SAME, COMPATIBLE, OTHER];
const SAME: u8 = 0;
const COMPATIBLE: u8 = 1;
const OTHER: u8 = 2;

/// Compares the access methods.
pub(super) fn compare(difference: &mut Difference, row: Value<'_>, grant: Value<'_>) {
    let wanted = items(row);
    let mut there = items(grant);
    let mut open = wanted.clone();
    let modes_before = modes(&there);
    let (mut is_other, mut has_unknown_code) = (false, false);
    for most in FITS {
        there.retain(|own| {
            let Some(place) = open.iter().position(|wanted| fit(*wanted, *own) <= most) else { return true };
            let answered = open.remove(place);
            is_other |= most == OTHER;
            has_unknown_code |= !setting(answered, CODE).is_empty() && setting(*own, CODE).is_empty();
            false
        });
    }
    if has_unknown_code {
        difference.unknown.text("requested_access_methods.code");
    }
    if is_other {
        difference.block(Reason::DifferentAccessMethod);
    }
    if !there.is_empty() {
        difference.block(Reason::FewerAccessMethods);
    }
    if is_other || !there.is_empty() || !open.is_empty() {
        list_change(&mut difference.modes, FIELD, &modes_before, &modes(&wanted));
    }
    for method in open {
        difference.requested.value(method);
    }
}

/// One of [`FITS`], or more where the modes differ.
fn fit(wanted: Value<'_>, own: Value<'_>) -> u8 {
    if text(wanted, "mode") != text(own, "mode") {
        return u8::MAX;
    }
    let mut fit = SAME;
    for field in [CODE, "instant_key_max_use_count"] {
        let (wanted, own) = (setting(wanted, field), setting(own, field));
        if wanted != own {
            fit = fit.max(if wanted.is_empty() || own.is_empty() { COMPATIBLE } else { OTHER });
        }
    }
    fit
}

/// A setting as it is written; nothing where there is none.
#[inline(never)]
fn setting<'v>(method: Value<'v>, field: &str) -> &'v str {
    method.get(field).filter(|value| value.kind() != Kind::Null).map_or("", |value| value.raw())
}

#[inline(never)]
fn items(of: Value<'_>) -> Vec<Value<'_>> {
    of.list(FIELD).collect()
}

#[inline(never)]
fn modes<'v>(methods: &[Value<'v>]) -> Vec<&'v str> {
    methods.iter().filter_map(|method| text(*method, "mode")).collect()
}
