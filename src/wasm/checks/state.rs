//! What the checks keep between two calls.

use alloc::{string::String, vec::Vec};

use seam_access_grants::{
    endpoints::NamedSchema,
    json::Tape,
    schema::{ContextData, DataRules, PlainChecks},
};
use wasm_boundary::Local;

use crate::report::Templates;

/// What differs between the modules.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setup {
    /// The schemas that JavaScript names by their index.
    pub schemas: &'static [NamedSchema],
    /// The rules that look at what the caller knows; none where the module does not carry them.
    pub rules: Option<&'static dyn DataRules>,
}

/// Memory that is used again, and which templates JavaScript has. Nothing in here changes the result of a later call: a call has
/// all of its input as arguments, except for a context that it names by the number of the one that was read last, and for the structure
/// of a value that it says to be that of the last one.
#[derive(Default)]
pub struct State {
    pub(crate) setup: Setup,
    /// The words of a value, and behind them those of a report.
    pub(crate) words: Vec<u32>,
    /// The checks of values that come in pieces.
    pub(crate) plain: PlainChecks,
    /// Where a value is read into.
    pub tape: Tape,
    /// The context that was read last, with the number that JavaScript gave it.
    pub(crate) context: (u32, ContextData),
    /// The kinds of issues that JavaScript has a template of.
    pub(crate) templates: Templates,
    /// The text of the last report.
    pub(crate) text: String,
}

impl State {
    /// The schema with this index.
    pub fn schema(&self, index: usize) -> Option<&'static NamedSchema> {
        self.setup.schemas.get(index)
    }
}

static STATE: Local<State> = Local::new(State {
    setup: Setup { schemas: &[], rules: None },
    words: Vec::new(),
    plain: PlainChecks::new(),
    tape: Tape::new(),
    context: (0, ContextData::new()),
    templates: Vec::new(),
    text: String::new(),
});

/// Sets what differs between the modules. A module does so when it starts.
pub fn install(setup: Setup) {
    STATE.with(|state| state.setup = setup);
}

/// Lends the state.
pub fn with_state<R>(use_it: impl FnOnce(&mut State) -> R) -> R {
    STATE.with(use_it)
}
