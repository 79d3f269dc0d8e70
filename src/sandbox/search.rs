//! `search` of lists: text that some other text has in it, in either case.
//!
//! It looks at every row, in the order of the list and until the page is full. An index of parts of text would cost more memory than the
//! rows themselves.

use super::id::Id;

/// What is searched for.
pub(crate) struct Words(String);

impl Words {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.to_lowercase())
    }

    /// Whether they are in a text.
    pub(crate) fn are_in(&self, text: &str) -> bool {
        if text.is_ascii() { self.are_in_ascii(text.as_bytes()) } else { text.to_lowercase().contains(&self.0) }
    }

    /// Whether they are in the text of an ID.
    pub(crate) fn are_in_id(&self, id: Id) -> bool {
        self.are_in_ascii(&id.text())
    }

    fn are_in_ascii(&self, text: &[u8]) -> bool {
        let words = self.0.as_bytes();
        words.is_empty() || text.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::id::Id;

    #[test]
    fn case_does_not_count() {
        for (words, text) in [("ANE d", "Jane Doe"), ("", ""), ("e", "E"), ("müLL", "Zoë MÜLLER"), ("zoë", "ZOË")]
        {
            assert!(Words::new(words).are_in(text), "{words}");
        }
        for (words, text) in [("jane", "Jan"), ("ü", "u"), ("j", ""), ("ÿ", "plain")] {
            assert!(!Words::new(words).are_in(text), "{words}");
        }
        assert!(Words::new("00-00FF").are_in_id(Id(0xff << 64)));
    }
}
