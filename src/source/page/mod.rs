//! An HTML page as a whole: what its head says, and which part of it is the article.

mod head;
mod times;

use super::html::{Walk, Zone};
use super::manuscript::{Flow, Kind, Manuscript, Meta};
use crate::text::Span;
pub(super) use head::Head;

/// Read a page.
pub(super) fn read(file: &str) -> Manuscript {
    let mut walk = Walk::new(file, false);
    walk.run(0..file.len());
    if walk.flow.len() < 200 && file.len() > 1000 {
        let mut again = Walk::new(file, true);
        again.run(0..file.len());
        if again.flow.len() > walk.flow.len() * 2 {
            walk = again;
        }
    }
    finish(walk, file)
}

fn finish(walk: Walk<'_>, file: &str) -> Manuscript {
    let Walk {
        flow,
        zones,
        mut comments,
        head,
        ..
    } = walk;
    let mut meta = Meta::default();
    head.describe(&mut meta);
    let title = head.title(&mut meta);
    let (text, map, mut stretches) = flow.finish();
    let sizes: Vec<usize> = stretches.iter().map(|s| s.span.len()).collect();
    let chosen = Chosen::new(&zones, &sizes);
    for (stretch, zone) in stretches.iter_mut().zip(&zones) {
        if !chosen.keeps(zone, stretch.kind) || is_links(zone, stretch.span.len(), stretch.span.of(&text)) {
            stretch.kind = Kind::Noise;
        }
    }
    let found = times::Page {
        text: &text,
        stretches: &stretches,
        article: chosen.article,
    };
    head.times.describe(&mut meta, &found);
    let mut heading = one_heading(
        &mut stretches,
        &zones,
        &text,
        title.as_ref().map(|(t, _)| t.as_str()),
    );
    let mut page = Manuscript {
        notices: head.notices(file),
        text: Some(text),
        map,
        stretches,
        meta,
        ..Manuscript::default()
    };
    if heading.is_none()
        && let Some((title, span)) = title
    {
        prepend(&mut page, file, &title, span);
        comments.iter_mut().for_each(super::ignore::Comment::move_down);
        heading = Some(title);
    }
    if let Some(heading) = heading.or(head.linked.headline) {
        page.meta.set_title(&heading);
    }
    page.comments = comments;
    page
}

/// Which part of a page is its article.
struct Chosen {
    main: bool,
    /// Number of the article, 0 for none.
    article: u32,
    form: bool,
}

impl Chosen {
    /// `<main>` where it holds a good part of the text, the longest `<article>` of it or of the page where that does.
    fn new(zones: &[Zone], sizes: &[usize]) -> Self {
        let sum = |keep: &dyn Fn(&Zone) -> bool| -> usize {
            zones
                .iter()
                .zip(sizes)
                .filter(|(z, _)| keep(z))
                .map(|(_, s)| s)
                .sum()
        };
        let all = sum(&|_| true);
        let main = sum(&|z| z.main);
        let use_main = main > 0 && main * 10 >= all;
        let mut lengths: Vec<(u32, usize)> = Vec::new();
        for (zone, size) in zones.iter().zip(sizes) {
            if zone.article == 0 || use_main && !zone.main {
                continue;
            }
            match lengths.last_mut().filter(|(n, _)| *n == zone.article) {
                Some((_, length)) => *length += size,
                None => lengths.push((zone.article, *size)),
            }
        }
        let pool = if use_main { main } else { all };
        let longest = lengths.iter().max_by_key(|(n, size)| (*size, u32::MAX - n));
        let article = longest.filter(|(_, size)| size * 2 > pool).map_or(0, |(n, _)| *n);
        let forms = sum(&|z| z.form);
        Self {
            main: use_main,
            article,
            form: forms * 10 > all * 8,
        }
    }

    fn keeps(&self, zone: &Zone, kind: Kind) -> bool {
        if zone.form && !self.form {
            return false;
        }
        let heading = kind == Kind::Heading(1);
        if zone.header && !heading {
            return false;
        }
        let in_main = !self.main || zone.main;
        let in_article = self.article == 0 || zone.article == self.article;
        heading || in_main && (in_article || zone.article == 0)
    }
}

/// A stretch that is nothing but links and no sentence.
fn is_links(zone: &Zone, len: usize, text: &str) -> bool {
    zone.linked * 10 >= len * 9 && len > 0 && !super::boilerplate::ends_sentence(text) && zone.linked > 0
}

/// Keep one heading of the first level: the one that says the title, else one inside the article, else the first.
/// Gives its words.
fn one_heading(
    stretches: &mut [super::manuscript::Stretch],
    zones: &[Zone],
    text: &str,
    title: Option<&str>,
) -> Option<String> {
    let heads: Vec<usize> = (0..stretches.len())
        .filter(|i| stretches.get(*i).is_some_and(|s| s.kind == Kind::Heading(1)))
        .collect();
    let words = |i: usize| stretches.get(i).map_or("", |s| s.span.of(text));
    let says = |i: &&usize| title.is_some_and(|t| t.to_lowercase().contains(&words(**i).to_lowercase()));
    let inside = |i: &&usize| zones.get(**i).is_some_and(|z| z.main || z.article > 0);
    let chosen = heads
        .iter()
        .find(says)
        .or_else(|| heads.iter().find(inside))
        .or_else(|| heads.first().filter(|_| title.is_none()))
        .or_else(|| heads.iter().find(|i| zones.get(**i).is_some_and(|z| !z.header)))
        .copied();
    let heading = chosen
        .map(words)
        .map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "));
    for i in heads {
        if Some(i) != chosen
            && let Some(stretch) = stretches.get_mut(i)
        {
            let header = zones.get(i).is_some_and(|z| z.header);
            stretch.kind = if header { Kind::Noise } else { Kind::Heading(2) };
        }
    }
    heading
}

/// Put the title in front of the text.
fn prepend(page: &mut Manuscript, file: &str, title: &str, span: Span) {
    let mut flow = Flow::default();
    flow.begin(Kind::Title);
    match span.of(file).find(title) {
        Some(at) => flow.push(title, span.start as usize + at),
        None => flow.push_replaced(title, span.start as usize, span.len()),
    }
    flow.end();
    let text = page.text.take().unwrap_or_default();
    flow.append(&text, &page.map, &page.stretches);
    let (text, map, stretches) = flow.finish();
    page.text = Some(text);
    page.map = map;
    page.stretches = stretches;
}
