//! PINs on locks: which one an access method gets, and what the locks make of a time window.

mod choose;
mod window;

pub(crate) use choose::choose;
