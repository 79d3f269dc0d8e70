//! What every wasm module has: the memory that JavaScript writes into before a call, what is kept between two calls, the shape
//! of answers, and the numbers that both sides count on.
//!
//! Text crosses through one buffer that JavaScript writes into with `encodeInto`, which costs 50 ns a call where a
//! `&str` argument costs 1 ns a character. Nothing is exported as a class, so there is nothing to free and no call that
//! overlaps another can find a value borrowed. A call brings along all that it speaks of and its answer is all that there is to
//! say, so no call depends on the one before. `pkg-template/src/gateway.ts` is the one way in, and does what is to be done when
//! the module ends on the way.

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

/// What a shipped module brings instead of the standard library: an allocator of 1.8 kB, where that of the standard library has
/// 7.2, and a panic handler without a text, which nobody would read and which would be a tenth of the module.
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
