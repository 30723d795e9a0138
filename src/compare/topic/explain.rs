//! Why two claims were compared and why they clash, in sentences an editor understands.

use crate::extract::Frame;
use crate::finding::Verdict;
use crate::rule::{Evolves, Rule};
use crate::source::Story;
use crate::value::{Breach, Days};

use super::key::{Part, Relation};
use super::subject::Subject;
use super::verdict::{Adjustment, Judgement, Order, broken};
use crate::compare::phrase::{self, list, quoted, words};

/// What the two are both about, slot by slot, and when.
pub fn aligned(
    rule: &Rule,
    story: &Story,
    a: &Subject<'_>,
    b: &Subject<'_>,
    judgement: &Judgement,
) -> String {
    let mut shared = Vec::new();
    for ((slot, x), y) in rule.key.iter().zip(&a.key.parts).zip(&b.key.parts) {
        shared.extend(slot_words(rule, &slot.name, x, y));
    }
    let about = if shared.is_empty() {
        format!("both are about “{}”", rule.title)
    } else {
        format!("both are about {}", list(&shared))
    };
    let mut out = about;
    if let Some(when) = moments(story, a, b, judgement.order) {
        out.push_str("; ");
        out.push_str(&when);
    }
    if let Some(who) = one_speaker(a, b) {
        out.push_str("; ");
        out.push_str(&who);
    }
    for filled in [a, b].iter().flat_map(|s| &s.claim.frame.filled).take(2) {
        out.push_str("; ");
        out.push_str(filled);
        out.push_str(" was taken from the context");
    }
    out
}

/// The same speaker on the same occasion: then no second source explains the difference.
fn one_speaker(a: &Subject<'_>, b: &Subject<'_>) -> Option<String> {
    let (x, y) = (&a.claim.frame.source, &b.claim.frame.source);
    let one = x.is_named() && y.is_named() && x.may_be(y);
    let together = matches!((a.time.as_of, b.time.as_of), (Some(x), Some(y)) if x.meets(y));
    (one && together).then(|| format!("the same speaker, {}, on the same day", phrase::speaker(x)))
}

fn slot_words(rule: &Rule, name: &str, x: &Part, y: &Part) -> Option<String> {
    match (x, y) {
        (Part::Id(x), Part::Id(y)) if x == y => Some(format!("{name} {x}")),
        (Part::Id(x), Part::Id(y)) if rule.lineage(x).any(|up| up == *y) => {
            Some(format!("{name} {x}, which is in {y}"))
        }
        (Part::Id(x), Part::Id(y)) => Some(format!("{name} {y}, which is in {x}")),
        (Part::Id(x), Part::Missing) | (Part::Missing, Part::Id(x)) => {
            Some(format!("{name} {x} (only one says so)"))
        }
        (Part::When(x), Part::When(y)) => Some(format!("{name} {}", overlap(*x, *y))),
        _ => None,
    }
}

fn overlap(x: Days, y: Days) -> String {
    if x == y {
        x.to_string()
    } else {
        format!("{x} and {y}")
    }
}

fn moments(story: &Story, a: &Subject<'_>, b: &Subject<'_>, order: Order) -> Option<String> {
    let told = |s: &Subject<'_>| s.time.told().map(|days| (days, origin(&s.claim.frame)));
    match (told(a), told(b)) {
        (Some((x, _)), Some((y, _))) if x == y && order == Order::Unordered => {
            Some(format!("both as of {x}"))
        }
        (Some((x, from)), Some((y, other))) => Some(format!("as of {x}{from} and {y}{other}")),
        (Some((x, from)), None) => Some(format!(
            "one as of {x}{from}; {} has no date",
            phrase::path(story, b.claim.article)
        )),
        (None, Some((y, from))) => Some(format!(
            "one as of {y}{from}; {} has no date",
            phrase::path(story, a.claim.article)
        )),
        (None, None) => None,
    }
}

fn origin(frame: &Frame) -> String {
    if frame.as_of_from.is_empty() {
        String::new()
    } else {
        format!(" ({})", frame.as_of_from)
    }
}

/// Why the two cannot stand side by side.
pub fn clash(rule: &Rule, story: &Story, a: &Subject<'_>, b: &Subject<'_>, judgement: &Judgement) -> String {
    let mut out = core(rule, story, a, b, judgement);
    for adjustment in judgement.adjusted.iter() {
        if let Some(words) = softened(a, b, adjustment) {
            out.push_str("; ");
            out.push_str(&words);
        }
    }
    out
}

fn core(rule: &Rule, story: &Story, a: &Subject<'_>, b: &Subject<'_>, judgement: &Judgement) -> String {
    let (Some(x), Some(y)) = (a.bounds(), b.bounds()) else {
        return "one gives a figure where the other says that none was given".to_owned();
    };
    if a.claim.frame.negated != b.claim.frame.negated {
        return "one says what the other denies".to_owned();
    }
    let (said_a, said_b) = (quoted(&words(story, a.claim)), quoted(&words(story, b.claim)));
    match judgement.alignment.relation {
        Relation::PartOf if broken(x, y) == Breach::Hard => {
            return format!("a part cannot be larger than its whole: {said_a} is a part of {said_b}");
        }
        Relation::WholeOf if broken(y, x) == Breach::Hard => {
            return format!("a part cannot be larger than its whole: {said_b} is a part of {said_a}");
        }
        _ => {}
    }
    if let Some(words) = over_time(rule, a, b, judgement) {
        return words;
    }
    let allows = |s: &Subject<'_>, hard: bool| {
        s.bounds().map_or(String::new(), |b| {
            phrase::reading(&s.facet, if hard { b.quantity.hard } else { b.quantity.soft })
        })
    };
    match broken(x, y).max(broken(y, x)) {
        Breach::Hard if exact(a) && exact(b) => {
            format!("{} is not {}", allows(a, true), allows(b, true))
        }
        Breach::Hard => format!(
            "the first can mean {}, the second {}: no figure fits both",
            allows(a, true),
            allows(b, true)
        ),
        Breach::Soft => format!(
            "both could be true, but a reader takes the first as {} and the second as {}",
            allows(a, false),
            allows(b, false)
        ),
        Breach::None => agreeing(a, b),
    }
}

fn agreeing(a: &Subject<'_>, b: &Subject<'_>) -> String {
    let (x, y) = (&a.claim.frame.source, &b.claim.frame.source);
    if x.is_named() && y.is_named() && x != y {
        format!(
            "one figure is credited to {} and to {}",
            phrase::speaker(x),
            phrase::speaker(y)
        )
    } else {
        "one figure stands once with a hedge and once without".to_owned()
    }
}

fn exact(subject: &Subject<'_>) -> bool {
    subject
        .bounds()
        .is_some_and(|b| b.quantity.hard.lo == b.quantity.hard.hi)
}

fn over_time(rule: &Rule, a: &Subject<'_>, b: &Subject<'_>, judgement: &Judgement) -> Option<String> {
    let way = match rule.compare.evolves {
        Evolves::Up => "higher",
        Evolves::Down => "lower",
        Evolves::Any | Evolves::Never => return None,
    };
    let (earlier, later) = match judgement.order {
        Order::Before => (a, b),
        Order::After => (b, a),
        Order::Unordered => return None,
    };
    let reading = |s: &Subject<'_>| {
        s.bounds()
            .map_or(String::new(), |b| phrase::reading(&s.facet, b.quantity.soft))
    };
    let day = |s: &Subject<'_>| s.time.as_of.map_or(String::new(), |d| d.to_string());
    Some(format!(
        "a later report may only be {way}, but {} as of {} became {} as of {}",
        reading(earlier),
        day(earlier),
        reading(later),
        day(later)
    ))
}

fn softened(a: &Subject<'_>, b: &Subject<'_>, adjustment: Adjustment) -> Option<String> {
    Some(match adjustment {
        Adjustment::Attributed => format!(
            "each is credited to its own source: {} and {}",
            phrase::speaker(&a.claim.frame.source),
            phrase::speaker(&b.claim.frame.source)
        ),
        Adjustment::Wildcard => "one side does not say all of what it is about".to_owned(),
        Adjustment::Filled => "what one of them is about stands outside its sentence".to_owned(),
        Adjustment::UnknownMoment => "one of them has no date, so it may be the older one".to_owned(),
        Adjustment::VagueEdge => "only the vague edge of one of them is crossed".to_owned(),
        Adjustment::Ambiguous => {
            "one of the articles gives several such figures, so another thing may be meant".to_owned()
        }
        Adjustment::FarApart => "they are so far apart that another thing may be meant".to_owned(),
        Adjustment::MayFall => "later reports may have fewer: some were found, or freed".to_owned(),
        Adjustment::Revised => "the text says that the older figure was put right".to_owned(),
        Adjustment::SmallGap | Adjustment::Rounded | Adjustment::HedgeLost | Adjustment::CreditedTwice => {
            return None;
        }
    })
}

/// The message for one figure told twice in one article.
pub fn agreement(story: &Story, a: &Subject<'_>, b: &Subject<'_>, credited: bool) -> String {
    let path = phrase::path(story, a.claim.article);
    if credited {
        let (x, y) = (&a.claim.frame.source, &b.claim.frame.source);
        return format!(
            "{} and {} are both named as the source of {} in {path}",
            phrase::speaker(x),
            phrase::speaker(y),
            quoted(&words(story, a.claim))
        );
    }
    let bare = |s: &&Subject<'_>| s.bounds().is_some_and(|b| b.quantity.is_bare());
    let (bare, hedged) = if bare(&a) { (a, b) } else { (b, a) };
    format!(
        "{} lost the hedge of {} in {path}",
        quoted(&words(story, bare.claim)),
        quoted(&words(story, hedged.claim))
    )
}

/// What to do about it.
pub fn help(judgement: &Judgement) -> &'static str {
    match () {
        () if judgement.adjusted.has(Adjustment::CreditedTwice) => "say whose figure it is",
        () if judgement.adjusted.has(Adjustment::HedgeLost) => "keep the hedge, or drop it everywhere",
        () if judgement.adjusted.has(Adjustment::Attributed) => {
            "keep both with their sources, or say which you trust"
        }
        () if judgement.verdict == Verdict::Contradiction => "find out which figure stands",
        () => "check that both mean the same thing, then give one figure or explain the difference",
    }
}
