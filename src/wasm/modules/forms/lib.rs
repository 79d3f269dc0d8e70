//! The module of the entry `forms`: the checks of requests.

#![cfg(target_arch = "wasm32")]
#![no_std]

use seam_access_grants::endpoints::FORMS_SCHEMAS;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_checks::{Setup, install};

wasm_boundary::module!();

/// Runs when the module is started.
#[wasm_bindgen(start)]
fn start() {
    install(Setup { schemas: FORMS_SCHEMAS, rules: None });
}
