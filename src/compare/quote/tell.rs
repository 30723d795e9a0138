//! A family of quotations as findings: one on its wordings, one on who said it.

use std::collections::{BTreeMap, BTreeSet};

use super::link::{How, Link, weight};
use super::remark::{Likeness, Remark, likeness};
use super::{Quoted, diff};
use crate::compare::build;
use crate::compare::phrase::{self, against, quoted};
use crate::extract::Speaker;
use crate::finding::{Camp, Finding, Severity};
use crate::rule::Rule;
use crate::source::Story;

/// The finding about the wordings of a family; none where they agree.
pub(super) fn wording(
    rule: &Rule,
    story: &Story,
    quotes: &[Quoted<'_>],
    family: &BTreeSet<usize>,
    links: &[Link],
) -> Option<Finding> {
    let worst = links
        .iter()
        .filter(|l| !matches!(l.how, How::Agree | How::Speaker))
        .max_by_key(|l| (l.how, std::cmp::Reverse((l.a, l.b))))?;
    let (x, y) = (quotes.get(worst.a)?, quotes.get(worst.b)?);
    let weight = weight(worst.how, x, y);
    let camps = wordings(rule, story, quotes, family);
    let told = focus(rule, &raw(story, x), &raw(story, y));
    let said = build::Sentences {
        message: message(story, worst.how, (x, &told.0), (y, &told.1)),
        aligned: aligned(worst.how, x, y),
        clash: format!("word by word: {}", diff::words(&told.0, &told.1)),
        help: Some(help(worst.how).to_owned()),
    };
    let mut finding = build::finding(rule, weight, said, camps, build::key_text(rule, x.claim))?;
    if matches!(worst.how, How::Denial | How::Figure) {
        finding.severity = Severity::Error;
    }
    Some(finding)
}

/// One camp per wording: what holds the same words, or a part of them, stands together.
fn wordings(rule: &Rule, story: &Story, quotes: &[Quoted<'_>], family: &BTreeSet<usize>) -> Vec<Camp> {
    let mut camps: Vec<Vec<&Quoted<'_>>> = Vec::new();
    let mut members: Vec<&Quoted<'_>> = family.iter().filter_map(|&at| quotes.get(at)).collect();
    // The longest first, so that a fragment finds the whole it was cut from.
    members.sort_by_key(|q| {
        (
            std::cmp::Reverse(q.remark.len()),
            q.claim.article,
            q.claim.value_span,
        )
    });
    for quote in members {
        let same = |camp: &&mut Vec<&Quoted<'_>>| {
            camp.first()
                .is_some_and(|first| likeness(&first.remark, &quote.remark, &rule.quote) == Likeness::Same)
        };
        match camps.iter_mut().find(same) {
            Some(camp) => camp.push(quote),
            None => camps.push(vec![quote]),
        }
    }
    for camp in &mut camps {
        camp.sort_by_key(|q| (q.claim.article, q.claim.value_span));
    }
    camps.sort_by_key(|camp| camp.first().map(|q| (q.claim.article, q.claim.value_span)));
    camps
        .iter()
        .map(|camp| Camp {
            reads_as: camp
                .iter()
                .max_by_key(|q| (q.remark.len(), std::cmp::Reverse(q.claim.article)))
                .map_or(String::new(), |q| quoted(&phrase::excerpt(&raw(story, q)))),
            claims: camp.iter().map(|q| build::value_alone(q.claim)).collect(),
        })
        .collect()
}

/// The finding about who said it: only where both speakers are known and cannot be one.
pub(super) fn speakers(rule: &Rule, story: &Story, quotes: &[Quoted<'_>], links: &[Link]) -> Option<Finding> {
    let clashing: Vec<&Link> = links.iter().filter(|l| l.how == How::Speaker).collect();
    let first = clashing.first()?;
    let (x, y) = (quotes.get(first.a)?, quotes.get(first.b)?);
    let mut by_speaker: BTreeMap<&Speaker, BTreeSet<usize>> = BTreeMap::new();
    let speaker = |at: usize| quotes.get(at).map(|q| &q.claim.frame.source);
    for at in clashing.iter().flat_map(|l| [l.a, l.b]) {
        if let Some(speaker) = speaker(at) {
            by_speaker.entry(speaker).or_default().insert(at);
        }
    }
    // Whoever else gives it to one of them stands with those that do.
    for at in links
        .iter()
        .filter(|l| l.how <= How::Trifle)
        .flat_map(|l| [l.a, l.b])
    {
        if let Some(members) = speaker(at).and_then(|speaker| by_speaker.get_mut(speaker)) {
            members.insert(at);
        }
    }
    let camps = by_speaker
        .iter()
        .map(|(speaker, members)| {
            let said = members.iter().filter_map(|&at| quotes.get(at));
            build::camp(
                format!("said by {}", phrase::speaker(speaker)),
                said.map(|q| q.claim),
            )
        })
        .collect();
    let (one, other) = (
        phrase::speaker(&x.claim.frame.source),
        phrase::speaker(&y.claim.frame.source),
    );
    let said = build::Sentences {
        message: format!(
            "{} is given to {one} in {} and to {other} in {}",
            quoted(&phrase::excerpt(&raw(story, x))),
            phrase::path(story, x.claim.article),
            phrase::path(story, y.claim.article)
        ),
        aligned: "the two quotations have nearly all words in common".to_owned(),
        clash: format!("one remark has one speaker: {one} or {other}"),
        help: Some("find out who said it".to_owned()),
    };
    build::finding(
        rule,
        weight(How::Speaker, x, y),
        said,
        camps,
        // The same quotations may also differ in their words: that is another finding.
        format!("{};who", build::key_text(rule, x.claim)),
    )
}

/// The quotation as it was printed, without the `he said` between its parts.
fn raw(story: &Story, quote: &Quoted<'_>) -> String {
    let text = story
        .articles
        .get(quote.claim.article as usize)
        .map_or("", |a| a.text.as_ref());
    let parts = quote.claim.value_span.of(text).split(['"', '“', '”']).step_by(2);
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ").trim_end_matches(',').to_owned()
}

/// The sentences of two quotations that are most alike, for showing; all of it where no two are.
fn focus(rule: &Rule, a: &str, b: &str) -> (String, String) {
    let sentences = |text: &str| -> Vec<(String, Remark)> {
        text.split_inclusive(['.', '!', '?'])
            .map(|s| s.trim().to_owned())
            .filter(|s| s.split(' ').count() > 3)
            .take(24)
            .map(|s| (s.clone(), Remark::printed(&s, &rule.quote)))
            .collect()
    };
    let (left, right) = (sentences(a), sentences(b));
    if left.len() < 2 && right.len() < 2 {
        return (a.to_owned(), b.to_owned());
    }
    let mut best: Option<(u32, &str, &str)> = None;
    for (x, mine) in &left {
        for (y, yours) in &right {
            if let Likeness::Variant(score) = likeness(mine, yours, &rule.quote)
                && best.is_none_or(|(known, _, _)| score > known)
            {
                best = Some((score, x, y));
            }
        }
    }
    best.map_or_else(
        || (a.to_owned(), b.to_owned()),
        |(_, x, y)| (x.to_owned(), y.to_owned()),
    )
}

fn message(story: &Story, how: How, x: (&Quoted<'_>, &str), y: (&Quoted<'_>, &str)) -> String {
    let side = |(quote, told): (&Quoted<'_>, &str)| (phrase::excerpt(told), quote.claim.article);
    let told = against(story, &[side(x), side(y)]);
    match how {
        How::Denial => format!("a quotation says the opposite: {told}"),
        How::Figure => format!("a figure inside a quotation differs: {told}"),
        _ => format!("one remark, worded differently: {told}"),
    }
}

fn aligned(how: How, x: &Quoted<'_>, y: &Quoted<'_>) -> String {
    let (a, b) = (&x.claim.frame.source, &y.claim.frame.source);
    if how == How::Retold {
        return format!("both are words of {}, and say much the same", phrase::speaker(a));
    }
    match (a.is_named(), b.is_named()) {
        (true, true) => format!(
            "both are words of {}, and most of the remark is the same",
            phrase::speaker(a)
        ),
        (true, false) => format!(
            "most of the remark is the same; one gives it to {}",
            phrase::speaker(a)
        ),
        (false, true) => format!(
            "most of the remark is the same; one gives it to {}",
            phrase::speaker(b)
        ),
        (false, false) => "most of the remark is the same".to_owned(),
    }
}

fn help(how: How) -> &'static str {
    match how {
        How::Denial | How::Figure => "check the recording or the original statement",
        _ => "quote the words that were said; of two translations, use one",
    }
}
