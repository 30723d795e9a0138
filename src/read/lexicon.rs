//! The closed words that numbers are made of, in one sorted table.

use std::sync::LazyLock;

use crate::text::vocab::{Word, WordMap};
use crate::value::Op;

/// What a word can do in a number. Figures are wholes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// `zero` to `nineteen`.
    Small(i64),
    /// `twenty` to `ninety`.
    Tens(i64),
    /// `hundred`.
    Hundred,
    /// `thousand`, `lakh`, `million`, `crore` …
    Scale(i64),
    /// `dozen`.
    Dozen,
    /// `dozens`, `hundreds` …, with their unit.
    Plural(i64),
    /// `a`, `an`.
    Article,
    /// `half`.
    Half,
    /// `third`, `quarter`, `fifth` … as a part: the denominator.
    Part(i64),
    /// The same in the plural.
    Parts(i64),
    /// `first`, `second`: ordinals that are never parts.
    Place(i64),
    /// `few`, `several`, `many` …
    Vague(Op),
    /// `no`.
    No,
    /// `none`, `nobody`, `nil`.
    None,
    /// `twice`, `double`, `triple` …
    Times(i64),
    /// `doubled`, `halved`: by how much, over how much.
    Grew(i64, i64),
    /// `twenties` …: a decade of a life.
    Decade(i64),
}

use Lex::{
    Article, Decade, Dozen, Grew, Half, Hundred, No, Part, Parts, Place, Plural, Scale, Small, Tens, Times,
    Vague,
};

/// Sorted by word; a test holds it so.
static TABLE: &[(&str, Lex)] = &[
    ("a", Article),
    ("an", Article),
    ("billion", Scale(1_000_000_000)),
    ("billions", Plural(1_000_000_000)),
    ("billionth", Part(1_000_000_000)),
    ("bln", Scale(1_000_000_000)),
    ("bn", Scale(1_000_000_000)),
    ("couple", Vague(Op::Couple)),
    ("crore", Scale(10_000_000)),
    ("crores", Plural(10_000_000)),
    ("double", Times(2)),
    ("doubled", Grew(2, 1)),
    ("doubling", Grew(2, 1)),
    ("dozen", Dozen),
    ("dozens", Plural(12)),
    ("dozs", Plural(12)),
    ("dzs", Plural(12)),
    ("eight", Small(8)),
    ("eighteen", Small(18)),
    ("eighteenth", Part(18)),
    ("eighth", Part(8)),
    ("eighths", Parts(8)),
    ("eighties", Decade(80)),
    ("eightieth", Part(80)),
    ("eighty", Tens(80)),
    ("eleven", Small(11)),
    ("eleventh", Part(11)),
    ("few", Vague(Op::Few)),
    ("fifteen", Small(15)),
    ("fifteenth", Part(15)),
    ("fifth", Part(5)),
    ("fifths", Parts(5)),
    ("fifties", Decade(50)),
    ("fiftieth", Part(50)),
    ("fifty", Tens(50)),
    ("first", Place(1)),
    ("five", Small(5)),
    ("forties", Decade(40)),
    ("fortieth", Part(40)),
    ("forty", Tens(40)),
    ("four", Small(4)),
    ("fourteen", Small(14)),
    ("fourteenth", Part(14)),
    ("fourth", Part(4)),
    ("fourths", Parts(4)),
    ("half", Half),
    ("halved", Grew(1, 2)),
    ("halves", Parts(2)),
    ("halving", Grew(1, 2)),
    ("handful", Vague(Op::Handful)),
    ("hundred", Hundred),
    ("hundreds", Plural(100)),
    ("hundredth", Part(100)),
    ("hundredths", Parts(100)),
    ("lac", Scale(100_000)),
    ("lakh", Scale(100_000)),
    ("lakhs", Plural(100_000)),
    ("many", Vague(Op::Many)),
    ("million", Scale(1_000_000)),
    ("millions", Plural(1_000_000)),
    ("millionth", Part(1_000_000)),
    ("millionths", Parts(1_000_000)),
    ("mln", Scale(1_000_000)),
    ("mn", Scale(1_000_000)),
    ("multiple", Vague(Op::Few)),
    ("naught", Small(0)),
    ("nil", Lex::None),
    ("nine", Small(9)),
    ("nineteen", Small(19)),
    ("nineteenth", Part(19)),
    ("nineties", Decade(90)),
    ("ninetieth", Part(90)),
    ("ninety", Tens(90)),
    ("ninth", Part(9)),
    ("ninths", Parts(9)),
    ("no", No),
    ("nobody", Lex::None),
    ("none", Lex::None),
    ("nought", Small(0)),
    ("numerous", Vague(Op::Many)),
    ("one", Small(1)),
    ("quadruple", Times(4)),
    ("quadrupled", Grew(4, 1)),
    ("quarter", Part(4)),
    ("quarters", Parts(4)),
    ("scores", Plural(20)),
    ("second", Place(2)),
    ("seven", Small(7)),
    ("seventeen", Small(17)),
    ("seventeenth", Part(17)),
    ("seventh", Part(7)),
    ("sevenths", Parts(7)),
    ("seventies", Decade(70)),
    ("seventieth", Part(70)),
    ("seventy", Tens(70)),
    ("several", Vague(Op::Several)),
    ("six", Small(6)),
    ("sixteen", Small(16)),
    ("sixteenth", Part(16)),
    ("sixth", Part(6)),
    ("sixths", Parts(6)),
    ("sixties", Decade(60)),
    ("sixtieth", Part(60)),
    ("sixty", Tens(60)),
    ("ten", Small(10)),
    ("tens", Plural(10)),
    ("tenth", Part(10)),
    ("tenths", Parts(10)),
    ("third", Part(3)),
    ("thirds", Parts(3)),
    ("thirteen", Small(13)),
    ("thirteenth", Part(13)),
    ("thirties", Decade(30)),
    ("thirtieth", Part(30)),
    ("thirty", Tens(30)),
    ("thousand", Scale(1_000)),
    ("thousands", Plural(1_000)),
    ("thousandth", Part(1_000)),
    ("thousandths", Parts(1_000)),
    ("three", Small(3)),
    ("tln", Scale(1_000_000_000_000)),
    ("treble", Times(3)),
    ("trebled", Grew(3, 1)),
    ("trillion", Scale(1_000_000_000_000)),
    ("trillions", Plural(1_000_000_000_000)),
    ("trillionth", Part(1_000_000_000_000)),
    ("trillionths", Parts(1_000_000_000_000)),
    ("triple", Times(3)),
    ("tripled", Grew(3, 1)),
    ("twelfth", Part(12)),
    ("twelfths", Parts(12)),
    ("twelve", Small(12)),
    ("twenties", Decade(20)),
    ("twentieth", Part(20)),
    ("twenty", Tens(20)),
    ("twice", Times(2)),
    ("two", Small(2)),
    ("zero", Small(0)),
];

static BY_WORD: LazyLock<WordMap<Lex>> = LazyLock::new(|| WordMap::new(TABLE.iter().copied()));

/// What `word` (folded) can do in a number.
#[inline]
pub(super) fn lex<'w>(word: impl Into<Word<'w>>) -> Option<Lex> {
    BY_WORD.get(word).first().copied()
}

/// Letters glued to a figure that multiply it: `1.5m`, `5bn`, `10k`. Case is the writer's.
pub(super) fn glued_scale(letters: &str) -> Option<i64> {
    Some(match letters {
        "k" | "K" => 1_000,
        "m" | "M" | "mn" | "mil" | "mln" | "MM" => 1_000_000,
        "b" | "B" | "bn" | "Bn" | "BN" | "bln" => 1_000_000_000,
        "t" | "tn" | "trn" => 1_000_000_000_000,
        "L" => 100_000,
        "cr" | "Cr" => 10_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_found() {
        for (word, expected) in TABLE {
            assert_eq!(lex(word), Some(*expected), "{word}");
        }
        assert!(lex("people").is_none());
    }
}
