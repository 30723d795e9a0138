//! The desk marks up copy: which stretch is headline, deck, byline, dateline, caption, body, and which is no copy.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boilerplate::{ends_sentence, fold, is_boilerplate, same};
use super::dateline::{self, is_shouted};
use super::lines::{self, Line};
use super::manuscript::{Kind, Stretch};
use super::stamp::Stamp;
use crate::text::{Block, BlockRole, Span};

/// What the desk found.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) blocks: Vec<Block>,
    pub(super) headline: Option<String>,
    pub(super) dateline: Option<Stamp>,
    pub(super) byline: Option<Stamp>,
    /// The date that stands alone on a line of the head.
    pub(super) alone: Option<Stamp>,
    /// The agency in the dateline.
    pub(super) agency: Option<String>,
    /// The name of a publisher above the headline.
    pub(super) masthead: Option<String>,
}

/// Dates and bylines are looked for in so many stretches at the top.
const HEAD: usize = 15;
/// So many paragraphs of prose may stand above a date or a byline (a deck, a caption).
const PROSE_ABOVE: usize = 2;
/// So many lines below the last of them, or at the top where there is none, may belong to the head.
const HEAD_BELOW: usize = 6;
/// A dateline opens one of the first paragraphs of prose.
const DATELINES_WITHIN: usize = 4;

/// Mark up `stretches` of `text`.
pub(super) fn mark_up(text: &str, stretches: &[Stretch]) -> Marked {
    let mut desk = Desk {
        text,
        stretches,
        folded: stretches.iter().map(|s| fold(s.span.of(text))).collect(),
        roles: stretches.iter().map(|s| given(s.kind)).collect(),
        credits: Vec::new(),
        marked: Marked::default(),
    };
    desk.boilerplate();
    desk.headings();
    desk.captions();
    desk.head();
    desk.repeated();
    desk.tail();
    desk.blocks();
    desk.marked
}

/// The role that the format gives by itself.
fn given(kind: Kind) -> Option<BlockRole> {
    match kind {
        Kind::Title | Kind::Heading(1) => Some(BlockRole::Headline),
        Kind::Heading(_) => Some(BlockRole::Body),
        Kind::Deck => Some(BlockRole::Deck),
        Kind::Caption => Some(BlockRole::Caption),
        Kind::Byline => Some(BlockRole::Byline),
        Kind::Dateline => Some(BlockRole::Dateline),
        Kind::Noise => Some(BlockRole::Boilerplate),
        Kind::Text | Kind::Item => None,
    }
}

struct Desk<'t> {
    text: &'t str,
    stretches: &'t [Stretch],
    /// Their words, folded.
    folded: Vec<String>,
    roles: Vec<Option<BlockRole>>,
    /// Stretches with a picture credit behind their text, and where it begins in them.
    credits: Vec<(usize, usize)>,
    marked: Marked,
}

impl<'t> Desk<'t> {
    fn line(&self, at: usize) -> &'t str {
        self.stretches.get(at).map_or("", |s| s.span.of(self.text))
    }

    fn folded(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", String::as_str)
    }

    fn role(&self, at: usize) -> Option<BlockRole> {
        self.roles.get(at).copied().flatten()
    }

    fn set(&mut self, at: usize, role: BlockRole) {
        if let Some(slot) = self.roles.get_mut(at) {
            *slot = Some(role);
        }
    }

    fn is_open(&self, at: usize) -> bool {
        self.roles.get(at).is_some_and(Option::is_none)
    }

    /// Lines that are no copy by their own words. A date is looked at first: `Published 12 May 2031`.
    fn boilerplate(&mut self) {
        for at in 0..self.roles.len() {
            let line = self.line(at);
            let copy = matches!(self.role(at), None | Some(BlockRole::Body | BlockRole::Deck));
            if copy && (at >= HEAD || lines::alone(line).is_none()) && is_boilerplate(line, self.folded(at)) {
                self.set(at, BlockRole::Boilerplate);
            }
        }
    }

    /// One headline: the title, or the first heading of the first level. What repeats it is no copy; headings right
    /// below it are decks; further headings of the first level are body.
    fn headings(&mut self) {
        let Some(first) = self.roles.iter().position(|r| *r == Some(BlockRole::Headline)) else {
            return;
        };
        let title = self.line(first);
        self.marked.headline = Some(self.line(first).split_whitespace().collect::<Vec<_>>().join(" "));
        let mut below = true;
        for at in first + 1..self.roles.len() {
            let kind = self.stretches.get(at).map_or(Kind::Text, |s| s.kind);
            let heading = matches!(kind, Kind::Heading(_));
            if (heading || at < HEAD) && same(self.line(at), title) {
                self.set(at, BlockRole::Boilerplate);
            } else if heading && self.role(at) != Some(BlockRole::Boilerplate) {
                let role = if below { BlockRole::Deck } else { BlockRole::Body };
                self.set(at, role);
            } else if self.is_open(at) {
                below = false;
            }
        }
    }

    /// Headline, deck, byline and date lines at the top.
    fn head(&mut self) {
        let end = self.head_end();
        let mut open = Vec::new();
        for at in 0..end {
            let line = self.line(at);
            if self.role(at) == Some(BlockRole::Byline) {
                self.byline(at, line);
            } else if self.role(at) == Some(BlockRole::Dateline) {
                let found = super::stamp::find(line).map(|f| f.stamp);
                self.marked.dateline = self.marked.dateline.or(found);
            } else if self.role(at) == Some(BlockRole::Boilerplate) {
                continue;
            } else if self.is_open(at) && lines::is_byline(line) {
                self.set(at, BlockRole::Byline);
                self.byline(at, line);
            } else if let Some(stamp) = self.is_open(at).then(|| lines::alone(line)).flatten() {
                self.set(at, BlockRole::Dateline);
                self.marked.alone = self.marked.alone.or(Some(stamp));
            } else if self.is_open(at) && dateline::find(line).is_none() {
                open.push(at);
            }
        }
        self.headline(&open);
    }

    fn byline(&mut self, _at: usize, line: &str) {
        let found = super::stamp::find(line).map(|f| f.stamp);
        self.marked.byline = self.marked.byline.or(found);
    }

    /// Where the head ends: behind the last date or byline near the top and the short lines below it.
    fn head_end(&self) -> usize {
        let top = self.roles.len().min(HEAD);
        let mut prose = 0;
        let mut end = 0;
        for at in 0..top {
            let line = self.line(at);
            if prose > PROSE_ABOVE {
                break;
            }
            if self.role(at) == Some(BlockRole::Byline)
                || lines::is_byline(line)
                || lines::alone(line).is_some()
            {
                end = at + 1;
            } else if self.is_open(at) && Line::new(line).is_prose() {
                prose += 1;
            }
        }
        let mut below = 0;
        while end < top && below < HEAD_BELOW {
            let line = self.line(end);
            let heading = matches!(
                self.stretches.get(end).map(|s| s.kind),
                Some(Kind::Heading(2..) | Kind::Item)
            );
            let listed = line.starts_with(['-', '•', '*', '·']);
            if heading || self.is_open(end) && (listed || Line::new(line).is_prose() || ends_sentence(line)) {
                break;
            }
            below += usize::from(self.is_open(end));
            end += 1;
        }
        end
    }

    /// Of the open lines of the head, one is the headline unless the format named one; lines above it are the
    /// publisher's, lines below it decks.
    fn headline(&mut self, open: &[usize]) {
        let named = self.roles.iter().position(|r| *r == Some(BlockRole::Headline));
        let pick = named.or_else(|| self.pick(open));
        let headline = pick.map(|at| self.line(at));
        for &at in open {
            let line = Line::new(self.line(at));
            if Some(at) == pick {
                self.set(at, BlockRole::Headline);
                self.marked.headline = Some(line.text.split_whitespace().collect::<Vec<_>>().join(" "));
                continue;
            }
            let above = pick.is_some_and(|p| at < p);
            let label = !line.figures && (line.words <= 3 || above && line.words <= 8) && !line.sentence;
            let copy = headline.is_some_and(|h| same(h, line.text));
            if above && label && self.marked.masthead.is_none() && is_shouted(line.text) {
                self.marked.masthead = Some(line.text.to_owned());
            }
            let role = if copy || label {
                BlockRole::Boilerplate
            } else {
                BlockRole::Deck
            };
            self.set(at, role);
        }
    }

    /// The line that reads most like a headline: most words, no full stop; a shouted first line above others is a
    /// publisher's name.
    fn pick(&self, open: &[usize]) -> Option<usize> {
        let calm = open.iter().any(|&at| {
            let line = Line::new(self.line(at));
            !is_shouted(line.text) && line.words >= 4
        });
        let mut best: Option<(usize, usize)> = None;
        for (n, &at) in open.iter().enumerate() {
            let line = Line::new(self.line(at));
            // What ends with a colon or a comma introduces what comes next.
            if line.text.ends_with([':', ','])
                || line.sentence && !line.asks
                || line.words > 30
                || line.text.starts_with(['-', '•', '*'])
            {
                continue;
            }
            let penalty = if n == 0 && calm && is_shouted(line.text) {
                4
            } else {
                0
            };
            let score = line.words.saturating_sub(penalty).min(9);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// Picture credits, alone on a line or behind a caption.
    fn captions(&mut self) {
        for at in 0..self.roles.len() {
            let caption = self.role(at) == Some(BlockRole::Caption);
            if !caption && !self.is_open(at) {
                continue;
            }
            let line = self.line(at);
            if lines::is_credit(line) {
                self.set(at, BlockRole::Boilerplate);
                let above = at.checked_sub(1).filter(|&a| self.is_open(a) && self.near(a));
                if let Some(above) = above
                    && !ends_sentence(self.line(above))
                {
                    self.set(above, BlockRole::Caption);
                }
            } else if lines::is_pictured(line, self.folded(at)) {
                self.set(at, BlockRole::Caption);
                self.credits
                    .extend(lines::credit_behind(line).map(|credit| (at, credit)));
            } else if let Some(credit) = lines::credit_behind(line) {
                self.set(at, BlockRole::Caption);
                self.credits.push((at, credit));
            }
        }
    }

    /// Whether the next stretch stands on the very next line.
    fn near(&self, at: usize) -> bool {
        let between = match (self.stretches.get(at), self.stretches.get(at + 1)) {
            (Some(a), Some(b)) => Span::new(a.span.end, b.span.start).of(self.text),
            _ => "",
        };
        between.matches('\n').count() == 1
    }

    /// A line that stood there before.
    fn repeated(&mut self) {
        let mut seen = BTreeSet::new();
        for at in 0..self.roles.len() {
            let line = self.line(at);
            let item = self.stretches.get(at).is_some_and(|s| s.kind == Kind::Item);
            if line.len() > 400 || item || self.role(at).is_some_and(|r| !r.is_copy()) {
                continue;
            }
            let folded = self.folded(at);
            if folded.split(' ').take(3).count() == 3 && !seen.insert(folded.to_owned()) {
                self.set(at, BlockRole::Boilerplate);
            }
        }
    }

    /// Short lines without a full stop and without figures at the very end.
    fn tail(&mut self) {
        let prose = self
            .roles
            .iter()
            .any(|r| matches!(r, None | Some(BlockRole::Body)));
        for at in (0..self.roles.len()).rev() {
            let line = Line::new(self.line(at));
            let short = line.words < 8 && !line.sentence && !line.figures;
            match self.role(at) {
                Some(BlockRole::Boilerplate) => {}
                None if prose && short && at > 2 => self.set(at, BlockRole::Boilerplate),
                _ => return,
            }
        }
    }

    /// Everything still open is body; datelines and credits become blocks of their own.
    fn blocks(&mut self) {
        let speakers = self.speakers();
        let mut prose = 0;
        for at in 0..self.roles.len() {
            let Some(span) = self.stretches.get(at).map(|s| s.span) else {
                continue;
            };
            let role = self.role(at).unwrap_or(BlockRole::Body);
            let credit = self.credits.iter().find(|(n, _)| *n == at).map(|(_, c)| *c);
            if let Some(credit) = credit {
                self.push(span, 0..credit, role);
                self.push(span, credit..span.len(), BlockRole::Boilerplate);
                continue;
            }
            let line = span.of(self.text);
            let mut from = 0;
            if role == BlockRole::Body && prose < DATELINES_WITHIN {
                let found = dateline::find(line).filter(|d| !d.colon || prose == 0 && !speakers);
                if let Some(dateline) = found {
                    from = dateline.len;
                    self.push(span, 0..from, BlockRole::Dateline);
                    self.marked.dateline = self.marked.dateline.or(dateline.stamp);
                    self.marked.agency = self.marked.agency.take().or(dateline.agency);
                }
                prose += usize::from(Line::new(line).is_prose());
            }
            self.push(span, from..span.len(), role);
        }
    }

    /// Whether the text is a transcript: several paragraphs open with a shouted name and a colon.
    fn speakers(&self) -> bool {
        let speaks = |at: &usize| {
            let head = self.line(*at).split(':').next().unwrap_or("");
            head.len() < 40 && head.len() < self.line(*at).len() && is_shouted(head)
        };
        (0..self.roles.len()).filter(speaks).take(2).count() > 1
    }

    /// Add the part `range` of `span` as a block, white space cut off.
    fn push(&mut self, span: Span, range: Range<usize>, role: BlockRole) {
        let part = span.of(self.text).get(range.clone()).unwrap_or("");
        let start = span.start as usize + range.start + (part.len() - part.trim_start().len());
        let body = part.trim();
        if !body.is_empty() {
            self.marked.blocks.push(Block {
                span: Span::from_usize(start, start + body.len()),
                role,
            });
        }
    }
}
