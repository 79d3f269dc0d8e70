//! Tables and other rows.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| seam_access_grants_fuzz::csv::run(data));
