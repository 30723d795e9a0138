//! Closed sets of words, and how a token is looked up in them.
//!
//! Readers, frames and rules ask of nearly every token whether its word is one of theirs. So a word is hashed once, when
//! its token is made, and every list is asked with that hash: [`Word`] is a folded form with its hash, and
//! [`Doc::hashed`](super::Doc::hashed) gives the one of a token. A list refuses nearly every word that is not in it by
//! one bit of a map of at most 8 KiB, which stays in the first-level cache; the others are confirmed in an open-addressing
//! table: a word of up to seven bytes by its hash and length alone, which no other word shares, a longer one by its letters.
//!
//! - [`Vocab`] gives each word a number: the words of all rules, so that patterns compare numbers ([`WordSet`]).
//! - [`WordList`] only says whether a word is in it.
//! - [`WordMap`] holds what is known of each of its words.

/// The number of a word; 0 is "no rule mentions it".
pub type WordId = u32;

/// A folded word with its hash.
#[derive(Clone, Copy, Debug)]
pub struct Word<'w> {
    /// Where it stands: it is cut out only when its letters are asked for.
    text: &'w str,
    start: u32,
    length: u32,
    hash: u64,
}

impl<'w> Word<'w> {
    /// The word of `length` bytes at `start` in `text`, whose hash is already known.
    #[inline]
    pub(super) fn known(text: &'w str, start: u32, length: u16, hash: u64) -> Self {
        Self {
            text,
            start,
            length: u32::from(length),
            hash,
        }
    }

    /// Its hash.
    #[inline]
    pub(crate) fn hash(&self) -> u64 {
        self.hash
    }

    /// How many bytes it has.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.length as usize
    }

    /// Its bytes.
    #[inline]
    pub(crate) fn as_bytes(&self) -> &'w [u8] {
        let start = self.start as usize;
        let bytes = self.text.as_bytes();
        bytes.get(start..start + self.length as usize).unwrap_or(&[])
    }

    /// The folded word.
    #[inline]
    pub fn as_str(&self) -> &'w str {
        let start = self.start as usize;
        self.text.get(start..start + self.length as usize).unwrap_or("")
    }
}

/// Whether `word` is one of a few words. Most differ in their first letter or their length, so that hardly any two are
/// compared.
#[inline]
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    let first = word.as_bytes().first();
    words
        .iter()
        .any(|other| other.len() == word.len() && other.as_bytes().first() == first && *other == word)
}

impl<'w, S: AsRef<str> + ?Sized> From<&'w S> for Word<'w> {
    #[inline]
    fn from(folded: &'w S) -> Self {
        let text = folded.as_ref();
        Self {
            text,
            start: 0,
            length: u32::try_from(text.len()).unwrap_or(u32::MAX),
            hash: hash(text.as_bytes()),
        }
    }
}

/// `word` without its possessive ending, where it has one.
#[inline]
pub fn disowned(word: &str) -> Option<&str> {
    match word.as_bytes() {
        [.., b'\'', b's'] => word.get(..word.len() - 2),
        _ => None,
    }
}

/// Most bits of the first test, and how many a word gets before that.
const BITS: usize = 1 << 16;
const BITS_PER_WORD: usize = 32;

/// A vocabulary under construction.
#[derive(Clone, Debug, Default)]
pub struct VocabBuilder(Vocab);

impl VocabBuilder {
    /// The number of `word`, which must be folded.
    pub fn id(&mut self, word: &str) -> WordId {
        let word = Word::from(word);
        match self.0.confirmed(word) {
            0 => self.0.add(word),
            id => id,
        }
    }

    /// The word numbered `id`.
    pub fn word(&self, id: WordId) -> &str {
        self.0.word(id)
    }

    /// Every word with its number, in the order of the numbers.
    pub fn iter(&self) -> impl Iterator<Item = (&str, WordId)> {
        (1..self.0.ends.len())
            .filter_map(|id| WordId::try_from(id).ok())
            .map(|id| (self.0.word(id), id))
    }

    /// Ready for look-ups.
    pub fn build(&self) -> Vocab {
        let mut vocab = self.0.clone();
        if vocab.ends.is_empty() {
            vocab.resize();
        }
        let bits = (vocab.len() * BITS_PER_WORD).next_power_of_two();
        vocab.bits = vec![0; bits.clamp(64, BITS) / 64];
        for place in self.0.table.iter().filter(|place| place.id != 0) {
            vocab.mark(place.hash);
        }
        vocab
    }
}

/// Where a word stands in the table; its number is 0 where none does.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    hash: u64,
    /// In bytes.
    length: u32,
    id: WordId,
}

/// Words to numbers.
#[derive(Clone, Debug, Default)]
pub struct Vocab {
    bits: Vec<u64>,
    table: Vec<Place>,
    /// The words in the order of their numbers, one behind the other, and where each ends.
    text: String,
    ends: Vec<u32>,
}

impl Vocab {
    fn mark(&mut self, hash: u64) {
        let (cell, bit) = self.bit_of(hash);
        if let Some(cell) = self.bits.get_mut(cell) {
            *cell |= bit;
        }
    }

    /// The cell and the bit that stand for a hash.
    #[inline]
    fn bit_of(&self, hash: u64) -> (usize, u64) {
        let cell = usize::try_from(hash >> 6).unwrap_or(0) & self.bits.len().saturating_sub(1);
        (cell, 1 << (hash % 64))
    }

    /// The number of a word that has none.
    fn add(&mut self, word: Word<'_>) -> WordId {
        if self.ends.len() * 2 >= self.table.len() {
            self.resize();
        }
        let id = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.text.push_str(word.as_str());
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.insert(Place {
            hash: word.hash,
            length: word.length,
            id,
        });
        id
    }

    /// Make the table twice as long as there will be numbers at the least.
    fn resize(&mut self) {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        let slots = ((self.ends.len() + 1) * 2).next_power_of_two().max(16);
        let old = std::mem::replace(&mut self.table, vec![Place::default(); slots]);
        for place in old.into_iter().filter(|place| place.id != 0) {
            self.insert(place);
        }
    }

    fn insert(&mut self, new: Place) {
        let mask = self.table.len() - 1;
        let mut at = slot_of(new.hash) & mask;
        while let Some(place) = self.table.get_mut(at) {
            if place.id == 0 {
                *place = new;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of `word` (folded), or 0.
    #[inline]
    pub fn id<'w>(&self, word: impl Into<Word<'w>>) -> WordId {
        let word = word.into();
        let (cell, bit) = self.bit_of(word.hash);
        if self.bits.get(cell).is_none_or(|cell| cell & bit == 0) {
            return 0;
        }
        self.confirmed(word)
    }

    /// The same for a word that the map of bits does not refuse.
    fn confirmed(&self, word: Word<'_>) -> WordId {
        let mask = self.table.len().wrapping_sub(1);
        let mut at = slot_of(word.hash) & mask;
        let same = |place: &Place| {
            place.hash == word.hash
                && place.length == word.length
                && (word.length as usize <= EXACT || self.word(place.id).as_bytes() == word.as_bytes())
        };
        while let Some(place) = self.table.get(at) {
            if place.id == 0 || same(place) {
                return place.id;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// The word numbered `id`.
    #[inline]
    pub fn word(&self, id: WordId) -> &str {
        let at = id as usize;
        let span = at.checked_sub(1).and_then(|before| self.ends.get(before..=at));
        match span {
            Some(&[start, end]) => self.text.get(start as usize..end as usize).unwrap_or(""),
            _ => "",
        }
    }

    /// How many numbers there are, 0 included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no rule mentions any word.
    pub fn is_empty(&self) -> bool {
        self.ends.len() <= 1
    }
}

/// A closed list of words that is asked of nearly every token.
#[derive(Clone, Debug, Default)]
pub struct WordList(Vocab);

impl WordList {
    /// The list of `words`, which must be folded.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut builder = VocabBuilder::default();
        for word in words {
            builder.id(word);
        }
        Self(builder.build())
    }

    /// The list of the words in `text`, which are folded and stand apart by spaces.
    pub fn of(text: &str) -> Self {
        Self::new(text.split_ascii_whitespace())
    }

    /// Whether `word` (folded) is in the list.
    #[inline]
    pub fn contains<'w>(&self, word: impl Into<Word<'w>>) -> bool {
        self.0.id(word) != 0
    }
}

/// What stands under each word of a closed list.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    words: Vocab,
    values: Vec<Vec<T>>,
}

impl<T> WordMap<T> {
    /// A map of `entries`, the words folded; a word may have several values.
    pub fn new<'w>(entries: impl IntoIterator<Item = (&'w str, T)>) -> Self {
        let mut words = VocabBuilder::default();
        let mut values: Vec<Vec<T>> = vec![Vec::new()];
        for (word, value) in entries {
            let number = words.id(word) as usize;
            values.resize_with(values.len().max(number + 1), Vec::new);
            if let Some(values) = values.get_mut(number) {
                values.push(value);
            }
        }
        Self {
            words: words.build(),
            values,
        }
    }

    /// The values of `word` (folded), in the order they were given.
    #[inline]
    pub fn get<'w>(&self, word: impl Into<Word<'w>>) -> &[T] {
        match self.words.id(word) {
            0 => &[],
            number => self.values.get(number as usize).map_or(&[], Vec::as_slice),
        }
    }
}

fn slot_of(hash: u64) -> usize {
    usize::try_from(hash >> 20).unwrap_or(0)
}

/// Words of up to so many bytes have a hash that no other word of their length has: [`hash`] keeps all their bytes, and
/// every step of it can be undone.
pub(crate) const EXACT: usize = 7;

/// The first and last eight bytes, the length, one multiplication. Words that differ only in the middle of more than
/// sixteen letters collide, and the table tells them apart.
#[inline]
pub(crate) fn hash(word: &[u8]) -> u64 {
    let len = word.len() as u64;
    let (head, tail) = match (word.first_chunk::<8>(), word.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => (short(word), 0),
    };
    let mixed = (head ^ tail.rotate_left(23) ^ len.wrapping_mul(0xa24b_aed4_963e_e407))
        .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// Up to seven bytes as one number, from at most two overlapping reads.
fn short(word: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32;
    }
    word.iter().fold(0, |all, &byte| all << 8 | u64::from(byte))
}

/// A set of word numbers, as bits.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordSet(Vec<u64>);

impl WordSet {
    /// A set of `ids`.
    pub fn new(ids: impl IntoIterator<Item = WordId>) -> Self {
        let mut set = Self::default();
        for id in ids {
            set.insert(id);
        }
        set
    }

    /// Put `id` in; 0 is never in a set.
    pub fn insert(&mut self, id: WordId) {
        let cell = id as usize / 64;
        if id == 0 {
            return;
        }
        if self.0.len() <= cell {
            self.0.resize(cell + 1, 0);
        }
        if let Some(cell) = self.0.get_mut(cell) {
            *cell |= 1 << (id % 64);
        }
    }

    /// Put everything of `other` in.
    pub fn extend(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (cell, more) in self.0.iter_mut().zip(&other.0) {
            *cell |= more;
        }
    }

    /// Whether `id` is in.
    #[inline]
    pub fn contains(&self, id: WordId) -> bool {
        self.0
            .get(id as usize / 64)
            .is_some_and(|cell| cell & (1 << (id % 64)) != 0)
    }

    /// The numbers in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = WordId> + '_ {
        self.0.iter().enumerate().flat_map(|(cell, bits)| {
            (0..64u32)
                .filter(move |bit| bits & (1 << bit) != 0)
                .map(move |bit| u32::try_from(cell * 64).unwrap_or(u32::MAX).saturating_add(bit))
        })
    }

    /// Whether nothing is in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&cell| cell == 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        let mut builder = VocabBuilder::default();
        let words: Vec<String> = (0..3000).map(|n| format!("w{n}o{}", n * 7919 % 1000)).collect();
        let ids: Vec<WordId> = words.iter().map(|w| builder.id(w)).collect();
        let vocab = builder.build();
        for (word, id) in words.iter().zip(ids) {
            assert_eq!(vocab.id(word), id);
            assert_eq!(vocab.word(id), word);
            assert_eq!(vocab.id(&format!("{word}x")), 0);
        }
        assert_eq!(vocab.id(""), 0);
    }

    proptest! {
        #[test]
        fn a_short_word_is_known_by_its_hash(word in "\\PC{0,7}", other in "\\PC{0,7}") {
            let alike = word.len() == other.len() && hash(word.as_bytes()) == hash(other.as_bytes());
            prop_assert!(word.len() > EXACT || !alike || word == other);
            let list = WordList::new([word.as_str()]);
            prop_assert_eq!(list.contains(&other), word == other);
        }
    }

    #[test]
    fn sets_hold_what_was_put_in() {
        let set = WordSet::new([1, 64, 200]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [1, 64, 200]);
        assert!(set.contains(64) && !set.contains(63) && !set.contains(5000));
    }
}
