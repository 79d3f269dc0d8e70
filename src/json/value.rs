//! A cursor over the tape.

use std::borrow::Cow;

use super::{Kind, Token, text::unescape};

/// One value of a text that was read. Copying it copies three words.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    text: &'a str,
    tokens: &'a [Token],
    index: usize,
}

/// Prints the kind alone: the text may hold a PIN or a token.
impl core::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_tuple("Value").field(&self.kind()).finish()
    }
}

impl<'a> Value<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Token], index: usize) -> Self {
        Self { text, tokens, index }
    }

    #[inline]
    fn token(&self) -> Option<&'a Token> {
        self.tokens.get(self.index)
    }

    /// What this value is.
    #[inline]
    pub fn kind(&self) -> Kind {
        self.token().map_or(Kind::Null, |token| token.kind)
    }

    /// The value as it is written, without the quotes of a string.
    #[inline]
    pub fn raw(&self) -> &'a str {
        self.token().and_then(|token| self.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
    }

    /// The characters of a string; `None` for any other kind. Borrowed unless there are escapes.
    #[inline]
    pub fn text(&self) -> Option<Cow<'a, str>> {
        match self.kind() {
            Kind::Text => Some(Cow::Borrowed(self.raw())),
            Kind::EscapedText => Some(Cow::Owned(unescape(self.raw()))),
            _ => None,
        }
    }

    /// The value of a number; `None` for any other kind.
    pub fn number(&self) -> Option<f64> {
        (self.kind() == Kind::Number).then(|| self.raw().parse().ok()).flatten()
    }

    /// `true` or `false`; `None` for any other kind.
    pub fn boolean(&self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.raw() == "true")
    }

    /// The members of an object in the order of the text; none for any other kind.
    #[inline]
    pub fn members(&self) -> Members<'a> {
        Members(self.children(Kind::Object))
    }

    /// The items of an array; none for any other kind.
    #[inline]
    pub fn items(&self) -> Items<'a> {
        self.children(Kind::List)
    }

    #[inline]
    fn children(&self, of: Kind) -> Items<'a> {
        let end = match self.token() {
            Some(token) if token.kind == of => token.next as usize,
            _ => 0,
        };
        Items { at: Self { index: self.index + 1, ..*self }, end }
    }

    /// The member with this key; the last one where a key stands twice, as in `JSON.parse`.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        self.members().filter(|(name, _)| name.is(key)).last().map(|(_, value)| value)
    }

    /// Whether this is a string with just these characters.
    #[inline]
    pub fn is(&self, text: &str) -> bool {
        match self.kind() {
            Kind::Text => self.raw() == text,
            Kind::EscapedText => unescape(self.raw()) == text,
            _ => false,
        }
    }
}

/// The items of an array.
#[derive(Clone, Debug)]
pub struct Items<'a> {
    at: Value<'a>,
    end: usize,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        if self.at.index >= self.end {
            return None;
        }
        let value = self.at;
        self.at.index = value.token()?.next as usize;
        Some(value)
    }
}

/// The members of an object: key and value.
#[derive(Clone, Debug)]
pub struct Members<'a>(Items<'a>);

impl<'a> Iterator for Members<'a> {
    type Item = (Value<'a>, Value<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}
