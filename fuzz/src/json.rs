//! The reader and the writer of JSON against `serde_json`.

use seam_access_grants::json::{MAX_DEPTH, PlainValue, Tape, Value, Writer};
use serde::de::IgnoredAny;
use serde_json::Value as Tree;

use crate::{pieces::Pieces, source::Source, trees};

/// Any bytes: as a JSON text, and as the pieces of a value.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    read(&text);
    load(data);
}

fn read(text: &str) {
    let mut tape = Tape::default();
    let is_json = serde_json::from_str::<IgnoredAny>(text).is_ok();
    let root = match tape.read(text) {
        Ok(root) => root,
        Err(error) => {
            assert!(!is_json || depth(text) > MAX_DEPTH, "not read at {}", error.offset);
            // Whatever stands before the offset could go on as JSON.
            let prefix = &text[..error.offset];
            if let Err(earlier) = Tape::default().read(prefix) {
                assert_eq!(earlier.offset, prefix.len(), "the first byte that does not fit is another");
            }
            return;
        }
    };
    assert!(is_json && depth(text) <= MAX_DEPTH);
    let found = trees::tree(root);
    // The judge refuses lone surrogates and numbers that no float holds, which JSON.parse takes.
    if let Ok(expected) = serde_json::from_str::<Tree>(&without_lone_surrogates(text)) {
        assert_eq!(found, expected);
        let mut json = Writer::default();
        trees::write(&expected, &mut json);
        assert_eq!(serde_json::from_str::<Tree>(&json.finish()).unwrap(), rewritten(&expected));
    }
    for (key, _) in root.members() {
        let name = key.text().unwrap();
        let last = root.members().filter(|(other, _)| other.text() == Some(name)).last().unwrap().1;
        assert_eq!(trees::tree(root.get(name).unwrap()), trees::tree(last));
        assert!(key.is(name) && !key.is(&format!("{name}x")));
    }
    let Pieces { words, ends, names, texts, .. } = Pieces::of(&found);
    let mut value = PlainValue::default();
    assert_eq!(trees::tree(value.load(&words, &names, &texts)), rewritten(&found));
    assert_eq!(trees::tree(value.refill(&ends, &texts)), rewritten(&found));
}

/// What the judge reads of what it writes: another float, now and then.
fn rewritten(tree: &Tree) -> Tree {
    serde_json::from_str(&tree.to_string()).unwrap()
}

/// How deep arrays and objects nest in a JSON text.
fn depth(text: &str) -> u32 {
    let (mut depth, mut most, mut in_string, mut is_escaped) = (0_u32, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                most = most.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    most
}

/// The same text with the replacement character for every escape of a lone surrogate.
fn without_lone_surrogates(text: &str) -> String {
    let unit = |rest: &str| rest.strip_prefix("\\u").and_then(|rest| u32::from_str_radix(rest.get(..4)?, 16).ok());
    let (mut out, mut rest) = (String::new(), text);
    while let Some(start) = rest.find('\\') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let low = rest.get(6..).and_then(unit).is_some_and(|unit| (0xdc00..0xe000).contains(&unit));
        let (length, is_lone) = match unit(rest) {
            Some(0xd800..0xdc00) if low => (12, false),
            Some(unit) => (6, (0xd800..0xe000).contains(&unit)),
            None => (2, false),
        };
        out.push_str(if is_lone { "\\ufffd" } else { &rest[..length] });
        rest = &rest[length..];
    }
    out + rest
}

/// Words of any kind: every walk ends, and nothing is read outside of the texts.
fn load(data: &[u8]) {
    let mut source = Source(data);
    let words: Vec<u32> = (0..source.byte() % 32)
        .map(|_| u32::try_from(source.number(if source.0.len() % 2 == 0 { 1 } else { 4 })).unwrap())
        .collect();
    let text = String::from_utf8_lossy(source.0);
    let mut value = PlainValue::default();
    let both = text.repeat(2);
    let is_inside = |root: Value<'_>| {
        assert!(trees::tree(root).to_string().len() < 1 << 20);
        assert!(root.get("x").is_none_or(|value| both.contains(value.raw())));
    };
    is_inside(value.load(&words, &text, &text));
    is_inside(value.refill(&words, &text));
}
