//! A cursor over the tape.

use core::num::NonZero;

use super::{Kind, Tape, tape::Token};

/// One value of a text that was read. Copying it copies two words.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    tape: &'a Tape,
    index: u32,
}

/// Prints the kind alone: the text may hold a PIN or a token.
impl core::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Value").field(&self.kind()).finish()
    }
}

impl<'a> Value<'a> {
    pub(super) fn new(tape: &'a Tape, index: u32) -> Self {
        Self { tape, index }
    }

    #[inline(always)]
    fn token(&self) -> Option<&'a Token> {
        self.tape.tokens.get(self.index as usize)
    }

    /// The index of this value on the tape; `None` for the root.
    pub(crate) fn index(&self) -> Option<NonZero<u32>> {
        NonZero::new(self.index)
    }

    /// The value at an index of the same tape.
    pub(crate) fn at(&self, index: NonZero<u32>) -> Value<'a> {
        Self { index: index.get(), ..*self }
    }

    /// What this value is.
    pub fn kind(&self) -> Kind {
        self.token().map_or(Kind::Null, |token| token.kind)
    }

    /// The value as it is written; of a string its characters.
    pub fn raw(&self) -> &'a str {
        self.token().and_then(|token| self.tape.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
    }

    /// The same as bytes, which are not checked to begin and end at the boundaries of characters.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        let span = |token: &Token| self.tape.text.as_bytes().get(token.start as usize..token.end as usize);
        self.token().and_then(span).unwrap_or_default()
    }

    /// The characters of a string; `None` for any other kind.
    pub fn text(&self) -> Option<&'a str> {
        (self.kind() == Kind::Text).then(|| self.raw())
    }

    /// `true` or `false`, which tables write in any case; `None` for any other kind.
    pub fn boolean(&self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| matches!(self.raw().as_bytes(), [b't' | b'T', ..]))
    }

    /// The members of an object in the order of the text; none for any other kind.
    pub fn members(&self) -> Members<'a> {
        Members(self.children(Kind::Object))
    }

    /// The items of an array; none for any other kind.
    pub fn items(&self) -> Items<'a> {
        self.children(Kind::List)
    }

    /// The items of the member with this key; none where there is no such list.
    pub(crate) fn list(&self, key: &str) -> Items<'a> {
        self.get(key).map_or(Items { next: *self, end: 0 }, |list| list.items())
    }

    fn children(&self, of: Kind) -> Items<'a> {
        let end = match self.token() {
            Some(token) if token.kind == of => token.next,
            _ => 0,
        };
        Items { next: Self { index: self.index + 1, ..*self }, end }
    }

    /// The member with this key; the last one where a key stands twice, as in `JSON.parse`.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        let mut found = None;
        for (name, value) in self.members() {
            if name.is(key) {
                found = Some(value);
            }
        }
        found
    }

    /// Whether both are the same ID. The case of a UUID's digits is ignored (RFC 4122, section 3).
    pub(crate) fn is_same_id(&self, other: Value<'_>) -> bool {
        match (self.text(), other.text()) {
            (Some(own), Some(other)) => own.eq_ignore_ascii_case(other),
            _ => false,
        }
    }

    /// Whether both are strings of the same characters.
    pub(crate) fn equals(&self, other: Value<'_>) -> bool {
        other.text().is_some_and(|text| self.is(text))
    }

    /// A whole number that is not negative, written in digits alone.
    pub(crate) fn as_u32(&self) -> Option<u32> {
        self.raw().parse().ok().filter(|_| self.kind() == Kind::Number)
    }

    /// Whether this is a string with just these characters.
    pub fn is(&self, text: &str) -> bool {
        match self.token() {
            Some(token) if token.kind == Kind::Text => {
                let raw = self.tape.text.as_bytes().get(token.start as usize..token.end as usize);
                raw.is_some_and(|raw| same(raw, text.as_bytes()))
            }
            _ => false,
        }
    }
}

/// Whether bytes are the same, eight at a time. The comparison of slices is a call that goes byte by byte in wasm, which makes the check
/// of a list a tenth slower; delete this when it does not.
pub(crate) fn same(raw: &[u8], text: &[u8]) -> bool {
    if raw.len() != text.len() {
        return false;
    }
    let (mut raw, mut text) = (raw, text);
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let (Some(raw_end), Some(text_end)) = (raw.last_chunk(), text.last_chunk()) else {
        for (a, b) in raw.iter().zip(text) {
            if a != b {
                return false;
            }
        }
        return true;
    };
    // The last eight bytes cover what the chunks leave.
    if word(raw_end) != word(text_end) {
        return false;
    }
    while let (Some((a, raw_rest)), Some((b, text_rest))) = (raw.split_first_chunk(), text.split_first_chunk()) {
        if word(a) != word(b) {
            return false;
        }
        (raw, text) = (raw_rest, text_rest);
    }
    true
}

/// The items of an array.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    next: Value<'a>,
    end: u32,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    #[inline(always)]
    fn next(&mut self) -> Option<Value<'a>> {
        if self.next.index >= self.end {
            return None;
        }
        let value = self.next;
        self.next.index = value.token()?.next;
        Some(value)
    }
}

/// The members of an object: key and value.
#[derive(Clone, Debug)]
pub struct Members<'a>(Items<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (Value<'a>, Value<'a>);

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}
