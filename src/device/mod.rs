//! What a device can do, from the `properties` that `devices/get` returns.

pub mod time_frame;
