//! The zones of the platform, through the function that the facade gives when it opens a server.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use seam_access_grants::time::{Instant, zone::Zones};

#[wasm_bindgen]
extern "C" {
    /// A function of a zone and milliseconds: seconds east of UTC, not a number for a zone that is not known.
    #[wasm_bindgen(js_name = Function)]
    pub type Offset;

    #[wasm_bindgen(method, js_name = call)]
    fn call(this: &Offset, receiver: &JsValue, zone: &str, millis: f64) -> f64;
}

thread_local! {
    static OFFSET: RefCell<Option<Offset>> = const { RefCell::new(None) };
}

/// The platform's zones.
#[derive(Debug)]
pub(super) struct Platform;

impl Platform {
    /// Asks this function from now on.
    pub(super) fn ask(offset: Option<Offset>) {
        OFFSET.set(offset);
    }
}

impl Zones for Platform {
    #[allow(clippy::cast_possible_truncation, reason = "within a day")]
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of dates are far below 2⁵³")]
    fn offset(&self, zone: &str, at: Instant) -> Option<i32> {
        let millis = at.micros().div_euclid(1000) as f64;
        let seconds = OFFSET.with_borrow(|offset| Some(offset.as_ref()?.call(&JsValue::UNDEFINED, zone, millis)))?;
        (!seconds.is_nan()).then_some(seconds as i32)
    }
}
