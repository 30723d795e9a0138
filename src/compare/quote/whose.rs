//! Whose words a quotation gives, and whether two quotations are given to two people.

use std::collections::BTreeSet;

use crate::compare::phrase;
use crate::extract::{Claim, Speaker};
use crate::lexicon::given::is_womans;
use crate::source::Story;
use crate::text::Span;

/// How the speaker of a quotation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known<'c> {
    /// Not as a person.
    No,
    /// The name stands beside the words.
    Beside,
    /// `She said`, `the minister said`: from what the article tells before.
    Before(Told<'c>),
}

/// What an article tells before a quotation whose speaker it does not name again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told<'c> {
    before: &'c str,
    /// Whether the pronoun is `she`; none where there is none, or both.
    female: Option<bool>,
}

/// Whether the speaker's name stands in the sentences of the quotation, outside it.
pub(super) fn known<'c>(story: &'c Story, claim: &Claim) -> Known<'c> {
    let Speaker::Person(who) = &claim.frame.source else {
        return Known::No;
    };
    let Some(article) = story.articles.get(claim.article as usize) else {
        return Known::No;
    };
    let (said, all) = (claim.value_span, claim.span);
    let around = [Span::new(all.start, said.start), Span::new(said.end, all.end)];
    // A remark broken by `said Ana Bell` has the name between its parts.
    let between = said.of(&article.text).split(['"', '“', '”']).skip(1).step_by(2);
    let name = surname(who);
    let outside: Vec<String> = around
        .iter()
        .map(|span| span.of(&article.text))
        .chain(between)
        .map(str::to_lowercase)
        .collect();
    if outside.iter().any(|words| words.contains(&name)) {
        return Known::Beside;
    }
    let says = |pronoun: &str| {
        let mut words = outside
            .iter()
            .flat_map(|o| o.split(|c: char| !c.is_alphanumeric()));
        words.any(|w| w == pronoun)
    };
    let (she, he) = (says("she"), says("he"));
    Known::Before(Told {
        before: Span::new(0, said.start).of(&article.text),
        female: (she != he).then_some(she),
    })
}

fn surname(who: &str) -> String {
    who.rsplit(' ').next().unwrap_or(who).to_lowercase()
}

/// Whether both are given to persons who cannot be one: names without a common part. Whoever is only `she` or `the
/// minister` in one article cannot be somebody whom this article has not named by then; that counts only where the words
/// are so many, or so much the same, that two people do not say them: `telling`.
pub(super) fn two_people(x: (&Claim, Known<'_>), y: (&Claim, Known<'_>), telling: bool) -> bool {
    let (a, b) = (&x.0.frame.source, &y.0.frame.source);
    if a.may_be(b) || share_a_name(a, b) {
        return false;
    }
    match (x.1, y.1) {
        (Known::Beside, Known::Beside) => true,
        (Known::Before(told), Known::Beside) => telling && !may_mean(told, a, b),
        (Known::Beside, Known::Before(told)) => telling && !may_mean(told, b, a),
        (Known::Before(one), Known::Before(other)) => {
            let sexes = one.female.zip(other.female).is_some_and(|(x, y)| x != y);
            telling && (sexes || is_stranger(one, b) && is_stranger(other, a))
        }
        _ => false,
    }
}

/// Whether `she` after `told`, who seems to be `taken`, may be `other` after all: somebody of that name stands in
/// the paragraph, or in the one before where this one does not name `taken`.
fn may_mean(told: Told<'_>, taken: &Speaker, other: &Speaker) -> bool {
    if told.female == Some(false) && is_womans(phrase::speaker(other)) {
        return false;
    }
    let names =
        |text: &str, speaker: &Speaker| text.to_lowercase().contains(&surname(phrase::speaker(speaker)));
    let mut paragraphs = told.before.rsplit('\n').filter(|p| !p.trim().is_empty());
    let (own, before) = (paragraphs.next().unwrap_or(""), paragraphs.next().unwrap_or(""));
    names(own, other) || !names(own, taken) && names(before, other)
}

/// Whether nobody of the name of `other` stands anywhere before the quotation.
fn is_stranger(told: Told<'_>, other: &Speaker) -> bool {
    !told
        .before
        .to_lowercase()
        .contains(&surname(phrase::speaker(other)))
}

/// `Andrei Petrov` and `Petrov Andrei` share a name; so do two people of one family, who are let pass.
fn share_a_name(a: &Speaker, b: &Speaker) -> bool {
    let parts = |speaker: &Speaker| -> BTreeSet<String> {
        let name = phrase::speaker(speaker);
        name.split([' ', '-'])
            .filter(|p| p.chars().count() > 1)
            .map(str::to_lowercase)
            .collect()
    };
    !parts(a).is_disjoint(&parts(b))
}
