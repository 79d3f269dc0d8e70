//! A module that is not run: the TypeScript types of the models, for wasm-bindgen to read.

#![cfg(target_arch = "wasm32")]

use seam_access_grants as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// A member of an enum is the only kind of string that a literal does not compare equal to, so that a `switch` over the
/// known codes narrows to their types while others stay possible.
#[wasm_bindgen(typescript_custom_section)]
const UNKNOWN_CODE: &str = "
declare enum SomeCode { Unknown = '' }
/** A code that this version does not know: any other string. */
export type UnknownCode = SomeCode;
export {};
";
