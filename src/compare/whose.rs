//! Whose words a quotation gives, and whether two quotations are given to two people.

use std::collections::BTreeSet;

use super::phrase;
use crate::extract::{Claim, Speaker};
use crate::source::Story;
use crate::text::Span;

/// Fewer words may be two people's where one of the two is not named beside them.
const FEWEST_WORDS: usize = 8;

/// How the speaker of a quotation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known<'c> {
    /// Not as a person.
    No,
    /// The name stands beside the words.
    Beside,
    /// `She said`, `the minister said`: from what the article tells before, which is kept here.
    Before(&'c str),
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
    let mut outside = around.iter().map(|span| span.of(&article.text)).chain(between);
    if outside.any(|words| words.to_lowercase().contains(&name)) {
        Known::Beside
    } else {
        Known::Before(Span::new(0, said.start).of(&article.text))
    }
}

fn surname(who: &str) -> String {
    who.rsplit(' ').next().unwrap_or(who).to_lowercase()
}

/// Whether both are given to persons who cannot be one: names without a common part. Whoever is only `she` or `the
/// minister` in one article cannot be somebody whom this article has not named by then. `words` are those of the
/// shorter quotation.
pub(super) fn two_people(x: (&Claim, Known<'_>), y: (&Claim, Known<'_>), words: usize) -> bool {
    let (a, b) = (&x.0.frame.source, &y.0.frame.source);
    if a.may_be(b) || share_a_name(a, b) {
        return false;
    }
    let unheard = |told: &str, other: &Speaker| {
        words >= FEWEST_WORDS && !told.to_lowercase().contains(&surname(phrase::speaker(other)))
    };
    match (x.1, y.1) {
        (Known::Beside, Known::Beside) => true,
        (Known::Before(told), Known::Beside) => unheard(told, b),
        (Known::Beside, Known::Before(told)) => unheard(told, a),
        _ => false,
    }
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
