//! Choices made by the bytes of an input. Where they end, every choice is the first one.

/// The bytes that are left.
#[derive(Debug)]
pub struct Source<'a>(pub &'a [u8]);

impl Source<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// Whether any byte is left.
    pub fn has_more(&self) -> bool {
        !self.0.is_empty()
    }

    /// A number made of the next bytes, the lowest first.
    pub fn number(&mut self, bytes: usize) -> u64 {
        (0..bytes).fold(0, |number, place| number | u64::from(self.byte()) << (8 * place))
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let count = u64::try_from(most - least).unwrap() + 1;
        let bytes = (8 - count.leading_zeros() as usize / 8).max(1);
        least + i64::try_from(self.number(bytes) % count).unwrap()
    }

    /// One of these.
    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[usize::from(self.byte()) % from.len()]
    }

    /// True once in so many times; false where the bytes end.
    pub fn one_in(&mut self, times: u8) -> bool {
        self.byte() % times == times - 1
    }
}
