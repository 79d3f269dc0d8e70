//! The module of the whole: the checks with the rules of doors, the client, and many values at once.

#![cfg(target_arch = "wasm32")]
#![no_std]

use seam_access_grants::{doors::DoorRules, endpoints::SCHEMAS};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_checks::{Setup, install};
use wasm_client as _;
use wasm_rows as _;

wasm_boundary::module!();

/// Runs when the module is started.
#[wasm_bindgen(start)]
fn start() {
    install(Setup { schemas: SCHEMAS, rules: Some(&DoorRules) });
}
