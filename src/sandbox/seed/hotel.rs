//! The hotel: an access system for the common doors, and a lock at each room.

use serde_json::{Value, json};

use super::{TIME_ZONE, locks::Makes};
use crate::{
    id::Id,
    random::Stream,
    store::{Account, Device, Encoder, Entrance, Members, Row, Space, Store, System},
};
use seam_access_grants::{
    model::AccessMethodMode::{Card, CloudKey, Code, MobileKey},
    time::Instant,
};

/// Where people stay and work.
pub(super) struct Hotel {
    /// The rooms, 101 first.
    pub(super) rooms: Vec<Id>,
    /// The space with the common doors.
    pub(super) common: Id,
    /// The space of the staff.
    pub(super) office: Id,
    pub(super) system: Id,
    pub(super) main_entrance: Id,
}

/// Builds it. Rooms have ten on a floor.
pub(super) fn build(store: &mut Store, rooms: usize, created_at: Instant) -> Hotel {
    let makes = Makes::read();
    let locks = account(store, "Lumière Locks", "smartthings", created_at);
    let access = account(store, "Lumière Access", "salto_space", created_at);
    let (system, doors) = access_system(store, access, created_at);
    let [main, elevator, gym, parking] = doors;
    let building = space(store, "Hotel Lumière", None, vec![], vec![], created_at);
    let mut hotel_rooms = Vec::new();
    let mut floor = building;
    for room in 0..rooms {
        let number = (room / 10 + 1) * 100 + room % 10 + 1;
        if room % 10 == 0 {
            floor =
                space(store, &format!("Floor {}", number / 100), Some(building), vec![], vec![elevator], created_at);
        }
        let lock = device(store, locks, makes.lock(room, &format!("Room {number} Lock")), created_at);
        let name = format!("Room {number}");
        hotel_rooms.push(space(store, &name, Some(floor), vec![lock], vec![main, elevator], created_at));
    }
    let storage = device(store, locks, makes.lock(3, "Storage Room Lock"), created_at);
    Hotel {
        rooms: hotel_rooms,
        common: space(store, "Common Areas", Some(building), vec![], vec![main, gym, parking], created_at),
        office: space(store, "Back Office", Some(building), vec![storage], vec![main], created_at),
        system,
        main_entrance: main,
    }
}

fn add<T: Row>(table: &mut crate::store::Table<T>, row: T) -> Id {
    let id = row.id();
    table.add(row);
    id
}

fn account(store: &mut Store, name: &str, kind: &str, created_at: Instant) -> Id {
    let id = store.streams.id(Stream::Places);
    add(&mut store.places.accounts, Account { id, name: name.to_owned(), kind: kind.to_owned(), created_at })
}

/// The access system with its entrances and the encoder at the front desk.
fn access_system(store: &mut Store, account: Id, created_at: Instant) -> (Id, [Id; 4]) {
    let members = json!({
        "system_type": "salto_space_system",
        "system_type_display_name": "Salto Space system",
        "external_type": "salto_space_system",
        "external_type_display_name": "Salto Space system",
    });
    let members = if let Value::Object(members) = members { members } else { Members::new() };
    let id = store.streams.id(Stream::Places);
    let name = "Lumière Access System".to_owned();
    let time_zone = Some(TIME_ZONE.to_owned());
    let system = add(&mut store.places.systems, System { id, account, name, time_zone, members, created_at });
    let doors = [
        ("Main Entrance", vec![Code, Card, MobileKey, CloudKey], true),
        ("Elevator", vec![Card, MobileKey], true),
        ("Gym", vec![Card, MobileKey, CloudKey], false),
        ("Parking Gate", vec![Code, CloudKey], false),
    ];
    let doors = doors.map(|(name, modes, can_belong_to_reservation)| {
        let id = store.streams.id(Stream::Places);
        let name = name.to_owned();
        add(&mut store.places.entrances, Entrance { id, system, name, modes, can_belong_to_reservation, created_at })
    });
    let id = store.streams.id(Stream::Places);
    add(&mut store.places.encoders, Encoder { id, system, name: "Front Desk Encoder".to_owned(), created_at });
    (system, doors)
}

fn device(store: &mut Store, account: Id, members: Members, created_at: Instant) -> Id {
    let id = store.streams.id(Stream::Places);
    let mut device = Device { id, account, members, created_at, tape: seam_access_grants::json::Tape::default() };
    device.read();
    add(&mut store.places.devices, device)
}

fn space(
    store: &mut Store,
    name: &str,
    parent: Option<Id>,
    devices: Vec<Id>,
    entrances: Vec<Id>,
    created_at: Instant,
) -> Id {
    let id = store.streams.id(Stream::Places);
    add(
        &mut store.places.spaces,
        Space {
            id,
            key: Some(name.to_lowercase().replace(' ', "-").replace('è', "e")),
            name: name.to_owned(),
            parent,
            customer_key: Some("hotel-lumiere".to_owned()),
            time_zone: Some(TIME_ZONE.to_owned()),
            devices,
            entrances,
            created_at,
        },
    )
}
