//! How the doors behave.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use seam_access_grants::format::Format;

/// When an access method that was asked for is issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Issuance {
    /// So many milliseconds later; 0 is at once. Changes and deletions take as long.
    After(u32),
    /// Never. Changes and deletions take as long as they do by default.
    Never,
    /// The doors refuse it once they had the time that they take by default, and so with every change.
    Fails,
}

/// Long enough to be seen, short enough to be waited for.
pub(crate) const DEFAULT_DELAY: u32 = 2000;

impl Default for Issuance {
    fn default() -> Self {
        Self::After(DEFAULT_DELAY)
    }
}

impl Issuance {
    /// What the doors need for a change, in microseconds.
    pub(crate) fn delay_micros(self) -> i64 {
        let millis = match self {
            Self::After(millis) => millis,
            Self::Never | Self::Fails => DEFAULT_DELAY,
        };
        i64::from(millis) * 1000
    }
}

/// How the doors behave.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) issuance: Issuance,
    /// PINs that every lock has already.
    taken_pins: BTreeSet<String>,
}

/// PINs are secrets.
impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("issuance", &self.issuance).finish_non_exhaustive()
    }
}

impl Settings {
    pub(crate) fn new(issuance: Issuance) -> Self {
        Self { issuance, ..Self::default() }
    }

    /// Has every lock hold these PINs; false where one is not a PIN, and nothing changes.
    pub(crate) fn take_pins(&mut self, pins: &[String]) -> bool {
        let are_pins = pins.iter().all(|pin| Format::Pin.fits(pin));
        if are_pins {
            self.taken_pins = pins.iter().cloned().collect();
        }
        are_pins
    }

    pub(crate) fn is_taken(&self, pin: &str) -> bool {
        self.taken_pins.contains(pin)
    }

    /// Whether what a snapshot says of settings can be.
    pub(crate) fn is_sound(&self) -> bool {
        self.taken_pins.iter().all(|pin| Format::Pin.fits(pin))
    }
}
