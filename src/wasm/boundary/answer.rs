//! The shape of the answers of functions that can fail: `{ ok: … }`, or `{ error: … }` where the call failed.

use alloc::string::String;

use seam_access_grants::json::Writer;

/// Writes what `write` writes as the member `ok`.
pub fn ok(write: impl FnOnce(&mut Writer)) -> String {
    answer("ok", write)
}

/// Writes what `write` writes as the member `error`.
pub fn error(write: impl FnOnce(&mut Writer)) -> String {
    answer("error", write)
}

fn answer(key: &str, write: impl FnOnce(&mut Writer)) -> String {
    let mut json = Writer::default();
    json.open('{');
    json.key(key);
    write(&mut json);
    json.close('}');
    json.finish()
}
