//! What was asked of a word before: news copy uses few words often, and each question costs several searches.

use std::cell::RefCell;
use std::thread::LocalKey;

use crate::text::vocab::hash;

/// So many answers are kept, one for each value of the lowest bits of a word's hash.
const PLACES: usize = 1 << 13;

/// Longer words are asked anew each time, so that a memo's size is known.
const LONGEST: usize = 24;

/// A word and its answer.
struct Known<T> {
    length: u8,
    word: [u8; LONGEST],
    answer: T,
}

/// The last answers to one question, a fixed number of them: each word has a place and its neighbour, and a newer word
/// takes the place of the older of the two.
pub(crate) struct Memo<T> {
    places: Vec<Option<Known<T>>>,
}

impl<T: Clone> Memo<T> {
    /// Nothing asked yet. It takes memory with the first answer.
    pub(crate) const fn new() -> RefCell<Self> {
        RefCell::new(Self { places: Vec::new() })
    }

    fn get(&self, word: &str, place: usize) -> Option<T> {
        let same = |known: &&Known<T>| known.word.get(..usize::from(known.length)) == Some(word.as_bytes());
        let known = |place: usize| self.places.get(place)?.as_ref().filter(same);
        known(place)
            .or_else(|| known(place ^ 1))
            .map(|known| known.answer.clone())
    }

    fn put(&mut self, word: &str, place: usize, answer: T) {
        if self.places.is_empty() {
            self.places.resize_with(PLACES, || None);
        }
        let mut known = Known {
            length: u8::try_from(word.len()).unwrap_or(0),
            word: [0; LONGEST],
            answer,
        };
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

/// The answer for `word`, which must depend on nothing else: the one kept in `memo`, or a new one.
pub(crate) fn remembered<T: Clone>(
    memo: &'static LocalKey<RefCell<Memo<T>>>,
    word: &str,
    answer: impl FnOnce(&str) -> T,
) -> T {
    if word.len() > LONGEST {
        return answer(word);
    }
    let place = usize::try_from(hash(word.as_bytes())).unwrap_or(0) & (PLACES - 1);
    if let Some(known) = memo.with_borrow(|memo| memo.get(word, place)) {
        return known;
    }
    let new = answer(word);
    memo.with_borrow_mut(|memo| memo.put(word, place, new.clone()));
    new
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
