//! A wasm module as text that any file, bundler and server carries unharmed: printable ASCII alone.
//!
//! The 91 commonest bytes are one character each, the others two. After brotli that is 2.8 % more than the module itself,
//! where base64 is 31 % more: base64 cuts bytes into pieces of six bits, and what repeats no longer looks the same. For the
//! same reason all modules have one alphabet: two of them in one app then share what they have in common.
//! `pkg-template/src/decode.ts` is the other half.

/// The characters in use: printable, without the quote and the backslash. The first two begin a pair.
fn alphabet() -> Vec<char> {
    (' '..='~').filter(|char| !matches!(char, '\'' | '\\')).collect()
}

const PAIR_MARKS: usize = 2;

/// The commonest bytes of a module, which are one character each.
pub(crate) fn common_bytes(module: &[u8]) -> Vec<u8> {
    commonest(module, alphabet().len() - PAIR_MARKS)
}

/// The file of the facade that says which bytes are one character each, as hexadecimal digits.
pub(crate) fn alphabet_file(common: &[u8]) -> String {
    let common = common.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    format!("export const COMMON_BYTES = '{common}'\n")
}

/// The file of the facade that carries a module: its number of bytes, and the text.
pub(crate) fn module_file(bytes: &[u8], common: &[u8]) -> String {
    let codes: Vec<String> = codes(&alphabet(), common);
    let text: String = bytes.iter().filter_map(|byte| codes.get(usize::from(*byte)).cloned()).collect();
    format!("export default {{ size: {}, text: '{text}' }}\n", bytes.len())
}

fn commonest(bytes: &[u8], most: usize) -> Vec<u8> {
    let mut counts = [0_usize; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let mut order: Vec<(usize, u8)> = counts.into_iter().zip(0..=u8::MAX).collect();
    order.sort_by_key(|(count, byte)| (std::cmp::Reverse(*count), *byte));
    let mut common: Vec<u8> = order.into_iter().take(most).map(|(_, byte)| byte).collect();
    common.sort_unstable();
    common
}

fn codes(alphabet: &[char], common: &[u8]) -> Vec<String> {
    let single = |place: usize| alphabet.get(place + PAIR_MARKS).map(char::to_string);
    let pair = |place: usize| {
        let (mark, rest) = (alphabet.get(place / alphabet.len())?, alphabet.get(place % alphabet.len())?);
        Some(format!("{mark}{rest}"))
    };
    let mut pairs = 0..;
    let code = |byte: u8| match common.iter().position(|known| *known == byte) {
        Some(place) => single(place),
        None => pair(pairs.next()?),
    };
    (0..=u8::MAX).map(code).map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::{alphabet, codes, common_bytes, commonest, module_file};

    #[test]
    fn every_byte_has_a_code_of_its_own_and_pairs_begin_with_a_mark() {
        let bytes: Vec<u8> = (0..=u8::MAX).flat_map(|byte| vec![byte; usize::from(byte) + 1]).collect();
        let alphabet = alphabet();
        let codes = codes(&alphabet, &commonest(&bytes, alphabet.len() - 2));
        for (byte, code) in codes.iter().enumerate() {
            assert_eq!(code.len(), if byte > 255 - 91 { 1 } else { 2 }, "{byte} {code:?}");
            assert_eq!(code.len() == 2, code.starts_with([' ', '!']), "{code:?}");
            assert_eq!(codes.iter().filter(|other| *other == code).count(), 1, "{code:?}");
        }
    }

    #[test]
    fn the_text_is_printable_and_needs_no_escape() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let text = module_file(&bytes, &common_bytes(&bytes));
        assert!(text.trim_end().chars().all(|char| (' '..='~').contains(&char)));
        assert_eq!(text.matches('\'').count(), 2);
        assert!(!text.contains('\\'));
    }
}
