//! The one TypeScript type that no Rust type can name.

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
