//! What a module keeps between two calls. `thread_local!` needs the standard library, which the shipped modules do without.

#![allow(unsafe_code, reason = "the one promise that this file makes, and why it holds, stands below")]

use core::cell::RefCell;

/// A value that lives as long as the module, and is lent to one closure at a time.
pub struct Local<T>(RefCell<T>);

// SAFETY: a wasm module without shared memory has a single thread, so nothing is shared between threads. The modules
// are built without the `atomics` feature, and the assertion keeps it so.
unsafe impl<T> Sync for Local<T> {}

const _: () = assert!(!cfg!(target_feature = "atomics"), "the state must not be shared between threads");

impl<T> Local<T> {
    /// A value to lend.
    pub const fn new(value: T) -> Self {
        Self(RefCell::new(value))
    }

    /// Lends the value. After a trap within `use_it` it stays lent, and JavaScript starts another instance.
    pub fn with<R>(&self, use_it: impl FnOnce(&mut T) -> R) -> R {
        use_it(&mut self.0.borrow_mut())
    }
}
