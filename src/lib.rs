//! Models, validation, client and sandbox for Seam's [Access Grants API](https://docs.seam.co/latest/api/access_grants).
//!
//! One idea: the rules live once, in pure Rust, and everything that knows JavaScript is a thin edge around them. The
//! same code decides what is valid in a form field, in a request about to be sent and in the sandbox that answers it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`json`] | one pass over JSON text |
//! | [`schema`] | the tables, the interpreter, the field types |
//! | [`time`], [`pin`], [`issue`] | instants, zones and calendar rules, PIN codes, problems with their paths and sentences |
//! | [`model`] | what the server sends |
//! | [`device`] | what a lock and an entrance take: PINs, time windows, modes |
//! | [`bulk`], [`overlaps`] | many rows at once: their check, and grants that meet at the same place |
//! | [`access_grants`], [`access_methods`] | one file per operation: parameters and the rules between them |
//! | [`endpoints`] | the list of operations, and of the schemas that have a name outside |
//! | [`client`] | validate, send, read the answer |
//! | `sandbox` | an in-memory server (feature `sandbox`) |
//! | `wasm`, [`boundary`] | the exports to JavaScript (wasm32 only), and the numbers that both sides count on |

#![cfg_attr(feature = "lean", no_std)]

extern crate alloc;

mod prelude;
mod radix;
mod spaces;

pub mod access_grants;
pub mod access_methods;
pub mod boundary;
pub mod bulk;
pub mod client;
pub mod device;
pub mod endpoints;
pub mod issue;
pub mod json;
pub mod model;
pub mod overlaps;
pub mod pin;
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod schema;
pub mod time;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
