//! Access methods that come of what is requested.

use crate::{
    events::What,
    id::Id,
    pins::choose,
    random::Stream,
    store::{Doors, Finding, Method, MobileKey, Problem, Requested, State, Store, merge},
};
use seam_access_grants::{
    access_grants::RequestedAccessMethodInput,
    doors::DeviceRules,
    model::AccessMethodMode,
    schema::{PositiveInteger, Secret},
    time::Instant,
};

/// Adds what is requested to a grant that is in the store, with its access methods as far as there are doors for them.
pub(super) fn add(store: &mut Store, grant: Id, inputs: &[RequestedAccessMethodInput], now: Instant) {
    let mut missing = Vec::new();
    let mut is_incomplete = false;
    for input in inputs {
        let created = create(store, grant, input, now, &mut missing);
        is_incomplete |= created.is_empty();
        let uses = || input.instant_key_max_use_count.map_or(1, PositiveInteger::get);
        let requested = Requested {
            mode: input.mode,
            code: input.code.as_ref().map(|code| Secret::new(code.reveal())),
            max_use_count: (input.mode == AccessMethodMode::MobileKey).then(uses),
            created_at: now,
            methods: created,
        };
        if let Some(grant) = store.grants.get_mut(grant) {
            grant.requested.push(requested);
        }
    }
    if is_incomplete || !missing.is_empty() {
        store.happened(grant, now, What::NotCreated { devices: missing.clone().into() });
        store.found(grant, now, Problem::NotCreated { devices: missing });
    }
    store.find_windows(grant, now);
}

/// Whether a grant opens doors that the sandbox has never heard of, which then take any mode; so does a grant without doors.
pub(super) fn opens_unknown(store: &Store, named: &Doors, spaces: &[Id]) -> bool {
    let places = &store.places;
    let is_unknown_space =
        |id: &Id| places.spaces.get(*id).is_none_or(|space| space.devices.is_empty() && space.entrances.is_empty());
    named.entrances.iter().any(|id| places.entrances.number(*id).is_none())
        || spaces.iter().any(is_unknown_space)
        || named.is_empty() && spaces.is_empty()
}

fn create(
    store: &mut Store,
    id: Id,
    input: &RequestedAccessMethodInput,
    now: Instant,
    missing: &mut Vec<Id>,
) -> Vec<Id> {
    let Some(grant) = store.grants.get(id) else { return Vec::new() };
    let (person, window) = (grant.person, grant.window);
    let (doors, problems) = taking(store, id, input.mode);
    for problem in problems {
        store.found(id, now, problem);
    }
    let Some(grant) = store.grants.get(id) else { return Vec::new() };
    let is_open = !doors.is_empty() || opens_unknown(store, &grant.named, &grant.spaces);
    if !is_open {
        let asked = grant.named.devices.iter().chain(&grant.doors.devices).copied();
        merge(missing, asked);
        return Vec::new();
    }
    if input.mode != AccessMethodMode::Code {
        return vec![add_method(store, id, input.mode, doors, None, now)];
    }
    let unknown = grant.named.devices.iter().copied().filter(|id| store.places.devices.number(*id).is_none());
    merge(missing, unknown);
    let wanted = input.code.as_ref().map(seam_access_grants::schema::Pin::reveal);
    if doors.is_empty() {
        let code = wanted.map(str::to_owned).or_else(|| store.new_code(person, &doors)).map(Secret::new);
        return vec![add_method(store, id, input.mode, doors, code, now)];
    }
    let chosen = choose(store, person, doors, window, wanted);
    for problem in chosen.replaced {
        store.found(id, now, problem);
    }
    merge(missing, chosen.missing);
    let mut methods = Vec::new();
    for (code, doors) in chosen.codes {
        methods.push(add_method(store, id, input.mode, doors, Some(code), now));
    }
    methods
}

/// The doors of a grant that take a mode, and what there is to say of the others.
fn taking(store: &Store, grant: Id, mode: AccessMethodMode) -> (Doors, Vec<Problem>) {
    let Some(grant) = store.grants.get(grant) else { return Default::default() };
    let entrances = grant.doors.entrances.iter().copied();
    let takes = |id: &Id| store.places.entrances.get(*id).is_some_and(|entrance| entrance.modes.contains(&mode));
    let entrances: Vec<Id> = entrances.filter(takes).collect();
    if mode != AccessMethodMode::Code {
        return (Doors { devices: Vec::new(), entrances }, Vec::new());
    }
    let takes_codes = |id: &Id| {
        let rules = store.places.devices.get(*id).map(crate::store::Device::rules);
        rules.as_ref().and_then(DeviceRules::takes_codes) != Some(false)
    };
    let (devices, without): (Vec<Id>, Vec<Id>) = grant.doors.devices.iter().copied().partition(takes_codes);
    let problems = without.into_iter().map(|device| Problem::NoCodes { device }).collect();
    (Doors { devices, entrances }, problems)
}

fn add_method(
    store: &mut Store,
    grant: Id,
    mode: AccessMethodMode,
    doors: Doors,
    code: Option<Secret>,
    now: Instant,
) -> Id {
    let id = store.streams.id(Stream::Methods);
    let key = (mode == AccessMethodMode::MobileKey).then(|| MobileKey {
        instant_key: store.streams.id(Stream::Methods),
        session: store.streams.id(Stream::Methods),
        url: Secret::new(format!("https://ik.seam.co/{}", store.streams.of(Stream::Keys).token(6))),
        token: Secret::new(format!("seam_cst1_{}", store.streams.of(Stream::Keys).token(24))),
    });
    let method = Method {
        id,
        grant,
        mode,
        doors,
        created_at: now,
        state: State::Pending,
        was_issued: false,
        late_since: None,
        code,
        is_backup: false,
        key,
        card_number: None,
        deleting_since: None,
    };
    if let Some(grant) = store.grants.get(grant) {
        store.codes.add(&method, grant.person);
    }
    store.methods.add(method);
    store.happened(grant, now, What::MethodCreated { method: id });
    store.begin_issuing(id, now);
    id
}

impl Store {
    pub(crate) fn found(&mut self, grant: Id, since: Instant, what: Problem) {
        if let Some(grant) = self.grants.get_mut(grant) {
            grant.findings.push(Finding { since, what });
        }
    }
}
