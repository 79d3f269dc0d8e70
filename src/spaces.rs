//! Spaces around a text.

use core::ops::Range;

/// The range of `text` without the spaces around it, those of all scripts: what `str::trim` leaves. The standard library's trimming
/// would be 0.7 % more of the compressed module `lite`; delete this when it is not.
pub(crate) fn trimmed(text: &str) -> Range<usize> {
    // Most texts have none, and then their first and their last byte are no spaces.
    if let [b'!'..=b'~', .., b'!'..=b'~'] = text.as_bytes() {
        return 0..text.len();
    }
    let mut trimmed = 0..0;
    let mut end = 0;
    for char in text.chars() {
        let start = end;
        end += char.len_utf8();
        if !char.is_whitespace() {
            if trimmed.end == 0 {
                trimmed.start = start;
            }
            trimmed.end = end;
        }
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn leaves_what_the_standard_library_leaves() {
        for text in ["", " ", "a", "ab", " a", "a ", "\t a b \r\n", "\u{a0}é é\u{2003}", "\u{3000}", "é", "\u{200b} x"]
        {
            assert_eq!(text.get(trimmed(text)), Some(text.trim()), "{text:?}");
        }
    }
}
