//! A place for state between two calls. `thread_local!` needs the standard library, which the main module does without.

#![allow(unsafe_code, reason = "the one promise that this file makes, and why it holds, stands below")]

use core::cell::Cell;

/// A value that is taken out, used and put back; never borrowed, so that no two users can meet.
pub(super) struct Slot<T>(Cell<Option<T>>);

// SAFETY: a wasm module without shared memory has a single thread, so nothing is shared between threads. The modules
// are built without the `atomics` feature, and the assertion keeps it so.
unsafe impl<T> Sync for Slot<T> {}

const _: () = assert!(!cfg!(target_feature = "atomics"), "a Slot must not be shared between threads");

impl<T> Slot<T> {
    pub(super) const fn new() -> Self {
        Self(Cell::new(None))
    }

    /// Takes what is there, or makes a first one. A call, like the next: it is used at every way into the module.
    #[inline(never)]
    pub(super) fn take(&self) -> T
    where
        T: Default,
    {
        self.0.take().unwrap_or_default()
    }

    /// Puts a value where one was taken.
    #[inline(never)]
    pub(super) fn put(&self, value: T) {
        self.0.set(Some(value));
    }
}
