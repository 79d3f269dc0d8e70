//! Which PINs a person gets on which locks.

use crate::{
    id::Id,
    random::Stream,
    store::{Doors, Finding, Problem, State, Store, Window},
};
use seam_access_grants::{
    doors::{DeviceRules, check_code},
    json::Value,
    model::AccessMethodMode,
    pin::generate,
    schema::{Outcome, Secret},
    time::Instant,
};

/// PINs, each with the doors that get it, and what stood in the way.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) codes: Vec<(Secret, Doors)>,
    /// The locks on which the PIN is another one than the one that was asked for, with both.
    pub(crate) replaced: Vec<Problem>,
    /// The locks that get none.
    pub(crate) missing: Vec<Id>,
}

/// A draw that is taken on a lock is drawn again this often. Nine in ten PINs may be taken, and one is still found.
const DRAWS: usize = 100;

/// Chooses the PINs for doors that take them. Locks that take the window come together, apart from those that do not.
pub(crate) fn choose(store: &mut Store, person: Id, doors: Doors, window: Window, wanted: Option<&str>) -> Chosen {
    let mut chosen = Chosen::default();
    let (full, devices): (Vec<Id>, Vec<Id>) = doors.devices.into_iter().partition(|device| store.is_full(*device));
    chosen.missing = full;
    let (fitting, refusing): (Vec<Id>, Vec<Id>) =
        devices.into_iter().partition(|device| store.refusal(*device, window).is_none());
    for (devices, entrances) in [(fitting, doors.entrances), (refusing, Vec::new())] {
        let doors = Doors { devices, entrances };
        if !doors.is_empty() {
            share(store, person, doors, wanted, &mut chosen);
        }
    }
    chosen
}

/// One PIN for all of the doors if that can be: the one that was asked for, or one that the person has; else a new one.
fn share(store: &mut Store, person: Id, doors: Doors, wanted: Option<&str>, chosen: &mut Chosen) {
    if let Some(wanted) = wanted {
        let (keeping, others): (Vec<Id>, Vec<Id>) =
            doors.devices.into_iter().partition(|device| store.takes(*device, wanted, person));
        let kept = Doors { devices: keeping, entrances: doors.entrances };
        if !kept.is_empty() {
            chosen.codes.push((Secret::new(wanted), kept));
        }
        if !others.is_empty() {
            let before = chosen.codes.len();
            create(store, person, Doors { devices: others, entrances: Vec::new() }, chosen);
            for (new, doors) in chosen.codes.iter().skip(before) {
                let original = Secret::new(wanted);
                let problem = |device| Problem::CodeReplaced { device, original: original.clone(), new: new.clone() };
                chosen.replaced.extend(doors.devices.iter().copied().map(problem));
            }
        }
    } else if let Some(own) = store.own_code(person, &doors.devices) {
        chosen.codes.push((own, doors));
    } else {
        create(store, person, doors, chosen);
    }
}

/// A new PIN for all of the doors, or one for each lock where no PIN fits all.
fn create(store: &mut Store, person: Id, doors: Doors, chosen: &mut Chosen) {
    if let Some(code) = store.new_code(person, &doors) {
        chosen.codes.push((Secret::new(code), doors));
        return;
    }
    let mut entrances = doors.entrances;
    for device in doors.devices {
        let alone = Doors { devices: vec![device], entrances: std::mem::take(&mut entrances) };
        if let Some(code) = store.new_code(person, &alone) {
            chosen.codes.push((Secret::new(code), alone));
        } else {
            chosen.missing.push(device);
            entrances = alone.entrances;
        }
    }
    if !entrances.is_empty()
        && let Some(code) = store.new_code(person, &Doors { devices: Vec::new(), entrances: entrances.clone() })
    {
        chosen.codes.push((Secret::new(code), Doors { devices: Vec::new(), entrances }));
    }
}

impl Store {
    /// Whether a lock holds as many PINs as it can.
    fn is_full(&self, device: Id) -> bool {
        let most = self
            .places
            .devices
            .get(device)
            .and_then(|device| device.members.get("properties")?.get("max_active_codes_supported")?.as_u64());
        most.is_some_and(|most| self.codes.count(device) as u64 >= most)
    }

    /// Whether the lock takes this PIN for the person.
    fn takes(&self, device: Id, code: &str, person: Id) -> bool {
        let Some(found) = self.places.devices.get(device) else { return true };
        let mut fits = true;
        check_code(code, &[found.rules()], &mut |outcome, _| fits &= outcome != Outcome::Fail);
        fits && !self.settings.is_taken(code) && !self.codes.is_taken(device, code, person)
    }

    /// The PIN that the person has of another grant, if these locks take it.
    fn own_code(&self, person: Id, devices: &[Id]) -> Option<Secret> {
        const LOOKED_AT: usize = 8;
        let numbers = self.grants.of_person(person).iter().rev().take(LOOKED_AT);
        let grants = numbers.filter_map(|number| self.grants.table.at(*number));
        let mut codes = grants
            .flat_map(|grant| self.methods.of_grant(grant.id))
            .filter(|method| method.mode == AccessMethodMode::Code && method.state != State::Expired)
            .filter_map(|method| method.code.as_ref());
        codes.find(|code| devices.iter().all(|device| self.takes(*device, code.reveal(), person))).cloned()
    }

    /// A PIN that all of the doors take and that nobody else has there.
    pub(crate) fn new_code(&mut self, person: Id, doors: &Doors) -> Option<String> {
        let Self { places, streams, codes, settings, .. } = self;
        let rules: Vec<DeviceRules<'_>> =
            doors.devices.iter().filter_map(|id| places.devices.get(*id)).map(crate::store::Device::rules).collect();
        let random = streams.of(Stream::Pins);
        let locks = || doors.devices.iter().chain(&doors.entrances);
        (0..DRAWS).find_map(|_| {
            let mut fill = |bytes: &mut [u8]| random.fill(bytes);
            let code = generate(None, &rules, &[], &mut fill).ok().or_else(|| of_the_lock(&rules, &mut fill))?;
            let is_free = !settings.is_taken(&code) && !locks().any(|lock| codes.is_taken(*lock, &code, person));
            is_free.then_some(code)
        })
    }

    /// Has the locks hold the PIN of an access method again; another one where somebody got it in the meantime.
    pub(crate) fn renew_code(&mut self, id: Id, at: Instant) {
        let Some(method) = self.methods.get(id).cloned() else { return };
        let Some(person) = self.grants.get(method.grant).map(|grant| grant.person) else { return };
        let Some(code) = method.code.as_ref() else { return };
        if !method.doors.devices.iter().all(|device| self.takes(*device, code.reveal(), person)) {
            let Some(new) = self.new_code(person, &method.doors).map(Secret::new) else { return };
            let findings = method.doors.devices.iter().map(|device| Finding {
                since: at,
                what: Problem::CodeReplaced { device: *device, original: code.clone(), new: new.clone() },
            });
            if let Some(grant) = self.grants.get_mut(method.grant) {
                grant.findings.extend(findings);
            }
            if let Some(method) = self.methods.get_mut(id) {
                method.code = Some(new);
            }
        }
        if let Some(method) = self.methods.get(id) {
            self.codes.add(method, person);
        }
    }
}

/// A PIN that a lock makes by itself, which takes none from outside: any of a length that it has.
fn of_the_lock(rules: &[DeviceRules<'_>], random: &mut dyn FnMut(&mut [u8])) -> Option<String> {
    let [device] = rules else { return None };
    let is_its_own = |constraint: Value<'_>| {
        let kind = constraint.get("constraint_type");
        kind.is_some_and(|kind| kind.is("cannot_specify_pin_code") || kind.is("pin_code_matches_existing_set"))
    };
    let mut constraints = device.property("code_constraints")?.items();
    let lengths = device.lengths().unwrap_or(1 << 6);
    let length = (4..=9).find(|length| lengths >> length & 1 == 1);
    constraints.any(is_its_own).then(|| generate(length, &[], &[], random).ok()).flatten()
}
