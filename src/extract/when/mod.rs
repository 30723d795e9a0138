//! Moments at which something happened become claims: the moment, the clause it stands in, and the clause's words.
//!
//! Only a moment that the clause itself is dated with counts. Days of saying, bounds (`after Monday`) and repeated days
//! are left out: taking one of them for the day of an event is how false alarms are made.

mod clause;
mod moment;
mod slots;
mod told;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use self::moment::{Moment, Part, moments};
use self::slots::{More, slots};
use super::claim::{Claim, Frame, Mood, Slot};
use super::figure::{Context, Term};
use super::run::Scene;
use crate::lexicon;
use crate::rule::{CompareAs, Rule};
use crate::source::Article;
use crate::text::Doc;
use crate::value::{Days, Sym, Value};

/// Clauses with fewer content words say too little to know an event by.
const FEWEST_WORDS: usize = 2;
/// So many figures of a clause are kept with its moment.
const MOST_BESIDE: usize = 8;
/// Moments of one article that become claims, the first ones: two articles are compared moment by moment, and copy has a
/// dozen or two.
const MOST: usize = 200;

/// The dated clauses of an article for a rule that compares them; none for any other rule. `figures` are the figures of
/// the article with the words around them.
pub fn claims(
    rule: (&Rule, u16),
    article: (&Article, u32),
    scene: &Scene<'_>,
    figures: &[Claim],
) -> Vec<Claim> {
    if rule.0.compare.kind != CompareAs::When {
        return Vec::new();
    }
    let all = moments(scene.doc, scene.readings.mentions());
    let maker = Maker {
        rule: rule.1,
        article,
        scene,
        figures,
    };
    all.iter()
        .enumerate()
        .filter(|(at, moment)| {
            let before = at.checked_sub(1).and_then(|b| all.get(b));
            !one_of_several(scene.doc, before, moment, all.get(at + 1))
        })
        .filter_map(|(_, moment)| maker.claim(moment.clone()))
        .take(MOST)
        .collect()
}

/// `on Monday and on Tuesday`: neither is the day of the event.
fn one_of_several(doc: &Doc<'_>, before: Option<&Moment>, moment: &Moment, after: Option<&Moment>) -> bool {
    let joined = |one: &Moment, two: &Moment| {
        let gap = one.tokens.end..two.tokens.start;
        gap.len() <= 3
            && gap
                .clone()
                .any(|i| matches!(doc.word(i), "and" | "or" | "to" | "-" | "–"))
            && gap
                .clone()
                .all(|i| !lexicon::is_verb(doc.word(i)) || lexicon::is_stop(doc.word(i)))
    };
    before.is_some_and(|b| joined(b, moment)) || after.is_some_and(|a| joined(moment, a))
}

/// The clause of a moment.
struct Clause {
    tokens: Range<u32>,
    /// Whether it only makes something known.
    tells: bool,
    done: Vec<Term>,
    words: Vec<(u32, Sym)>,
}

impl Clause {
    fn read(doc: &Doc<'_>, bounds: &Range<u32>, moment: &Moment, part: Part) -> Self {
        let within = |tokens: Range<u32>| Self {
            tells: told::makes_known(doc, &tokens),
            done: clause::done(doc, &tokens, &moment.tokens),
            words: clause::words(doc, &tokens, &moment.tokens),
            tokens,
        };
        let near = within(clause::bounds(doc, bounds, &moment.tokens));
        if near.words.len() >= FEWEST_WORDS && !(near.done.is_empty() && part == Part::At) {
            return near;
        }
        // `The ship, in 1993, …`, `On Monday the minister, Ines Talbot, will …`: the clause goes on behind the commas.
        let wide = within(clause::wider(doc, bounds, &moment.tokens));
        Self {
            tells: near.tells,
            done: if near.done.is_empty() {
                wide.done
            } else {
                near.done
            },
            ..wide
        }
    }
}

struct Maker<'s> {
    rule: u16,
    article: (&'s Article, u32),
    scene: &'s Scene<'s>,
    figures: &'s [Claim],
}

impl Maker<'_> {
    fn claim(&self, mut moment: Moment) -> Option<Claim> {
        let doc = self.scene.doc;
        let at = moment.tokens.start;
        let sentence = doc.sentence_of(at)?;
        let bounds = doc.sentence(sentence)?.tokens.clone();
        if !doc.role_of(sentence).is_copy() {
            return None;
        }
        let part = Part::of(doc, &moment.tokens, bounds.start)?;
        let when_told = is_when_told(doc, &moment) && !told::is_settled(doc, at);
        if owns_a_thing(doc, &moment) || when_told {
            return None;
        }
        match self.said_at(sentence, at) {
            Some(said) => moment.retell(doc, said),
            None => moment.place(doc, self.article.0.published.as_ref().map(|p| p.days)),
        }
        let Clause {
            tokens: clause,
            tells,
            done,
            words,
        } = Clause::read(doc, &bounds, &moment, part);
        let near = words
            .iter()
            .min_by_key(|(i, _)| i.abs_diff(at))
            .map_or(at, |(i, _)| *i);
        let frame = self.scene.frames.of(sentence, near..near + 1);
        let names: BTreeSet<&Sym> = words.iter().map(|(_, word)| word).collect();
        if is_no_event(doc, &clause, at, &bounds) || !is_its_own(doc, &frame, &moment) {
            return None;
        }
        let thin = names.len() < FEWEST_WORDS || done.is_empty() && part == Part::At;
        let mut context = self.context(&moment, &clause, &words, done)?;
        if thin {
            // `It was just after nine on Monday.`: what happened is told before.
            told_before(doc, sentence, &mut context.bag);
        }
        let more = More {
            beside: self.beside(&clause),
            places: clause::places(doc, &clause),
            tells,
            another: told::is_of_another(doc, &clause),
            owner: self.owner(&clause),
            verb: clause::verb(doc, &clause, &moment.tokens),
            zone: moment.clock.and_then(|_| told::zone(doc, &moment.tokens)),
        };
        Some(Claim {
            rule: self.rule,
            article: self.article.1,
            sentence,
            span: doc.span(clause),
            value_span: doc.span(moment.tokens.clone()),
            slots: slots(&moment, part, names, more),
            value: value(&moment)?,
            frame,
            from: 0,
            context: Some(Arc::new(context)),
            parts: Vec::new(),
        })
    }

    /// The words of the name that a clause without a subject is said of: `the Halcyon, built in 1996`.
    fn owner(&self, clause: &Range<u32>) -> Vec<Sym> {
        let doc = self.scene.doc;
        let comma = clause.start.checked_sub(1).filter(|&i| doc.is_mark(i, ","));
        let name = comma
            .and_then(|i| i.checked_sub(1))
            .and_then(|i| self.scene.readings.names().at(i));
        let reduced = lexicon::is_verb(doc.word(clause.start));
        let words = name.filter(|_| reduced).map(|m| m.tokens.clone());
        words
            .into_iter()
            .flatten()
            .filter(|&i| doc.is_word(i))
            .map(|i| Sym::from(doc.word(i)))
            .collect()
    }

    /// The day on which the quotation around `at` was said, where that is told.
    fn said_at(&self, sentence: u32, at: u32) -> Option<Days> {
        self.scene.doc.quotation_of(at)?;
        self.scene.frames.of(sentence, at..at + 1).said_at
    }

    /// The figures that stand among `tokens`.
    fn figures_in(&self, tokens: &Range<u32>) -> impl Iterator<Item = &Claim> {
        let span = self.scene.doc.span(tokens.clone());
        let from = self.figures.partition_point(|f| f.value_span.end <= span.start);
        let rest = self.figures.iter().skip(from);
        rest.take_while(move |f| f.value_span.start < span.end)
    }

    /// The other figures of the clause.
    fn beside(&self, clause: &Range<u32>) -> Vec<Slot> {
        self.figures_in(clause)
            .filter(|f| !tells_time(f))
            .take(MOST_BESIDE)
            .map(|f| Slot::from(f.value.clone()))
            .collect()
    }

    /// The words around the moment, as the figures of the article see them; what is done in its clause governs it.
    fn context(
        &self,
        moment: &Moment,
        clause: &Range<u32>,
        words: &[(u32, Sym)],
        done: Vec<Term>,
    ) -> Option<Context> {
        let doc = self.scene.doc;
        let figure = self
            .figures_in(&moment.tokens)
            .filter(|f| tells_time(f))
            .find_map(|f| f.context.as_deref())?;
        let start = doc.sentence(doc.sentence_of(clause.start)?)?.tokens.start;
        let term = |(i, _): &(u32, Sym)| Term {
            name: *i != start && doc.token(*i).is_some_and(|t| t.capital),
            ..Term::named(doc.word(*i), 1000)
        };
        let mut modifiers: Vec<Term> = words.iter().map(term).collect();
        modifiers.sort_by(|a, b| a.stem.cmp(&b.stem));
        modifiers.dedup_by(|a, b| a.stem == b.stem);
        Some(Context {
            head: None,
            modifiers,
            governors: done,
            ..figure.clone()
        })
    }
}

/// Add the words of the sentence before `sentence`, of the same paragraph or not, to a bag of words.
fn told_before(doc: &Doc<'_>, sentence: u32, bag: &mut Vec<Term>) {
    let Some(before) = sentence
        .checked_sub(1)
        .filter(|&s| doc.role_of(s).is_copy())
        .and_then(|s| doc.sentence(s))
    else {
        return;
    };
    for (i, _) in clause::words(doc, &before.tokens, &(0..0)) {
        let name = i != before.tokens.start && doc.token(i).is_some_and(|t| t.capital);
        let term = Term {
            name,
            ..Term::named(doc.word(i), BEFORE)
        };
        if let Err(at) = bag.binary_search_by(|t| t.stem.cmp(&term.stem)) {
            bag.insert(at, term);
        }
    }
}

/// How near the words of the sentence before stand, in thousandths.
const BEFORE: u16 = 300;

fn tells_time(figure: &Claim) -> bool {
    figure.context.as_deref().is_some_and(|c| c.kind.is_time())
}

/// `today's order book`, `last year's results`: the moment says which thing is meant, and not when something was done;
/// `Saturday's crush` says both.
fn owns_a_thing(doc: &Doc<'_>, moment: &Moment) -> bool {
    let last = doc.word(moment.tokens.end.saturating_sub(1));
    let owns = last.ends_with("'s") || last.ends_with("s'");
    let next = moment.tokens.end;
    let noun = next + u32::from(lexicon::is_adjective(doc.word(next)));
    let happens = || clause::deed(doc, noun).is_some() || lexicon::may_happen(doc.word(noun));
    owns && !(moment.weekday.is_some() && happens())
}

/// `guerrillas today stated that …`, `it was reported in the capital today that …`: the moment is when it was told.
fn is_when_told(doc: &Doc<'_>, moment: &Moment) -> bool {
    let next = |i: u32| doc.word(moment.tokens.end + i);
    let tells = |word: &str| lexicon::is_verb(word) && lexicon::verb_lemma(word) != word;
    next(0) == "that" || tells(next(0)) && next(1) == "that"
}

/// Whether the clause is dated with the moment itself: it is no day of saying, and tells what was or is to be.
fn is_its_own(doc: &Doc<'_>, frame: &Frame, moment: &Moment) -> bool {
    let reporting = moment.days.is_some()
        && !told::is_settled(doc, moment.tokens.start)
        && (frame.said_at == moment.days
            || frame.as_of == moment.days && frame.as_of_from.starts_with("text: as "));
    !reporting && matches!(frame.mood, Mood::Fact | Mood::Planned) && !frame.negated
}

/// Whether the clause of the moment at token `at` tells of nothing that came about then.
fn is_no_event(doc: &Doc<'_>, clause: &Range<u32>, at: u32, sentence: &Range<u32>) -> bool {
    was_meant(doc, clause) || told::is_a_count(doc, clause, at) || !told::says_something(doc, sentence)
}

/// `was to open on Monday`: what was meant to be, whether or not it came about.
fn was_meant(doc: &Doc<'_>, clause: &Range<u32>) -> bool {
    clause.clone().any(|i| {
        matches!(doc.word(i), "was" | "were") && doc.word(i + 1) == "to" && lexicon::is_verb(doc.word(i + 2))
    })
}

fn value(moment: &Moment) -> Option<Value> {
    moment
        .days
        .map(Value::Date)
        .or(moment.month_day.map(Value::MonthDay))
        .or(moment.weekday.map(Value::Weekday))
        .or(moment.clock.map(Value::Clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::claims;
    use crate::rule::RuleSet;
    use crate::source::{Published, Story};
    use crate::value::Days;

    /// Each moment of a text published on Wednesday, 5 March 2031, with what is done then, nearest first.
    fn read(text: &str) -> Vec<String> {
        let rules = RuleSet::builtin().unwrap();
        let mut article = Article::from_text("a.txt", text);
        article.published = Some(Published {
            days: Days::civil(2031, 3, 5).unwrap(),
            minute: None,
            from: "test".to_owned(),
        });
        let story = Story::new(vec![article]);
        let told = |claim: &Claim| {
            let done: Vec<&str> = claim
                .context
                .iter()
                .flat_map(|c| &c.governors)
                .map(|t| t.stem.as_str())
                .collect();
            let moment = claim.value_span.of(text);
            format!("{} {moment}: {}", claim.id("as").unwrap(), done.join(" "))
        };
        let of_rule = |c: &&Claim| rules.rules[usize::from(c.rule)].compare.kind == CompareAs::When;
        claims(&story, &rules)
            .concat()
            .iter()
            .filter(of_rule)
            .map(told)
            .collect()
    }

    #[test]
    fn a_moment_belongs_to_what_is_done_then() {
        for (text, expected) in [
            (
                "The ferry sank off Merrow at 7am on Friday 28 February.",
                &["at 7am on Friday 28 February: sink"][..],
            ),
            ("On Tuesday, the ferry sank off Merrow.", &["at Tuesday: sink"]),
            (
                "He was arrested in May 2029 and sentenced in July 2030.",
                &["at May 2029: arrest", "at July 2030: sentence"],
            ),
            ("The ferry, in 1993, sank off Merrow harbour.", &["at 1993: sink"]),
            (
                "Ines Talbot has been harbour master since 2016.",
                &["since 2016: "],
            ),
            (
                "Owners have until 30 June to file claims.",
                &["until 30 June: file claim"],
            ),
            (
                "Monday's collision shut Merrow harbour.",
                &["at Monday's: collide shut"],
            ),
            // Days that no event of their own clause has.
            ("Tuesday's paper names the ferry.", &[]),
            ("The ferry sank off Merrow, police said on Tuesday.", &[]),
            ("The ferry was to sail from Merrow on Tuesday.", &[]),
            ("The ferry sails from Merrow every Tuesday.", &[]),
            ("Divers searched Merrow harbour on Monday and Tuesday.", &[]),
            ("Merrow harbour, Wednesday 5 March 2031, 3pm.", &[]),
            (
                "If the weather holds, the ferry may sail from Merrow on Tuesday.",
                &[],
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
