//! What a part of a value must be so that the value is as good as one before it that was looked at as a whole.
//!
//! A string whose format is known, and that no rule between members compares, must fit its format; the times of a window must keep its
//! rule. Anything else must be the same text.

use super::window::{WINDOW, window_issue};
use crate::format::Format;
use crate::json::same;
use crate::time::Instant;

/// What one text must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Likeness {
    /// Anything: no value is made of it.
    Any,
    /// The same text.
    Same,
    /// Text in this format.
    Fits(Format),
    /// The time of a window, by its index in [`WINDOW`].
    Time(usize),
}

impl Likeness {
    /// Whether a text is like the last one.
    pub(crate) fn takes<'t>(self, text: &[u8], last: impl FnOnce() -> &'t [u8], window: &mut Window) -> bool {
        match self {
            Self::Any => true,
            Self::Same => same(text, last()),
            Self::Fits(format) => format.takes(text),
            Self::Time(index) => {
                let time = Instant::read(text);
                if let Some(place) = window.0.get_mut(index) {
                    *place = time;
                }
                time.is_some()
            }
        }
    }
}

/// The times of a window, as far as they are there.
#[derive(Default)]
pub(crate) struct Window([Option<Instant>; WINDOW.len()]);

impl Window {
    /// Whether nothing is wrong with it.
    pub(crate) fn is_good(&self, now: Option<Instant>) -> bool {
        let [starts_at, ends_at] = self.0;
        window_issue(starts_at, ends_at, now).is_none()
    }
}
