//! How often the checker is right on labelled stories: precision and recall with intervals, and what was missed.
//!
//! A story's `gold.toml` lists pairs of fragments that must be reported and pairs (decoys) that must not. A finding
//! covers a pair when one of its camps has a claim over the first fragment and another camp one over the second.
//! Nothing here reads files: `cli::eval` does.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Severity};
use crate::source::Story;

/// `gold.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Gold {
    /// What must be found.
    #[serde(default)]
    pub finding: Vec<Entry>,
    /// What must be left alone.
    #[serde(default)]
    pub decoy: Vec<Entry>,
}

/// A labelled pair.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    /// `number`, `quote` …; decoys have none.
    #[serde(default)]
    pub kind: String,
    /// `contradiction` or `discrepancy`.
    #[serde(default)]
    pub severity: String,
    /// One side.
    pub a: Fragment,
    /// The other.
    pub b: Fragment,
    /// Neither required nor wrong.
    #[serde(default)]
    pub optional: bool,
    /// Left out: the labels disagree about it.
    #[serde(default)]
    pub disputed: bool,
}

/// A stretch of one article, by its words.
#[derive(Clone, Debug, Deserialize)]
pub struct Fragment {
    /// The file's name.
    pub file: String,
    /// The exact words.
    pub text: String,
}

/// Bytes of a file on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name, without folders.
    pub file: String,
    /// First byte.
    pub start: u64,
    /// One past the last byte.
    pub end: u64,
}

impl Place {
    fn overlaps(&self, other: &Place) -> bool {
        self.file == other.file && self.start < other.end && other.start < self.end
    }
}

/// A labelled pair with its places found.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The label.
    pub entry: Entry,
    /// Both sides.
    pub sides: [Place; 2],
}

/// A finding as it is scored.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The rule's id.
    pub rule: String,
    /// What it says.
    pub message: String,
    /// The places of each camp's claims.
    pub camps: Vec<Vec<Place>>,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// How many were right, found or flagged.
    pub hits: u32,
    /// Of how many.
    pub of: u32,
}

/// Where a share lies with 95 % confidence, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wilson {
    /// Lower end.
    pub lo: u32,
    /// Upper end.
    pub hi: u32,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += u32::from(hit);
        self.of += 1;
    }

    fn join(&mut self, other: Share) {
        self.hits += other.hits;
        self.of += other.of;
    }

    /// In thousandths, rounded; none of none.
    pub fn permille(self) -> Option<u32> {
        (self.of > 0).then(|| (self.hits * 1000 + self.of / 2) / self.of)
    }

    /// Wilson's score interval at 95 %.
    pub fn wilson(self) -> Option<Wilson> {
        if self.of == 0 {
            return None;
        }
        let (n, p, z) = (
            f64::from(self.of),
            f64::from(self.hits) / f64::from(self.of),
            1.959_964_f64,
        );
        let centre = p + z * z / (2.0 * n);
        let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        Some(Wilson {
            lo: thousandths((centre - spread) / scale),
            hi: thousandths((centre + spread) / scale),
        })
    }
}

/// The only float that leaves is a whole number of thousandths.
fn thousandths(share: f64) -> u32 {
    (0..=1000)
        .find(|n| f64::from(*n) + 0.5 > share * 1000.0)
        .unwrap_or(1000)
}

/// The score of one story, or of several together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Findings that cover a labelled pair.
    pub precision: Share,
    /// Labelled pairs that are covered.
    pub recall: Share,
    /// Of those, the contradictions.
    pub contradictions: Share,
    /// Decoys that are covered.
    pub decoys: Share,
    /// Findings of each rule that are right.
    pub by_rule: BTreeMap<String, Share>,
    /// Pairs of each kind that are found.
    pub by_kind: BTreeMap<String, Share>,
    /// Pairs of each severity that are found.
    pub by_severity: BTreeMap<String, Share>,
    /// One line for each pair missed, finding that is wrong and decoy flagged.
    pub lines: Vec<String>,
    /// One line for each pair found.
    pub found: Vec<String>,
}

/// Everything measured, as `--format json` writes it and `--compare` reads it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Eval {
    /// `gainsay.eval/1`.
    pub schema: String,
    /// All stories together.
    pub total: Score,
    /// Each story by its folder's name.
    pub stories: BTreeMap<String, Score>,
}

/// Where a fragment stands in a file, as it is or with its markup characters escaped.
pub fn locate(fragment: &Fragment, bytes: &[u8]) -> Option<Place> {
    let plain = fragment
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let quoted = plain.replace('"', "&quot;").replace('\'', "&#x27;");
    [fragment.text.as_str(), &plain, &quoted].iter().find_map(|text| {
        let start = memchr::memmem::find(bytes, text.as_bytes())?;
        Some(Place {
            file: fragment.file.clone(),
            start: start as u64,
            end: (start + text.len()) as u64,
        })
    })
}

/// Findings of a story at or above `floor`, with the bytes of their claims on disk.
pub fn shown(story: &Story, findings: &[Finding], floor: Severity) -> Vec<Shown> {
    let loud = findings.iter().filter(|f| f.severity >= floor);
    loud.map(|finding| Shown {
        rule: finding.rule.to_string(),
        message: finding.message.clone(),
        camps: finding
            .camps
            .iter()
            .map(|c| c.claims.iter().filter_map(|e| place(story, e)).collect())
            .collect(),
    })
    .collect()
}

fn place(story: &Story, evidence: &crate::finding::Evidence) -> Option<Place> {
    let article = story.articles.get(evidence.article as usize)?;
    let (start, end) = article.on_disk(evidence.span);
    let file = article.path.rsplit('/').next().unwrap_or_default().to_owned();
    Some(Place { file, start, end })
}

/// Whether two camps of a finding lie over the two sides of a pair.
fn covers(shown: &Shown, pair: &Pair) -> bool {
    let over = |side: &Place| -> Vec<usize> {
        let on_side = |camp: &Vec<Place>| camp.iter().any(|claim| claim.overlaps(side));
        shown
            .camps
            .iter()
            .enumerate()
            .filter(|(_, c)| on_side(c))
            .map(|(at, _)| at)
            .collect()
    };
    let (first, second) = (over(&pair.sides[0]), over(&pair.sides[1]));
    first.iter().any(|i| second.iter().any(|j| i != j))
}

/// Score one story.
pub fn score(gold: &[Pair], decoys: &[Pair], shown: &[Shown]) -> Score {
    let mut score = Score::default();
    for pair in gold.iter().filter(|p| !p.entry.optional && !p.entry.disputed) {
        let hit = shown.iter().any(|s| covers(s, pair));
        score.recall.add(hit);
        score.by_kind.entry(pair.entry.kind.clone()).or_default().add(hit);
        score
            .by_severity
            .entry(pair.entry.severity.clone())
            .or_default()
            .add(hit);
        if pair.entry.severity == "contradiction" {
            score.contradictions.add(hit);
        }
        let told = told(pair);
        if hit {
            score.found.push(told);
        } else {
            score.lines.push(format!("missed [{}] {told}", pair.entry.kind));
        }
    }
    for finding in shown {
        let right = gold.iter().any(|pair| covers(finding, pair));
        score.precision.add(right);
        score.by_rule.entry(finding.rule.clone()).or_default().add(right);
        if !right {
            score
                .lines
                .push(format!("wrong [{}] {}", finding.rule, finding.message));
        }
    }
    for pair in decoys.iter().filter(|p| !p.entry.disputed) {
        let hit = shown.iter().any(|s| covers(s, pair));
        score.decoys.add(hit);
        if hit {
            score.lines.push(format!("decoy {}", told(pair)));
        }
    }
    score
}

fn told(pair: &Pair) -> String {
    format!("“{}” | “{}”", pair.entry.a.text, pair.entry.b.text)
}

/// All stories together.
pub fn total(stories: BTreeMap<String, Score>) -> Eval {
    let total = sum(stories.values());
    Eval {
        schema: "gainsay.eval/1".to_owned(),
        total,
        stories,
    }
}

fn sum<'s>(stories: impl Iterator<Item = &'s Score>) -> Score {
    let mut all = Score::default();
    for score in stories {
        all.precision.join(score.precision);
        all.recall.join(score.recall);
        all.contradictions.join(score.contradictions);
        all.decoys.join(score.decoys);
        for (mine, theirs) in [
            (&mut all.by_rule, &score.by_rule),
            (&mut all.by_kind, &score.by_kind),
            (&mut all.by_severity, &score.by_severity),
        ] {
            for (name, share) in theirs {
                mine.entry(name.clone()).or_default().join(*share);
            }
        }
    }
    all
}

/// The figures as a table; with `verbose`, every pair missed and every finding that is wrong.
pub fn render(eval: &Eval, verbose: bool) -> String {
    let mut out = String::new();
    if verbose {
        for (story, score) in &eval.stories {
            for line in &score.lines {
                let _ = writeln!(out, "{story}: {line}");
            }
        }
    }
    let total = &eval.total;
    for (title, shares) in [
        ("right, by rule", &total.by_rule),
        ("found, by kind", &total.by_kind),
        ("found, by severity", &total.by_severity),
    ] {
        let _ = writeln!(out, "{title}");
        for (name, share) in shares {
            let _ = writeln!(out, "  {name:24} {}", told_share(*share));
        }
    }
    let _ = writeln!(out, "all {} stories", eval.stories.len());
    for (name, share) in [
        ("precision", total.precision),
        ("recall", total.recall),
        ("recall of contradictions", total.contradictions),
        ("decoys flagged", total.decoys),
    ] {
        let _ = writeln!(out, "  {name:24} {}", told_share(share));
    }
    out
}

/// `66.7 %  (2 of 3; 95 % between 20.8 and 93.9)`.
fn told_share(share: Share) -> String {
    let percent = |n: u32| format!("{}.{}", n / 10, n % 10);
    match (share.permille(), share.wilson()) {
        (Some(n), Some(w)) => format!(
            "{:>5} %  ({} of {}; 95 % between {} and {})",
            percent(n),
            share.hits,
            share.of,
            percent(w.lo),
            percent(w.hi)
        ),
        _ => "    –    (none)".to_owned(),
    }
}

/// The figures with each story left out in turn: how much one story carries.
pub fn leave_one_out(eval: &Eval) -> String {
    let mut out = String::from("with one story left out\n");
    for name in eval.stories.keys() {
        let rest = sum(eval.stories.iter().filter(|(n, _)| *n != name).map(|(_, s)| s));
        let _ = writeln!(
            out,
            "  without {name:28} precision {}  recall {}",
            short(rest.precision),
            short(rest.recall)
        );
    }
    out
}

fn short(share: Share) -> String {
    share
        .permille()
        .map_or("–".to_owned(), |n| format!("{}.{} %", n / 10, n % 10))
}

/// What changed since an earlier measurement: pairs found and lost, findings that became wrong or are gone.
pub fn difference(before: &Eval, now: &Eval) -> String {
    let mut out = format!(
        "since the earlier report: precision {} → {}, recall {} → {}\n",
        short(before.total.precision),
        short(now.total.precision),
        short(before.total.recall),
        short(now.total.recall)
    );
    let none = Score::default();
    for (name, score) in &now.stories {
        let earlier = before.stories.get(name).unwrap_or(&none);
        for (sign, what, ours, theirs) in [
            ("+", "found", &score.found, &earlier.found),
            ("-", "lost", &earlier.found, &score.found),
            ("+", "new", &score.lines, &earlier.lines),
            ("-", "gone", &earlier.lines, &score.lines),
        ] {
            for line in ours
                .iter()
                .filter(|l| !theirs.contains(l) && !l.starts_with("missed"))
            {
                let _ = writeln!(out, "  {sign} {what} {name}: {line}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(file: &str, start: u64, end: u64) -> Place {
        Place {
            file: file.to_owned(),
            start,
            end,
        }
    }

    fn pair(a: Place, b: Place, optional: bool) -> Pair {
        let fragment = |p: &Place| Fragment {
            file: p.file.clone(),
            text: "words".to_owned(),
        };
        Pair {
            entry: Entry {
                kind: "number".to_owned(),
                severity: "contradiction".to_owned(),
                a: fragment(&a),
                b: fragment(&b),
                optional,
                disputed: false,
            },
            sides: [a, b],
        }
    }

    fn shown(camps: &[&[Place]]) -> Shown {
        Shown {
            rule: "toll".to_owned(),
            message: String::new(),
            camps: camps.iter().map(|c| c.to_vec()).collect(),
        }
    }

    #[test]
    fn a_pair_is_found_across_two_camps_only() {
        let gold = [
            pair(place("a", 0, 9), place("b", 0, 9), false),
            pair(place("a", 0, 9), place("c", 0, 9), false),
            pair(place("b", 50, 60), place("c", 50, 60), true),
        ];
        let found = [
            shown(&[&[place("a", 4, 20)], &[place("b", 8, 9)]]),
            shown(&[&[place("a", 4, 20), place("c", 0, 3)], &[place("d", 0, 3)]]),
            shown(&[&[place("b", 55, 56)], &[place("c", 59, 70)]]),
        ];
        let score = score(&gold, &[], &found);
        assert_eq!(score.recall, Share { hits: 1, of: 2 });
        assert_eq!(score.precision, Share { hits: 2, of: 3 });
    }

    #[test]
    fn fragments_are_found_behind_their_markup() {
        let fragment = |text: &str| Fragment {
            file: "a.html".to_owned(),
            text: text.to_owned(),
        };
        let file = b"<p>Smith &amp; Co paid &quot;a lot&quot;</p>";
        assert_eq!(
            locate(&fragment("Smith & Co"), file),
            Some(place("a.html", 3, 17))
        );
        assert_eq!(
            locate(&fragment("paid \"a lot\""), file),
            Some(place("a.html", 18, 40))
        );
        assert_eq!(locate(&fragment("nothing"), file), None);
    }

    #[test]
    fn intervals_are_wilsons() {
        for (hits, of, expected) in [
            (0, 0, None),
            (9, 10, Some((596, 982))),
            (10, 10, Some((722, 1000))),
        ] {
            let interval = Share { hits, of }.wilson().map(|w| (w.lo, w.hi));
            assert_eq!(interval, expected);
        }
    }

    #[test]
    fn a_difference_names_what_changed() {
        let one = |found: &str, lines: &str| {
            let score = Score {
                found: vec![found.to_owned()],
                lines: vec![lines.to_owned()],
                ..Score::default()
            };
            total([("bridge".to_owned(), score)].into())
        };
        let told = difference(&one("x", "wrong y"), &one("z", "missed x"));
        assert!(told.contains("+ found bridge: z"));
        assert!(told.contains("- lost bridge: x"));
        assert!(told.contains("- gone bridge: wrong y"));
        assert!(!told.contains("missed"));
    }
}
