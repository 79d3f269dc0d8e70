//! Numbers that both sides of the boundary to JavaScript count on.

/// How many words a value may have that comes in pieces, see [`PlainValue`](seam_access_grants::json::PlainValue).
pub const MAX_TOKENS: usize = 1024;

/// How many words a report may have.
pub const MAX_WORDS: usize = 1024;

/// In a path of a report, in the place of a name's length: the step is an index.
pub const INDEX: u32 = u32::MAX;
