//! Persons become claims: how each is spelled, which roles and which ages an article gives them.
//!
//! Every claim has the person in slot `who`, under the house's own name where the rule set has one.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::claim::{Claim, Slot};
use super::run::Scene;
use crate::read::name::{AgeMention, Entity, NameKind, NameMention};
use crate::read::role::{RoleMention, Tenure};
use crate::rule::{self, CompareAs, Rule};
use crate::source::Article;
use crate::text::Span;
use crate::value::{Quantity, Sym, Value};

/// Mentions of one person in one article that become claims; more of them teach nothing.
const MOST_MENTIONS: usize = 12;

/// The claims of a rule about persons; none for any other rule.
pub fn claims(rule: (&Rule, u16), article: (&Article, u32), scene: &Scene<'_>) -> Vec<Claim> {
    let maker = Maker {
        rule: rule.1,
        article,
        scene,
        houses: RefCell::default(),
    };
    match rule.0.compare.kind {
        CompareAs::Spelling => maker.spellings(),
        CompareAs::Role => scene
            .readings
            .names()
            .roles
            .iter()
            .filter_map(|r| maker.role(r))
            .collect(),
        CompareAs::PersonAge => scene
            .readings
            .ages()
            .iter()
            .filter_map(|a| maker.age(a))
            .collect(),
        _ => Vec::new(),
    }
}

struct Maker<'s> {
    rule: u16,
    article: (&'s Article, u32),
    scene: &'s Scene<'s>,
    /// The names of the persons asked for so far, as the house spells them.
    houses: RefCell<BTreeMap<Sym, Sym>>,
}

/// Those who may share a name.
fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "father"
            | "mother"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "uncle"
            | "aunt"
            | "nephew"
            | "niece"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "cousin"
    )
}

impl Maker<'_> {
    /// One claim per mention of a name outside quotations, the first of each up to a limit.
    fn spellings(&self) -> Vec<Claim> {
        let names = &self.scene.readings.names();
        let mut seen = vec![0usize; names.entities.len()];
        let roles = self.roles();
        let mut out = Vec::new();
        for mention in &names.mentions {
            let Some(entity) = names.entity(mention) else {
                continue;
            };
            let Some(count) = seen.get_mut(mention.entity as usize) else {
                continue;
            };
            if *count < MOST_MENTIONS && self.scene.doc.quotation_of(mention.tokens.start).is_none() {
                *count += 1;
                let roles = roles.get(mention.entity as usize).map_or(&[][..], Vec::as_slice);
                out.push(self.spelling(mention, entity, roles));
            }
        }
        out
    }

    /// The roles of each entity, sorted.
    fn roles(&self) -> Vec<Vec<Sym>> {
        let names = &self.scene.readings.names();
        let mut out: Vec<Vec<Sym>> = vec![Vec::new(); names.entities.len()];
        for role in &names.roles {
            if let Some(roles) = out.get_mut(role.entity as usize) {
                roles.push(Sym::from(role.role.role.canonical));
            }
        }
        for roles in &mut out {
            roles.sort();
            roles.dedup();
        }
        out
    }

    fn spelling(&self, mention: &NameMention, entity: &Entity, roles: &[Sym]) -> Claim {
        let from = if mention.title.is_empty() {
            mention.tokens.start
        } else {
            mention.title.start
        };
        let span = Span::new(
            self.scene.doc.span(from..mention.tokens.end).start,
            mention.span.end,
        );
        let kind = if entity.kind == NameKind::Person {
            "person"
        } else {
            "thing"
        };
        let used = mention.words.join(" ");
        let slots = vec![
            (Sym::from("as"), Slot::Id(Sym::from(used))),
            (Sym::from("kind"), Slot::Id(Sym::from(kind))),
            (Sym::from("roles"), Slot::ids(roles.iter().cloned())),
        ];
        let value = Value::Name(Sym::from(mention.span.of(self.scene.doc.text)));
        self.claim(mention.sentence, (span, mention.span), entity, slots, value)
    }

    fn role(&self, mention: &RoleMention) -> Option<Claim> {
        let entity = self.entity(mention.entity)?;
        let role = &mention.role;
        let mut slots = vec![
            (Sym::from("role"), Slot::Id(Sym::from(role.role.canonical))),
            (Sym::from("tenure"), Slot::Id(Sym::from(tenure(role.tenure)))),
            (Sym::from("narrowed"), Slot::ids(role.narrowed.iter().cloned())),
        ];
        if role.deputy {
            slots.push((Sym::from("rank"), Slot::Id(Sym::from("deputy"))));
        }
        if !role.body.is_empty() {
            let body = role.body.iter().cloned().map(Slot::Id).collect();
            slots.push((Sym::from("body"), Slot::Many(body)));
        }
        if let Some(country) = role.country {
            slots.push((Sym::from("of"), Slot::Id(Sym::from(country))));
        }
        let words: Vec<&str> = mention
            .role_span
            .of(self.scene.doc.text)
            .split_whitespace()
            .collect();
        let value = Value::Words(Sym::from(words.join(" ")));
        Some(self.claim(
            mention.sentence,
            (mention.span, mention.role_span),
            entity,
            slots,
            value,
        ))
    }

    fn age(&self, mention: &AgeMention) -> Option<Claim> {
        let entity = self.entity(mention.entity)?;
        let doc = self.scene.doc;
        let sentence = doc.sentence_of(mention.tokens.start)?;
        // `his father Paul Osk, 62`: the other one of that name, as often as not.
        let kin = mention.tokens.start.checked_sub(2).is_some_and(|at| {
            matches!(doc.word(at), "his" | "her" | "their" | "whose") && is_kin(doc.word(at + 1))
        });
        if kin {
            return None;
        }
        let value = Value::Age(Quantity::exactly(mention.years));
        Some(self.claim(
            sentence,
            (mention.span, mention.age_span),
            entity,
            Vec::new(),
            value,
        ))
    }

    fn entity(&self, number: u32) -> Option<&Entity> {
        self.scene.readings.names().entities.get(number as usize)
    }

    /// The name of a person as the house spells it, else as the article does.
    fn who(&self, entity: &Entity) -> Sym {
        if let Some(known) = self.houses.borrow().get(&entity.name) {
            return known.clone();
        }
        let house = self.scene.rules.names.find(rule::NameKind::Person, &entity.name);
        let who = house.map_or_else(|| entity.name.clone(), |n| n.name.clone());
        self.houses.borrow_mut().insert(entity.name.clone(), who.clone());
        who
    }

    /// `spans` are those of the whole and of the value alone.
    fn claim(
        &self,
        sentence: u32,
        spans: (Span, Span),
        entity: &Entity,
        mut slots: Vec<(Sym, Slot)>,
        value: Value,
    ) -> Claim {
        let scene = self.scene;
        slots.push((Sym::from("who"), Slot::Id(self.who(entity))));
        slots.sort_by(|a, b| a.0.cmp(&b.0));
        let tokens = scene.doc.token_at(spans.0.start)..scene.doc.token_at(spans.0.end);
        Claim {
            rule: self.rule,
            article: self.article.1,
            sentence,
            span: spans.0,
            value_span: spans.1,
            slots,
            value,
            frame: scene.frames.of(sentence, tokens),
            from: 0,
            context: None,
            parts: Vec::new(),
        }
    }
}

/// The word for a tenure in slot `tenure`.
fn tenure(tenure: Tenure) -> &'static str {
    match tenure {
        Tenure::Now => "now",
        Tenure::Former => "former",
        Tenure::Acting => "acting",
        Tenure::Coming => "incoming",
    }
}
