//! Everything that a server holds, as JSON text, and back. What comes back is checked as a whole before anything changes.

use serde::{Deserialize, Serialize};

use super::{
    auth::{API_KEYS, Viewer},
    clock::Clock,
    events::Events,
    id::Id,
    random::{Random, Streams},
    store::{
        Attempt, Codes, Grant, Grants, Method, Methods, People, Person, Places, Session, Settings, Store, Table, Task,
        Tasks, Workspace,
    },
};
use seam_access_grants::time::zone::Zones;

/// Counts up when a snapshot of before cannot be read any more.
const VERSION: u32 = 3;

#[derive(Serialize)]
struct Written<'s> {
    version: u32,
    clock: Clock,
    requests: &'s Random,
    workspaces: Vec<WrittenStore<'s>>,
}

#[derive(Serialize)]
struct WrittenStore<'s> {
    random: &'s Streams,
    settings: &'s Settings,
    workspace: &'s Workspace,
    places: &'s Places,
    people: &'s Table<Person>,
    access_grants: &'s Table<Grant>,
    access_methods: &'s Table<Method>,
    client_sessions: &'s Table<Session>,
    action_attempts: &'s Table<Attempt>,
    tasks: &'s Tasks,
    events: &'s Events,
    changes: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "version")]
    _version: u32,
    clock: Clock,
    requests: Random,
    workspaces: Vec<ReadStore>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadStore {
    random: Streams,
    settings: Settings,
    workspace: Workspace,
    places: Places,
    people: Table<Person>,
    access_grants: Table<Grant>,
    access_methods: Table<Method>,
    client_sessions: Table<Session>,
    action_attempts: Table<Attempt>,
    tasks: Tasks,
    events: Events,
    changes: u64,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// Clock, IDs of requests and workspaces as text.
pub(super) fn write(clock: Clock, requests: &Random, workspaces: &[Store]) -> Result<String, serde_json::Error> {
    let workspaces = workspaces.iter().map(written).collect();
    serde_json::to_string(&Written { version: VERSION, clock, requests, workspaces })
}

fn written(store: &Store) -> WrittenStore<'_> {
    WrittenStore {
        random: &store.streams,
        settings: &store.settings,
        workspace: &store.workspace,
        places: &store.places,
        people: &store.people.table,
        access_grants: &store.grants.table,
        access_methods: &store.methods.table,
        client_sessions: &store.sessions,
        action_attempts: &store.attempts,
        tasks: &store.tasks,
        events: &store.events,
        changes: store.changes,
    }
}

/// What a text holds, or why it is no snapshot.
pub(super) fn read(text: &str, zones: &'static dyn Zones) -> Result<(Clock, Random, Vec<Store>), String> {
    let Ok(Version { version }) = serde_json::from_str(text) else {
        return Err("it has no version".to_owned());
    };
    if version != VERSION {
        return Err(format!("it has version {version}, and this is version {VERSION}"));
    }
    // The message names a place and what stands there in general, and no value.
    let Read { clock, requests, workspaces, .. } = serde_json::from_str(text).map_err(|error| told(&error))?;
    if !clock.is_sound() {
        return Err("its clock cannot be".to_owned());
    }
    let ids: std::collections::HashSet<Id> = workspaces.iter().map(|store| store.workspace.id).collect();
    if workspaces.len() != API_KEYS.len() || ids.len() != workspaces.len() {
        return Err(format!("it does not hold {} workspaces", API_KEYS.len()));
    }
    let workspaces: Result<_, _> = workspaces.into_iter().map(|store| opened(store, zones)).collect();
    Ok((clock, requests, workspaces?))
}

fn opened(read: ReadStore, zones: &'static dyn Zones) -> Result<Store, String> {
    check(&read)?;
    let mut places = read.places;
    places.read_devices();
    let people = People::of(read.people).ok_or("two people have the same key, address or number")?;
    let grants = Grants::of(read.access_grants);
    let methods = Methods::of(read.access_methods);
    let codes = Codes::of(methods.table.rows().map(|(_, method)| method), &grants);
    let mut events = read.events;
    events.skip_new();
    Ok(Store {
        streams: read.random,
        settings: read.settings,
        workspace: read.workspace,
        places,
        people,
        grants,
        methods,
        codes,
        sessions: read.client_sessions,
        attempts: read.action_attempts,
        tasks: read.tasks,
        events,
        changes: read.changes,
        viewer: Viewer::default(),
        zones,
    })
}

/// A secret may stand in the text, and the words of `serde_json` about a wrong value may hold it.
fn told(error: &serde_json::Error) -> String {
    format!("line {}, column {} is not what it should be", error.line(), error.column())
}

fn check(read: &ReadStore) -> Result<(), String> {
    if !read.settings.is_sound() {
        return Err("its settings cannot be".to_owned());
    }
    let mut keys = std::collections::HashSet::new();
    for (_, grant) in read.access_grants.rows() {
        if grant.key.as_ref().is_some_and(|key| !keys.insert(key)) {
            return Err(format!("two access grants have the key of {}", grant.id));
        }
        if grant.window.ends_at.is_some_and(|end| end <= grant.window.starts_at) {
            return Err(format!("access grant {} ends before it starts", grant.id));
        }
        let methods = grant.requested.iter().flat_map(|requested| &requested.methods);
        for method in methods {
            if read.access_methods.get(*method).is_none_or(|method| method.grant != grant.id) {
                return Err(format!("access grant {} names access method {method}, which is not its own", grant.id));
            }
        }
        known("device", &grant.doors.devices, |id| read.places.devices.number(id).is_some())?;
        known("entrance", &grant.doors.entrances, |id| read.places.entrances.number(id).is_some())?;
    }
    for (_, method) in read.access_methods.rows() {
        known("access grant", &[method.grant], |id| read.access_grants.number(id).is_some())?;
        known("device", &method.doors.devices, |id| read.places.devices.number(id).is_some())?;
        known("entrance", &method.doors.entrances, |id| read.places.entrances.number(id).is_some())?;
    }
    check_places(&read.places)?;
    for task in read.tasks.all() {
        if let Task::EndAttempt(id) = task {
            known("action attempt", &[id], |id| read.action_attempts.number(id).is_some())?;
        }
    }
    Ok(())
}

fn check_places(places: &Places) -> Result<(), String> {
    for (_, space) in places.spaces.rows() {
        known("device", &space.devices, |id| places.devices.number(id).is_some())?;
        known("entrance", &space.entrances, |id| places.entrances.number(id).is_some())?;
        known("space", space.parent.as_slice(), |id| places.spaces.number(id).is_some())?;
    }
    let systems = places.entrances.rows().map(|(_, entrance)| entrance.system);
    for system in systems.chain(places.encoders.rows().map(|(_, encoder)| encoder.system)) {
        known("access system", &[system], |id| places.systems.number(id).is_some())?;
    }
    let accounts = places.devices.rows().map(|(_, device)| device.account);
    for account in accounts.chain(places.systems.rows().map(|(_, system)| system.account)) {
        known("account", &[account], |id| places.accounts.number(id).is_some())?;
    }
    Ok(())
}

fn known(kind: &str, ids: &[Id], is_known: impl Fn(Id) -> bool) -> Result<(), String> {
    match ids.iter().find(|id| !is_known(**id)) {
        Some(id) => Err(format!("it names {kind} {id}, which is not there")),
        None => Ok(()),
    }
}
