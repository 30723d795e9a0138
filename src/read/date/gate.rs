//! Where a date or a clock time could begin at all.
//!
//! The readers of dates try many shapes at every token; nearly every token is none of theirs. A date holds a word that
//! only dates hold (a month, a weekday, `week`, `o'clock`), a figure or a number word; before it stand only words from
//! a closed list. One look-up a token tells which is which.

use std::sync::LazyLock;

use super::words::{Cursor, Unit};
use crate::text::vocab::{Vocab, VocabBuilder, WordSet};

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
        "in" | "within" => c.count(at + 1).is_some(),
        "a" | "an" => Unit::parse(next).is_some() || matches!(next, "couple" | "few" | "quarter"),
        "the" => {
            c.is_figure(at + 1)
                || WORDS.first.contains(WORDS.vocab.id(next))
                || matches!(next, "'" | "’" | "‘")
        }
        _ => true,
    }
}

/// Of those, the words that may be the first of a date.
const FIRST: &str = "a ad an ce within coming couple current early earlier few h in last late later mid next past previous q several \
    start beginning middle end rest the this upcoming";

/// The tokens of the cursor's paragraph at which a date or a clock time could begin, in order.
pub(super) fn starts(c: &Cursor<'_, '_>) -> Vec<u32> {
    let words = &*WORDS;
    let mut out = Vec::new();
    let mut reaches = false;
    for at in (c.start..c.end).rev() {
        let id = words.vocab.id(c.doc.hashed(at));
        reaches = if c.doc.is_figure(at) || words.triggers.contains(id) {
            true
        } else {
            reaches && id != 0
        };
        if reaches && (c.doc.is_figure(at) || words.first.contains(id)) && may_follow(c, at) {
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
            let starts = starts(&c);
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
