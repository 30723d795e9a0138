//! Every gate and every adjustment of a comparison, by the cases of `tests/gates.toml`; `docs/gates.md` is made of them.
//! `UPDATE_DOCS=1 cargo test gates` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use gainsay::check::{check, claims};
use gainsay::compare::topic::verdict::Adjustment;
use gainsay::compare::why;
use gainsay::extract::Claim;
use gainsay::finding::Verdict;
use gainsay::rule::RuleSet;
use gainsay::source::{Article, Published, Story};
use gainsay::value::Days;

use super::common::{root, text};

#[derive(serde::Deserialize)]
struct File {
    rules: BTreeMap<String, String>,
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    shows: String,
    r#in: String,
    rule: Option<String>,
    with: Option<String>,
    a: Told,
    b: Option<Told>,
    ended: Option<String>,
    verdict: Option<String>,
    #[serde(default)]
    adjusted: Vec<String>,
    says: Option<String>,
}

#[derive(serde::Deserialize)]
struct Told {
    date: Option<String>,
    text: String,
}

fn file() -> File {
    toml::from_str(&text("tests/gates.toml")).unwrap()
}

fn rules(file: &File, case: &Case) -> RuleSet {
    let id = case.rule.as_deref().unwrap_or("toll");
    let with = case.with.as_deref().unwrap_or("evolves = \"any\"");
    // What a case says takes the place of what its rule says.
    let named = |line: &str| line.split(" = ").next().unwrap_or("").to_owned();
    let said: BTreeSet<String> = with.lines().map(named).collect();
    let own = file.rules[id].lines();
    let mut kept: Vec<&str> = own
        .filter(|l| !said.contains(&named(l)) || case.with.is_none())
        .collect();
    if case.with.is_some() || !file.rules[id].contains("evolves") {
        kept.extend(with.lines());
    }
    let source = kept.join("\n");
    RuleSet::load(&[("rule.toml", &source)]).unwrap_or_else(|e| panic!("{}: {e:?}", case.shows))
}

fn article(told: &Told, path: &str) -> Article {
    let mut article = Article::from_text(path, &told.text);
    article.published = told.date.as_ref().map(|date| Published {
        days: Days::parse(date).unwrap(),
        minute: None,
        from: "the case".to_owned(),
    });
    article
}

/// What is wrong with a case, if anything.
fn wrong(file: &File, case: &Case) -> Option<String> {
    let rules = rules(file, case);
    let told = [Some(&case.a), case.b.as_ref()];
    let articles = told.into_iter().flatten().zip(["a.txt", "b.txt"]);
    let story = Story::new(articles.map(|(told, path)| article(told, path)).collect());
    let claims = claims(&story, &rules);
    let all: Vec<&Claim> = claims.iter().flatten().collect();
    let (Some(a), Some(b)) = (all.first(), all.last().filter(|_| all.len() > 1)) else {
        return Some(format!("{}: {} claims", case.shows, all.len()));
    };
    let rule = &rules.rules[0];
    let asked = |claim: &Claim| why::Asked {
        article: claim.article,
        span: claim.span,
    };
    let answer = why::why(&rules, &claims, &story, asked(a), Some(asked(b)));
    let Some(pairing) = answer.pairings.iter().find(|p| p.rule == 0) else {
        return Some(format!("{}: nothing was compared by {}", case.shows, rule.id));
    };
    let got = &pairing.comparison;
    let ended = got.ended.as_ref().map(|e| e.gate.clone());
    let verdict = ended.is_none().then(|| got.verdict.name().to_owned());
    let reported = check(&story, &rules).findings.iter().map(|f| f.verdict).max();
    let silent = got.verdict < Verdict::Note;
    let as_reported = if silent {
        reported.is_none()
    } else {
        reported == Some(got.verdict)
    };
    let says = case.says.as_ref().is_none_or(|words| got.aligned.contains(words));
    let right = ended == case.ended
        && verdict == case.verdict
        && got.adjusted == case.adjusted
        && says
        && as_reported;
    (!right).then(|| {
        format!(
            "{}: ended {ended:?}, verdict {verdict:?} (check: {reported:?}), adjusted {:?}, {}",
            case.shows, got.adjusted, got.aligned
        )
    })
}

#[test]
fn every_case_comes_out_as_it_says() {
    let file = file();
    let wrong: Vec<String> = file.case.iter().filter_map(|case| wrong(&file, case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_gate_and_no_adjustment_is_without_a_case() {
    let file = file();
    let named = |name: &str| file.case.iter().any(|c| c.shows.starts_with(name));
    for gate in 1..=7 {
        assert!(named(&format!("gate {gate}: ")), "gate {gate}");
    }
    let source = text("src/compare/topic/gate.rs");
    for name in names(&source, "=> \"") {
        // A claim is never asked about against itself, and so no case can show it.
        let shown = file.case.iter().any(|c| c.ended.as_deref() == Some(&name));
        assert!(shown || name == "itself", "no case ends at {name}");
    }
    for adjustment in Adjustment::ALL {
        let name = adjustment.name();
        let shown = file.case.iter().any(|c| c.adjusted.iter().any(|a| a == name));
        assert!(shown, "no case shows {name}");
    }
}

/// The names of gates as they are printed: one word with hyphens.
fn names(source: &str, mark: &str) -> Vec<String> {
    let after = source.split(mark).skip(1);
    let found = after.filter_map(|rest| rest.split('"').next());
    let plain = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !name.is_empty();
    found.filter(plain).map(str::to_owned).collect()
}

#[test]
fn the_table_is_as_the_cases_are() {
    let mut out = String::from(
        "# Gates and adjustments\n\nWhat ends a comparison, and what softens its verdict, in the order in which it is asked. Made from \
         `tests/gates.toml`,\nwhere the texts of every case stand, by `tests/it/gates.rs`; the places are in `src/compare/`. \
         `gainsay why A:LINE B:LINE` names\nthe gate or the adjustment. What a frame is read from is shown field by field \
         in `tests/frames.toml`.\n\n| what | where | the case comes to |\n|---|---|---|\n",
    );
    for case in &file().case {
        let end = case.ended.as_ref().map(|gate| format!("ended by `{gate}`"));
        let verdict = case.verdict.clone().unwrap_or_default();
        let mut by = String::new();
        for name in &case.adjusted {
            let _ = write!(by, " by `{name}`");
        }
        let _ = writeln!(
            out,
            "| {} | `{}` | {} |",
            case.shows,
            case.r#in,
            end.unwrap_or(format!("{verdict}{by}"))
        );
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(root().join("docs/gates.md"), &out).unwrap();
    }
    assert_eq!(text("docs/gates.md"), out, "UPDATE_DOCS=1 cargo test gates");
}
