//! New PINs, for JavaScript. The random words are the platform's.

use alloc::{string::String, vec::Vec};

use seam_access_grants::{
    doors::DeviceRules,
    issue::{self, Issue},
    json::{Kind, Tape},
    pin,
};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_boundary::{answer, input::with_input};

#[wasm_bindgen(raw_module = "../../src/random.js")]
extern "C" {
    /// A random word from the platform's cryptographic source.
    fn word() -> u32;
}

/// Makes a new PIN; the error is the issues that explain why there is none. The input buffer holds length, devices and PINs to avoid as a
/// JSON array.
#[wasm_bindgen(skip_typescript)]
pub fn new_pin(end: usize) -> String {
    let mut tape = Tape::default();
    let Ok(list) = with_input(|input| tape.read(input.text(0..end))) else { return String::new() };
    let mut parts = list.items();
    let (Some(digits), Some(devices), Some(avoid)) = (parts.next(), parts.next(), parts.next()) else {
        return String::new();
    };
    // What is no number of digits is none that a PIN may have.
    let digits = (digits.kind() != Kind::Null)
        .then(|| digits.raw().parse::<u32>().ok().and_then(|digits| digits.try_into().ok()).unwrap_or(0));
    let devices = DeviceRules::all(devices);
    let avoid: Vec<&str> = avoid.items().filter_map(|code| code.text()).collect();
    let mut random = |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(4) {
            for (byte, random) in chunk.iter_mut().zip(word().to_le_bytes()) {
                *byte = random;
            }
        }
    };
    match pin::generate(digits, &devices, &avoid, &mut random) {
        Ok(code) => answer::ok(|json| json.text(&code)),
        Err(code) => answer::error(|json| issue::write_all(json, &[Issue { path: Vec::new(), code }])),
    }
}
