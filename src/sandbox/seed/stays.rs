//! Stays of one to three nights in every room, a third of them over, and the staff, whose access has no end.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{DAY, HOUR, TIME_ZONE, hotel::Hotel};
use crate::{
    access_grants,
    id::Id,
    random::Stream,
    store::{Action, State, Store},
};
use seam_access_grants::time::{Instant, zone::Zones};

/// A stay begins every three days.
const EVERY: i64 = 3;

/// How many people work in the hotel.
const STAFF: usize = 10;

/// Adds the staff, then the stays in the order in which they were booked.
pub(super) fn add(store: &mut Store, hotel: &Hotel, people: &[Id], count: usize, now: Instant) {
    for member in 0..STAFF {
        let at = now.plus_micros(-300 * DAY);
        let modes = if member % 2 == 0 {
            json!([{ "mode": "code" }, { "mode": "cloud_key" }])
        } else {
            json!([{ "mode": "mobile_key" }])
        };
        let params = json!({
            "user_identity_id": people.iter().rev().nth(member),
            "space_ids": [hotel.office, hotel.common],
            "requested_access_methods": modes,
            "access_grant_key": format!("staff-{}", member + 1),
            "name": format!("Staff {}", member + 1),
        });
        create(store, &params, at);
    }
    let mut calendar = Calendar::new(store, now);
    let rooms = hotel.rooms.len().max(1);
    let rounds = i64::try_from(count / rooms).unwrap_or_default();
    for stay in 0..count {
        let round = i64::try_from(stay / rooms).unwrap_or_default();
        let day = (round - rounds * 2 / 5) * EVERY;
        let nights = i64::try_from(store.streams.of(Stream::Seed).below(3)).unwrap_or_default() + 1;
        let (start, end) = (calendar.at(day, CHECK_IN), calendar.at(day + nights, CHECK_OUT));
        // A week ahead, or in the last hours.
        let lately = now.plus_micros(-HOUR - i64::try_from(count - stay).unwrap_or_default() * 60_000_000);
        let booked = start.plus_micros(-7 * DAY).min(lately);
        let params = json!({
            "user_identity_id": people.get(stay % people.len().saturating_sub(STAFF).max(1)),
            "space_ids": [hotel.rooms.get(stay % rooms)],
            "requested_access_methods": methods(stay),
            "starts_at": start.to_string(),
            "ends_at": end.to_string(),
            "access_grant_key": format!("stay-{}", stay + 1),
            "reservation_key": (stay % 4 == 1).then(|| format!("reservation-{}", stay + 1)),
        });
        let grant = create(store, &without_null(params), booked);
        if let Some(grant) = grant.filter(|_| start < now) {
            write_cards(store, hotel, grant, booked);
        }
    }
    store.run(now);
}

/// The hours of the hotel.
pub(super) const CHECK_IN: i64 = 15;
pub(super) const CHECK_OUT: i64 = 11;

/// The hotel's clocks; those of UTC where its zone is not known. The platform is slow to tell what they show, so it is asked once for
/// each hour of a day.
pub(super) struct Calendar {
    zones: &'static dyn Zones,
    now: Instant,
    known: HashMap<(i64, i64), Instant>,
}

impl Calendar {
    pub(super) fn new(store: &Store, now: Instant) -> Self {
        Self { zones: store.zones, now, known: HashMap::new() }
    }

    /// An hour of the day that is so many days from now.
    pub(super) fn at(&mut self, day: i64, hour: i64) -> Instant {
        let (zones, about) = (self.zones, self.now.plus_micros(day * DAY));
        *self.known.entry((day, hour)).or_insert_with(|| {
            let offset = |at| zones.offset(TIME_ZONE, at).map_or(0, |seconds| i64::from(seconds) * 1_000_000);
            let local = about.micros() + offset(about);
            let shown = local - local.rem_euclid(DAY) + hour * HOUR;
            let in_zone = |offset: i64| about.plus_micros(shown - offset - about.micros());
            in_zone(offset(in_zone(offset(about))))
        })
    }
}

fn methods(stay: usize) -> Value {
    match stay % 4 {
        0 | 2 => json!([{ "mode": "code" }]),
        1 => json!([{ "mode": "code" }, { "mode": "card" }]),
        _ => json!([{ "mode": "mobile_key" }, { "mode": "code" }]),
    }
}

pub(super) fn without_null(mut params: Value) -> Value {
    if let Some(members) = params.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    params
}

/// Creates a grant at a time, through the same door as any other.
pub(super) fn create(store: &mut Store, params: &Value, at: Instant) -> Option<Id> {
    store.run(at);
    let answer = access_grants::create(store, params, at).ok()?;
    Id::parse(answer.get("access_grant")?.get("access_grant_id")?.as_str()?)
}

/// The front desk writes the cards of a guest.
fn write_cards(store: &mut Store, hotel: &Hotel, grant: Id, booked: Instant) {
    let at = booked.plus_micros(60_000_000);
    store.run(at);
    let waiting = store.methods.of_grant(grant).filter(|method| method.state == State::WaitingForCard);
    let cards: Vec<Id> = waiting.map(|method| method.id).collect();
    for card in cards {
        let credential = store.streams.id(Stream::Attempts);
        store.attempt(card, Action::Encode { credential, system: hotel.system }, at);
    }
}
