//! The words of a remark as they are compared: contractions written out, one spelling, endings cut; and which of them
//! carry meaning.

use crate::extract::quote::{GAP, STOP};
use crate::lexicon::{self, stop};

/// Contractions written out. What is not listed keeps its parts: `o'clock`.
const CONTRACTIONS: &[(&str, &str)] = &[
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("shan't", "shall not"),
    ("let's", "let us"),
    ("gonna", "going to"),
    ("wanna", "want to"),
    ("gotta", "got to"),
];

/// Ends of contractions, with what they stand for; `'s` only after words that own nothing.
const ENDS: &[(&str, &str)] = &[
    ("n't", " not"),
    ("'re", " are"),
    ("'m", " am"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'d", " would"),
];

const BEFORE_IS: &[&str] = &[
    "it",
    "that",
    "he",
    "she",
    "there",
    "what",
    "who",
    "where",
    "how",
    "here",
    "this",
    "everything",
    "nothing",
];

const ORDINALS_AND_NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("tenth", "10"),
    ("twentieth", "20"),
    ("thirtieth", "30"),
    ("fortieth", "40"),
    ("fiftieth", "50"),
];

/// Verbs of little meaning that still tell two remarks apart, in all their forms.
const LIGHT: &[&str] = &[
    "take", "takes", "took", "taken", "taking", "go", "goes", "went", "gone", "going", "come", "comes",
    "came", "coming", "make", "makes", "made", "making", "give", "gives", "gave", "given", "giving", "keep",
    "keeps", "kept",
];

/// Whether a word carries meaning.
pub(super) fn carries(word: &str) -> bool {
    !is_mark(word) && (!stop::is_stop(word) || LIGHT.contains(&word))
}

/// The word whose stem is compared: `slower` and `slow`, `took` and `taken`, `lorries` and `lorry` are one.
pub(super) fn base(word: &str) -> &str {
    if LIGHT.contains(&word) {
        return lexicon::verb_lemma(word);
    }
    let lemma = lexicon::lemma(word);
    if lemma != word || lexicon::is_stop(word) {
        return lemma;
    }
    ["er", "est", "r", "st"]
        .iter()
        .filter_map(|end| word.strip_suffix(end))
        .find(|stem| stem.len() > 2 && lexicon::is_adjective(stem))
        .unwrap_or(word)
}

pub(super) fn is_mark(word: &str) -> bool {
    word == GAP || word == STOP
}

pub(super) fn written_out(word: &str) -> String {
    if let Some((_, out)) = CONTRACTIONS.iter().find(|(short, _)| *short == word) {
        return (*out).to_owned();
    }
    if let Some((_, digits)) = ORDINALS_AND_NUMBERS.iter().find(|(spelled, _)| *spelled == word) {
        return (*digits).to_owned();
    }
    for (end, out) in ENDS {
        if let Some(stem) = word.strip_suffix(end) {
            return format!("{stem}{out}");
        }
    }
    match word.strip_suffix("'s") {
        Some(stem) if BEFORE_IS.contains(&stem) => format!("{stem} is"),
        Some(stem) => stem.to_owned(),
        None => word.trim_matches('\'').to_owned(),
    }
}

/// British endings in their American spelling; both sides are folded alike, so a wrong fold does no harm.
pub(super) fn american(word: &str) -> String {
    const ENDS: &[(&str, &str)] = &[
        ("isation", "ization"),
        ("isations", "izations"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("tre", "ter"),
        ("tres", "ters"),
        ("ence", "ense"),
        ("elled", "eled"),
        ("elling", "eling"),
        ("ogue", "og"),
    ];
    let fold = |(from, to): &(&str, &str)| {
        let stem = word.strip_suffix(from)?;
        (stem.len() >= 3).then(|| format!("{stem}{to}"))
    };
    ENDS.iter().find_map(fold).unwrap_or_else(|| word.to_owned())
}
