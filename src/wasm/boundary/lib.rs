//! What every wasm module has: the memory that JavaScript writes into before a call, what is kept between two calls, the shape
//! of answers, and the numbers that both sides count on.
//!
//! Text crosses through one buffer that JavaScript writes into with `encodeInto`, which costs 50 ns a call where a
//! `&str` argument costs 1 ns a character. Nothing is exported as a class, so there is nothing to free and no call that
//! overlaps another can find a value borrowed. A call has all of its input as arguments and its result is complete, so no call
//! depends on the one before; what a module keeps saves work alone: a context that it has read, by its number, and the templates
//! of issues that it has given. Only the sandbox keeps more, its servers. `pkg-template/src/gateway.ts` makes every call, and starts
//! another instance after a trap.

#![no_std]

#[cfg(target_arch = "wasm32")]
extern crate alloc;

mod limits;

pub use limits::{INDEX, MAX_TOKENS, MAX_WORDS};

#[cfg(target_arch = "wasm32")]
pub mod answer;
#[cfg(target_arch = "wasm32")]
pub mod input;
#[cfg(target_arch = "wasm32")]
mod local;

#[cfg(target_arch = "wasm32")]
pub use local::Local;
#[cfg(target_arch = "wasm32")]
pub use talc;

/// Replaces the allocator of the standard library, which has four times the code, and its panic handler, whose messages would be
/// a tenth of the module and are not shown to anybody.
#[macro_export]
macro_rules! module {
    () => {
        #[cfg(target_arch = "wasm32")]
        #[global_allocator]
        static ALLOCATOR: $crate::talc::wasm::WasmDynamicTalc = $crate::talc::wasm::new_wasm_dynamic_allocator();

        #[cfg(target_arch = "wasm32")]
        #[panic_handler]
        fn end(_: &core::panic::PanicInfo<'_>) -> ! {
            core::arch::wasm32::unreachable()
        }
    };
}
