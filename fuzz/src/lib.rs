//! What the fuzz targets do with an input. Each takes any bytes and panics where ours and the judge disagree.
//!
//! | target | judge |
//! |---|---|
//! | [`json`] | `serde_json` |
//! | [`csv`] | the `csv` crate, and the check of the same rows as JSON and one by one |
//! | [`time`] | `jiff`, over every zone that it knows |
//! | [`recurrence`] | the `rrule` crate |
//! | [`call`] | a model of a server that loses requests and answers |
//! | [`sandbox`] | what every answer must be |
//!
//! The schemas have a judge in JavaScript: `tests/contract/fuzz.mjs` holds them against the API's official description.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a target fails by a panic")]
#![allow(clippy::missing_panics_doc, clippy::implicit_hasher)]

pub mod call;
pub mod csv;
pub mod json;
mod pieces;
pub mod recurrence;
pub mod sandbox;
pub mod source;
pub mod time;
mod trees;
