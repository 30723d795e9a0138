//! Whether a verb that may report speech does: `claimed` a life, `was told`, `found` that.

use std::sync::LazyLock;

use super::Clause;
use crate::extract::frame::words;
use crate::text::vocab::WordList;

/// `according`, and verb forms that report speech. A `+` marks those that also are nouns or take objects: they need a clause, a
/// figure or a quotation behind them.
pub(super) static VERBS: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     according acknowledged added adding adds admits admitted alleged alleges announced announces announcing apologised \
     apologized argued argues believes called calls claim claimed claims commented complained conceded \
     concluded confirmed confirms continued continues counted declared declares denied denies described \
     describes disclosed emphasised emphasized estimated estimates explained explains heard insisted insists \
     joked maintained noted posted predicted put puts quipped recalled recalls remarked remarks replied \
     replies reported reports revealed reveals said say saying says shouted speaks spoke stated states \
     stressed suggested suggests tells testified thanked thinks thus told tweeted urged warned warns went writes \
     wrote",
    )
});

/// Of those, the ones that report only with a clause, a comma or a quotation beside them.
pub(super) static DOUBTFUL: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     added adding adds announcing believes called calls claim claims concluded continued continues counted \
     declared described describes estimated estimates heard maintained noted posted put puts reported reports \
     say saying shouted speaks spoke stated states suggested suggests thanked thinks urged went writes wrote",
    )
});

/// Verbs of how somebody speaks, or of what the face does meanwhile: they report only right beside a quotation.
pub(super) static MANNER: LazyLock<WordList> = LazyLock::new(|| {
    words(
        "\
     agreed answered asked asks beamed begged boasted breathed cautioned chirped chuckled concurred countered \
     cried croaked exclaimed fumed gasped giggled grinned groaned growled grumbled gushed hissed howled \
     interjected interrupted joked jokes lamented laughed laughs mumbled mused muttered nodded observed offered \
     pleaded protested quipped reasoned recounted reflected reiterated responded retorted roared scoffed \
     screamed shrugged sighed sighs smiled snapped sneered snorted sobbed stammered summarised summarized \
     teased texted thundered volunteered vowed wailed wept whispered winked yelled",
    )
});

impl Clause<'_, '_> {
    /// `was told`, `is said`, `the reported`, `reported missing`.
    /// `the crash claimed 12 lives`, `has claimed the lives of 12 people`: nobody says anything.
    pub(super) fn takes_lives(&self, at: u32) -> bool {
        self.word(at).starts_with("claim") && (1..=5).any(|by| self.is(at + by, &["lives", "life"]))
    }

    pub(super) fn is_passive(&self, at: u32) -> bool {
        let mut i = at.saturating_sub(1);
        while self.doc.word(i).ends_with("ly") && i > self.tokens.start {
            i -= 1;
        }
        let passive = [
            "was", "were", "is", "are", "been", "be", "being", "get", "got", "to", "the", "a", "an", "its",
            "their",
        ];
        let state = [
            "missing", "dead", "killed", "injured", "stolen", "for", "off", "on", "out", "down",
        ];
        self.is(i, &passive) && i >= self.tokens.start
            || self.is(at, &["reported", "called", "calls", "put"]) && self.is(at + 1, &state)
    }

    /// Whether the verb follows a closing mark or a comma, so that its subject may stand behind it.
    pub(super) fn after_quote(&self, at: u32) -> bool {
        matches!(self.back(at, 1), "”" | "\"" | "," | "’" | "»" | "?" | "!")
    }

    /// `“…,” he added`: whether nothing but its subject stands between a quotation and the verb.
    pub(super) fn closes_quote(&self, at: u32) -> bool {
        let subject = self.subject_before(at);
        !subject.is_empty() && matches!(self.back(subject.start, 1), "”" | "\"" | "»")
    }

    /// `…, Reuters reported.`: whether a doubtful verb and its subject close the sentence behind a comma.
    pub(super) fn ends_report(&self, at: u32) -> bool {
        const CLOSING: &[&str] = &[
            "added",
            "adds",
            "claimed",
            "claims",
            "estimated",
            "estimates",
            "noted",
            "reported",
            "reports",
            "stated",
            "states",
            "writes",
            "wrote",
        ];
        let subject = self.subject_before(at);
        self.is(at, CLOSING) && !subject.is_empty() && self.is_trailing(&subject, at)
    }

    /// Whether a doubtful verb introduces speech: `that`, a quotation, a figure, a pronoun, a colon.
    pub(super) fn introduces(&self, at: u32) -> bool {
        let next = self.word(at + 1);
        if self.is(at, &["put", "puts"]) && next == "it" {
            return true;
        }
        let number = matches!(self.word(at), "put" | "puts" | "estimated" | "estimates");
        if number {
            return (at + 1..at + 7).any(|i| self.is(i, &["at"]))
                && self.is(at + 1, &["the", "their", "its", "that"])
                || matches!(next, "that");
        }
        let quoted = (at + 1..at + 5).any(|i| self.is(i, &["“", "\"", "«", "‘"]));
        let speech = matches!(
            next,
            "that" | ":" | "," | "of" | "there" | "it" | "he" | "she" | "they" | "no"
        ) && (next != "of" || self.is(at, &["spoke", "speaks"]));
        let shows = self.is(
            at,
            &[
                "reported", "reports", "counted", "heard", "declared", "claimed", "say", "stated",
            ],
        );
        quoted || speech || shows && !self.is(at + 1, &["to", "in", "on", "from", "by", "."])
    }
}
