//! [`Transport`] over `fetch`.
//!
//! gloo-net builds the request and reads status and headers. The call itself is the facade's: gloo-net panics where a
//! promise is rejected with something that is not an `Error` of its own realm (`abort("text")`, a mock, a test runner's
//! own globals), and a panic in here would leave the caller's promise pending for ever. The facade's `send` gives a
//! response and its bytes, or is rejected with a string.

use gloo_net::http::{Headers, Method, RequestBuilder, Response};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use crate::client::{Reply, Request, Transport, TransportError};

/// The two things that a call brings along.
pub(super) struct Fetch {
    pub(super) send: Function,
    /// The facade's own `AbortSignal`.
    pub(super) signal: JsValue,
}

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Reply, TransportError> {
        let headers = Headers::new();
        for (name, value) in &request.headers {
            headers.set(name, value);
        }
        let signal = self.signal.unchecked_ref::<AbortSignal>();
        let builder = RequestBuilder::new(&request.url).method(Method::POST).headers(headers);
        let request = builder.abort_signal(Some(signal)).body(request.body);
        let request = web_sys::Request::from(request.map_err(|_| error(&JsValue::UNDEFINED))?);
        let sent = self.send.call1(&JsValue::UNDEFINED, &request).map_err(|reason| error(&reason))?;
        let sent = JsFuture::from(sent.unchecked_into::<Promise>()).await.map_err(|reason| error(&reason))?;
        let sent = sent.unchecked_into::<Array>();
        let response = Response::from(sent.get(0).unchecked_into::<web_sys::Response>());
        let headers = response.headers();
        Ok(Reply {
            status: response.status(),
            content_type: headers.get("content-type"),
            request_id: headers.get("seam-request-id"),
            retry_after: headers.get("retry-after"),
            body: sent.get(1).unchecked_into::<Uint8Array>().to_vec(),
        })
    }
}

fn error(reason: &JsValue) -> TransportError {
    TransportError::Connection(reason.as_string().unwrap_or_else(|| "The request cannot be built.".to_owned()))
}
