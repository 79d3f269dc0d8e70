//! Where the values of a page's items stand in its text, so that JavaScript can make the items without reading the text again.
//!
//! An outline is a list of words:
//!
//! - how many items there are, and the first and last byte of the pagination's value, both 0 if there is none;
//! - for each item the first and last byte of its part of the text, or 0 if it is in that of the item before; and then its value.
//!
//! A part is a few kilobytes of the text, which JavaScript decodes at once: what it keeps of an item keeps the part in memory.
//! Places in a part are counted from its first character, in the units of UTF-16 in which JavaScript counts.
//!
//! A value is a word with its [`Kind`] in the lowest bits and a number in the others. Behind the word of a text, of other JSON and of
//! a name comes its end. What a list and an object hold comes behind their word, and then [`Kind::End`].
//!
//! Objects of one table mostly have the same members in the same order, so names are left out: the number of an object is that of its
//! shape. A shape is the names of an object's members in their order. Of an object with just these members the values alone follow,
//! without an end. In any other, a name stands before a value of which the shape has no name or another one; it takes the place of the
//! shape's name, and of all names behind it.

use crate::{json::ascii_prefix, prelude::*};

/// What a word of an outline begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true`.
    True,
    /// `false`.
    False,
    /// The characters of a text without escapes, from the number up to the next word.
    Text,
    /// Any other value as JSON, from the number up to the next word.
    Json,
    /// A list.
    List,
    /// An object with just the members of the shape of this number.
    Same,
    /// Any other object; the number is that of its shape.
    Object,
    /// The characters of a member's name, from the number up to the next word.
    Name,
    /// The end of a list or an object.
    End,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Null,
        Self::True,
        Self::False,
        Self::Text,
        Self::Json,
        Self::List,
        Self::Same,
        Self::Object,
        Self::Name,
        Self::End,
    ];
    /// How many of a word's bits are those of its kind.
    pub const BITS: u32 = 4;
}

/// How many words come before the first item.
pub const HEAD: usize = 3;

/// A part of the text ends with the item that makes it as long as this.
const PART: usize = 4096;

/// The longest text that has an outline: its places have as many bits as a kind leaves.
const MAX_LENGTH: usize = 1 << (u32::BITS - Kind::BITS);

/// An outline that is being written.
pub(super) struct Outline<'t> {
    text: &'t [u8],
    words: Vec<u32>,
    /// Where the words of the part stand.
    part: usize,
    /// What to take away from a place in bytes for the same in the part's units.
    offset: usize,
}

impl<'t> Outline<'t> {
    /// `None` for a text that is too long.
    pub(super) fn new(text: &'t str) -> Option<Self> {
        if text.len() >= MAX_LENGTH {
            return None;
        }
        // About what a page takes.
        let mut words = Vec::with_capacity(text.len() / 16);
        words.resize(HEAD, 0);
        Some(Self { text: text.as_bytes(), words, part: 0, offset: 0 })
    }

    pub(super) fn finish(self) -> Vec<u32> {
        self.words
    }

    pub(super) fn clear(&mut self) {
        self.words.clear();
    }

    /// Begins an item.
    pub(super) fn begin_item(&mut self, start: usize) {
        let part = self.words.get(self.part).filter(|_| self.part > 0);
        if part.is_some_and(|first| start - (*first as usize) < PART) {
            self.words.push(0);
            return;
        }
        self.part = self.words.len();
        self.offset = start;
        self.words.extend([word(start), 0]);
    }

    pub(super) fn end_item(&mut self, end: usize) {
        self.set(self.part + 1, word(end));
        if let Some(count) = self.words.first_mut() {
            *count += 1;
        }
    }

    /// Notes where the pagination stands, and forgets what was written of its inside, behind `length`.
    pub(super) fn pagination(&mut self, length: usize, start: usize, end: usize) {
        self.words.truncate(length);
        self.set(1, word(start));
        self.set(2, word(end));
    }

    fn set(&mut self, place: usize, value: u32) {
        if let Some(found) = self.words.get_mut(place) {
            *found = value;
        }
    }

    /// Ends the object whose word stands at `place`.
    pub(super) fn end_object(&mut self, place: usize, shape: usize, is_same: bool) {
        if is_same {
            self.set(place, word(shape) << Kind::BITS | Kind::Same as u32);
        } else {
            self.push(Kind::End, 0);
        }
    }

    pub(super) fn length(&self) -> usize {
        self.words.len()
    }

    /// A value, a list or an object that begins, or the end of one.
    #[inline(always)]
    pub(super) fn push(&mut self, kind: Kind, number: usize) {
        self.words.push(word(number) << Kind::BITS | kind as u32);
    }

    /// A piece of the text without characters beyond ASCII.
    #[inline(always)]
    pub(super) fn ascii(&mut self, kind: Kind, start: usize, end: usize) {
        self.push(kind, start - self.offset);
        self.words.push(word(end - self.offset));
    }

    /// A piece of the text.
    pub(super) fn piece(&mut self, kind: Kind, start: usize, end: usize) {
        self.push(kind, start - self.offset);
        let bytes = self.text.get(start..end).unwrap_or_default();
        for byte in bytes.get(ascii_prefix(bytes)..).unwrap_or_default() {
            // A character is one unit, which its first byte counts for; one of four bytes is two.
            self.offset += usize::from(byte & 0b1100_0000 == 0b1000_0000);
            self.offset -= usize::from(*byte >= 0b1111_0000);
        }
        self.words.push(word(end - self.offset));
    }
}

#[allow(clippy::cast_possible_truncation, reason = "no text with an outline is that long")]
fn word(number: usize) -> u32 {
    number as u32
}
