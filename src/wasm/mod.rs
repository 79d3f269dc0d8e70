//! The exports to JavaScript: value conversion, nothing else. No rule lives here.
//!
//! Text crosses through one buffer that JavaScript writes into with `encodeInto`, which costs 50 ns a call where a
//! `&str` argument costs 1 ns a character. Nothing is exported as a class, so there is nothing to free and no call that
//! overlaps another can find a value borrowed. A call brings along all that it speaks of and its answer is all that there is to
//! say, so no call depends on the one before; `pkg-template/src/gateway.js` is the one way in, and what it does when the module
//! ends on the way.

#[cfg(not(feature = "sandbox"))]
mod answer;
#[cfg(not(feature = "sandbox"))]
mod context;
pub mod input;
mod state;
#[cfg(feature = "types")]
mod types;

#[cfg(not(feature = "sandbox"))]
pub mod client;
#[cfg(all(feature = "doors", not(feature = "sandbox")))]
pub mod doors;
// The test runner has no facade, and so no source of random words.
#[cfg(all(feature = "doors", feature = "lean"))]
pub mod new_pin;
#[cfg(not(feature = "sandbox"))]
pub mod validation;
#[cfg(not(feature = "sandbox"))]
mod verdict;
#[cfg(not(feature = "sandbox"))]
pub mod wall_time;
#[cfg(not(feature = "sandbox"))]
mod zones;

#[cfg(feature = "sandbox")]
mod convert;
#[cfg(feature = "sandbox")]
pub mod sandbox;

/// A quarter of the code of the standard library's allocator: 1.8 kB of wasm for 7.2. In the package's modules alone: a program
/// that uses the crate has its own.
#[cfg(any(feature = "lean", feature = "types"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// An error in the code ends the module, without a text: nobody reads it, and it would be a tenth of the module.
#[cfg(feature = "lean")]
#[panic_handler]
fn end(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
