//! Grants in the states that an app must be able to show, each with a key that says which.

use serde_json::json;

use super::{
    DAY, HOUR,
    hotel::Hotel,
    stays::{CHECK_IN, CHECK_OUT, Calendar, create},
};
use crate::{
    id::Id,
    store::{Issuance, Store, Window},
};
use seam_access_grants::time::Instant;

/// What is on its way in the demo stays so for an hour.
const LONG: Issuance = Issuance::After(3_600_000);

pub(super) fn add(store: &mut Store, hotel: &Hotel, people: &[Id], now: Instant) {
    let room = |number: usize| hotel.rooms.get(number).copied();
    let guest = |number: usize| people.get(number).copied();
    let mut calendar = Calendar::new(store, now);
    let (start, end) = (calendar.at(-1, CHECK_IN), calendar.at(2, CHECK_OUT));
    let params = |key: &str, guest: Option<Id>, room: Option<Id>, methods: serde_json::Value| {
        json!({
            "user_identity_id": guest,
            "space_ids": [room],
            "requested_access_methods": methods,
            "starts_at": start.to_string(),
            "ends_at": end.to_string(),
            "access_grant_key": key,
        })
    };
    let ago = now.plus_micros(-HOUR);
    let taken = json!([{ "mode": "code", "code": "4716" }]);
    create(store, &params("first-with-the-pin", guest(6), room(0), taken.clone()), ago);
    create(store, &params("pin-taken", guest(7), room(0), taken), ago);
    create(store, &params("no-keypad", guest(8), room(7), json!([{ "mode": "code" }])), ago);
    create(store, &params("partly-issued", guest(9), room(2), json!([{ "mode": "code" }, { "mode": "card" }])), ago);
    create(store, &params("card-waiting", guest(10), room(1), json!([{ "mode": "card" }])), ago);
    let mut alone = params("not-created", guest(17), None, json!([{ "mode": "code" }]));
    if let Some(members) = alone.as_object_mut() {
        let lock = room(7).and_then(|room| store.places.spaces.get(room)?.devices.first().copied());
        members.insert("space_ids".to_owned(), json!([]));
        members.insert("device_ids".to_owned(), json!([lock]));
    }
    create(store, &alone, ago);
    let mut no_end = params("window-refused", guest(11), room(4), json!([{ "mode": "code" }]));
    if let Some(members) = no_end.as_object_mut() {
        members.remove("ends_at");
    }
    create(store, &no_end, ago);
    let mut shared = params("shared-reservation", guest(12), room(3), json!([{ "mode": "mobile_key" }]));
    let mut companion = params("companion", guest(13), room(3), json!([{ "mode": "card" }]));
    for grant in [&mut shared, &mut companion] {
        if let Some(members) = grant.as_object_mut() {
            members.insert("reservation_key".to_owned(), "reservation-shared".into());
        }
    }
    create(store, &shared, ago);
    create(store, &companion, ago);
    // Two that were made in the access system itself.
    for number in 0..2 {
        let params = json!({
            "user_identity_id": guest(number),
            "acs_entrance_ids": [hotel.main_entrance],
            "requested_access_methods": [{ "mode": "card" }],
        });
        if let Some(id) = create(store, &params, ago) {
            store.grants.disown(id);
        }
    }
    let updated = create(store, &params("being-updated", guest(14), room(8), json!([{ "mode": "code" }])), ago);
    let deleted = create(store, &params("being-deleted", guest(15), room(9), json!([{ "mode": "code" }])), ago);
    store.run(now);
    store.settings.issuance = LONG;
    create(store, &params("on-its-way", guest(16), room(6), json!([{ "mode": "code" }])), now);
    if let Some(id) = updated {
        store.change_window(id, Window { starts_at: start, ends_at: Some(end.plus_micros(DAY)) }, now);
    }
    if let Some(id) = deleted {
        store.delete_grant(id, now);
    }
}
