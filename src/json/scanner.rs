//! The grammar of JSON (RFC 8259) over a text, with nothing kept.

use super::{MAX_DEPTH, prefix::unescaped_prefix};

/// A position in a text. Every method passes over what it names, and returns `None`, at the first byte that does not fit, if that is
/// not there.
pub(crate) struct Scanner<'t> {
    pub(crate) text: &'t str,
    pub(crate) position: usize,
}

/// Where the characters of a string stand, as they are written.
#[derive(Clone, Copy)]
pub(crate) struct Characters {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Whether some of them are escapes.
    pub(crate) are_escaped: bool,
}

impl<'t> Scanner<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, position: 0 }
    }

    #[inline(always)]
    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The bytes from here on.
    #[inline(always)]
    pub(crate) fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    /// The bytes of a piece.
    #[inline(always)]
    pub(crate) fn bytes(&self, start: usize, end: usize) -> &'t [u8] {
        self.text.as_bytes().get(start..end).unwrap_or_default()
    }

    /// The next byte behind whitespace. Most of what is sent has none.
    #[inline(always)]
    pub(crate) fn token(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        if byte > b' ' { Some(byte) } else { self.token_behind_whitespace() }
    }

    #[cold]
    fn token_behind_whitespace(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.position += 1;
        }
        self.peek()
    }

    /// The end of the text, behind whitespace.
    pub(crate) fn end(&mut self) -> Option<()> {
        self.token().is_none().then_some(())
    }

    pub(crate) fn byte(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.position += 1)
    }

    /// The bracket that begins an array or an object. Returns whether there is something in it, which comes next.
    pub(crate) fn open(&mut self, close: u8) -> Option<bool> {
        self.position += 1;
        let is_more = self.token()? != close;
        if !is_more {
            self.position += 1;
        }
        Some(is_more)
    }

    /// What stands behind an item or a member. Returns whether another one follows, which comes next.
    #[inline(always)]
    pub(crate) fn another(&mut self, close: u8) -> Option<bool> {
        let byte = self.token()?;
        if byte != b',' && byte != close {
            return None;
        }
        self.position += 1;
        let is_more = byte != close;
        if is_more {
            self.token()?;
        }
        Some(is_more)
    }

    /// The colon behind the name of a member.
    #[inline(always)]
    pub(crate) fn colon(&mut self) -> Option<()> {
        if self.token()? != b':' {
            return None;
        }
        self.position += 1;
        self.token().map(|_| ())
    }

    /// Any value, in so many arrays and objects.
    pub(crate) fn value(&mut self, depth: u32) -> Option<()> {
        let close = match self.peek()? {
            b'"' => return self.string().map(|_| ()),
            b'{' => b'}',
            b'[' => b']',
            _ => return self.scalar(),
        };
        if depth == MAX_DEPTH {
            return None;
        }
        let mut is_more = self.open(close)?;
        while is_more {
            if close == b'}' {
                self.string()?;
                self.colon()?;
            }
            self.value(depth + 1)?;
            is_more = self.another(close)?;
        }
        Some(())
    }

    /// `null`, `true`, `false` or a number.
    pub(crate) fn scalar(&mut self) -> Option<()> {
        let word: &[u8] = match self.peek()? {
            b't' => b"true",
            b'f' => b"false",
            b'n' => b"null",
            _ => return self.number(),
        };
        let is_there = self.rest().starts_with(word);
        is_there.then(|| self.position += word.len())
    }

    /// A string, whose escapes are checked.
    #[inline(always)]
    pub(crate) fn string(&mut self) -> Option<Characters> {
        self.byte(b'"')?;
        let start = self.position;
        self.skip_unescaped();
        let are_escaped = self.peek()? != b'"';
        if are_escaped {
            self.escapes()?;
        }
        let end = self.position;
        self.position += 1;
        Some(Characters { start, end, are_escaped })
    }

    #[inline(always)]
    fn skip_unescaped(&mut self) {
        self.position += unescaped_prefix(self.rest());
    }

    /// Goes on up to the closing quote.
    #[cold]
    fn escapes(&mut self) -> Option<()> {
        while self.peek()? != b'"' {
            self.escape()?;
            self.skip_unescaped();
        }
        Some(())
    }

    /// One escape, which is read.
    pub(crate) fn escape(&mut self) -> Option<char> {
        self.byte(b'\\')?;
        let char = match self.peek()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        };
        self.position += 1;
        Some(char)
    }

    /// A lone surrogate becomes U+FFFD, as when JavaScript encodes it.
    fn unicode(&mut self) -> Option<char> {
        let mut code = self.hex()?;
        let end = self.position;
        if (0xd800..0xdc00).contains(&code) && self.rest().starts_with(b"\\u") {
            self.position += 1;
            match self.hex()? {
                low @ 0xdc00..0xe000 => code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => self.position = end,
            }
        }
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The number of a `uXXXX`.
    fn hex(&mut self) -> Option<u32> {
        self.position += 1;
        let mut code = 0;
        for _ in 0..4 {
            code = code << 4 | char::from(self.peek()?).to_digit(16)?;
            self.position += 1;
        }
        Some(code)
    }

    fn number(&mut self) -> Option<()> {
        self.skip(|byte| byte == b'-', 1);
        if self.peek()? == b'0' {
            self.position += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.position += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.position += 1;
            self.skip(|byte| matches!(byte, b'+' | b'-'), 1);
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.position;
        self.skip(|byte| byte.is_ascii_digit(), usize::MAX);
        (self.position > start).then_some(())
    }

    fn skip(&mut self, fits: impl Fn(u8) -> bool, most: usize) {
        let mut left = most;
        while left > 0 && self.peek().is_some_and(&fits) {
            self.position += 1;
            left -= 1;
        }
    }
}
