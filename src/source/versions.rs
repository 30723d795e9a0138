//! Versions of one report: `UPDATE 2-…`, `1st Ld-Writethru`, or one identifier with a higher version number. The
//! newest is compared; the others are set apart.

use std::collections::BTreeMap;

use super::article::Article;
use super::copies::Print;
use super::story::Remark;
use crate::text::token;

/// Per cent of the runs of words of the shorter of two reports of one agency that make them versions where one of
/// them is marked as an update and their titles differ.
const SHARED: usize = 40;
/// More reports of one agency than this are not held against each other one by one.
const MOST: usize = 400;

/// Marks in front of a title: `UPDATE 2-`.
const PREFIXES: &[&str] = &[
    "update",
    "wrapup",
    "refile",
    "rpt",
    "corrected",
    "recasts",
    "adds",
    "lead",
];

/// Ordinals in front of `Ld` and `lead`.
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
];

/// What the title of a report tells of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    /// 0 where the title has no mark.
    rank: u32,
    /// The title without the mark, folded.
    base: String,
}

/// The newest version of each report, and the others.
pub(super) fn newest(articles: Vec<Article>, remarks: &mut Vec<Remark>) -> (Vec<Article>, Vec<Article>) {
    let successor = successors(&articles);
    let names: Vec<String> = articles.iter().map(|a| a.path.clone()).collect();
    let (mut current, mut older) = (Vec::new(), Vec::new());
    for (article, successor) in articles.into_iter().zip(successor) {
        match successor.and_then(|n| names.get(n)) {
            Some(newest) => {
                remarks.push(Remark {
                    path: Some(article.path.clone()),
                    message: format!("an earlier version of {newest}: not compared"),
                });
                older.push(article);
            }
            None => current.push(article),
        }
    }
    older.sort_by(|a, b| a.path.cmp(&b.path));
    (current, older)
}

/// For each article the newest version of it, where that is another.
fn successors(articles: &[Article]) -> Vec<Option<usize>> {
    let mut out = vec![None; articles.len()];
    let marks: Vec<Mark> = articles.iter().map(mark).collect();
    for chain in chains(articles, &marks) {
        let newest = chain.iter().copied().max_by_key(|&n| age(articles, &marks, n));
        for n in chain {
            if let Some(slot) = out.get_mut(n) {
                *slot = newest.filter(|newest| *newest != n);
            }
        }
    }
    out
}

/// What orders the versions of a report, oldest first.
fn age<'a>(articles: &'a [Article], marks: &[Mark], n: usize) -> (u64, u32, Option<(i32, u16)>, &'a str) {
    let article = articles.get(n);
    let version = article
        .and_then(|a| a.field("version"))
        .and_then(|v| v.trim().parse().ok())
        .unwrap_or(0);
    let published = article.and_then(|a| a.published.as_ref());
    (
        version,
        marks.get(n).map_or(0, |m| m.rank),
        published.map(|p| (p.days.lo, p.minute.unwrap_or(0))),
        article.map_or("", |a| a.path.as_str()),
    )
}

/// Reports that are versions of each other, two or more together.
fn chains(articles: &[Article], marks: &[Mark]) -> Vec<Vec<usize>> {
    let mut by_id: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut by_outlet: BTreeMap<(String, u8), Vec<usize>> = BTreeMap::new();
    for (n, article) in articles.iter().enumerate() {
        if let (Some(id), Some(_)) = (article.field("id"), article.field("version")) {
            by_id
                .entry((id, article.outlet.as_deref().unwrap_or("")))
                .or_default()
                .push(n);
        } else {
            let outlet = token::fold(article.outlet.as_deref().unwrap_or(""));
            by_outlet.entry((outlet, article.role as u8)).or_default().push(n);
        }
    }
    let mut chains: Vec<Vec<usize>> = by_id.into_values().filter(|c| c.len() > 1).collect();
    let marked = |n: &usize| marks.get(*n).is_some_and(|m| m.rank > 0);
    for group in by_outlet.into_values() {
        if group.len() > 1 && group.len() <= MOST && group.iter().any(marked) {
            chains.extend(marked_chains(articles, marks, &group));
        }
    }
    chains
}

/// The chains among the reports of one agency, one of which at least is marked as an update.
fn marked_chains(articles: &[Article], marks: &[Mark], group: &[usize]) -> Vec<Vec<usize>> {
    let prints: BTreeMap<usize, Print> = group
        .iter()
        .filter_map(|&n| Some((n, Print::new(articles.get(n)?))))
        .collect();
    let same = |a: usize, b: usize| {
        let (Some(x), Some(y)) = (marks.get(a), marks.get(b)) else {
            return false;
        };
        let (first, last) = if x.rank < y.rank { (a, b) } else { (b, a) };
        if x.rank == y.rank || is_later_day(articles, first, last) {
            return false;
        }
        let (Some(p), Some(q)) = (prints.get(&a), prints.get(&b)) else {
            return false;
        };
        let least = p.runs.len().min(q.runs.len());
        x.base == y.base && !x.base.is_empty() || least > 4 && p.shared(q) * 100 >= least * SHARED
    };
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for &n in group {
        let found = chains.iter().position(|chain| chain.iter().any(|&m| same(n, m)));
        match found.and_then(|at| chains.get_mut(at)) {
            Some(chain) => chain.push(n),
            None => chains.push(vec![n]),
        }
    }
    chains.retain(|chain| chain.len() > 1);
    chains
}

/// Whether the report of the lower rank came out on a later day than the one of the higher: it opens a cycle of its own,
/// and is no earlier version.
fn is_later_day(articles: &[Article], first: usize, last: usize) -> bool {
    let day = |n: usize| articles.get(n)?.published.as_ref().map(|p| p.days);
    day(first).zip(day(last)).is_some_and(|(x, y)| y.before(x))
}

/// The title of a report without what marks its version, folded.
pub(super) fn base(title: &str) -> String {
    mark_of(title).base
}

fn mark(article: &Article) -> Mark {
    mark_of(article.title.as_deref().unwrap_or(""))
}

fn mark_of(title: &str) -> Mark {
    let title = token::fold(title);
    if let Some(found) = prefix(&title).or_else(|| suffix(&title)) {
        return found;
    }
    Mark {
        rank: 0,
        base: words(&title),
    }
}

/// `update 2-…`, `wrapup 3 - …`, `corrected-…`, `update: …`.
fn prefix(title: &str) -> Option<Mark> {
    let (head, base) = title.split_once(['-', ':'])?;
    let colon = title.get(head.len()..).is_some_and(|rest| rest.starts_with(':'));
    let mut parts = head.split_whitespace();
    let word = parts.next()?;
    let number = parts.next();
    let rank = match number {
        Some(number) => number.parse().ok().filter(|n| *n < 100)?,
        None => 1,
    };
    // `lead-lined coffin` is no mark: a bare word must be one that no headline opens with.
    let known = PREFIXES.contains(&word)
        && (number.is_some()
            || matches!(word, "rpt" | "refile" | "corrected")
            || colon && !matches!(word, "lead" | "adds"));
    (known && parts.next().is_none()).then(|| Mark {
        rank,
        base: words(base),
    })
}

/// `…, 2nd Ld-Writethru`, `BC-Slug, 1st Ld-Writethru,0210`, `…, second lead`, `… - update 1`.
fn suffix(title: &str) -> Option<Mark> {
    let mut marks = title
        .match_indices([',', ';', '('])
        .chain(title.match_indices(" - "));
    marks.find_map(|(at, _)| behind(title.split_at_checked(at)?))
}

/// The mark that `tail` begins with, behind the title `base`.
fn behind((base, tail): (&str, &str)) -> Option<Mark> {
    let mut parts = tail
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let (mut ordinal, mut word) = (parts.next()?, parts.next()?);
    if ordinal == "update" {
        std::mem::swap(&mut ordinal, &mut word);
    }
    if !matches!(word, "ld" | "lead" | "update" | "writethru") {
        return None;
    }
    let digits: String = ordinal.chars().take_while(char::is_ascii_digit).collect();
    let rank = digits.parse().ok().or_else(|| {
        let at = ORDINALS.iter().position(|o| *o == ordinal)?;
        u32::try_from(at + 1).ok()
    })?;
    Some(Mark {
        rank,
        base: words(base),
    })
}

/// Words alone, one space between them; without what agencies put around a slug, its cycle and its length:
/// `BC-Merrow Ferry,0210`.
fn words(text: &str) -> String {
    let slug = text
        .split_once('-')
        .filter(|(cycle, _)| matches!(*cycle, "bc" | "am" | "pm"));
    let parts = slug
        .map_or(text, |(_, slug)| slug)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let mut parts: Vec<&str> = parts.collect();
    let is_length = |w: &str| slug.is_some() && w.len() >= 3 && w.bytes().all(|b| b.is_ascii_digit());
    if parts.last().is_some_and(|w| is_length(w)) {
        parts.pop();
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::article::Published;
    use super::*;
    use crate::value::Days;

    fn rank(title: &str) -> (u32, String) {
        let mut article = Article::from_text("a.txt", "");
        article.title = Some(title.to_owned());
        let mark = mark(&article);
        (mark.rank, mark.base)
    }

    #[test]
    fn a_report_of_a_later_day_is_no_earlier_version() {
        for (plain, current) in [(3, 1), (4, 1), (5, 2)] {
            let article = |title: &str, day: i32| {
                let mut article = Article::from_text(title, "");
                article.title = Some(title.to_owned());
                article.published = Some(Published {
                    days: Days::day(day),
                    minute: None,
                    from: "test".to_owned(),
                });
                article
            };
            let both = vec![article("UPDATE 1-Ferry sinks", 4), article("Ferry sinks", plain)];
            assert_eq!(newest(both, &mut Vec::new()).0.len(), current, "{plain}");
        }
    }

    #[test]
    fn marks() {
        let cases = [
            ("UPDATE 2-Ferry sinks", (2, "ferry sinks")),
            ("WRAPUP 3 - Ferry sinks", (3, "ferry sinks")),
            ("CORRECTED-Ferry sinks", (1, "ferry sinks")),
            ("BC-Ferry Sinking, 1st Ld-Writethru", (1, "ferry sinking")),
            ("BC-Ferry Sinking, 2nd Ld-Writethru,0210", (2, "ferry sinking")),
            ("BC-Ferry Sinking,0190", (0, "ferry sinking")),
            ("Ferry sinks - UPDATE 1", (1, "ferry sinks")),
            ("Update: Ferry sinks", (1, "ferry sinks")),
            ("Lead: a poison in the water", (0, "lead a poison in the water")),
            ("Nine dead, 130", (0, "nine dead 130")),
            ("Rail strike, second lead", (2, "rail strike")),
            ("Lead-lined coffin found", (0, "lead lined coffin found")),
            ("Update-happy ministry", (0, "update happy ministry")),
            ("Nine dead, three missing", (0, "nine dead three missing")),
        ];
        for (title, (expected, base)) in cases {
            assert_eq!(rank(title), (expected, base.to_owned()), "{title}");
        }
    }
}
