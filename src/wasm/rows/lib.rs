//! The exports that look at many values: rows of a table, overlaps of grants, plans, the devices of a new PIN.

#![cfg(target_arch = "wasm32")]
#![no_std]

extern crate alloc;

pub mod many;
// The runner of the wasm tests has no facade, and so no source of random words.
#[cfg(feature = "facade")]
pub mod new_pin;
pub mod overlaps;
pub mod plan;
