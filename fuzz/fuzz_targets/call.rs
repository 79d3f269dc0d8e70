//! The machine that drives a call.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seam_access_grants_fuzz::call::run(data));
