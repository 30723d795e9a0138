//! Opposite ways in which one thing can go: a closed, hand-kept list of verbs that news uses and that cannot both be
//! true of one thing at one time. A wide list of antonyms was tried and mostly found two things; nothing is added here
//! that is not the opposite of its partner in every ordinary sense.

/// Which words of its clause a way is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Of its subject: `the measure passed`.
    Subject,
    /// Of its object, which is the subject in the passive: `approved the measure`, `the measure was approved`.
    Object,
}

/// Words that say which way something went. The first is a verb in its base form, the others follow as they are.
pub(super) struct Cue {
    pub(super) scale: &'static str,
    pub(super) way: &'static str,
    pub(super) words: &'static [&'static str],
    pub(super) of: Of,
}

const fn cue(scale: &'static str, way: &'static str, words: &'static [&'static str], of: Of) -> Cue {
    Cue {
        scale,
        way,
        words,
        of,
    }
}

/// Of several cues that begin at one word, the first one counts: longer ones stand before shorter ones.
pub(super) const CUES: &[Cue] = &[
    // A vote or a decision on a proposal.
    cue("decision", "rejected", &["vote", "down"], Of::Object),
    cue("decision", "rejected", &["turn", "down"], Of::Object),
    cue("decision", "rejected", &["throw", "out"], Of::Object),
    cue("decision", "rejected", &["reject"], Of::Object),
    cue("decision", "rejected", &["veto"], Of::Object),
    cue("decision", "approved", &["approve"], Of::Object),
    cue("decision", "approved", &["ratify"], Of::Object),
    cue("decision", "approved", &["adopt"], Of::Object),
    cue("decision", "approved", &["accept"], Of::Object),
    cue("decision", "approved", &["endorse"], Of::Object),
    // A verdict on a person.
    cue("verdict", "acquitted", &["find", "not", "guilty"], Of::Object),
    cue("verdict", "convicted", &["find", "guilty"], Of::Object),
    cue("verdict", "acquitted", &["clear", "of"], Of::Object),
    cue("verdict", "acquitted", &["acquit"], Of::Object),
    cue("verdict", "convicted", &["convict"], Of::Object),
    // What a person pleads.
    cue(
        "plea",
        "pleaded not guilty",
        &["plead", "not", "guilty"],
        Of::Subject,
    ),
    cue("plea", "pleaded guilty", &["plead", "guilty"], Of::Subject),
    // How somebody came out of it.
    cue("life", "died", &["die"], Of::Subject),
    cue("life", "died", &["kill"], Of::Object),
    cue("life", "survived", &["survive"], Of::Subject),
    // How a post was left.
    cue("post", "resigned", &["step", "down"], Of::Subject),
    cue("post", "resigned", &["resign"], Of::Subject),
    cue("post", "resigned", &["quit"], Of::Subject),
    cue("post", "was dismissed", &["sack"], Of::Object),
    cue("post", "was dismissed", &["dismiss"], Of::Object),
    cue("post", "was dismissed", &["fire"], Of::Object),
    // Whether an event took place.
    cue("event", "was called off", &["call", "off"], Of::Object),
    cue("event", "was called off", &["cancel"], Of::Object),
    cue("event", "went ahead", &["go", "ahead"], Of::Subject),
    cue("event", "went ahead", &["take", "place"], Of::Subject),
    // Which way a figure went.
    cue("course", "rose", &["rise"], Of::Subject),
    cue("course", "rose", &["climb"], Of::Subject),
    cue("course", "rose", &["increase"], Of::Subject),
    cue("course", "rose", &["grow"], Of::Subject),
    cue("course", "fell", &["fall"], Of::Subject),
    cue("course", "fell", &["drop"], Of::Subject),
    cue("course", "fell", &["decrease"], Of::Subject),
    cue("course", "fell", &["decline"], Of::Subject),
    cue("course", "fell", &["shrink"], Of::Subject),
    // How a contest ended for one side.
    cue("contest", "won", &["win"], Of::Subject),
    cue("contest", "lost", &["lose"], Of::Subject),
    // Doors, roads, schools and wards.
    cue("access", "opened", &["open"], Of::Object),
    cue("access", "opened", &["reopen"], Of::Object),
    cue("access", "closed", &["close"], Of::Object),
    cue("access", "closed", &["shut"], Of::Object),
];

/// Marks that inspectors and examiners give: one thing has one of them at a time.
pub(super) const MARKS: &[&[&str]] = &[
    &["requires", "improvement"],
    &["outstanding"],
    &["excellent"],
    &["very", "good"],
    &["good"],
    &["satisfactory"],
    &["adequate"],
    &["fair"],
    &["unsatisfactory"],
    &["inadequate"],
    &["poor"],
    &["failing"],
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn every_scale_has_two_ways_and_every_cue_a_verb() {
        for one in CUES {
            let ways = CUES.iter().filter(|c| c.scale == one.scale && c.way != one.way);
            assert!(ways.count() > 0, "{}: only {}", one.scale, one.way);
            let verb = one.words[0];
            assert!(lexicon::is_verb(verb), "{verb} is no verb");
            assert_eq!(lexicon::verb_lemma(verb), verb);
        }
    }

    #[test]
    fn no_cue_is_hidden_by_one_before_it() {
        for (at, one) in CUES.iter().enumerate() {
            let hidden = CUES[..at].iter().any(|c| one.words.starts_with(c.words));
            assert!(!hidden, "{:?}", one.words);
        }
    }
}
