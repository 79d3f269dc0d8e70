//! What a module keeps between two calls. `thread_local!` needs the standard library, which the shipped modules do without.

#![allow(unsafe_code, reason = "the one promise that this file makes, and why it holds, stands below")]

use alloc::boxed::Box;
use core::cell::Cell;

/// A value that lives as long as the module, and is lent to one closure at a time.
pub struct Local<T>(Cell<Option<Box<T>>>);

// SAFETY: a wasm module without shared memory has a single thread, so nothing is shared between threads. The modules
// are built without the `atomics` feature, and the assertion keeps it so.
unsafe impl<T> Sync for Local<T> {}

const _: () = assert!(!cfg!(target_feature = "atomics"), "the state must not be shared between threads");

impl<T> Local<T> {
    /// A value that is made when it is first lent.
    pub const fn new() -> Self {
        Self(Cell::new(None))
    }
}

impl<T> Default for Local<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Default> Local<T> {
    /// Lends the value. A trap within `use_it` loses it, and JavaScript then starts another instance.
    pub fn with<R>(&self, use_it: impl FnOnce(&mut T) -> R) -> R {
        let mut value = self.0.take().unwrap_or_default();
        let result = use_it(&mut value);
        self.0.set(Some(value));
        result
    }
}
