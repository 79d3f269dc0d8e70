//! What every file needs of `alloc` where there is no `std`.

pub(crate) use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    string::String,
    vec,
    vec::Vec,
};
