//! The zones of the platform, through its `Intl`: no zone database is carried along.

use seam_access_grants::time::{Instant, zone::Zones};

#[cfg(feature = "facade")]
mod platform {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(raw_module = "../../src/zones.js")]
    extern "C" {
        /// Seconds east of UTC; not a number for a zone that is not known.
        pub(super) fn offset(zone: &str, millis: f64) -> f64;
    }
}

/// The platform's zones.
#[derive(Debug)]
pub struct Platform;

impl Zones for Platform {
    #[cfg(feature = "facade")]
    #[allow(clippy::cast_possible_truncation, reason = "within a day")]
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of dates are far below 2⁵³")]
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        let seconds = platform::offset(zone, (at.micros().div_euclid(1000)) as f64);
        (!seconds.is_nan()).then_some(seconds as i32)
    }

    /// The test runner has no facade, and so no zones.
    #[cfg(not(feature = "facade"))]
    fn offset(&self, _: &str, _: Instant) -> Option<i32> {
        None
    }
}
