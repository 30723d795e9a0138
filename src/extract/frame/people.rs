//! The persons of a document, under their full names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::words;
use crate::text::Doc;
use crate::value::Sym;

/// A person at a place in the text.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The tokens of the name, titles left out.
    pub(super) tokens: Range<u32>,
    /// The full name, as written where it is longest.
    pub(super) name: Sym,
    /// The sentence.
    pub(super) sentence: u32,
}

/// Every person of a document, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    persons: Vec<Person>,
    /// Role word (`mayor`) and the token it stands at, with the person who holds it.
    roles: Vec<(Sym, u32, Sym)>,
    female: BTreeMap<Sym, bool>,
}

/// Titles that stand before a name and say nothing of who bears it.
static NEUTRAL: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    words(
        "\
     admiral ambassador archbishop attorney bishop capt captain chair chancellor chief coach col colonel \
     commander commissioner constable councillor deputy detective director dr engineer executive founder gen \
     general gov governor inspector judge justice lieutenant lt maj major manager marshal mayor minister \
     officer owner premier president prof professor prosecutor rep rev secretary sen senator sergeant sgt \
     sheriff spokesperson superintendent",
    )
});

/// Titles of women and of men.
static WOMEN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    words(
        "\
     chairwoman dame lady miss mrs ms princess queen spokeswoman",
    )
});
static MEN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    words(
        "\
     chairman father king lord mr pope prince sir spokesman",
    )
});

/// Words that make a run of capitals something other than a person.
static NOT_PERSONS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    words(
        "\
     a act agency airlines airport an and army as assembly association at authority bank bay board bridge but \
     cape center centre church city club college commission committee company congress corp council county \
     court cross cup department district east federation for force forces foundation games gazette government \
     group guard he herald holdings homes hospital house i if in inc institute international island islands \
     it kingdom lake league ltd ministry mount museum national navy news north ocean office olympic on park \
     parliament party plc police post province railway region republic river road school sea senate service \
     services she society south square state states station street the they times tribune trust union united \
     university valley war we west when",
    )
});

impl People {
    /// Find every person of `doc`.
    pub(super) fn new(doc: &Doc<'_>) -> Self {
        let mut people = Self::default();
        for (number, sentence) in doc.sentences.iter().enumerate() {
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let end = run_end(doc, at, sentence.tokens.end);
                if end > at {
                    people.run(doc, at..end, number);
                }
                at = end.max(at + 1);
            }
        }
        people
    }

    /// Take in a run of capitalised words.
    fn run(&mut self, doc: &Doc<'_>, run: Range<u32>, sentence: u32) {
        let title = run.clone().rev().find(|&i| is_title(doc.word(i)));
        let start = title.map_or(run.start, |i| i + 1 + u32::from(doc.is_mark(i + 1, ".")));
        let end = run.end;
        let words = (start..end).filter(|&i| doc.is_word(i)).count();
        let lower_title = start == run.start && run.start > 0 && title_word(doc, run.start - 1);
        if words == 0 || (start..end).any(|i| NOT_PERSONS.contains(doc.word(i)) || is_title(doc.word(i))) {
            return;
        }
        let name = written(doc, start..end);
        let full = self.full(&name);
        if words < 2 && title.is_none() && !lower_title && full.is_none() {
            return;
        }
        if words >= 2 && crate::lexicon::gazetteer::place(&name.to_lowercase()).is_some() {
            return;
        }
        let name = full.unwrap_or(name);
        if let Some(word) = title.map(|i| doc.word(i))
            && (WOMEN.contains(word) || MEN.contains(word))
        {
            self.female.insert(name.clone(), WOMEN.contains(word));
        }
        self.roles(doc, &run, &(start..end), &name);
        self.persons.push(Person {
            tokens: start..end,
            name,
            sentence,
        });
    }

    /// The roles beside a name: `President Osk`, `Marta Vell, the mayor of Tolven`.
    fn roles(&mut self, doc: &Doc<'_>, run: &Range<u32>, name: &Range<u32>, full: &Sym) {
        let mut note = |i: u32| {
            if is_title(doc.word(i)) {
                self.roles.push((Sym::from(doc.word(i)), i, full.clone()));
            }
        };
        for i in run.start..name.start {
            note(i);
        }
        if run.start > 0 && title_word(doc, run.start - 1) {
            note(run.start - 1);
        }
        if doc.is_mark(name.end, ",") {
            for i in name.end + 1..name.end + 6 {
                if !doc.is_word(i) || matches!(doc.word(i), "said" | "of" | "for" | "who") {
                    break;
                }
                note(i);
            }
        }
    }

    /// The full name that `name` shortens: the last one before it with the same surname.
    fn full(&self, name: &str) -> Option<Sym> {
        if name.contains(' ') {
            return self
                .persons
                .iter()
                .rev()
                .map(|p| &p.name)
                .find(|n| n.as_str() == name)
                .cloned();
        }
        self.persons
            .iter()
            .rev()
            .map(|p| &p.name)
            .find(|full| full.rsplit(' ').next() == Some(name))
            .cloned()
    }

    /// The first person named inside `range`, possessives left out.
    pub(super) fn in_range(&self, range: &Range<u32>) -> Option<&Person> {
        let n = self.persons.partition_point(|p| p.tokens.start < range.start);
        self.persons.get(n).filter(|p| p.tokens.end <= range.end)
    }

    /// The person whose name begins at token `at`.
    pub(super) fn starting_at(&self, at: u32) -> Option<&Person> {
        let n = self.persons.partition_point(|p| p.tokens.start < at);
        self.persons.get(n).filter(|p| p.tokens.start == at)
    }

    /// The persons of one sentence, in order.
    pub(super) fn of_sentence(&self, sentence: u32) -> impl Iterator<Item = &Person> {
        let n = self.persons.partition_point(|p| p.sentence < sentence);
        self.persons
            .iter()
            .skip(n)
            .take_while(move |p| p.sentence == sentence)
    }

    /// Whether `name` is known to be a woman.
    pub(super) fn female(&self, name: &Sym) -> Option<bool> {
        self.female.get(name).copied()
    }

    /// Whom `the mayor` means at token `at`: the last person given that role before.
    pub(super) fn with_role(&self, words: &[&str], at: u32) -> Option<Sym> {
        let word = words.first().filter(|_| words.len() <= 2)?;
        let last = words.last()?;
        self.roles
            .iter()
            .rev()
            .find(|(role, place, _)| *place < at && (role == last || words.len() == 1 && role == word))
            .map(|(_, _, name)| name.clone())
    }
}

fn is_title(word: &str) -> bool {
    NEUTRAL.contains(word) || WOMEN.contains(word) || MEN.contains(word)
}

/// A title in lower case right before a name: `prime minister Ana Bell`.
fn title_word(doc: &Doc<'_>, at: u32) -> bool {
    is_title(doc.word(at)) && !doc.token(at).is_some_and(|t| t.capital)
}

/// The end of the run of capitalised words that begins at `at`; particles and initials inside belong to it.
fn run_end(doc: &Doc<'_>, at: u32, end: u32) -> u32 {
    const PARTICLES: &[&str] = &[
        "de", "van", "von", "bin", "al", "el", "der", "di", "da", "la", "le", "del", "dos", "den",
    ];
    let capital = |i: u32| {
        i < end && doc.is_word(i) && doc.token(i).is_some_and(|t| t.capital) && !is_time_word(doc.word(i))
    };
    let mut last = at;
    let mut i = at;
    while i < end {
        if capital(i) {
            last = i + 1;
            if doc.word(i).ends_with("'s") {
                break;
            }
        } else if i == at || !joins(doc, i, PARTICLES, &capital) {
            break;
        }
        i += 1;
    }
    last
}

fn joins(doc: &Doc<'_>, at: u32, particles: &[&str], capital: &dyn Fn(u32) -> bool) -> bool {
    let dotted = doc.is_mark(at, ".") && doc.token(at).is_some_and(|t| t.glued) && at > 0 && {
        let before = doc.word(at - 1);
        before.len() == 1 || is_title(before)
    };
    let hyphen = doc.is_mark(at, "-") && doc.token(at).is_some_and(|t| t.glued) && capital(at + 1);
    dotted || hyphen || particles.contains(&doc.word(at)) && (capital(at + 1) || capital(at + 2))
}

fn is_time_word(word: &str) -> bool {
    crate::value::Weekday::parse(word.strip_suffix("'s").unwrap_or(word)).is_some()
}

/// The name as written, without a possessive ending.
fn written(doc: &Doc<'_>, tokens: Range<u32>) -> Sym {
    let span = doc.span(tokens);
    let raw = span.of(doc.text);
    let bare = raw
        .strip_suffix("'s")
        .or_else(|| raw.strip_suffix("’s"))
        .unwrap_or(raw);
    Sym::from(bare.split_whitespace().collect::<Vec<_>>().join(" "))
}
