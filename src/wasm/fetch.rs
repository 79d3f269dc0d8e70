//! [`Transport`] over `fetch`.
//!
//! gloo-net builds the headers, which are known to be good by now. Its request builder is left out: it makes two
//! `Request`s, a `URL` and a `URLSearchParams` for every call, and a test runner's or a proxy's own `fetch` takes an
//! address and options where it refuses a `Request` of another realm. The call and the answer are the facade's: gloo-net
//! panics where a promise is rejected with something that is not an `Error` of its own realm (`abort("text")`, a mock) or
//! a header cannot be read, and a panic in here would leave the caller's promise pending for ever. The facade's `send`
//! gives plain values, or is rejected with a string.

use gloo_net::http::Headers;
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit};

use crate::client::{Reply, Request, Transport, TransportError};

/// The two things that a call brings along.
pub(super) struct Fetch {
    pub(super) send: Function,
    /// The facade's own `AbortSignal`.
    pub(super) signal: JsValue,
}

impl Transport for Fetch {
    async fn send(&self, request: Request) -> Result<Reply, TransportError> {
        let sent = self.start(&request).map_err(|reason| error(&reason))?;
        let sent = JsFuture::from(sent).await.map_err(|reason| error(&reason))?;
        let sent = sent.unchecked_into::<Array>();
        Ok(Reply {
            status: status_of(&sent.get(0)),
            content_type: sent.get(1).as_string(),
            request_id: sent.get(2).as_string(),
            retry_after: sent.get(3).as_string(),
            body: sent.get(4).unchecked_into::<Uint8Array>().to_vec(),
        })
    }
}

impl Fetch {
    fn start(&self, request: &Request) -> Result<Promise, JsValue> {
        let headers = Headers::new();
        for (name, value) in &request.headers {
            headers.set(name, value);
        }
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_headers(&headers.into_raw());
        init.set_body(&JsValue::from_str(&request.body));
        init.set_signal(Some(self.signal.unchecked_ref::<AbortSignal>()));
        let sent = self.send.call2(&JsValue::UNDEFINED, &JsValue::from_str(&request.url), &init)?;
        Ok(sent.unchecked_into())
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the facade gives 100 to 599")]
fn status_of(status: &JsValue) -> u16 {
    status.as_f64().unwrap_or_default() as u16
}

fn error(reason: &JsValue) -> TransportError {
    TransportError::Connection(reason.as_string().unwrap_or_else(|| "The request cannot be built.".to_owned()))
}
