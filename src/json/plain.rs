//! Values that come in pieces instead of as JSON text: plain values of JavaScript.

use super::{Kind, Span, Tape, Value, tape::Token, to_u32};
use crate::prelude::*;

/// A value in pieces: its structure, which is what it holds at which names, and the texts of its leaves, which are the values that hold
/// no others. A later value of the same structure brings its texts alone.
///
/// Ends of texts are counted in bytes; a text begins where the one before it ends.
///
/// ```
/// use seam_access_grants::json::{Kind, PlainValue};
///
/// let words = [3 << 3 | Kind::Object as u32, 4 << 3 | PlainValue::NAME, 4 << 3 | Kind::Text as u32];
/// let mut value = PlainValue::default();
/// let root = value.load(&words, "name", "Jane");
/// assert_eq!(root.get("name").and_then(|name| name.text()), Some("Jane"));
/// let root = value.refill(&[3], "Ann");
/// assert_eq!(root.get("name").and_then(|name| name.text()), Some("Ann"));
/// ```
#[derive(Default)]
pub struct PlainValue {
    /// The text is that of the names, and behind it that of the leaves.
    tape: Tape,
    names_end: usize,
    /// The indices of the leaves on the tape.
    leaves: Vec<u32>,
}

impl PlainValue {
    /// Of a word, that it is the name of a member. Any other word has its [`Kind`] there.
    pub const NAME: u32 = 6;

    /// A value without words. Its root is null.
    pub const fn new() -> Self {
        Self { tape: Tape::new(), names_end: 0, leaves: Vec::new() }
    }

    /// Takes a value, and returns a cursor at its root: a word for each value and each name, in the order in which they stand in JSON
    /// text. In its lowest three bits is what it is. Above them stands, for an array or an object, the index of its next sibling; for
    /// any other value, where it ends in `texts`; for a name, where it ends in `names`.
    ///
    /// Without words it is null. Whatever they are, nothing is read outside of the texts, and every walk ends.
    pub fn load(&mut self, words: &[u32], names: &str, texts: &str) -> Value<'_> {
        self.tape.set_text(names);
        self.names_end = names.len();
        self.leaves.clear();
        let count = to_u32(words.len());
        let (mut names, mut leaves) = (Cutter::from(0), self.add(texts));
        for (index, word) in (0..).zip(words) {
            let number = word >> 3;
            let (kind, Span { start, end }, next) = match KINDS.get((word & 7) as usize) {
                None => (Kind::Text, names.up_to(number), index + 1),
                Some(kind @ (Kind::List | Kind::Object)) => (*kind, Span::default(), number.max(index + 1).min(count)),
                Some(kind) => {
                    self.leaves.push(index);
                    (*kind, leaves.up_to(number), index + 1)
                }
            };
            self.tape.tokens.push(Token { start, end, next, kind });
        }
        self.root()
    }

    /// Takes the texts of another value of the same structure, and where each of them ends.
    pub fn refill(&mut self, ends: &[u32], texts: &str) -> Value<'_> {
        self.tape.truncate_text(self.names_end);
        let mut cutter = self.add(texts);
        for (leaf, end) in self.leaves.iter().zip(ends) {
            if let Some(token) = self.tape.tokens.get_mut(*leaf as usize) {
                Span { start: token.start, end: token.end } = cutter.up_to(*end);
            }
        }
        self.root()
    }

    /// The value that is held.
    pub(crate) fn root(&self) -> Value<'_> {
        self.tape.root()
    }

    /// The leaves.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = Value<'_>> {
        self.leaves.iter().map(|leaf| Value::new(&self.tape, *leaf))
    }

    fn add(&mut self, texts: &str) -> Cutter {
        Cutter::from(self.tape.append(texts).start)
    }
}

const KINDS: [Kind; 6] = [Kind::Null, Kind::Boolean, Kind::Number, Kind::Text, Kind::List, Kind::Object];

/// Cuts a text into pieces, by where each ends: it begins where the one before it ends.
pub(crate) struct Cutter {
    /// Where the text begins.
    base: u32,
    /// Where the last piece ended.
    end: u32,
}

impl Cutter {
    /// Of a text that begins at a byte.
    pub(crate) fn from(base: u32) -> Self {
        Self { base, end: base }
    }

    /// The piece up to a byte of the text.
    pub(crate) fn up_to(&mut self, end: u32) -> Span {
        let end = self.base.saturating_add(end).max(self.end);
        Span { start: core::mem::replace(&mut self.end, end), end }
    }
}

#[cfg(test)]
mod tests {
    use super::{PlainValue, Value};
    use crate::json::Kind;
    use crate::prelude::*;
    use alloc::vec;

    #[test]
    fn texts_end_where_it_is_said() {
        let texts = ["Zoë", "", "😀é", "ends with 日本", "x"];
        let ends = |texts: &[&str]| -> Vec<u32> {
            (1..=texts.len()).map(|count| u32::try_from(texts[..count].concat().len()).unwrap()).collect()
        };
        let mut words = vec![6 << 3 | Kind::List as u32];
        words.extend(ends(&texts).iter().map(|end| end << 3 | Kind::Text as u32));
        let mut value = PlainValue::default();
        let found = |root: Value<'_>| root.items().map(|item| item.raw().to_owned()).collect::<Vec<_>>();
        assert_eq!(found(value.load(&words, "", &texts.concat())), texts);
        let others = ["a", "bé", "", "日", "😀😀"];
        assert_eq!(found(value.refill(&ends(&others), &others.concat())), others);
        assert_eq!(found(value.refill(&ends(&texts), &texts.concat())), texts);
    }

    #[test]
    fn names_stay_where_texts_change() {
        let word = |number: u32, kind: u32| number << 3 | kind;
        let name = |end| word(end, PlainValue::NAME);
        let words =
            [word(5, Kind::Object as u32), name(5), word(4, Kind::Text as u32), name(5), word(4, Kind::Null as u32)];
        let mut value = PlainValue::default();
        let members = |root: Value<'_>| -> Vec<_> {
            root.members()
                .map(|(name, member)| (name.text().unwrap().to_owned(), member.kind(), member.raw().to_owned()))
                .collect()
        };
        let expected = |text: &str| {
            [("näme", Kind::Text, text), ("", Kind::Null, "")].map(|(a, b, c)| (a.to_owned(), b, c.to_owned()))
        };
        assert_eq!(members(value.load(&words, "näme", "Jane")), expected("Jane"));
        assert_eq!(members(value.refill(&[3, 3], "Zé")), expected("Zé"));
    }

    /// The words are invalid: ends go back, lie outside or within a character, siblings are before or behind everything, and a kind does
    /// not exist.
    #[test]
    fn words_of_any_kind_are_walked_to_an_end() {
        let numbers = [0, 1, 2, 3, 9, u32::MAX >> 3];
        let check = |root: Value<'_>| {
            let inside = root.items().chain(root.members().map(|(_, member)| member));
            assert!(inside.chain([root]).all(|value| !value.is("x") && value.raw().len() <= 3));
        };
        for first in 0..8 {
            for second in 0..8 {
                for (a, b) in numbers.iter().flat_map(|a| numbers.map(|b| (*a, b))) {
                    let mut value = PlainValue::default();
                    check(value.load(&[a << 3 | first, b << 3 | second, 1 << 3 | Kind::Text as u32, 0], "é", "né"));
                    check(value.refill(&[b, a, 7], "é"));
                }
            }
        }
        assert_eq!(PlainValue::default().load(&[], "", "").kind(), Kind::Null);
    }
}
