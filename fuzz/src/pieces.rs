//! Values as JavaScript takes them apart, and their checks one after the other.

use seam_access_grants::{
    json::{Kind, PlainValue, Tape},
    schema::{Context, Node, PlainChecks, check_text},
};
use serde_json::Value as Tree;

/// A value in pieces, see [`PlainValue::load`].
#[derive(Default)]
pub(crate) struct Pieces {
    /// What each value and each name is, with where it ends.
    pub(crate) words: Vec<u32>,
    /// Where each leaf ends.
    pub(crate) ends: Vec<u32>,
    /// The names, behind each other.
    pub(crate) names: String,
    /// The texts of the leaves, behind each other.
    pub(crate) texts: String,
    /// The words of names and of what holds others, and the kinds of leaves.
    structure: Vec<u32>,
}

impl Pieces {
    /// Takes a value apart.
    pub(crate) fn of(tree: &Tree) -> Self {
        let mut pieces = Self::default();
        pieces.add(tree);
        pieces
    }

    /// Whether another value differs in the texts of its leaves alone.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.structure == other.structure && self.names == other.names
    }

    fn add(&mut self, tree: &Tree) {
        match tree {
            Tree::Array(items) => self.holder(Kind::List, |pieces| items.iter().for_each(|item| pieces.add(item))),
            Tree::Object(members) => self.holder(Kind::Object, |pieces| {
                for (name, member) in members {
                    pieces.names.push_str(name);
                    let word = word(pieces.names.len(), PlainValue::NAME);
                    pieces.words.push(word);
                    pieces.structure.push(word);
                    pieces.add(member);
                }
            }),
            Tree::String(text) => self.leaf(Kind::Text, text),
            Tree::Number(number) => self.leaf(Kind::Number, &number.to_string()),
            Tree::Bool(boolean) => self.leaf(Kind::Boolean, &boolean.to_string()),
            Tree::Null => self.leaf(Kind::Null, ""),
        }
    }

    fn leaf(&mut self, kind: Kind, text: &str) {
        self.texts.push_str(text);
        self.words.push(word(self.texts.len(), kind as u32));
        self.ends.push(u32::try_from(self.texts.len()).unwrap());
        self.structure.push(kind as u32);
    }

    fn holder(&mut self, kind: Kind, fill: impl FnOnce(&mut Self)) {
        let place = self.words.len();
        self.words.push(0);
        self.structure.push(0);
        fill(self);
        self.words[place] = word(self.words.len(), kind as u32);
        self.structure[place] = self.words[place];
    }
}

/// The checks of plain values, one after the other.
#[derive(Default)]
pub(crate) struct OneByOne {
    checks: PlainChecks,
    last: Pieces,
}

impl OneByOne {
    /// A value is judged as its JSON text is by itself, whichever came before it.
    pub(crate) fn agrees(&mut self, tree: &Tree, node: &'static Node, context: &Context) {
        let pieces = Pieces::of(tree);
        let texts = pieces.texts.as_bytes();
        let report = if pieces.is_like(&self.last) {
            self.checks.check(&pieces.ends, None, texts, node, context)
        } else {
            self.checks.check(&pieces.words, Some(&pieces.names), texts, node, context)
        };
        let alone = check_text(&mut Tape::default(), &tree.to_string(), node, context);
        assert_eq!(format!("{report:?}"), format!("{alone:?}"), "{tree}");
        self.last = pieces;
    }
}

fn word(number: usize, kind: u32) -> u32 {
    u32::try_from(number).unwrap() << 3 | kind
}
