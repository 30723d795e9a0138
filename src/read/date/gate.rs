//! Where a date or a clock time could begin at all.
//!
//! The readers of dates try many shapes at every token; nearly every token is none of theirs. A date holds a word that
//! only dates hold (a month, a weekday, `week`, `o'clock`), a figure or a number word; before it stand only words from
//! a closed list. One look-up a token tells which is which.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{Cursor, Unit};
use crate::text::vocab::{Vocab, VocabBuilder, WordSet, is_one_of};

/// Words one of which every date and clock time holds, unless it holds a figure.
const TRIGGERS: &str = "january jan february feb march mar april apr may june jun july jul august aug september sept sep \
    october oct november nov december dec monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri \
    saturday sat sunday sun day days week weeks weekend weekends fortnight fortnights month months quarter quarters year \
    years decade decades century centuries day's week's weekend's fortnight's month's quarter's year's decade's \
    century's days' weeks' months' years' today today's tonight tonight's tomorrow tomorrow's yesterday yesterday's now \
    spring summer autumn fall winter spring's summer's autumn's winter's morning mornings afternoon afternoons evening \
    evenings night nights midday noon midnight dawn dusk sunrise sunset lunchtime breakfast o'clock hour hours hrs \
    minutes minute moments moment half past zero one two three four five six seven eight nine ten eleven twelve \
    thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
    twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth twenties thirties forties fifties \
    sixties seventies eighties nineties noughties hundred hundreds thousand first second third fourth fifth sixth \
    seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth \
    nineteenth time local";

/// Words that may stand in front of the rest of a date.
const LEADS: &str = "a ad ce about after ago almost an and approximately around as at back before beginning between but by \
    circa close coming commencing corrected couple current during earlier early end every few following for from had \
    h he her his in inside into is it its just last late later least less little mid middle more most my nearly next \
    no not o of oh on opening or our over part previous past preceding q rest roughly same several shortly since soon \
    some start starting that the their there these they this those through throughout till to toward towards two under \
    until upcoming within year-end - – — ' ’ ‘ ( , . : / each latter former first final closing whole entire past \
    turn eve the's exactly precisely well way sometime any";

struct Words {
    vocab: Vocab,
    triggers: WordSet,
    /// Triggers and words that stand first.
    first: WordSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut builder = VocabBuilder::default();
    let mut triggers = Vec::new();
    for word in TRIGGERS.split_whitespace() {
        for ending in ["", "s", "'s"] {
            triggers.push(builder.id(&format!("{word}{ending}")));
        }
    }
    for word in LEADS.split_whitespace() {
        builder.id(word);
    }
    let first = triggers
        .clone()
        .into_iter()
        .chain(FIRST.split_whitespace().map(|word| builder.id(word)));
    let first = WordSet::new(first.collect::<Vec<_>>());
    Words {
        vocab: builder.build(),
        triggers: WordSet::new(triggers),
        first,
    }
});

/// Whether the word behind token `at` lets a date begin there: the commonest first words begin few of them.
fn may_follow(c: &Cursor<'_, '_>, at: u32) -> bool {
    let next = c.word(at + 1);
    match c.word(at) {
        "in" | "within" => c
            .count(at + 1)
            .is_some_and(|(_, next)| Unit::parse(c.word(next)).is_some()),
        "a" | "an" => Unit::parse(next).is_some() || matches!(next, "couple" | "few" | "quarter"),
        "the" => {
            c.is_figure(at + 1)
                || WORDS.first.contains(WORDS.vocab.id(next))
                || matches!(next, "'" | "’" | "‘")
        }
        _ if c.is_figure(at) => !is_plain_figure(c, at) || may_be_followed(c, at + 1),
        word => !is_one_of(word, &SMALL) || may_be_followed(c, at + 1),
    }
}

/// Small numbers in words.
const SMALL: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];

/// Whether the figure at `at` can only be a date by what stands behind it: digits that are no year, day of a year or
/// time of day by themselves.
fn is_plain_figure(c: &Cursor<'_, '_>, at: u32) -> bool {
    let digits = c.word(at);
    match digits.len() {
        1..=3 => true,
        4 => false,
        // `9,000` is none, `12.30` may be a time of day.
        _ => !digits.contains('.'),
    }
}

/// Whether a small number with token `next` behind it may be part of a date or a time of day. Most are followed by what
/// they count.
fn may_be_followed(c: &Cursor<'_, '_>, next: u32) -> bool {
    let word = c.word(next);
    !c.is_word(next)
        || c.glued(next)
        || matches!(
            word,
            "of" | "to"
                | "until"
                | "till"
                | "through"
                | "and"
                | "or"
                | "a"
                | "p"
                | "am"
                | "pm"
                | "past"
                | "minutes"
                | "o'clock"
                | "hours"
                | "hrs"
                | "ad"
                | "bc"
                | "ce"
                | "bce"
                | "thousand"
                | "thousands"
                | "local"
        )
        || Unit::parse(word).is_some()
        || c.month(next).is_some()
        || next.checked_sub(2).is_some_and(|before| {
            c.is(
                before,
                &[
                    "at", "after", "before", "past", "nearly", "almost", "between", "from",
                ],
            )
        })
}

/// Of those, the words that may be the first of a date.
const FIRST: &str = "a ad an ce within coming couple current early earlier few h in last late later mid next past previous q several \
    start beginning middle end rest the this upcoming";

/// Those of `tokens` at which a date or a clock time could begin, in order; the cursor has their paragraph.
pub(super) fn starts(c: &Cursor<'_, '_>, tokens: Range<u32>) -> Vec<u32> {
    let words = &*WORDS;
    let mut out = Vec::new();
    // What stands behind the last of them may belong to a date that begins with it.
    let behind =
        (tokens.end..c.end).find(|&at| !c.doc.is_figure(at) && words.vocab.id(c.doc.hashed(at)) == 0);
    let end = behind.unwrap_or(c.end);
    let mut reaches = false;
    for at in (tokens.start..end).rev() {
        let figure = c.doc.is_figure(at);
        let id = words.vocab.id(c.doc.hashed(at));
        reaches = figure || words.triggers.contains(id) || reaches && id != 0;
        if reaches && at < tokens.end && (figure || words.first.contains(id)) && may_follow(c, at) {
            out.push(at);
        }
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::super::{clock, phrase};
    use super::*;
    use crate::text::Doc;

    /// Every place at which a reader of dates finds something, and the gate does not let it look.
    fn missed(text: &str) -> Vec<String> {
        let doc = Doc::plain(text);
        let mut out = Vec::new();
        for paragraph in &doc.paragraphs {
            let c = Cursor {
                doc: &doc,
                start: paragraph.tokens.start,
                end: paragraph.tokens.end,
            };
            let starts = starts(&c, paragraph.tokens.clone());
            for at in c.start..c.end {
                let found = phrase::parse(&c, at)
                    .map(|p| p.1)
                    .or_else(|| clock::parse(&c, at).map(|p| p.1.end))
                    .or_else(|| c.weekday(at).map(|p| p.1));
                if let Some(end) = found
                    && end > at
                    && starts.binary_search(&at).is_err()
                {
                    out.push(doc.span(at..end).of(text).to_owned());
                }
            }
        }
        out
    }

    #[test]
    fn nothing_that_is_a_date_is_refused() {
        let dates = "He spoke on Monday, the third week of May 2021, at half past nine, a day after the end of last year; \
            by mid-October, in the late nineties, earlier this week, two months ago, between 4 and 6 p.m., this autumn.";
        for text in [
            dates,
            include_str!("tests.rs"),
            include_str!("../../../seeds/1-arrivals.txt"),
            include_str!("../../../seeds/4-withdrawal.txt"),
            include_str!("../../../seeds/5-joint-group.txt"),
        ] {
            assert_eq!(missed(text), Vec::<String>::new());
        }
    }
}
