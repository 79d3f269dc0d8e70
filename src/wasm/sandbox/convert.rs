//! Small values between Rust and JavaScript, with serde-wasm-bindgen: options in, records out.
//!
//! The sandbox's module alone uses it. In the others the way out would cost 2 kB after brotli, and the way in 14.5 kB more, most of
//! it for the text of errors that nobody sees.

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
