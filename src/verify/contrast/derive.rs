//! What to change in a case so that nothing is left to report: one thing at a time, and only what the rule compares.

use super::Pair;
use super::edit::{cased, everywhere, inside, replaced, sentence};
use crate::extract::trace::{Held, held};
use crate::extract::{Claim, Mood, Speaker};
use crate::lexicon::{
    self,
    gazetteer::{self, PlaceKind},
};
use crate::rule::{Case, CompareAs, ProofText, Rule, RuleSet, SourcesPolicy};
use crate::source::Article;
use crate::text::Span;
use crate::value::{Days, Op, Sym};

/// A case changed in one thing.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    /// What is other: `another day`.
    pub name: String,
    /// What was changed: `“Lviv” became “Lisbon”`.
    pub change: String,
    /// Why it should be silent, after `so`.
    pub why: &'static str,
    /// Where in the other side's article the change lies; none where it is all over it.
    pub place: Option<Span>,
    /// One side.
    pub a: ProofText,
    /// The other, in which most changes are made.
    pub b: ProofText,
}

/// Towns and countries that few cases are about.
const TOWNS: [&str; 3] = ["Lisbon", "Nairobi", "Toronto"];
const COUNTRIES: [&str; 3] = ["Portugal", "Kenya", "Canada"];

/// Every variant that applies to `case`, in a fixed order.
pub(super) fn variants(set: &RuleSet, rule: &Rule, case: &Case, pair: &Pair) -> Vec<Variant> {
    let Some((first, second)) = pair.story.articles.first().zip(pair.story.articles.get(1)) else {
        return Vec::new();
    };
    let maker = Maker {
        set,
        rule,
        case,
        pair,
        first,
        second,
    };
    let mut out: Vec<Variant> = maker.day().into_iter().collect();
    out.extend(maker.place());
    out.extend(maker.things());
    out.extend(maker.figures());
    out.extend(maker.sources());
    out.extend(maker.denial());
    out.extend(maker.part());
    out
}

struct Maker<'c> {
    set: &'c RuleSet,
    rule: &'c Rule,
    case: &'c Case,
    pair: &'c Pair,
    first: &'c Article,
    second: &'c Article,
}

impl Maker<'_> {
    fn variant(&self, name: &str, change: String, why: &'static str, b: ProofText) -> Variant {
        Variant {
            name: name.to_owned(),
            change,
            why,
            place: None,
            a: self.case.a.clone(),
            b,
        }
    }

    /// The same where the change lies in one claim: what the article says elsewhere is not meant.
    fn local(&self, name: &str, change: String, why: &'static str, b: ProofText) -> Variant {
        let len = |side: &ProofText| side.text.len() + side.headline.as_ref().map_or(0, String::len);
        let grown = len(&b).saturating_sub(len(&self.case.b));
        let span = sentence(self.second, self.pair.b.span).unwrap_or(self.pair.b.span);
        Variant {
            place: Some(Span::from_usize(span.start as usize, span.end as usize + grown)),
            ..self.variant(name, change, why, b)
        }
    }

    /// The other side with the words of its value replaced.
    fn with_value(&self, words: &str) -> Option<ProofText> {
        replaced(&self.case.b, self.pair.b.value_span, words)
    }

    /// Its rule compares figures by what they bound, and both sides give one.
    fn is_figure(&self) -> bool {
        let figure = |claim: &Claim| claim.value.quantity().is_some();
        // Rules about hedges and sources report just what is rewritten here.
        let compares = matches!(
            self.rule.compare.kind,
            CompareAs::Count
                | CompareAs::Amount
                | CompareAs::Percent
                | CompareAs::Money
                | CompareAs::Duration
                | CompareAs::Age
                | CompareAs::Figures
        );
        compares && figure(&self.pair.a) && figure(&self.pair.b)
    }

    /// A rule that looks only so many days far is silent about a report of the next year.
    fn day(&self) -> Option<Variant> {
        let window = self.rule.compare.window?;
        let day = |side: &ProofText| side.date.map(|d| d.lo);
        let from = day(&self.case.a).or(day(&self.case.b));
        let from = from.or_else(|| Days::civil(2024, 3, 6).map(|d| d.lo))?;
        let later = from + 460 + i32::try_from(window).unwrap_or(i32::MAX / 2);
        let mut variant = self.variant(
            "another day",
            format!("the second report is of {}", Days::day(later)),
            "it is about something that happened later",
            self.case.b.clone(),
        );
        variant.a.date = Some(Days::day(from));
        variant.b.date = Some(Days::day(later));
        // Where the text names the year itself, another date of publication changes nothing.
        let told = |side: &ProofText| {
            let story = crate::source::Story::new(vec![super::run::article(side, "a")]);
            let claims = crate::check::claims(&story, self.set).concat();
            claims.first().and_then(|c| c.frame.event.or(c.frame.as_of))
        };
        let (x, y) = (told(&variant.a)?, told(&variant.b)?);
        (i64::from(y.lo) - i64::from(x.hi) > i64::from(window)).then_some(variant)
    }

    /// Another town or country of the same kind, where both sides name a place in one slot: in the key, or forgotten
    /// there.
    fn place(&self) -> Option<Variant> {
        let slot = self.pair.b.slots.iter().find_map(|(name, _)| {
            let place = gazetteer::place(self.pair.b.id(name)?)?;
            self.pair.a.id(name)?;
            Some(place)
        })?;
        let others = match slot.kind {
            PlaceKind::Country => COUNTRIES,
            PlaceKind::Capital | PlaceKind::City => TOWNS,
            _ => return None,
        };
        let both = [&self.first.text, &self.second.text];
        let other = others
            .iter()
            .find(|name| !both.iter().any(|text| text.contains(**name)))?;
        let b = everywhere(&self.case.b, slot.canonical, other)?;
        Some(self.variant(
            "another place",
            format!("“{}” became “{other}”", slot.canonical),
            "the two are about different places",
            b,
        ))
    }

    /// Another entry of a list, for every slot of the key that both sides fill from one.
    fn things(&self) -> Vec<Variant> {
        let all = held(self.second, self.set);
        let own: Vec<&Held> = all
            .iter()
            .filter(|h| h.matched.overlaps(self.pair.b.span))
            .collect();
        let mut out = Vec::new();
        for slot in &self.rule.key {
            let Some(value) = self.pair.a.id(&slot.name) else {
                continue;
            };
            let Some(held) = own.iter().find(|h| h.slot == slot.name.as_str()) else {
                continue;
            };
            let words = held.span.of(&self.second.text);
            let Some(other) = self.other(&slot.name, held, value, words) else {
                continue;
            };
            let other = cased(&other, words);
            let Some(b) = everywhere(&self.case.b, words, &other) else {
                continue;
            };
            out.push(self.variant(
                &format!("another {}", slot.name),
                format!("“{words}” became “{other}”"),
                "the two are about different things",
                b,
            ));
        }
        out
    }

    /// A form that ends as `words` do, of an entry that is neither above nor below any of the two values.
    fn other(&self, slot: &str, held: &Held, value: &Sym, words: &str) -> Option<String> {
        let ending = |text: &str| text.chars().rev().take(2).collect::<String>();
        let related = |other: &Sym| {
            [value, &held.value].into_iter().any(|own| {
                let (x, y) = (self.rule.canonical(slot, own), self.rule.canonical(slot, other));
                self.rule.lineage(x).any(|v| v == *y) || self.rule.lineage(y).any(|v| v == *x)
            })
        };
        held.others
            .iter()
            .filter(|(form, _)| form.chars().all(char::is_alphabetic) && !words.contains(' '))
            .filter(|(form, _)| ending(form) == ending(&words.to_lowercase()))
            .find(|(_, other)| !related(other))
            .map(|(form, _)| form.clone())
    }

    /// The first side's figure, hedged or rounded, in the place of the other's.
    fn figures(&self) -> Vec<Variant> {
        let exact = |claim: &Claim| claim.value.quantity().is_some_and(|q| q.op == Op::Exact);
        if !self.is_figure() || !exact(&self.pair.a) || !exact(&self.pair.b) {
            return Vec::new();
        }
        let mine = self.pair.a.value_span.of(&self.first.text);
        let theirs = self.pair.b.value_span.of(&self.second.text);
        let mine = inside(mine);
        let mut wordings = vec![
            ("a compatible hedge", format!("about {mine}")),
            ("a compatible floor", format!("at least {mine}")),
        ];
        wordings.extend(rounded(&mine).map(|words| ("a rounded figure", words)));
        wordings
            .into_iter()
            .filter_map(|(name, words)| {
                let words = cased(&words, theirs);
                let b = self.with_value(&words)?;
                let change = format!("“{theirs}” became “{words}”");
                Some(self.local(name, change, "both figures can be true", b))
            })
            .collect()
    }

    /// Each side has its own source, and the rule says what that means.
    fn sources(&self) -> Option<Variant> {
        let voice = |claim: &Claim| claim.frame.source == Speaker::Voice && claim.frame.in_quote.is_none();
        let minds = matches!(
            self.rule.compare.sources,
            SourcesPolicy::Note | SourcesPolicy::Ignore
        );
        if !minds || !self.is_figure() || !voice(&self.pair.a) || !voice(&self.pair.b) {
            return None;
        }
        let a = said(&self.case.a, self.first, &self.pair.a, "the fire service")?;
        let b = said(&self.case.b, self.second, &self.pair.b, "the health ministry")?;
        let mut variant = self.local(
            "an attributed other side",
            "each side names another source".to_owned(),
            "it is a difference between sources, not between reports",
            b,
        );
        variant.a = a;
        Some(variant)
    }

    /// The other side denies it.
    fn denial(&self) -> Option<Variant> {
        let claim = &self.pair.b;
        let plain = claim.frame.source == Speaker::Voice
            && claim.frame.in_quote.is_none()
            && claim.frame.mood == Mood::Fact
            && !claim.frame.negated;
        if !plain || !self.is_figure() && self.rule.compare.kind != CompareAs::Side {
            return None;
        }
        let span = sentence(self.second, claim.span)?;
        let old = span.of(&self.second.text);
        if !old.ends_with('.') {
            return None;
        }
        let new = format!("Officials denied that {}", inside(old));
        let b = replaced(&self.case.b, span, &new)?;
        Some(self.local(
            "a negation",
            format!("it became “{new}”"),
            "nobody says that it is so",
            b,
        ))
    }

    /// The other side counts more of them, not all of them.
    fn part(&self) -> Option<Variant> {
        let exact = |claim: &Claim| claim.value.quantity().is_some_and(|q| q.op == Op::Exact);
        if self.rule.compare.kind != CompareAs::Count || !exact(&self.pair.b) || !self.is_figure() {
            return None;
        }
        let words = self.pair.b.value_span.of(&self.second.text);
        let behind = self.second.text.get(self.pair.b.value_span.end as usize..)?;
        let next: String = behind
            .trim_start()
            .chars()
            .take_while(|c| c.is_alphabetic())
            .collect();
        let counts = behind.starts_with(' ') && !next.is_empty() && !lexicon::is_stop(&next.to_lowercase());
        if !counts || words.to_lowercase().starts_with("all ") {
            return None;
        }
        let new = format!("{words} more");
        Some(self.local(
            "a part of the whole",
            format!("“{words}” became “{new}”"),
            "the other is an addition, never a total",
            self.with_value(&new)?,
        ))
    }
}

/// `side` with `source` named behind the sentence of its claim.
fn said(side: &ProofText, article: &Article, claim: &Claim, source: &str) -> Option<ProofText> {
    let span = sentence(article, claim.span)?;
    let old = span.of(&article.text);
    let bare = old.strip_suffix('.')?;
    replaced(side, span, &format!("{bare}, {source} said."))
}

/// A figure as reports round it: `1,187` is nearly 1,200, `53` more than 50. `None` where it is round or no plain figure.
fn rounded(words: &str) -> Option<String> {
    let from = words.find(|c: char| c.is_ascii_digit())?;
    let tail = words.get(from..)?;
    let len = tail
        .find(|c: char| !c.is_ascii_digit() && c != ',')
        .unwrap_or(tail.len());
    let digits = tail.get(..len)?;
    let n: u64 = digits.replace(',', "").parse().ok()?;
    if n < 20 || words.get(from + len..).is_some_and(|rest| rest.starts_with('.')) {
        return None;
    }
    let figures = n.to_string().len();
    let step = 10_u64.checked_pow(u32::try_from(if figures == 2 { 1 } else { figures - 2 }).ok()?)?;
    let near = (n + step / 2) / step * step;
    let hedge = match near.cmp(&n) {
        std::cmp::Ordering::Greater => "nearly",
        std::cmp::Ordering::Less => "more than",
        std::cmp::Ordering::Equal => return None,
    };
    let near = grouped(near, digits.contains(','));
    Some(format!(
        "{hedge} {}{near}{}",
        words.get(..from)?,
        words.get(from + len..)?
    ))
}

/// `1200` as `1,200` where the figure beside it is written so.
fn grouped(n: u64, commas: bool) -> String {
    let digits = n.to_string();
    if !commas {
        return digits;
    }
    let mut out = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn figures_are_rounded_as_reports_do() {
        for (words, expected) in [
            ("1,187", Some("nearly 1,200")),
            ("1213", Some("more than 1200")),
            ("53 euros", Some("more than 50 euros")),
            ("$187", Some("nearly $190")),
            ("1,200", None),
            ("9", None),
            ("nineteen", None),
            ("45.5", None),
        ] {
            assert_eq!(rounded(words).as_deref(), expected, "{words}");
        }
    }
}
