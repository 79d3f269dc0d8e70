//! Lines, as the systems write them: they end in LF, CRLF or CR.

use crate::json::prefix_without;

/// How long the end of a line is that `bytes` starts with; 0 if it starts with none.
pub(super) fn line_end(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// How many lines end in `text`.
pub(super) fn line_ends(text: &[u8]) -> u32 {
    let lines = Lines(text).count();
    let is_open = !matches!(text.last(), None | Some(b'\r' | b'\n'));
    u32::try_from(lines - usize::from(is_open)).unwrap_or(u32::MAX)
}

/// The lines of a text, without their ends.
pub(super) struct Lines<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.0.is_empty() {
            return None;
        }
        let (line, rest) = self.0.split_at_checked(prefix_without(self.0, b'\n', b'\r', b'\r'))?;
        self.0 = rest.get(line_end(rest)..).unwrap_or_default();
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, line_ends};
    use crate::prelude::*;

    #[test]
    fn every_end_of_a_line_is_one() {
        for (text, lines, ends) in [
            ("", vec![], 0),
            ("a", vec!["a"], 0),
            ("a\nb\r\nc\rd", vec!["a", "b", "c", "d"], 3),
            ("\n\n\r\r\r\n", vec!["", "", "", "", ""], 5),
            ("a\r\n", vec!["a"], 1),
            ("a\n\rb", vec!["a", "", "b"], 2),
        ] {
            let read: Vec<&[u8]> = Lines(text.as_bytes()).collect();
            assert_eq!(read, lines.iter().map(|line| line.as_bytes()).collect::<Vec<_>>(), "{text:?}");
            assert_eq!(line_ends(text.as_bytes()), ends, "{text:?}");
        }
    }
}
