//! The exports of the checks: value conversion, nothing else. No rule lives here.

#![cfg(target_arch = "wasm32")]
#![no_std]

extern crate alloc;

mod context;
mod report;
mod state;
pub mod validation;
pub mod wall_time;
pub mod zones;

pub use context::{ContextArguments, with_context};
pub use state::{Setup, State, install, with_state};
