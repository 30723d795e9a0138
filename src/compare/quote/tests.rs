//! Quotations against each other: what is one remark, what is wrong with it, what stays silent.

use super::compare;
use crate::compare::testing::rule;
use crate::extract;
use crate::finding::{Class, Finding, Severity, Verdict};
use crate::read::{Context, Readings};
use crate::rule::{CompareAs, Evolves};
use crate::source::Article;
use crate::source::Story;
use crate::text::Doc;

/// What the quotations of some articles have against each other.
fn check(articles: &[&str]) -> Vec<Finding> {
    let mut rule = rule(Evolves::Never);
    rule.compare.kind = CompareAs::Quote;
    rule.quote.similar = 400;
    rule.severity = Severity::Warning;
    let articles = articles.iter().enumerate();
    let story = Story::new(
        articles
            .map(|(n, text)| Article::from_text(&format!("{n}.txt"), text))
            .collect(),
    );
    let mut claims = Vec::new();
    for (number, article) in (0..).zip(&story.articles) {
        let doc = Doc::new(&article.text, &article.blocks);
        let readings = Readings::new(&doc, Context::default());
        let frames = extract::frame::Frames::new(article, &doc, &readings);
        claims.extend(extract::quote::claims((&rule, 0), number, &doc, &frames));
    }
    compare(&rule, &claims, &story).findings
}

/// Verdict and class of two articles with one remark each; none where they agree or do not meet.
fn verdict(a: &str, b: &str) -> Option<(Verdict, Class)> {
    let found = check(&[a, b]);
    assert!(found.len() < 2, "one remark, one finding");
    found.first().map(|f| (f.verdict, f.class))
}

const REWORDED: Option<(Verdict, Class)> = Some((Verdict::Discrepancy, Class::Rendering));
const WRONG: Option<(Verdict, Class)> = Some((Verdict::Contradiction, Class::Conflict));

#[test]
fn one_remark_in_other_words() {
    let whole = "“We begged the ministry to close the bridge before winter, and nobody answered,” she said.";
    for (other, expected) in [
        (
            "“We asked the ministry to shut the bridge before winter and nobody replied,” she said.",
            REWORDED,
        ),
        (
            "“We begged the ministry to close the bridge before winter, and nobody answered us,” she said.",
            None,
        ),
        (
            "She had “begged the ministry to close the bridge before winter”.",
            None,
        ),
        ("“We begged the ministry … and nobody answered,” she said.", None),
        (
            "“We begged [the council] to close the bridge before winter, and nobody answered,” she said.",
            None,
        ),
        (
            "“We begged the ministry to close the bridge before winter,” she said, “and nobody answered.”",
            None,
        ),
        (
            "“Nobody in this town has slept since the water came,” she said.",
            None,
        ),
        ("“The bridge will close,” she said.", None),
    ] {
        assert_eq!(verdict(whole, other), expected, "{other}");
    }
}

#[test]
fn spelling_and_contractions_make_no_difference() {
    let british = "“We can't defend the harbour's neighbours, and we won't organise it,” he said.";
    let american = "“We cannot defend the harbor's neighbors, and we will not organize it,” he said.";
    assert_eq!(verdict(british, american), None);
}

#[test]
fn a_dropped_denial_and_a_changed_figure_are_errors() {
    let said = "“We will not negotiate with the people who hold the dam,” he said.";
    let denied = "“We will negotiate with the people who hold the dam,” he said.";
    assert_eq!(verdict(said, denied), WRONG);
    let seven = "“We counted seven lorries on the lower deck that night,” he said.";
    let nine = "“We counted nine lorries on the lower deck that night,” he said.";
    assert_eq!(verdict(seven, nine), WRONG);
    assert_eq!(check(&[seven, nine])[0].severity, Severity::Error);
    assert_eq!(
        verdict(
            seven,
            "“We counted 7 lorries on the lower deck that night,” he said."
        ),
        None
    );
}

#[test]
fn words_without_weight_are_a_note() {
    let found = check(&[
        "“We will rebuild the road before the winter comes to this valley,” she said.",
        "“We will rebuild that road before winter comes to this valley,” she said.",
    ]);
    assert_eq!(
        (found[0].verdict, found[0].severity),
        (Verdict::Note, Severity::Note)
    );
}

#[test]
fn different_remarks_stay_silent() {
    for (a, b) in [
        (
            "“A red line is a line you stay behind,” he said.",
            "“Nobody gets to step over it.”",
        ),
        (
            "“The people of this valley have waited ten years for a hospital and they will get one,” she said.",
            "“The people of this valley know who closed their school, and they will vote,” she said.",
        ),
        (
            "“The dam held. We lost the lower road and two barns,” she said.",
            "“The dam held. Nobody has to leave the upper town tonight,” she said.",
        ),
    ] {
        assert_eq!(verdict(a, b), None, "{a}");
    }
}

#[test]
fn a_family_of_four_is_one_finding() {
    let found = check(&[
        "“We begged the ministry to close the bridge before winter, and nobody answered,” she said.",
        "“We asked the ministry to shut the bridge before winter and nobody replied,” she said.",
        "“We pleaded with the ministry to close that bridge before the winter and no one answered,” she said.",
        "She “begged the ministry to close the bridge before winter”.",
    ]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].camps.len(), 3);
    assert!(found[0].clash.contains('→'), "{}", found[0].clash);
}

#[test]
fn one_remark_has_one_speaker() {
    let words = "“The sluice was open all night because nobody had been told to close it,”";
    for (a, b, two) in [
        (
            format!("{words} said Ana Bell, the mayor."),
            format!("{words} said Otto Krum, the harbour master."),
            true,
        ),
        // The name stands between the two parts.
        (
            "“The sluice was open all night,” said Ana Bell. “Nobody had been told to close it.”".to_owned(),
            "“The sluice was open all night. Nobody had been told to close it,” Otto Krum said.".to_owned(),
            true,
        ),
        // `She` is Ana Bell, and that article has not named Otto Krum.
        (
            format!("Mayor Ana Bell visited the quay. {words} she said."),
            format!("{words} said Otto Krum, the harbour master."),
            true,
        ),
        // Here the pronoun may be either of two.
        (
            format!("Ana Bell met Otto Krum on the quay. {words} he said."),
            format!("{words} said Otto Krum, the harbour master."),
            false,
        ),
        (
            format!("Ana Bell, who watched from the quay, said: {words}"),
            format!("{words} Bell said."),
            false,
        ),
    ] {
        let found = check(&[&a, &b]);
        assert_eq!(found.iter().any(|f| f.class == Class::Claimant), two, "{a} | {b}");
    }
}
