//! What a sandbox holds at the beginning.

use serde_json::{Value, json};

use super::{
    access_grants,
    property::{Device, Entrance, Person, Space},
    store::Store,
};
use seam_access_grants::time::Instant;

/// A set of data to start with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seed {
    /// Nothing.
    Empty,
    /// A small hotel: spaces, doors of different kinds, people, and 30 grants around the present.
    Demo,
}

impl Seed {
    /// The seed with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "empty" => Some(Self::Empty),
            "demo" => Some(Self::Demo),
            _ => None,
        }
    }

    pub(super) fn fill(self, store: &mut Store, now: Instant) {
        if self == Self::Demo {
            places(store);
            people(store);
            grants(store, now);
            unmanaged(store, now);
        }
    }
}

/// Name, kind, and what the lock says of its PINs.
fn locks() -> [(&'static str, &'static str, Value); 4] {
    [
        (
            "Room 101 Lock",
            "schlage_lock",
            json!({ "supported_code_lengths": [4, 5, 6], "code_constraints": [{ "constraint_type": "unique_first_four_digits" }] }),
        ),
        (
            "Room 102 Lock",
            "nuki_lock",
            json!({ "supported_code_lengths": [6], "code_constraints": [{ "constraint_type": "no_zeros" }, { "constraint_type": "cannot_start_with_12" }] }),
        ),
        (
            "Room 103 Lock",
            "ttlock_lock",
            json!({ "supported_code_lengths": [4, 5, 6, 7, 8, 9], "code_constraints": [{ "constraint_type": "cannot_contain_089" }] }),
        ),
        ("Storage Room Lock", "august_lock", json!({ "supported_code_lengths": [4, 5, 6] })),
    ]
}

fn places(store: &mut Store) {
    let mut id = || store.random.uuid();
    let devices: Vec<Device> = locks()
        .into_iter()
        .map(|(name, kind, properties)| Device {
            device_id: id(),
            display_name: name.to_owned(),
            device_type: kind.to_owned(),
            can_program_online_access_codes: true,
            properties,
        })
        .collect();
    let acs_system_id = id();
    // Code, card, mobile key, cloud key.
    let doors = [
        ("Main Entrance", [true, true, true, true]),
        ("Elevator", [false, true, true, false]),
        ("Gym", [false, true, true, true]),
        ("Parking Gate", [true, false, false, true]),
    ];
    let entrances: Vec<Entrance> = doors
        .into_iter()
        .map(|(name, [code, card, mobile_key, cloud_key])| Entrance {
            acs_entrance_id: id(),
            acs_system_id: acs_system_id.clone(),
            display_name: name.to_owned(),
            can_unlock_with_code: code,
            can_unlock_with_card: card,
            can_unlock_with_mobile_key: mobile_key,
            can_unlock_with_cloud_key: cloud_key,
        })
        .collect();
    let device = |index: usize| devices.get(index).map(|device| device.device_id.clone());
    let entrance = |index: usize| entrances.get(index).map(|entrance| entrance.acs_entrance_id.clone());
    let spaces = [
        ("Room 101", vec![device(0)], vec![entrance(0), entrance(1)]),
        ("Room 102", vec![device(1)], vec![entrance(0), entrance(1)]),
        ("Room 103", vec![device(2)], vec![entrance(0), entrance(1)]),
        ("Common Areas", vec![], vec![entrance(0), entrance(2), entrance(3)]),
        ("Back Office", vec![device(3)], vec![entrance(0)]),
    ];
    let spaces = spaces.map(|(name, devices, entrances)| Space {
        space_id: id(),
        space_key: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        device_ids: devices.into_iter().flatten().collect(),
        acs_entrance_ids: entrances.into_iter().flatten().collect(),
    });
    store.property.spaces = spaces.into();
    store.property.devices = devices;
    store.property.entrances = entrances;
}

fn people(store: &mut Store) {
    let names = ["Jane Doe", "Ravi Patel", "Mia Schneider", "Tom Okafor", "Lucía Fernández", "Yuki Tanaka"];
    for (index, name) in (1..).zip(names) {
        let first = name.split(' ').next().unwrap_or(name).to_lowercase().replace('í', "i");
        let person = Person {
            user_identity_id: store.random.uuid(),
            user_identity_key: Some(format!("guest-{index}")),
            full_name: Some(name.to_owned()),
            email_address: Some(format!("{first}@example.com")),
            phone_number: Some(format!("+1415555{:04}", 100 + index)),
        };
        store.property.people.push(person);
    }
}

/// Stays of one to seven nights, from five weeks ago to four weeks ahead, made through the same door as any other.
fn grants(store: &mut Store, now: Instant) {
    const HOUR: i64 = 3_600_000_000;
    for stay in 0..30_i64 {
        let start = now.plus_micros((stay - 15) * 50 * HOUR);
        let nights = i64::try_from(store.random.below(7)).unwrap_or_default() + 1;
        let end = start.plus_micros(nights * 24 * HOUR);
        let person = pick(&store.property.people, stay).map(|person| person.user_identity_id.clone());
        let space = pick(&store.property.spaces, stay).map(|space| space.space_id.clone());
        let methods = match stay % 4 {
            0 => json!([{ "mode": "code" }]),
            1 => json!([{ "mode": "code" }, { "mode": "card" }]),
            2 => json!([{ "mode": "mobile_key" }]),
            _ => json!([{ "mode": "card" }, { "mode": "cloud_key" }]),
        };
        let mut params = json!({
            "user_identity_id": person,
            "space_ids": [space],
            "requested_access_methods": methods,
            "starts_at": start.to_string(),
            "access_grant_key": format!("stay-{}", stay + 1),
        });
        let ongoing = stay % 10 == 9;
        if let (false, Some(members)) = (ongoing, params.as_object_mut()) {
            members.insert("ends_at".to_owned(), end.to_string().into());
        }
        let created_at = if start < now { start } else { now };
        let _ = access_grants::create(store, &params, created_at.plus_micros(-24 * HOUR));
    }
}

/// Two grants that were made in the access system itself.
fn unmanaged(store: &mut Store, now: Instant) {
    for _ in 0..2 {
        let person = store.property.people.first().map(|person| person.user_identity_id.clone());
        let space = store.property.spaces.last().map(|space| space.space_id.clone());
        let params = json!({
            "user_identity_id": person,
            "space_ids": [space],
            "requested_access_methods": [{ "mode": "card" }],
        });
        let _ = access_grants::create(store, &params, now);
        if let Some(stored) = store.grants.last_mut() {
            stored.is_managed = false;
        }
    }
}

fn pick<T>(items: &[T], index: i64) -> Option<&T> {
    let length = i64::try_from(items.len()).ok()?;
    items.get(usize::try_from(index.checked_rem(length)?).ok()?)
}
