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
//! | [`format`], [`doors`] | the formats of text; what a lock and an entrance take: PINs, time windows, modes, reservations |
//! | [`bulk`], [`overlaps`] | many rows at once: their check, and grants that meet at the same place |
//! | [`access_grants`], [`access_methods`], [`action_attempts`] | one file per operation: parameters and the rules between them |
//! | [`endpoints`] | the list of operations, and of the schemas that have a name outside |
//! | [`plan`] | from the access that exists to the access that is desired |
//! | [`client`] | validate, send, read the answer |
//!
//! The sandbox and the exports to JavaScript are packages of their own: `src/sandbox` and `src/wasm/*`.

#![cfg_attr(not(test), no_std)]

extern crate alloc;

mod prelude;
mod radix;
mod spaces;

pub mod access_grants;
pub mod access_methods;
pub mod action_attempts;
pub mod bulk;
pub mod client;
pub mod doors;
pub mod endpoints;
pub mod format;
pub mod issue;
pub mod json;
pub mod model;
pub mod overlaps;
pub mod pin;
pub mod plan;
pub mod schema;
pub mod time;
