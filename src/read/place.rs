//! Where something is: bearings (`90 km west of Tel Amran`), sides of a thing (`the northern tip`, `the left bank`),
//! floors, lettered places (`Gate C`) and routes (`from Lima to Quenco`, `bound for Lima`).

use std::ops::Range;
use std::sync::LazyLock;

use smol_str::SmolStr;

use super::name::{NameKind, bare};
use super::{Mention, Readings};
use crate::lexicon;
use crate::text::vocab::WordList;
use crate::text::{BlockRole, Doc, Span};
use crate::value::{Compass, Dimension, Quantity, Sym, Unit, Value};

/// What is said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// The side of a reference place, with the distance where one is given.
    Bearing {
        /// The side.
        side: Compass,
        /// How far.
        far: Option<(Quantity, Unit)>,
    },
    /// One of two opposite parts of a thing: the axis, and which of its ends; compass sides have the axis `compass`.
    Part {
        /// `left-right`, `compass` …
        axis: &'static str,
        /// Steps round the axis: eight of a compass, two of any other.
        end: u8,
    },
    /// A floor, 0 for the ground floor.
    Floor(i64),
    /// A letter or figure after the noun of a place.
    Label(Sym),
    /// The two ends of a journey; one may be missing.
    Route {
        /// Where it began.
        from: Option<Sym>,
        /// Where it went.
        to: Option<Sym>,
    },
}

/// Something said of a place, and of which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// The tokens.
    pub tokens: Range<u32>,
    /// Their bytes.
    pub span: Span,
    /// The sentence.
    pub sentence: u32,
    /// What is said.
    pub what: Whereabouts,
    /// What kind of thing it is said of: the noun of a part, a label or a vehicle, the noun of a bearing's reference.
    pub noun: Option<Sym>,
    /// The name of the reference: `Tel Amran`, `Inish Vole`.
    pub of: Option<Sym>,
    /// The name of what lies there, for a bearing.
    pub subject: Option<Sym>,
}

/// Pairs of words for the two ends of one axis.
const AXES: [(&str, &str, &str); 9] = [
    ("left-right", "left", "right"),
    ("left-right", "left-hand", "right-hand"),
    ("up-down", "upper", "lower"),
    ("front-back", "front", "rear"),
    ("front-back", "front", "back"),
    ("ship", "port", "starboard"),
    ("in-out", "inner", "outer"),
    ("bound", "inbound", "outbound"),
    ("bound-north", "northbound", "southbound"),
];

/// Nouns of places that are told apart by a letter or a number.
const LABELLED: [&str; 20] = [
    "berth",
    "block",
    "building",
    "concourse",
    "gate",
    "hall",
    "hangar",
    "junction",
    "lane",
    "pier",
    "platform",
    "reactor",
    "room",
    "runway",
    "shaft",
    "stand",
    "terminal",
    "track",
    "tunnel",
    "ward",
];

/// Words a vehicle is named by.
const VEHICLES: [&str; 21] = [
    "aircraft",
    "airliner",
    "boat",
    "bus",
    "coach",
    "convoy",
    "dinghy",
    "ferry",
    "flight",
    "freighter",
    "helicopter",
    "jet",
    "lorry",
    "minibus",
    "plane",
    "ship",
    "tanker",
    "train",
    "truck",
    "vehicle",
    "vessel",
];

/// No mention has more tokens.
const LONGEST_MENTION: u32 = 128;

/// Everything that `doc` says of places, in order.
pub fn read(doc: &Doc<'_>, readings: &Readings<'_>) -> Vec<PlaceMention> {
    let reader = Reader { doc, readings };
    let mut out = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        for at in sentence.tokens.clone() {
            if !doc.is_word(at) || !reader.may_begin(at) {
                continue;
            }
            let found = reader
                .bearing(at)
                .or_else(|| reader.floor(at))
                .or_else(|| reader.part(at))
                .or_else(|| reader.label(at))
                .or_else(|| reader.route(at, &sentence.tokens));
            if let Some(mut mention) = found {
                mention.sentence = number;
                mention.span = doc.span(mention.tokens.clone());
                out.push(mention);
            }
        }
    }
    out
}

fn mention(tokens: Range<u32>, what: Whereabouts) -> PlaceMention {
    PlaceMention {
        tokens,
        span: Span::default(),
        sentence: 0,
        what,
        noun: None,
        of: None,
        subject: None,
    }
}

struct Reader<'d, 't> {
    doc: &'d Doc<'t>,
    readings: &'d Readings<'d>,
}

/// Words at one of which everything is read that is said of places, besides sides of the compass in two halves.
static TRIGGERS: LazyLock<WordList> = LazyLock::new(|| {
    let sides = [
        "north",
        "northeast",
        "east",
        "southeast",
        "south",
        "southwest",
        "west",
        "northwest",
    ];
    let adjectives = sides.map(|side| format!("{side}ern"));
    let parts = AXES.iter().flat_map(|(_, a, b)| [*a, *b]);
    let others = ["floor", "storey", "from", "bound", "headed", "heading", "route"];
    let words = sides.into_iter().chain(parts).chain(LABELLED).chain(others);
    WordList::new(words.chain(adjectives.iter().map(String::as_str)))
});

impl Reader<'_, '_> {
    /// Whether anything of interest may be said at token `at`: the one question that is asked of every word.
    fn may_begin(&self, at: u32) -> bool {
        TRIGGERS.contains(self.doc.hashed(at)) || self.hyphen(at + 1)
    }

    /// The mentions that hold or end at most so many tokens behind their start: all there are.
    fn mentions_near(&self, at: u32) -> impl Iterator<Item = &Mention> {
        let all = self.readings.mentions();
        let from = all.partition_point(|m| m.tokens.start.saturating_add(LONGEST_MENTION) < at);
        all.iter().skip(from).take_while(move |m| m.tokens.start <= at)
    }

    fn word(&self, at: u32) -> &str {
        self.doc.word(at)
    }

    fn hyphen(&self, at: u32) -> bool {
        matches!(self.doc.raw(at), "-" | "‐" | "‑")
    }

    /// A compass side at `at`, in small letters, with the token after it.
    fn side(&self, at: u32) -> Option<(Compass, u32)> {
        let second = at > 1 && self.hyphen(at - 1) && Compass::parse(self.word(at - 2)).is_some();
        if second || self.doc.token(at).is_none_or(|t| t.capital) {
            return None;
        }
        if self.hyphen(at + 1) {
            let joined = format!("{}{}", self.word(at), self.word(at + 2));
            if let Some(side) = Compass::parse(&joined) {
                return Some((side, at + 3));
            }
        }
        Compass::parse(self.word(at)).map(|side| (side, at + 1))
    }

    /// `90 kilometres (56 miles) to the west of the regional capital, Tel Amran`.
    fn bearing(&self, at: u32) -> Option<PlaceMention> {
        let (side, after) = self.side(at)?;
        if self.word(at).ends_with("ern") {
            return None;
        }
        let mut start = at;
        if self.word(at.saturating_sub(1)) == "the" && self.word(at.saturating_sub(2)) == "to" {
            start = at - 2;
        }
        let far = self.distance_before(start);
        let told = self.word(after) == "of" && !matches!(self.word(after + 1), "us" | "me" | "them" | "it");
        // `90 kilometres to the south`: from where is told elsewhere.
        let bare = || {
            far.as_ref()
                .filter(|_| self.word(after) == "of" || !self.doc.is_word(after))
        };
        let (end, noun, of) = if told {
            self.reference(after + 1)?
        } else {
            bare().map(|_| (after, None, None))?
        };
        let from = far.as_ref().map_or(start, |(from, _)| *from);
        let mut out = mention(
            // The distance is not what differs: it stays outside.
            start..end,
            Whereabouts::Bearing {
                side,
                far: far.map(|(_, far)| far),
            },
        );
        out.subject = self.subject_before(from);
        out.noun = noun;
        out.of = of;
        Some(out)
    }

    /// The place that the dateline names, `here` in an agency's copy: capitals before the first dash or bracket.
    fn dateline(&self) -> Option<Sym> {
        let opens = |n: &u32| matches!(self.doc.role_of(*n), BlockRole::Dateline | BlockRole::Body);
        let first = (0..8).find(opens)?;
        let tokens = self.doc.sentence(first)?.tokens.clone();
        let shouted = |i: &u32| {
            self.doc.is_word(*i)
                && self.doc.raw(*i).chars().count() > 2
                && self.doc.raw(*i).chars().all(|c| !c.is_lowercase())
        };
        let words: Vec<&str> = tokens
            .clone()
            .take_while(shouted)
            .map(|i| self.doc.raw(i))
            .collect();
        let next = self.doc.raw(tokens.start + u32::try_from(words.len()).ok()?);
        let closed = self.doc.role_of(first) == BlockRole::Dateline
            || matches!(next, "—" | "–" | "-" | "(" | "," | ":");
        (closed && (1..=4).contains(&words.len())).then(|| Sym::from(words.join(" ")))
    }

    /// What follows `of`: the end, the noun, the name.
    fn reference(&self, at: u32) -> Option<(u32, Option<Sym>, Option<Sym>)> {
        if self.word(at) == "here" {
            return Some((at + 1, None, Some(self.dateline()?)));
        }
        let article = u32::from(matches!(self.word(at), "the" | "its" | "their" | "a"));
        let mut i = at + article;
        if let Some(name) = self.readings.names().starting_at(i) {
            return Some((name.tokens.end, None, self.name(i)));
        }
        let mut noun = None;
        while i < at + 6
            && self.doc.is_word(i)
            && !lexicon::is_stop(self.word(i))
            && self.readings.names().at(i).is_none()
        {
            // `the airfield fence` lies where the airfield lies.
            if lexicon::is_noun(self.word(i)) && (noun.is_none() || !lexicon::is_noun(self.word(i - 1))) {
                noun = Some(SmolStr::new(lexicon::noun_lemma(bare(self.word(i)))));
            }
            i += 1;
        }
        noun.as_ref()?;
        // `the port of Velisk`.
        if self.word(i) == "of"
            && let Some(name) = self.name(i + 1)
        {
            let end = self.readings.names().at(i + 1).map_or(i, |m| m.tokens.end);
            return Some((end, noun, Some(name)));
        }
        let apposed = u32::from(self.doc.is_mark(i, ","));
        match self
            .name(i + apposed)
            .filter(|_| apposed > 0 || self.readings.names().starting_at(i).is_some())
        {
            Some(name) => {
                let end = self.readings.names().at(i + apposed).map_or(i, |m| m.tokens.end);
                Some((end, noun, Some(name)))
            }
            None => Some((i, noun, None)),
        }
    }

    /// The name that begins at `at`, when it is no person's.
    fn name(&self, at: u32) -> Option<Sym> {
        let mention = self.readings.names().starting_at(at)?;
        let entity = self.readings.names().entity(mention)?;
        (entity.kind != NameKind::Person || entity.evidence < 3).then(|| entity.name.clone())
    }

    /// The length that ends right before token `end`, a conversion in brackets left out.
    fn distance_before(&self, end: u32) -> Option<(u32, (Quantity, Unit))> {
        let mut end = end;
        if self.doc.is_mark(end.checked_sub(1)?, ")") {
            end = (end.saturating_sub(6)..end)
                .rev()
                .find(|&i| self.doc.is_mark(i, "("))?;
        }
        self.mentions_near(end).find_map(|m| match &m.value {
            Value::Amount(q, unit) if m.tokens.end == end && unit.dimension == Dimension::Length => {
                Some((m.tokens.start, (*q, *unit)))
            }
            _ => None,
        })
    }

    /// The nearest name before `at` in the sentence that is no person's.
    fn subject_before(&self, at: u32) -> Option<Sym> {
        let sentence = self.doc.sentence_of(at)?;
        (at.saturating_sub(8)..at)
            .rev()
            .filter(|&i| self.doc.sentence_of(i) == Some(sentence))
            .find_map(|i| self.readings.names().at(i).map(|m| m.tokens.start))
            .and_then(|start| self.name(start))
    }

    /// `the second floor`, `a ground-floor unit`, `on floor 3`.
    fn floor(&self, at: u32) -> Option<PlaceMention> {
        if !matches!(self.word(at), "floor" | "storey") {
            return None;
        }
        let mut before = at.checked_sub(1)?;
        if self.hyphen(before) {
            before = before.checked_sub(1)?;
        }
        let level = match self.word(before) {
            "ground" => Some(0),
            "top" | "upper" | "shop" | "dance" | "factory" | "trading" => None,
            "basement" => Some(-1),
            word => ordinal(word).or_else(|| {
                self.mentions_near(before).find_map(|m| match m.value {
                    Value::Ordinal(n) if m.tokens.contains(&before) => Some(n),
                    _ => None,
                })
            }),
        }?;
        let mut out = mention(before..at + 1, Whereabouts::Floor(level));
        out.noun = Some(SmolStr::new("floor"));
        out.of = (self.word(at + 1) == "of")
            .then(|| self.name(at + 2).or_else(|| self.name(at + 3)))
            .flatten();
        Some(out)
    }

    /// `the northern tip of the island`, `the left bank`.
    fn part(&self, at: u32) -> Option<PlaceMention> {
        let small = self.doc.token(at).is_some_and(|t| !t.capital);
        let (axis, end, after) = match self.side(at) {
            Some((side, after)) => ("compass", side.0, after),
            None => {
                let (axis, end) = AXES.iter().find_map(|(axis, a, b)| match self.word(at) {
                    w if w == *a => Some((*axis, 0)),
                    w if w == *b => Some((*axis, 1)),
                    _ => None,
                })?;
                (axis, end, at + 1)
            }
        };
        let noun = self.word(after);
        let plain = self.doc.is_word(after)
            && !self.doc.token(after).is_some_and(|t| t.capital)
            && !lexicon::is_plural(noun);
        if !small || !plain || !is_part(noun, axis) || !is_definite(self.word(at.checked_sub(1)?)) {
            return None;
        }
        let of = if self.word(after + 1) == "of" {
            self.reference(after + 2)
        } else {
            None
        };
        let owner = at
            .checked_sub(1)
            .and_then(|i| self.readings.names().at(i))
            .map(|m| m.tokens.start);
        let end_token = of.as_ref().map_or(after + 1, |(end, _, _)| *end);
        let mut out = mention(at..end_token, Whereabouts::Part { axis, end });
        out.noun = Some(SmolStr::new(part_class(noun)));
        out.subject = of.as_ref().and_then(|(_, noun, _)| noun.clone());
        out.of = of
            .and_then(|(_, _, name)| name)
            .or_else(|| owner.and_then(|i| self.name(i)));
        Some(out)
    }

    /// `Gate C`, `Terminal 2`, `platform 4`.
    fn label(&self, at: u32) -> Option<PlaceMention> {
        let noun = self.word(at);
        if LABELLED.binary_search(&noun).is_err() {
            return None;
        }
        let raw = self.doc.raw(at + 1);
        let letter =
            self.doc.is_word(at + 1) && raw.chars().count() == 1 && raw.chars().all(char::is_uppercase);
        let figure = self.doc.is_figure(at + 1) && raw.len() <= 3 && raw.chars().all(|c| c.is_ascii_digit());
        let joined = matches!(self.doc.raw(at + 2), "-" | "." | "/")
            && self.doc.token(at + 2).is_some_and(|t| t.glued)
            && self.doc.token(at + 3).is_some_and(|t| t.glued);
        // `Platform A man`: an article; `lane 2 metres wide`: a measure.
        let article = raw == "A" && self.doc.token(at).is_some_and(|t| !t.capital);
        let measured = figure
            && lexicon::is_noun(self.word(at + 2))
            && self.doc.token(at).is_some_and(|t| !t.capital)
            && lexicon::is_plural(self.word(at + 2));
        if !(letter || figure) || joined || article || measured {
            return None;
        }
        let mut out = mention(at..at + 2, Whereabouts::Label(SmolStr::new(raw)));
        out.noun = Some(SmolStr::new(noun));
        Some(out)
    }

    /// `a bus from Lima to Quenco`, `a bus bound for Lima`.
    fn route(&self, at: u32, sentence: &Range<u32>) -> Option<PlaceMention> {
        let (from, to, end) = match self.word(at) {
            "from" => {
                let (from, next) = self.place_at(at + 1)?;
                let link = self.word(next) == "to";
                let (to, end) = self.place_at(next + 1).filter(|_| link)?;
                (Some(from), to, end)
            }
            "bound" | "headed" | "heading" if self.word(at + 1) == "for" => {
                let (to, end) = self.place_at(at + 2)?;
                (None, to, end)
            }
            "route" if self.word(at.checked_sub(1)?) == "en" && self.word(at + 1) == "to" => {
                let (to, end) = self.place_at(at + 2)?;
                (None, to, end)
            }
            _ => return None,
        };
        let vehicle = |i: &u32| {
            VEHICLES
                .binary_search(&lexicon::noun_lemma(self.word(*i)))
                .is_ok()
        };
        let noun = sentence.clone().take_while(|i| *i < at).filter(vehicle).last()?;
        let mut out = mention(noun..end, Whereabouts::Route { from, to: Some(to) });
        out.noun = Some(SmolStr::new(lexicon::noun_lemma(self.word(noun))));
        Some(out)
    }

    /// The place at `at`, an article and `the town of` left out, with the token after it and after what it lies in.
    fn place_at(&self, at: u32) -> Option<(Sym, u32)> {
        let start =
            (at..at + 6).find(|&i| self.readings.names().at(i).is_some_and(|m| m.tokens.start == i))?;
        let between = (at..start).all(|i| {
            matches!(self.word(i), "the" | "a" | "of" | "its")
                || lexicon::is_noun(self.word(i))
                || lexicon::is_adjective(self.word(i))
        });
        let mention = self.readings.names().starting_at(start).filter(|_| between)?;
        let mut end = mention.tokens.end;
        if self.word(end) == "in"
            && let Some(country) = self.readings.names().starting_at(end + 1)
        {
            end = country.tokens.end;
        }
        Some((self.name(start)?, end))
    }
}

/// Floors that are counted in words.
fn ordinal(word: &str) -> Option<i64> {
    let words = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let at = words.iter().position(|w| *w == word)?;
    i64::try_from(at + 1).ok()
}

fn is_definite(word: &str) -> bool {
    matches!(word, "the" | "its" | "their" | "his" | "her" | "our") || word.ends_with("'s") || word == ","
}

/// Whether a thing has such a part, one of each side.
fn is_part(noun: &str, axis: &str) -> bool {
    let shore = matches!(noun, "coast" | "coastline" | "shore" | "shoreline" | "seaboard");
    let end = matches!(
        noun,
        "tip"
            | "end"
            | "edge"
            | "entrance"
            | "exit"
            | "gate"
            | "tower"
            | "wing"
            | "bank"
            | "side"
            | "slope"
            | "flank"
            | "face"
            | "wall"
            | "façade"
            | "facade"
            | "span"
            | "approach"
            | "door"
            | "stand"
            | "outskirts"
    );
    match axis {
        "compass" => shore || end,
        // A political wing is no part of a building.
        "left-right" => matches!(
            noun,
            "bank"
                | "side"
                | "engine"
                | "lane"
                | "leg"
                | "arm"
                | "hand"
                | "foot"
                | "knee"
                | "shoulder"
                | "eye"
                | "ear"
                | "lung"
                | "tower"
        ),
        "ship" => matches!(noun, "side" | "bow" | "engine" | "tank" | "quarter"),
        "up-down" => matches!(noun, "deck" | "floor" | "dam" | "basin" | "lake" | "reservoir"),
        "front-back" => matches!(
            noun,
            "door" | "window" | "carriage" | "entrance" | "wheel" | "seat" | "axle"
        ),
        "bound" | "bound-north" => matches!(
            noun,
            "carriageway" | "lane" | "platform" | "track" | "train" | "line" | "side"
        ),
        "in-out" => matches!(noun, "harbour" | "harbor" | "wall" | "lane"),
        _ => false,
    }
}

/// One word for nouns that name one part.
fn part_class(noun: &str) -> &str {
    match noun {
        "coast" | "coastline" | "shore" | "shoreline" | "seaboard" => "coast",
        "tip" | "end" | "edge" => "end",
        "façade" => "facade",
        "harbor" => "harbour",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Context;

    fn places(text: &str) -> Vec<String> {
        let doc = Doc::plain(text);
        let readings = Readings::new(&doc, Context::default());
        let line = |m: &PlaceMention| {
            let what = match &m.what {
                Whereabouts::Bearing { side, far } => {
                    format!("{}{}", side.name(), if far.is_some() { " far" } else { "" })
                }
                Whereabouts::Part { axis, end } => format!("{axis} {end}"),
                Whereabouts::Floor(n) => format!("floor {n}"),
                Whereabouts::Label(label) => format!("label {label}"),
                Whereabouts::Route { from, to } => format!(
                    "{} > {}",
                    from.as_deref().unwrap_or("?"),
                    to.as_deref().unwrap_or("?")
                ),
            };
            format!(
                "{what} | {} | {}",
                m.noun.as_deref().unwrap_or("-"),
                m.of.as_deref().unwrap_or("-")
            )
        };
        read(&doc, &readings).iter().map(line).collect()
    }

    #[test]
    fn reads_where_things_are() {
        for (text, wanted) in [
            (
                "The town lies about 90 kilometers (56 miles) west of the regional capital, Tel Omran.",
                vec!["west far | capital | Tel Omran"],
            ),
            (
                "It is 60 kilometres to the north of the capital.",
                vec!["north far | capital | -"],
            ),
            (
                "A village north-east of the airfield was hit.",
                vec!["north-east | airfield | -"],
            ),
            (
                "The whales lay on the west coast of Inish Dole.",
                vec!["compass 6 | coast | Inish Dole"],
            ),
            (
                "It broke out on the second floor of the ward.",
                vec!["floor 2 | floor | -"],
            ),
            (
                "It broke out in a ground-floor unit.",
                vec!["floor 0 | floor | -"],
            ),
            ("A fence beside Gate C gave way.", vec!["label C | gate | -"]),
            (
                "The bus was travelling from Lima to Pisco when it fell.",
                vec!["Lima > Pisco | bus | -"],
            ),
            ("A bus bound for Lima fell.", vec!["? > Lima | bus | -"]),
            (
                "She broke the left arm, and the right-wing press laughed.",
                vec!["left-right 0 | arm | -"],
            ),
            ("Trade with the West grew in eastern Europe.", vec![]),
        ] {
            assert_eq!(places(text), wanted, "{text}");
        }
    }
}
