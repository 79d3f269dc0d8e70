//! The context of a check, as a call brings it along.

use core::ops::Range;

use seam_access_grants::{
    schema::{Context, ContextData},
    time::Instant,
};
use wasm_boundary::input::Input;

use crate::{State, zones::Platform};

/// Where a call's context stands.
#[derive(Debug)]
pub struct ContextArguments {
    /// The present, in milliseconds since 1970.
    pub now: f64,
    /// Whether a grant without any target is an issue.
    pub require_target: bool,
    /// The number of what the caller knows, 0 for nothing.
    pub id: u32,
    /// Where its JSON text stands in the input buffer. It is empty where the module has read it for this number already.
    pub text: Range<usize>,
}

/// Lends the state and the context of a call to `check`.
pub fn with_context<R>(
    input: Input<'_>,
    state: &mut State,
    arguments: &ContextArguments,
    check: impl FnOnce(&mut State, &Context) -> R,
) -> R {
    let context = Context {
        now: Some(Instant::from_millis(arguments.now)),
        require_target: arguments.require_target,
        require_change: true,
        repair_absent: false,
        data: data(input, state, arguments),
        zones: &Platform,
    };
    let result = check(state, &context);
    if arguments.id != 0 {
        state.context = (arguments.id, context.data);
    }
    result
}

/// Takes what the caller knows out of the state, after reading it if it came along.
fn data(input: Input<'_>, state: &mut State, arguments: &ContextArguments) -> ContextData {
    let Some(rules) = state.setup.rules.filter(|_| arguments.id != 0) else { return ContextData::default() };
    let (id, data) = core::mem::take(&mut state.context);
    if id == arguments.id && arguments.text.is_empty() {
        return data;
    }
    ContextData::parse(input.text(arguments.text.clone()), rules).unwrap_or_default()
}
