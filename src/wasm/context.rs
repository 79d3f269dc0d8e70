//! The context of a check, as a call brings it along.

use super::state::State;
#[cfg(feature = "doors")]
use super::zones::Platform;
use crate::{
    schema::{Context, Known},
    time::Instant,
};

/// Where a call's context stands.
pub(super) struct ContextArguments {
    /// The present, in milliseconds since 1970.
    pub(super) now: f64,
    pub(super) require_target: bool,
    /// The number of what the caller knows, 0 for nothing.
    pub(super) id: u32,
    /// Where its JSON text stands in the input buffer. It is empty where the module has read it for this number already.
    pub(super) text: core::ops::Range<usize>,
}

/// Lends the state and the context of a call to `check`.
pub(super) fn with_context<R>(
    state: &mut State,
    arguments: &ContextArguments,
    check: impl FnOnce(&mut State, &Context) -> R,
) -> R {
    let known = if cfg!(feature = "doors") && arguments.id != 0 { known(state, arguments) } else { Known::default() };
    let context = Context {
        now: Some(Instant::from_millis(arguments.now)),
        require_target: arguments.require_target,
        known,
        #[cfg(feature = "doors")]
        zones: &Platform,
        ..Context::default()
    };
    let result = check(state, &context);
    if arguments.id != 0 {
        state.context = (arguments.id, context.known);
    }
    result
}

/// Takes what the caller knows out of the state, after reading it if it came along.
fn known(state: &mut State, arguments: &ContextArguments) -> Known {
    let (id, known) = core::mem::take(&mut state.context);
    if id == arguments.id && arguments.text.is_empty() {
        return known;
    }
    Known::parse(state.text(arguments.text.start, arguments.text.end)).unwrap_or_default()
}
