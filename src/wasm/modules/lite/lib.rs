//! The module of the entry `lite`: the checks, and the client.

#![cfg(target_arch = "wasm32")]
#![no_std]

use seam_access_grants::endpoints::LITE_SCHEMAS;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_checks::{Setup, install};
use wasm_client as _;

wasm_boundary::module!();

/// Runs when the module is started.
#[wasm_bindgen(start)]
fn start() {
    install(Setup { schemas: LITE_SCHEMAS, rules: None });
}
