//! Whether locks take a time window.

use crate::{
    id::Id,
    store::{Device, Finding, Problem, Store, Window},
};
use seam_access_grants::{
    doors::{
        DeviceRules,
        time_frame::{self, Options, WindowFit},
    },
    model::{AccessMethodMode, TimeConstraintReason},
    time::{Instant, zone::Zones},
};

impl Device {
    /// The device as the rules of doors read it.
    pub(crate) fn rules(&self) -> DeviceRules<'_> {
        DeviceRules::new(self.tape.root())
    }

    /// Why the device does not take a window. What cannot be decided is taken.
    pub(crate) fn refusal(&self, window: Window, zones: &dyn Zones) -> Option<TimeConstraintReason> {
        let rules = self.rules();
        let window = time_frame::Window { starts_at: Some(window.starts_at), ends_at: window.ends_at, now: None };
        match time_frame::check(rules.properties(), Options::of(&rules), window, zones) {
            WindowFit::Broken { problem, .. } => Some(match problem.name() {
                "ongoing_not_supported" => TimeConstraintReason::OngoingNotSupported,
                "duration_exceeds_max" => TimeConstraintReason::DurationExceedsMax,
                // The API has no reason of its own for the other rules.
                _ => TimeConstraintReason::TimesDoNotMatchSlots,
            }),
            _ => None,
        }
    }
}

impl Store {
    /// Why a device does not take a window.
    pub(crate) fn refusal(&self, device: Id, window: Window) -> Option<TimeConstraintReason> {
        self.places.devices.get(device)?.refusal(window, self.zones)
    }

    /// Whether a lock of an access method does not take the grant's window.
    pub(crate) fn breaks_a_window(&self, method: Id) -> bool {
        let Some(method) = self.methods.get(method) else { return false };
        let Some(grant) = self.grants.get(method.grant) else { return false };
        method.mode == AccessMethodMode::Code
            && method.doors.devices.iter().any(|device| self.refusal(*device, grant.window).is_some())
    }

    /// Finds out anew which locks do not take the window of a grant.
    pub(crate) fn find_windows(&mut self, id: Id, now: Instant) {
        let Some(grant) = self.grants.get(id) else { return };
        let window = grant.window;
        let mut devices: Vec<Id> = Vec::new();
        for method in self.methods.of_grant(id).filter(|method| method.mode == AccessMethodMode::Code) {
            crate::store::merge(&mut devices, method.doors.devices.iter().copied());
        }
        let found: Vec<Finding> = devices
            .into_iter()
            .filter_map(|device| Some((device, self.refusal(device, window)?)))
            .map(|(device, reason)| Finding { since: now, what: Problem::Window { device, reason } })
            .collect();
        if let Some(grant) = self.grants.get_mut(id) {
            grant.findings.retain(|finding| !matches!(finding.what, Problem::Window { .. }));
            grant.findings.extend(found);
        }
    }
}
