//! Whole numbers as JSON writes them: `2`, `2.0` and `20e-1` are the same.

/// The largest number that a count may be: nine digits. Nothing is used or listed more often.
pub const MAX_INTEGER: u32 = 999_999_999;

/// What a number is, for a field that takes 1 to [`MAX_INTEGER`].
pub(super) enum Integer {
    Positive,
    TooBig,
    NotPositive,
    NotWhole,
}

impl Integer {
    /// Reads a number as it is written. The standard library would read it as a float, with many times the code.
    pub(super) fn parse(raw: &str) -> Self {
        let (is_negative, digits) = match raw.as_bytes() {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let mut rest = digits.iter();
        // These are counts of digits: all of them, those before the point, those before the first that is not zero, and those up
        // to the last that is not zero.
        let (mut count, mut point, mut first, mut last) = (0_i64, None, None, 0);
        for byte in rest.by_ref() {
            match byte {
                b'e' | b'E' => break,
                b'.' => point = Some(count),
                _ => {
                    if *byte != b'0' {
                        first = first.or(Some(count));
                        last = count + 1;
                    }
                    count += 1;
                }
            }
        }
        let shift = i64::from(exponent(rest.as_slice()));
        let point = point.unwrap_or(count);
        match first {
            None => Self::NotPositive,
            Some(_) if point + shift < last => Self::NotWhole,
            Some(_) if is_negative => Self::NotPositive,
            Some(first) if (point - first).max(0) + shift > 9 => Self::TooBig,
            Some(_) => Self::Positive,
        }
    }
}

fn exponent(text: &[u8]) -> i32 {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    let number = digits
        .iter()
        .fold(0_i32, |number, byte| number.saturating_mul(10).saturating_add(i32::from(byte.wrapping_sub(b'0'))));
    sign * number
}

#[cfg(test)]
mod tests {
    use super::Integer;

    #[test]
    fn every_spelling_of_a_number_is_read() {
        for raw in ["1", "500", "1.0", "1e0", "1E+2", "1.5e1", "100e-2", "999999999", "0.0000001e9", "12.340e2"] {
            assert!(matches!(Integer::parse(raw), Integer::Positive), "{raw}");
        }
        for raw in ["0", "-0", "0.0", "0e5", "-1", "-2.0", "-100e-2"] {
            assert!(matches!(Integer::parse(raw), Integer::NotPositive), "{raw}");
        }
        for raw in ["1000000000", "1e9", "1e400", "12345678901234567890"] {
            assert!(matches!(Integer::parse(raw), Integer::TooBig), "{raw}");
        }
        for raw in ["1.5", "-1.5", "1e-1", "15e-1", "0.5", "1e-400", "1.25e1"] {
            assert!(matches!(Integer::parse(raw), Integer::NotWhole), "{raw}");
        }
    }
}
