//! Small values between Rust and JavaScript, with serde-wasm-bindgen: options in, records out.
//!
//! The sandbox's module alone uses it. In the main one the way out costs 5 kB of wasm, and the way in 37 kB more, most of
//! it for the text of errors that nobody sees (2 and 14.5 kB after brotli, of a budget of 40).

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

/// A plain object or array.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or_default()
}

/// A struct from an object; `None` if it has another shape.
pub(super) fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}
