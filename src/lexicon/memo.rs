//! What was asked of a word before: news copy uses few words often, and each question costs several searches.

use std::cell::RefCell;
use std::thread::LocalKey;

use crate::text::vocab::{EXACT, Word};

/// So many answers are kept, one for each value of the lowest bits of a word's hash.
const PLACES: usize = 1 << 13;

/// Longer words are asked anew each time, so that a memo's size is known.
const LONGEST: usize = 24;

/// A word and its answer.
struct Known<T> {
    hash: u64,
    length: u8,
    word: [u8; LONGEST],
    answer: T,
}

impl<T> Known<T> {
    /// Whether it is the answer for `word`, whose hash is `hash`. No other short word of its length has its hash.
    #[inline]
    fn is_of(&self, word: Word<'_>) -> bool {
        self.hash == word.hash()
            && usize::from(self.length) == word.len()
            && (word.len() <= EXACT || self.word.get(..word.len()) == Some(word.as_str().as_bytes()))
    }
}

/// The last answers to one question, a fixed number of them: each word has a place and its neighbour, and a newer word
/// takes the place of the older of the two.
pub(crate) struct Memo<T> {
    places: Vec<Option<Known<T>>>,
}

impl<T> Memo<T> {
    /// Nothing asked yet. It takes memory with the first answer.
    pub(crate) const fn new() -> RefCell<Self> {
        RefCell::new(Self { places: Vec::new() })
    }

    #[inline]
    fn get(&self, word: Word<'_>) -> Option<&T> {
        let place = place_of(word.hash());
        let known = |place: usize| self.places.get(place)?.as_ref().filter(|k| k.is_of(word));
        known(place)
            .or_else(|| known(place ^ 1))
            .map(|known| &known.answer)
    }

    fn put(&mut self, word: &str, hash: u64, answer: T) {
        if self.places.is_empty() {
            self.places.resize_with(PLACES, || None);
        }
        let mut known = Known {
            hash,
            length: u8::try_from(word.len()).unwrap_or(0),
            word: [0; LONGEST],
            answer,
        };
        let place = place_of(hash);
        if place < self.places.len()
            && let Some(into) = known.word.get_mut(..word.len())
        {
            into.copy_from_slice(word.as_bytes());
            self.places.swap(place, place ^ 1);
            if let Some(place) = self.places.get_mut(place) {
                *place = Some(known);
            }
        }
    }
}

fn place_of(hash: u64) -> usize {
    usize::try_from(hash).unwrap_or(0) & (PLACES - 1)
}

/// The answer for `word`, which must depend on nothing else: the one kept in `memo`, or a new one.
#[inline]
pub(crate) fn remembered<'w, T: Clone>(
    memo: &'static LocalKey<RefCell<Memo<T>>>,
    word: impl Into<Word<'w>>,
    answer: impl FnOnce(&str) -> T,
) -> T {
    asked(memo, word.into(), answer, T::clone)
}

/// What `wanted` takes from the answer for `word`: the one kept in `memo`, or a new one.
#[inline]
pub(crate) fn asked<'w, T, R>(
    memo: &'static LocalKey<RefCell<Memo<T>>>,
    word: impl Into<Word<'w>>,
    answer: impl FnOnce(&str) -> T,
    wanted: impl Fn(&T) -> R,
) -> R {
    let word = word.into();
    if word.len() > LONGEST {
        return wanted(&answer(word.as_str()));
    }
    if let Some(known) = memo.with_borrow(|memo| memo.get(word).map(&wanted)) {
        return known;
    }
    let new = answer(word.as_str());
    let taken = wanted(&new);
    memo.with_borrow_mut(|memo| memo.put(word.as_str(), word.hash(), new));
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    thread_local! {
        static LENGTHS: RefCell<Memo<usize>> = const { Memo::new() };
    }

    #[test]
    fn every_word_gets_its_own_answer() {
        let words: Vec<String> = (0..3 * PLACES)
            .map(|n| "w".repeat(n % 40) + &n.to_string())
            .collect();
        for word in words.iter().chain(words.iter().rev()) {
            assert_eq!(remembered(&LENGTHS, word, str::len), word.len(), "{word}");
        }
    }
}
