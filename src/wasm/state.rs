//! What the module keeps between two calls. `thread_local!` needs the standard library, which the shipped modules do without.

#![allow(unsafe_code, reason = "the one promise that this file makes, and why it holds, stands below")]

use core::cell::Cell;

#[cfg(not(feature = "sandbox"))]
use super::verdict::Templates;
use crate::prelude::*;
#[cfg(not(feature = "sandbox"))]
use crate::{json::Tape, schema::Known};

/// Memory that is used again, and what JavaScript was told already. Nothing in here changes what a later call answers: a call
/// brings along all that it speaks of, but for a context whose number says that it is still here.
#[derive(Default)]
pub(super) struct State {
    /// What JavaScript writes for the next call.
    pub(super) input: Vec<u8>,
    /// The tokens of a value, and behind them the words of a verdict.
    #[cfg(not(feature = "sandbox"))]
    pub(super) words: Vec<u32>,
    #[cfg(not(feature = "sandbox"))]
    pub(super) tape: Tape,
    /// The context that was read last, with the number that JavaScript gave it.
    #[cfg(not(feature = "sandbox"))]
    pub(super) context: (u32, Known),
    /// The kinds of issues that JavaScript has a template of.
    #[cfg(not(feature = "sandbox"))]
    pub(super) templates: Templates,
    /// The text of the last verdict.
    #[cfg(not(feature = "sandbox"))]
    pub(super) said: String,
}

/// Lends the state. A trap within `use_state` loses it, and JavaScript then starts another instance.
pub(super) fn with<R>(use_state: impl FnOnce(&mut State) -> R) -> R {
    static STATE: SingleThreaded<Cell<Option<Box<State>>>> = SingleThreaded(Cell::new(None));
    let mut state = STATE.0.take().unwrap_or_default();
    let result = use_state(&mut state);
    STATE.0.set(Some(state));
    result
}

struct SingleThreaded<T>(T);

// SAFETY: a wasm module without shared memory has a single thread, so nothing is shared between threads. The modules
// are built without the `atomics` feature, and the assertion keeps it so.
unsafe impl<T> Sync for SingleThreaded<T> {}

const _: () = assert!(!cfg!(target_feature = "atomics"), "the state must not be shared between threads");
