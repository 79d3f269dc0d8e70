//! Runs of bytes, eight bytes at a time.

/// How many bytes at the start of `bytes` are neither `first`, `second` nor `third`, eight at a time; see [`unescaped_prefix`].
pub(crate) fn prefix_without(bytes: &[u8], first: u8, second: u8, third: u8) -> usize {
    let zeros = |x: u64| x.wrapping_sub(ONES) & !x;
    let [a, b, c] = [ONES * u64::from(first), ONES * u64::from(second), ONES * u64::from(third)];
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let x = u64::from_le_bytes(*chunk);
        let hit = (zeros(x ^ a) | zeros(x ^ b) | zeros(x ^ c)) & HIGHS;
        if hit != 0 {
            return run + hit.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().take_while(|byte| **byte != first && **byte != second && **byte != third).count()
}

/// How many bytes at the start of `bytes` are ASCII, eight at a time.
pub(crate) fn ascii_prefix(bytes: &[u8]) -> usize {
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let hit = u64::from_le_bytes(*chunk) & HIGHS;
        if hit != 0 {
            return run + hit.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().take_while(|byte| byte.is_ascii()).count()
}

const ONES: u64 = u64::MAX / 255;
const HIGHS: u64 = ONES << 7;

/// How many bytes at the start of `bytes` are neither a quote, a backslash nor a control character.
///
/// It compares eight bytes at a time: a byte is zero in `x ^ pattern` where it equals the pattern, and the usual zero-byte test is
/// exact for the lowest hit, which is the one that counts.
pub(crate) fn unescaped_prefix(bytes: &[u8]) -> usize {
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let x = u64::from_le_bytes(*chunk);
        let quote = x ^ (ONES * u64::from(b'"'));
        let slash = x ^ (ONES * u64::from(b'\\'));
        let hit = (quote.wrapping_sub(ONES) & !quote)
            | (slash.wrapping_sub(ONES) & !slash)
            | (x.wrapping_sub(ONES * 0x20) & !x);
        let hit = hit & HIGHS;
        if hit != 0 {
            return run + hit.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().take_while(|byte| **byte >= 0x20 && **byte != b'"' && **byte != b'\\').count()
}
