//! The findings of the page: both sides in context, range plots, quotations aligned word by word, the reasons.

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

/// Every finding but those elsewhere.
pub(super) fn section(outcome: &Outcome, out: &mut String) {
    out.push_str("<h2>Findings</h2>\n");
    let mut any = false;
    for shown in outcome.findings.iter().filter(|f| f.status != Status::Elsewhere) {
        any = true;
        finding(outcome, shown, out);
    }
    if !any {
        out.push_str("<p>Nothing was found that cannot stand.</p>\n");
    }
}

fn finding(outcome: &Outcome, shown: &Shown, out: &mut String) {
    let told = &shown.out;
    let silenced = matches!(shown.status, Status::Suppressed(_));
    let level = if silenced {
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
        let evidence = source.and_then(|(_, f)| f.camps.get(number));
        for (index, claim) in camp.claims.iter().enumerate().take(SHOWN) {
            let seen = evidence.and_then(|c| c.claims.get(index));
            quote(claim, source.map(|(story, _)| story).zip(seen), out);
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

/// The claim in its sentence, with who said it, when and where.
fn quote(claim: &ClaimOut, seen: Option<(&Story, &Evidence)>, out: &mut String) {
    let article = seen.and_then(|(story, e)| story.articles.get(e.article as usize));
    let (before, after) = match (article, seen) {
        (Some(article), Some((_, evidence))) => context(article, evidence),
        _ => (String::new(), String::new()),
    };
    let _ = writeln!(
        out,
        "<blockquote>{}<mark>{}</mark>{}<cite class=\"small\">{}</cite></blockquote>",
        lines(&before),
        text(&claim.text),
        lines(&after),
        text(&origin(claim, article)),
    );
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

/// What stands before and after a claim in its line, cut at words and made safe.
fn context(article: &Article, evidence: &Evidence) -> (String, String) {
    let (start, end) = (evidence.span.start as usize, evidence.span.end as usize);
    let before = article.text.get(..start).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let from = (start.saturating_sub(CONTEXT)..=start)
        .find(|&i| before.is_char_boundary(i))
        .unwrap_or(start);
    let mut head = before.get(line.max(from)..).unwrap_or("").to_owned();
    if from > line {
        let cut = head.find(' ').map_or(0, |at| at + 1);
        head = format!("…{}", head.get(cut..).unwrap_or(""));
    }
    let rest = article.text.get(end..).unwrap_or("");
    let rest = rest.split('\n').next().unwrap_or("");
    let tail = if rest.len() > CONTEXT {
        let to = (0..=CONTEXT)
            .rev()
            .find(|&i| rest.is_char_boundary(i))
            .unwrap_or(0);
        let cut = rest.get(..to).unwrap_or("");
        format!("{}…", cut.rfind(' ').and_then(|at| cut.get(..at)).unwrap_or(cut))
    } else {
        rest.to_owned()
    };
    (
        escape::visible(&head).into_owned(),
        escape::visible(&tail).into_owned(),
    )
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
