//! The core's tables, under the path that its attributes name.

pub(crate) use seam_access_grants::schema::*;
