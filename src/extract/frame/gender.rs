//! Which persons of a document are women and which are men: `he said` cannot be Oda Brandt.
//!
//! A title tells most, and what somebody is called beside the name (`his mother, Oda Brandt`), then the form of a Slavic
//! surname, and last what a sentence that names nobody else goes on to call them.

use std::collections::BTreeMap;

use super::people::Person;
use crate::lexicon::given::is_womans;
use crate::text::Doc;
use crate::text::vocab::is_one_of;
use crate::value::Sym;

/// Titles and words for one of two sexes.
const WOMEN: &[&str] = &[
    "mrs",
    "ms",
    "miss",
    "dame",
    "lady",
    "madam",
    "madame",
    "queen",
    "princess",
    "duchess",
    "baroness",
    "countess",
    "spokeswoman",
    "chairwoman",
    "congresswoman",
    "councilwoman",
    "policewoman",
    "businesswoman",
    "actress",
    "waitress",
    "mother",
    "daughter",
    "sister",
    "wife",
    "widow",
    "grandmother",
    "granddaughter",
    "aunt",
    "niece",
    "stepmother",
    "stepdaughter",
    "mum",
    "mom",
];
const MEN: &[&str] = &[
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "duke",
    "baron",
    "count",
    "spokesman",
    "chairman",
    "congressman",
    "councilman",
    "policeman",
    "businessman",
    "fisherman",
    "actor",
    "waiter",
    "father",
    "son",
    "brother",
    "husband",
    "widower",
    "grandfather",
    "grandson",
    "uncle",
    "nephew",
    "stepfather",
    "stepson",
    "dad",
];
/// What a title weighs against a pronoun.
const SAID: i32 = 100;
/// So many tokens before a name may say what its bearer is.
const BESIDE: u32 = 3;

/// Whether persons are women, by their full names; those that nothing is known of are missing.
#[derive(Clone, Debug, Default)]
pub(super) struct Genders {
    female: BTreeMap<Sym, bool>,
}

impl Genders {
    /// What the document says of `persons`, who are sorted by place.
    pub(super) fn new(doc: &Doc<'_>, persons: &[Person]) -> Self {
        let weigh = |female: bool, weight: i32| if female { weight } else { -weight };
        let mut votes: BTreeMap<&Sym, i32> = BTreeMap::new();
        for person in persons {
            let said = called(doc, person).map_or(0, |female| weigh(female, SAID));
            *votes.entry(&person.name).or_default() += said;
        }
        for alone in persons.chunk_by(|a, b| a.sentence == b.sentence) {
            let Some(person) = alone.first().filter(|p| alone.iter().all(|o| o.name == p.name)) else {
                continue;
            };
            if let (Some(female), Some(own)) = (taken_up(doc, person), votes.get_mut(&person.name)) {
                *own += weigh(female, 1);
            }
        }
        let female = votes.into_iter().filter_map(|(name, votes)| {
            let told = (votes != 0).then_some(votes > 0);
            let unsure = votes.abs() * 2 <= SAID;
            let female = if unsure && is_womans(name) {
                Some(true)
            } else {
                told
            };
            female.map(|f| (name.clone(), f))
        });
        Self {
            female: female.collect(),
        }
    }

    /// Whether `name` is a woman's.
    pub(super) fn female(&self, name: &Sym) -> Option<bool> {
        self.female.get(name).copied()
    }
}

/// The title before a name, or what stands right before it in apposition.
fn called(doc: &Doc<'_>, person: &Person) -> Option<bool> {
    let from = person.tokens.start.saturating_sub(BESIDE);
    let beside = (from..person.tokens.start).rev();
    // `the mother of Oda Brandt` is somebody else.
    let mut apposed = beside.take_while(|&i| doc.word(i) != "of" && !doc.is_mark(i, "."));
    apposed.find_map(|i| sex(doc.word(i)))
}

fn sex(word: &str) -> Option<bool> {
    let in_list = |list: &[&str]| is_one_of(word, list);
    in_list(WOMEN)
        .then_some(true)
        .or_else(|| in_list(MEN).then_some(false))
}

/// What the sentence that names only this person calls them afterwards, outside quotations.
fn taken_up(doc: &Doc<'_>, person: &Person) -> Option<bool> {
    let sentence = doc.sentence(person.sentence)?;
    let rest = person.tokens.end..sentence.tokens.end;
    let mut said = rest.filter(|&i| doc.quotation_of(i).is_none());
    said.find_map(|i| match doc.word(i) {
        "she" | "her" | "herself" => Some(true),
        "he" | "his" | "him" | "himself" => Some(false),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::people::People;
    use super::*;
    use crate::read::{Context, Readings};

    fn female(text: &str, name: &str) -> Option<bool> {
        let doc = Doc::plain(text);
        let readings = Readings::new(&doc, Context::default());
        People::new(&doc, readings.names()).female(&Sym::from(name))
    }

    #[test]
    fn persons_are_women_or_men_by_what_is_said_of_them() {
        let cases = [
            (
                "The mayor, Tova Brandt, said she would resign.",
                "Tova Brandt",
                Some(true),
            ),
            ("His mother, Oda Brandt, wept.", "Oda Brandt", Some(true)),
            ("Mr Oda Brandt wept.", "Oda Brandt", Some(false)),
            ("Peter Brandt wept.", "Peter Brandt", None),
            ("Jirina Novakova wept.", "Jirina Novakova", Some(true)),
            ("Uldo Brandt and Ulo Venn wept, and he left.", "Uldo Brandt", None),
        ];
        for (text, name, expected) in cases {
            assert_eq!(female(text, name), expected, "{text}");
        }
    }
}
