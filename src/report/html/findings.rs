//! The findings of the page: both sides in context, range plots, quotations aligned word by word, the reasons.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use similar::{DiffTag, TextDiff};

use super::{lines, plot, text};
use crate::finding::{Evidence, Finding};
use crate::report::full::{letter, lookup};
use crate::report::outcome::{Outcome, Shown};
use crate::report::wire::ClaimOut;
use crate::report::{Status, escape};
use crate::source::{Article, Story};
use crate::value::Value;

/// Bytes of context on either side of a claim.
const CONTEXT: usize = 180;

/// Claims shown of one camp; the others are listed.
const SHOWN: usize = 4;

/// Every finding but those elsewhere, the loudest first and what was silenced last.
pub(super) fn section(outcome: &Outcome, out: &mut String) {
    out.push_str("<h2>Findings</h2>\n");
    let here = outcome.findings.iter().filter(|f| f.status != Status::Elsewhere);
    let mut told: Vec<&Shown> = here.collect();
    told.sort_by_key(|shown| (is_silenced(shown), Reverse(shown.severity)));
    for shown in &told {
        finding(outcome, shown, out);
    }
    if told.is_empty() {
        out.push_str("<p>Nothing was found that cannot stand.</p>\n");
    }
}

fn is_silenced(shown: &Shown) -> bool {
    matches!(shown.status, Status::Suppressed(_))
}

fn finding(outcome: &Outcome, shown: &Shown, out: &mut String) {
    let told = &shown.out;
    let level = if is_silenced(shown) {
        "silenced"
    } else {
        told.severity.as_str()
    };
    let articles: BTreeSet<String> = told.claims().map(|(_, c)| text(&c.path)).collect();
    let _ = write!(
        out,
        "<article class=\"finding {} {level}\" id=\"f-{}\" tabindex=\"-1\" data-level=\"{level}\" \
         data-rule=\"{}\" data-articles=\"{}\">\n<div class=\"head\"><span class=\"badge\">{} · {} · {} \
         confidence</span>\n<h3>{}</h3></div>\n",
        told.severity,
        told.fingerprint,
        text(&told.rule),
        Vec::from_iter(articles).join("&#10;"),
        told.severity,
        text(&told.rule),
        told.confidence,
        text(&told.message),
    );
    out.push_str("<div class=\"camps\">\n");
    let source = lookup(outcome, shown);
    for (number, camp) in told.camps.iter().enumerate() {
        let _ = writeln!(
            out,
            "<section class=\"camp camp-{}\"><p class=\"reads\">{} reads as {}</p>",
            number % 6,
            letter(number),
            text(&camp.reads_as)
        );
        let evidence = source.and_then(|(story, f)| Some((story, f.camps.get(number)?)));
        let mut told = camp.claims.get(..SHOWN).unwrap_or(&camp.claims);
        let mut seen = evidence.map_or(&[][..], |(_, camp)| &camp.claims);
        while let Some(first) = told.first() {
            let together = evidence.map_or(1, |(story, _)| in_one_line(story, seen).min(told.len()));
            let marked = seen.get(..together).unwrap_or_default();
            quote(first, evidence.map(|(story, _)| (story, marked)), out);
            told = told.get(together..).unwrap_or_default();
            seen = seen.get(together..).unwrap_or_default();
        }
        if camp.claims.len() > SHOWN {
            let rest: Vec<String> = camp.claims.iter().skip(SHOWN).map(|c| text(&c.place())).collect();
            let _ = writeln!(out, "<p class=\"small quiet\">also {}</p>", rest.join(", "));
        }
        out.push_str("</section>\n");
    }
    out.push_str("</div>\n");
    if let Some((story, finding)) = source {
        plot::ranges(finding, story, out);
        alignment(finding, story, out);
    }
    reasons(shown, out);
    out.push_str("</article>\n");
}

/// How many claims from the first on stand one after another in one line, near enough to be shown together; at least one.
fn in_one_line(story: &Story, claims: &[Evidence]) -> usize {
    let joins = |pair: &[Evidence]| match pair {
        [one, next] if one.article == next.article => {
            let between = story
                .articles
                .get(one.article as usize)
                .and_then(|article| article.text.get(one.span.end as usize..next.span.start as usize));
            between.is_some_and(|text| text.len() <= CONTEXT && !text.contains('\n'))
        }
        _ => false,
    };
    1 + claims.windows(2).take_while(|pair| joins(pair)).count()
}

/// The claims of a line in their sentence, with who said the first, when and where.
fn quote(claim: &ClaimOut, seen: Option<(&Story, &[Evidence])>, out: &mut String) {
    let article = seen.and_then(|(story, e)| story.articles.get(e.first()?.article as usize));
    let marked = match (article, seen) {
        (Some(article), Some((_, claims))) => marked(article, claims),
        _ => format!("<mark>{}</mark>", text(&claim.text)),
    };
    let _ = writeln!(
        out,
        "<blockquote>{marked}<cite class=\"small\">{}</cite></blockquote>",
        text(&origin(claim, article)),
    );
}

/// A piece of a line with the claims in it marked.
fn marked(article: &Article, claims: &[Evidence]) -> String {
    let (Some(first), Some(last)) = (claims.first(), claims.last()) else {
        return String::new();
    };
    let safe = |text: &str| lines(&escape::visible(text));
    let mut out = lines(&before(article, first.span.start as usize));
    let mut at = first.span.start as usize;
    for claim in claims {
        out.push_str(&safe(
            article.text.get(at..claim.span.start as usize).unwrap_or(""),
        ));
        let _ = write!(out, "<mark>{}</mark>", safe(claim.span.of(&article.text)));
        at = claim.span.end as usize;
    }
    out.push_str(&lines(&after(article, last.span.end as usize)));
    out
}

fn origin(claim: &ClaimOut, article: Option<&Article>) -> String {
    let mut parts = vec![claim.place()];
    parts.extend(article.and_then(|a| a.outlet.clone()));
    match (&claim.frame.as_of, &claim.frame.as_of_from) {
        (Some(day), Some(from)) => parts.push(format!("as of {day} ({from})")),
        (Some(day), None) => parts.push(format!("as of {day}")),
        (None, _) => parts.push("undated".to_owned()),
    }
    parts.extend(
        claim
            .frame
            .source_name
            .as_ref()
            .map(|name| format!("source: {name}")),
    );
    parts.join(" · ")
}

/// What stands before `start` in its line, cut at a word and made safe.
fn before(article: &Article, start: usize) -> String {
    let text = article.text.get(..start).unwrap_or("");
    let line = text.rfind('\n').map_or(0, |at| at + 1);
    let from = (start.saturating_sub(CONTEXT)..=start)
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(start);
    let mut head = text.get(line.max(from)..).unwrap_or("").to_owned();
    if from > line {
        let cut = head.find(' ').map_or(0, |at| at + 1);
        head = format!("…{}", head.get(cut..).unwrap_or(""));
    }
    escape::visible(&head).into_owned()
}

/// What stands after `end` in its line, cut at a word and made safe.
fn after(article: &Article, end: usize) -> String {
    let rest = article.text.get(end..).unwrap_or("");
    let rest = rest.split('\n').next().unwrap_or("");
    if rest.len() <= CONTEXT {
        return escape::visible(rest).into_owned();
    }
    let to = (0..=CONTEXT)
        .rev()
        .find(|&i| rest.is_char_boundary(i))
        .unwrap_or(0);
    let cut = rest.get(..to).unwrap_or("");
    let tail = format!("{}…", cut.rfind(' ').and_then(|at| cut.get(..at)).unwrap_or(cut));
    escape::visible(&tail).into_owned()
}

/// Two wordings of one remark, word by word.
fn alignment(finding: &Finding, story: &Story, out: &mut String) {
    let wordings: Vec<String> = finding
        .camps
        .iter()
        .filter_map(|camp| camp.claims.first())
        .filter(|claim| matches!(claim.value, Value::Quote(_)))
        .filter_map(|claim| {
            let article = story.articles.get(claim.article as usize)?;
            Some(escape::visible(claim.span.of(&article.text)).into_owned())
        })
        .collect();
    let Some((first, others)) = wordings.split_first() else {
        return;
    };
    for (number, other) in others.iter().enumerate() {
        let _ = writeln!(
            out,
            "<figure><figcaption>A (above) and {} (below), word by word</figcaption><p class=\"aligned\">",
            letter(number + 1)
        );
        aligned(first, other, out);
        out.push_str("</p></figure>\n");
    }
}

/// Two texts cut where they part: what both have once, what they have not in common one above the other.
fn aligned(first: &str, other: &str, out: &mut String) {
    let (a, b): (Vec<&str>, Vec<&str>) = (words(first), words(other));
    for op in TextDiff::from_slices(&a, &b).ops() {
        let old = a.get(op.old_range()).unwrap_or_default().join(" ");
        let new = b.get(op.new_range()).unwrap_or_default().join(" ");
        let (old, new) = (lines(&old), lines(&new));
        let _ = match op.tag() {
            DiffTag::Equal => writeln!(out, "{old}"),
            DiffTag::Delete => writeln!(out, "<del>{old}</del>"),
            DiffTag::Insert => writeln!(out, "<ins>{new}</ins>"),
            DiffTag::Replace => writeln!(
                out,
                "<span class=\"pair\"><del>{old}</del> <ins>{new}</ins></span>"
            ),
        };
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn reasons(shown: &Shown, out: &mut String) {
    let told = &shown.out;
    out.push_str("<div class=\"reasons small\">\n");
    for (name, words) in [
        ("Compared because", &told.aligned),
        ("They clash because", &told.clash),
    ] {
        if !words.is_empty() {
            let _ = writeln!(out, "<p><b>{name}</b> {}</p>", text(words));
        }
    }
    if let Some(help) = &told.help {
        let _ = writeln!(out, "<p><b>To do</b> {}</p>", text(help));
    }
    if let Status::Suppressed(by) = &shown.status {
        let _ = writeln!(out, "<p><b>Silenced</b> ({}) {}</p>", by.kind, text(&by.reason));
    }
    let _ = writeln!(
        out,
        "<p class=\"quiet\"><code>gainsay explain {}</code></p>\n</div>",
        told.fingerprint
    );
}
