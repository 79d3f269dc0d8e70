//! IDs, PINs and tokens from a seed, each kind from a stream of its own: one request more changes nothing of another kind.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::Id;

/// What a stream gives numbers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stream {
    /// IDs of requests.
    Requests,
    /// IDs of places: workspace, accounts, systems, spaces, devices, entrances, encoders.
    Places,
    /// IDs of people.
    People,
    /// IDs of access grants.
    Grants,
    /// IDs of access methods, and of what comes with them.
    Methods,
    /// IDs of action attempts.
    Attempts,
    /// IDs and tokens of client sessions.
    Sessions,
    /// IDs of events.
    Events,
    /// PINs.
    Pins,
    /// Links and tokens of mobile keys.
    Keys,
    /// What the seed decides.
    Seed,
}

/// `SplitMix64` (Steele, Lea, Flood 2014): one word of state, and every seed is a good one. Not for secrets.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Random {
    /// As text, because JSON numbers end at 2⁵³.
    #[serde(with = "as_text")]
    state: u64,
}

/// The streams, each begun at its first use.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Streams {
    #[serde(with = "as_text")]
    seed: u64,
    begun: BTreeMap<Stream, Random>,
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(super) fn serialize<S: Serializer>(state: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(state)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Streams {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed, begun: BTreeMap::new() }
    }

    pub(crate) fn of(&mut self, stream: Stream) -> &mut Random {
        let seed = self.seed;
        self.begun.entry(stream).or_insert_with(|| Self::begin(seed, stream))
    }

    /// The beginning of a stream: the word that the generator of the seed gives for it.
    pub(crate) fn begin(seed: u64, stream: Stream) -> Random {
        let mut seeds = Random { state: seed.wrapping_add((stream as u64).wrapping_mul(GAMMA)) };
        Random { state: seeds.next() }
    }

    /// A new ID.
    pub(crate) fn id(&mut self, stream: Stream) -> Id {
        self.of(stream).id()
    }
}

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GAMMA);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is small: the bias does not show.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound.max(1)
    }

    /// A version 4 UUID.
    pub(crate) fn id(&mut self) -> Id {
        let (high, low) = (self.next(), self.next());
        let high = (high & !0xf000) | 0x4000;
        let low = (low & !(0b11 << 62)) | (0b10 << 62);
        Id(u128::from(high) << 64 | u128::from(low))
    }

    /// Fills a buffer.
    pub(crate) fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let word = self.next().to_le_bytes();
            chunk.iter_mut().zip(word).for_each(|(byte, random)| *byte = random);
        }
    }

    /// Letters and digits for links and tokens.
    pub(crate) fn token(&mut self, length: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        (0..length).filter_map(|_| LETTERS.get((self.next() % 32) as usize).copied().map(char::from)).collect()
    }
}
