//! Rules, claims and stories made by hand, for the tests of this room.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::extract::frame::Frames;
use crate::extract::{Claim, Frame, Slot, Speaker};
use crate::finding::Severity;
use crate::read::{Context, Readings};
use crate::rule::{
    Compare, CompareAs, Evolves, KeyMode, KeySlot, Parents, QuoteSettings, Rule, Scope, SourcesPolicy,
};
use crate::source::{Article, Published, Story};
use crate::text::{Doc, Span};
use crate::value::{Days, Value};

/// A rule that compares counts, with the key `thing = "same"`, `place = "within?"`, `kind = "same?"`.
pub(crate) fn rule(evolves: Evolves) -> Rule {
    let slot = |name: &str, mode, optional| KeySlot {
        name: name.into(),
        mode,
        optional,
    };
    let parents = [("Kyiv", "Ukraine"), ("Podil", "Kyiv"), ("Lviv", "Ukraine")];
    Rule {
        id: "toll".into(),
        title: "Tolls".to_owned(),
        severity: Severity::Error,
        key: vec![
            slot("thing", KeyMode::Same, false),
            slot("place", KeyMode::Within, true),
            slot("kind", KeyMode::Same, true),
        ],
        compare: Compare {
            kind: CompareAs::Count,
            value: "n".into(),
            with: None,
            parts: None,
            evolves,
            window: None,
            scope: Scope::Story,
            sources: SourcesPolicy::Note,
            planned_with_facts: false,
            negated_contradicts: false,
            credited_same_in_document: false,
            missing_matches: false,
            slips: true,
            min_gap: 0,
            unique: Vec::new(),
            may_fall: Vec::new(),
        },
        quote: QuoteSettings {
            min_words: 6,
            shared_runs: 3,
            similar: 550,
            spelling: Vec::new(),
            ignore_words: ["the", "a", "that"].map(Into::into).to_vec(),
        },
        parents: Parents::from(BTreeMap::from(parents.map(|(c, p)| (c.into(), p.into())))),
        same_as: BTreeMap::new(),
        names: Arc::default(),
    }
}

/// A claim of `count` in `article`, in a sentence of its own.
pub(crate) fn claim(article: u32, count: &str, slots: &[(&str, &str)]) -> Claim {
    let value = if count == "undisclosed" {
        Value::Undisclosed
    } else {
        Value::Count(count.parse().unwrap())
    };
    let mut slots: Vec<_> = slots
        .iter()
        .map(|(name, id)| ((*name).into(), Slot::Id((*id).into())))
        .collect();
    slots.sort_by(|a: &(crate::value::Sym, Slot), b| a.0.cmp(&b.0));
    Claim {
        rule: 0,
        article,
        sentence: 0,
        span: Span::new(0, 4),
        value_span: Span::new(0, 4),
        slots,
        value,
        frame: Frame::default(),
        from: 0,
        context: None,
        parts: Vec::new(),
    }
}

/// The same claim as of a day.
pub(crate) fn as_of(mut claim: Claim, day: i32) -> Claim {
    claim.frame.as_of = Some(Days::day(day));
    claim
}

/// The same claim, said by a named person.
pub(crate) fn said_by(mut claim: Claim, who: &str) -> Claim {
    claim.frame.source = Speaker::Person(who.into());
    claim
}

/// The figures of texts, each an article of its own, as the checker reads them.
pub(crate) fn figures(texts: &[&str]) -> Vec<Claim> {
    let read = |(number, text): (usize, &&str)| {
        let article = Article::from_text(&format!("{number:03}.txt"), text);
        let doc = Doc::new(&article.text, &article.blocks);
        let readings = Readings::new(&doc, Context { published: None });
        let frames = Frames::new(&article, &doc, &readings);
        crate::extract::figure::claims(u32::try_from(number).unwrap(), &doc, &readings, &frames, 0)
    };
    texts.iter().enumerate().flat_map(read).collect()
}

/// A story of as many articles, published on the given days.
pub(crate) fn story(days: &[Option<i32>]) -> Story {
    let article = |(at, day): (usize, &Option<i32>)| {
        let mut article = Article::from_text(&format!("{at:03}.txt"), "some words");
        article.published = day.map(|d| Published {
            days: Days::day(d),
            minute: None,
            from: "byline".to_owned(),
        });
        article
    };
    Story::new(days.iter().enumerate().map(article).collect())
}
