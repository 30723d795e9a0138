//! What was asked of a word before: news copy uses few words often, and each question costs several searches.
//!
//! A word that is asked about gets a number, and each question keeps its answers by number. When there are many words,
//! all of them are forgotten with all answers, so that the memory that it takes has a bound.

use std::cell::RefCell;
use std::thread::LocalKey;

use crate::text::vocab::{EXACT, Word};

/// So many words are known at once.
const MOST: usize = 1 << 15;

/// Longer words are asked anew each time.
const LONGEST: usize = 48;

/// A word that was asked about.
struct Known {
    hash: u64,
    start: u32,
    length: u32,
}

/// The words that were asked about, by number.
struct Words {
    /// How often they were forgotten.
    age: u32,
    /// The number of each word, one more than its place in `known`, at the place of its hash or behind it.
    slots: Vec<u32>,
    known: Vec<Known>,
    /// Their letters, one word behind the other.
    text: Vec<u8>,
}

impl Words {
    const fn new() -> Self {
        Self {
            age: 0,
            slots: Vec::new(),
            known: Vec::new(),
            text: Vec::new(),
        }
    }

    /// The number of `word`, which is now known.
    #[inline]
    fn number(&mut self, word: Word<'_>) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = usize::try_from(word.hash()).unwrap_or(0) & mask;
        while let Some(number) = self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            if self.is(number as usize, word) {
                return number as usize;
            }
            at = (at + 1) & mask;
        }
        self.add(word)
    }

    /// Whether `word` has this number. No other short word of its length has its hash.
    #[inline]
    fn is(&self, number: usize, word: Word<'_>) -> bool {
        self.known.get(number).is_some_and(|known| {
            let start = known.start as usize;
            known.hash == word.hash()
                && known.length as usize == word.len()
                && (word.len() <= EXACT || self.text.get(start..start + word.len()) == Some(word.as_bytes()))
        })
    }

    fn add(&mut self, word: Word<'_>) -> usize {
        if self.known.len() >= MOST || self.slots.is_empty() {
            self.age = self.age.wrapping_add(1);
            self.slots.clear();
            self.slots.resize(2 * MOST, 0);
            self.known.clear();
            self.text.clear();
        }
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let number = self.known.len();
        self.known.push(Known {
            hash: word.hash(),
            start: small(self.text.len()),
            length: small(word.len()),
        });
        self.text.extend_from_slice(word.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = usize::try_from(word.hash()).unwrap_or(0) & mask;
        while self.slots.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) & mask;
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = small(number + 1);
        }
        number
    }
}

thread_local! {
    static WORDS: RefCell<Words> = const { RefCell::new(Words::new()) };
}

/// The answers to one question, by the numbers of the words.
pub(crate) struct Memo<T> {
    /// The age of the words whose numbers these are.
    age: u32,
    answers: Vec<Option<T>>,
}

impl<T> Memo<T> {
    /// Nothing asked yet. It takes memory with the first answer.
    pub(crate) const fn new() -> RefCell<Self> {
        RefCell::new(Self {
            age: 0,
            answers: Vec::new(),
        })
    }

    #[inline]
    fn get(&self, number: usize, age: u32) -> Option<&T> {
        self.answers.get(number)?.as_ref().filter(|_| self.age == age)
    }

    fn put(&mut self, number: usize, age: u32, answer: T) {
        if self.age != age {
            self.age = age;
            self.answers.clear();
        }
        if self.answers.len() <= number {
            self.answers
                .resize_with((number + 1).next_power_of_two(), || None);
        }
        if let Some(place) = self.answers.get_mut(number) {
            *place = Some(answer);
        }
    }
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
    let (number, age) = WORDS.with_borrow_mut(|words| (words.number(word), words.age));
    if let Some(known) = memo.with_borrow(|memo| memo.get(number, age).map(&wanted)) {
        return known;
    }
    let new = answer(word.as_str());
    let taken = wanted(&new);
    // What the answer rests on may have asked about so many words that this one was forgotten.
    if WORDS.with_borrow(|words| words.age == age) {
        memo.with_borrow_mut(|memo| memo.put(number, age, new));
    }
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
        let words: Vec<String> = (0..3 * MOST)
            .map(|n| "w".repeat(n % 60) + &n.to_string())
            .collect();
        for word in words.iter().chain(words.iter().rev()) {
            assert_eq!(remembered(&LENGTHS, word, str::len), word.len(), "{word}");
        }
    }
}
