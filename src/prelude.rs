//! What every file of a crate without `std` needs of `alloc`.

pub(crate) use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    string::String,
    vec,
    vec::Vec,
};
