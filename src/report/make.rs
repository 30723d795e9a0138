//! Findings and claims become their wire form: places resolved, values and days written out.

use super::places::{Place, Places, Shelf};
use super::value::{ValueOut, describe};
use super::wire::{CampOut, ClaimOut, FindingOut, FrameOut};
use crate::extract::{Claim, Frame, Mood, Slot, Speaker};
use crate::finding::{Evidence, Finding, Severity};
use crate::rule::RuleSet;
use crate::source::{Article, Role, Story};
use crate::text::Span;
use crate::value::{Sym, Value};

/// Turns what was found in one story into wire structs. Lines are counted once per article, when first asked for.
#[derive(Debug)]
pub struct Maker<'a> {
    story: &'a Story,
    shelf: Shelf<'a>,
}

impl<'a> Maker<'a> {
    /// A maker for `story`.
    pub fn new(story: &'a Story) -> Self {
        Self {
            story,
            shelf: Shelf::new(story),
        }
    }

    /// The wire form of a finding of this story.
    pub fn finding(&self, finding: &Finding) -> FindingOut {
        FindingOut {
            rule: finding.rule.to_string(),
            verdict: finding.verdict.name().to_owned(),
            severity: finding.severity.name().to_owned(),
            fingerprint: finding.fingerprint(self.story),
            class: finding.class.name().to_owned(),
            confidence: finding.confidence.name().to_owned(),
            message: finding.message.clone(),
            aligned: finding.aligned.clone(),
            clash: finding.clash.clone(),
            help: finding.help.clone(),
            story: (!self.story.name.is_empty()).then(|| self.story.name.clone()),
            camps: finding
                .camps
                .iter()
                .map(|camp| CampOut {
                    reads_as: camp.reads_as.clone(),
                    claims: camp.claims.iter().map(|c| self.evidence(c)).collect(),
                })
                .collect(),
            suppression: None,
        }
    }

    /// The wire form of one extracted claim, standing alone.
    pub fn claim(&self, claim: &Claim, rules: &RuleSet) -> ClaimOut {
        let rule = rules.rules.get(usize::from(claim.rule));
        let mut out = self.statement(
            claim.article,
            claim.span,
            &claim.value,
            &claim.slots,
            &claim.frame,
        );
        out.schema = Some("gainsay.claim/1".to_owned());
        out.rule = rule.map(|r| r.id.to_string());
        out
    }

    fn evidence(&self, claim: &Evidence) -> ClaimOut {
        self.statement(
            claim.article,
            claim.span,
            &claim.value,
            &claim.slots,
            &claim.frame,
        )
    }

    fn statement(
        &self,
        article: u32,
        span: Span,
        value: &Value,
        slots: &[(Sym, Slot)],
        frame: &Frame,
    ) -> ClaimOut {
        let Some((article, places)) = self.shelf.get(article) else {
            return nowhere(value, frame);
        };
        let place = places.of(span);
        ClaimOut {
            schema: None,
            rule: None,
            path: article.path.clone(),
            side: side(article).map(str::to_owned),
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            byte_columns: place.bytes,
            start: place.start,
            end: place.end,
            text: span.of(&article.text).to_owned(),
            value: ValueOut::from(value),
            slots: slots
                .iter()
                .filter(|(_, slot)| slot.value() != Some(value))
                .map(|(name, slot)| (name.to_string(), slot_out(slot)))
                .collect(),
            frame: frame_out(frame),
        }
    }
}

/// A claim whose article is not in the story: cannot happen, and must not panic if it does.
fn nowhere(value: &Value, frame: &Frame) -> ClaimOut {
    ClaimOut {
        schema: None,
        rule: None,
        path: String::new(),
        side: None,
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
        byte_columns: (1, 1),
        start: 0,
        end: 0,
        text: String::new(),
        value: ValueOut::from(value),
        slots: std::collections::BTreeMap::new(),
        frame: frame_out(frame),
    }
}

/// What an article is where drafts are held against their sources.
pub(super) fn side(article: &Article) -> Option<&'static str> {
    match article.role {
        Role::Peer => None,
        Role::Draft => Some("draft"),
        Role::Source => Some("source"),
    }
}

fn slot_out(slot: &Slot) -> serde_json::Value {
    match slot {
        Slot::Id(id) => serde_json::Value::from(id.as_str()),
        Slot::When(days) => serde_json::Value::from(days.to_string()),
        Slot::Value(value) => serde_json::Value::from(describe(value)),
        Slot::Many(many) => many.iter().map(slot_out).collect(),
    }
}

/// The frame on the wire.
pub fn frame_out(frame: &Frame) -> FrameOut {
    let (source, source_name) = speaker(&frame.source);
    FrameOut {
        source: source.to_owned(),
        source_name: source_name.map(ToString::to_string),
        said_at: frame.said_at.map(|days| days.to_string()),
        as_of: frame.as_of.map(|days| days.to_string()),
        as_of_from: (!frame.as_of_from.is_empty()).then(|| frame.as_of_from.clone()),
        event: frame.event.map(|days| days.to_string()),
        in_quote: frame.in_quote.is_some(),
        mood: mood(frame.mood).to_owned(),
        negated: frame.negated,
        partial: frame.partial,
        filled: frame.filled.iter().map(ToString::to_string).collect(),
    }
}

fn speaker(source: &Speaker) -> (&'static str, Option<&Sym>) {
    match source {
        Speaker::Voice => ("voice", None),
        Speaker::Person(name) => ("person", Some(name)),
        Speaker::Office(name) => ("office", Some(name)),
        Speaker::Outlet(name) => ("outlet", Some(name)),
        Speaker::Anonymous => ("anonymous", None),
    }
}

fn mood(mood: Mood) -> &'static str {
    match mood {
        Mood::Fact => "fact",
        Mood::Planned => "planned",
        Mood::Possible => "possible",
        Mood::Conditional => "conditional",
        Mood::Question => "question",
    }
}

/// A finding about the run itself, by the rule `ignores`: its one camp is the place it is about, a stretch of an
/// article's file or a line of a settings file.
pub fn own_finding(
    severity: Severity,
    message: &str,
    comment: Option<(&Article, Span)>,
    path: &str,
    line: u32,
) -> FindingOut {
    let mut claim = nowhere(&Value::Words("ignore".into()), &Frame::default());
    path.clone_into(&mut claim.path);
    (claim.line, claim.end_line) = (line, line);
    if let Some((article, span)) = comment {
        put(&mut claim, &Places::new(article).of_file(span));
        span.of(&article.file).clone_into(&mut claim.text);
    }
    FindingOut {
        help: Some("correct it or take it out".to_owned()),
        ..one_sided(
            "ignores",
            severity,
            message,
            ("an instruction to gainsay", vec![claim]),
        )
    }
}

/// A finding about words of one article, by the rule `rule`: its one camp is where they stand.
pub fn wording(
    rule: &str,
    severity: Severity,
    message: &str,
    article: &Article,
    spans: &[Span],
) -> FindingOut {
    let places = Places::new(article);
    let claims = spans.iter().map(|span| {
        let text = span.of(&article.text);
        let mut claim = nowhere(&Value::Words(text.into()), &Frame::default());
        article.path.clone_into(&mut claim.path);
        text.clone_into(&mut claim.text);
        put(&mut claim, &places.of(*span));
        claim
    });
    one_sided(rule, severity, message, ("as it is written", claims.collect()))
}

fn put(claim: &mut ClaimOut, place: &Place) {
    (claim.line, claim.column) = (place.line, place.column);
    (claim.end_line, claim.end_column) = (place.end_line, place.end_column);
    (claim.start, claim.end) = (place.start, place.end);
    claim.byte_columns = place.bytes;
}

fn one_sided(rule: &str, severity: Severity, message: &str, camp: (&str, Vec<ClaimOut>)) -> FindingOut {
    let path = camp.1.first().map_or("", |claim| &claim.path);
    let hash = blake3::hash(format!("{rule}\0{path}\0{message}").as_bytes());
    FindingOut {
        rule: rule.to_owned(),
        verdict: "note".to_owned(),
        severity: severity.name().to_owned(),
        fingerprint: hash.to_hex().chars().take(16).collect(),
        class: "stale".to_owned(),
        confidence: "high".to_owned(),
        message: message.to_owned(),
        aligned: String::new(),
        clash: String::new(),
        help: None,
        story: None,
        camps: vec![CampOut {
            reads_as: camp.0.to_owned(),
            claims: camp.1,
        }],
        suppression: None,
    }
}
