//! Checks of plain values, one after the other.

use super::{Context, Likeness, Node, Object, Report, WINDOW, Window, check};
use crate::json::{Cutter, Kind, PlainValue, Value};
use crate::prelude::*;

/// Checks plain values. One with the structure of the last good one, which differs from it in nothing but texts that stand for
/// themselves, is held against formats and its time window alone: forms and scripts check values of one structure most of the time.
///
/// ```
/// use seam_access_grants::{json::{Kind, PlainValue}, schema::{Context, PlainChecks, Schema}, access_grants::TimeWindow};
///
/// let words = [3 << 3 | Kind::Object as u32, 9 << 3 | PlainValue::NAME, 20 << 3 | Kind::Text as u32];
/// let mut checks = PlainChecks::default();
/// let mut are_good = |words: &[u32], names, texts: &str| {
///     checks.check(words, names, texts.as_bytes(), TimeWindow::NODE, &Context::default()).is_empty()
/// };
/// assert!(are_good(&words, Some("starts_at"), "2040-01-01T15:00:00Z"));
/// assert!(are_good(&[20], None, "2041-01-01T15:00:00Z"));
/// assert!(!are_good(&[4], None, "soon"));
/// ```
#[derive(Default)]
pub struct PlainChecks {
    value: PlainValue,
    /// What the value was found good by, if it was and another can be like it.
    good: Option<Good>,
}

struct Good {
    node: &'static Node,
    flags: [bool; 3],
    /// What each leaf of another value must be; empty before it is asked for.
    leaves: Vec<Likeness>,
}

impl PlainChecks {
    /// Checks without a value before.
    pub const fn new() -> Self {
        Self { value: PlainValue::new(), good: None }
    }

    /// Checks a value against the table `node`: of words, and of texts for its names and leaves, see [`PlainValue::load`]. Without names
    /// it has the structure of the last one, and the words are the ends of its leaves. Texts that are no UTF-8 are taken for empty ones.
    pub fn check(
        &mut self,
        words: &[u32],
        names: Option<&str>,
        texts: &[u8],
        node: &'static Node,
        context: &Context,
    ) -> Report {
        if names.is_none() && self.is_like_last(words, texts, node, context) {
            return Report::default();
        }
        self.good = None;
        let texts = core::str::from_utf8(texts).unwrap_or_default();
        let value = match names {
            Some(names) => self.value.load(words, names, texts),
            None => self.value.refill(words, texts),
        };
        let report = check(value, node, context);
        if report.is_empty() && context.data.rules().is_none() {
            self.good = Some(Good { node, flags: flags(context), leaves: Vec::new() });
        }
        report
    }

    /// Whether a value of the structure of the last one is as good as that was.
    fn is_like_last(&mut self, ends: &[u32], texts: &[u8], node: &'static Node, context: &Context) -> bool {
        let Some(good) = &mut self.good else { return false };
        if !core::ptr::eq(good.node, node) || good.flags != flags(context) || context.data.rules().is_some() {
            return false;
        }
        if good.leaves.is_empty() {
            add_leaves(&mut good.leaves, self.value.root(), Some(node), false);
        }
        let mut cutter = Cutter::from(0);
        let mut window = Window::default();
        let mut leaves = good.leaves.iter().zip(self.value.leaves()).zip(ends);
        good.leaves.len() == ends.len()
            && leaves.all(|((likeness, last), end)| {
                let piece = cutter.up_to(*end);
                let text = texts.get(piece.start as usize..piece.end as usize).unwrap_or_default();
                likeness.takes(text, || last.bytes(), &mut window)
            })
            && window.is_good(context.now)
    }
}

/// What of a context rules may depend on, without data.
fn flags(context: &Context) -> [bool; 3] {
    [context.require_target, context.require_change, context.repair_absent]
}

/// What each leaf of a value must be, in the order in which they stand there.
fn add_leaves(leaves: &mut Vec<Likeness>, value: Value<'_>, node: Option<&'static Node>, is_compared: bool) {
    let object = match node {
        Some(Node::Object(object)) => Some(object),
        _ => None,
    };
    match (value.kind(), node) {
        (Kind::Object, _) => {
            let is_window = value.index().is_none() && object.is_some_and(Object::has_window);
            for (name, member) in value.members() {
                let name = name.raw();
                let field = object.and_then(|object| object.fields.get(usize::from(object.rank(name))));
                let is_compared = is_compared || object.is_some_and(|object| object.compares(name));
                match WINDOW.iter().position(|time| is_window && name == *time && member.kind() == Kind::Text) {
                    Some(index) => leaves.push(Likeness::Time(index)),
                    None => add_leaves(leaves, member, field.map(|field| field.node), is_compared),
                }
            }
        }
        (Kind::List, _) => {
            let item = match node {
                Some(Node::List(item)) => Some(*item),
                _ => None,
            };
            value.items().for_each(|value| add_leaves(leaves, value, item, is_compared));
        }
        (Kind::Text, Some(Node::Text(format))) if !is_compared => leaves.push(Likeness::Fits(*format)),
        _ => leaves.push(Likeness::Same),
    }
}
