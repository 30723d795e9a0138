//! One hand-made run that every format is tested with. Its articles are hostile: escape codes, bidirectional
//! overrides, `</script>`, `%`, quotes, emoji, a long paragraph, markup between text and file.

use std::sync::Arc;

use super::outcome::{Checked, Outcome, RuleInfo, Run, Status, Threshold};
use super::wire::SuppressionOut;
use crate::extract::{Frame, Mood, Slot, Speaker};
use crate::finding::{
    Camp, Class, Confidence, Evidence, Finding, Notice, Report, RuleOutcome, Severity, Verdict,
};
use crate::source::{Article, ByteMap, Published, Story};
use crate::text::{Block, BlockRole, Span};
use crate::value::{Compass, Days, Value};

/// A long paragraph, so that wrapping shows.
const WIRE: &str = "Ferry sinks off Port Halden\n\nThe ferry “Maren” went down on Sunday evening with, the coast guard said at first, nearly 190 people on board, most of them families who were coming home from the islands after the last weekend of the school holidays, and at least 14 are dead.\n\nRescuers searched the north side of the sound.\n";

const LOCAL: &str = "Town \u{1b}[31mmourns\u{1b}[0m <b>& waits</b>\r\n\r\nThe \u{202e}Maren\u{202c} carried 132 passengers, 100% of them ticketed, “every one by name” 🚢 said the line’s owner.\r\nSearch on the south side went on; </script><script>alert(1)</script> 11 bodies were found.\r\n";

const PAGE: &str = "<html><head><title>Maren</title></head>\n<body>\n<p>Caf&eacute; owner: <b>about 190</b> aboard,\n11 dead.</p>\n<p>“A calm sea, and then nothing,” he told ::error:: us.</p>\n</body></html>\n";

/// The run.
pub(super) fn outcome() -> Outcome {
    outcome_with(Threshold::default())
}

/// The run, with this much of it shown.
pub(super) fn outcome_with(threshold: Threshold) -> Outcome {
    let story = Story::new(vec![local(), page(), wire()]);
    let report = Report {
        findings: findings(&story),
        rules: ["aboard", "calm-sea", "casualties", "side"]
            .iter()
            .map(|id| RuleOutcome {
                rule: (*id).into(),
                claims: if *id == "calm-sea" { 0 } else { 4 },
                groups: usize::from(*id != "calm-sea"),
            })
            .collect(),
        notices: Vec::new(),
        articles: story.articles.len(),
    };
    let notices = vec![Notice {
        path: Some("local.txt".to_owned()),
        message: "no publication date found \u{1b}]0;owned\u{7}".to_owned(),
    }];
    let run = Run {
        stories: vec![Checked {
            story,
            report,
            facts: Vec::new(),
        }],
        about: about(),
        notices,
        unreadable: 0,
        against: false,
    };
    Outcome::new(run, threshold, &|finding, _, _| {
        let silenced = |kind: &str, reason: &str| {
            Some(Status::Suppressed(SuppressionOut {
                kind: kind.to_owned(),
                reason: reason.to_owned(),
            }))
        };
        match finding.key.as_str() {
            "accepted" => silenced("accept", "two searches, says the <harbour> office"),
            "old" => silenced("baseline", "in the baseline"),
            _ => None,
        }
    })
}

fn about() -> Vec<RuleInfo> {
    [
        ("aboard", "How many were aboard", Severity::Error),
        ("calm-sea", "What the sea was like", Severity::Warning),
        ("casualties", "How many died", Severity::Error),
        ("side", "Which side of the sound", Severity::Error),
    ]
    .iter()
    .map(|(id, title, severity)| RuleInfo {
        id: (*id).to_owned(),
        title: (*title).to_owned(),
        severity: *severity,
    })
    .collect()
}

fn published(year: i32, month: u8, day: u8, from: &str) -> Option<Published> {
    Days::civil(year, month, day).map(|days| Published {
        days,
        minute: None,
        from: from.to_owned(),
    })
}

fn wire() -> Article {
    let mut article = Article::from_text("wire.txt", WIRE);
    article.outlet = Some("Coast Wire".to_owned());
    article.published = published(2024, 10, 27, "dateline");
    article.title = Some("Ferry sinks off Port Halden".to_owned());
    article
}

fn local() -> Article {
    Article::from_text("local.txt", LOCAL)
}

/// An article whose text is only a part of its file.
fn page() -> Article {
    let mut article = Article::from_text("site/page \"1\".html", "");
    let pieces = [
        "Caf",
        "é",
        " owner: ",
        "about 190",
        " aboard,",
        "\n11 dead.",
        "\n",
        "“A calm sea, and then nothing,” he told ::error:: us.",
    ];
    let mut text = String::new();
    let mut map = ByteMap::default();
    let mut from = 0;
    let cap = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    for piece in pieces {
        let written = if piece == "é" { "&eacute;" } else { piece };
        let at = from + PAGE.get(from..).and_then(|rest| rest.find(written)).unwrap_or(0);
        if piece == "é" {
            map.push_replaced(cap(text.len()), cap(piece.len()), cap(at), cap(written.len()));
        } else {
            map.push_exact(cap(text.len()), cap(at), cap(piece.len()));
        }
        text.push_str(piece);
        from = at + written.len();
    }
    article.blocks = vec![Block {
        span: Span::from_usize(0, text.len()),
        role: BlockRole::Body,
    }];
    article.text = Arc::from(text);
    article.file = Arc::from(PAGE);
    article.map = map;
    article.outlet = Some("Halden <i>Post</i>".to_owned());
    article.published = published(2024, 10, 28, "meta article:published_time");
    article
}

/// A claim on the words `phrase` of the article called `path`.
fn claim(story: &Story, path: &str, phrase: &str, value: Value) -> Evidence {
    let number = story
        .articles
        .iter()
        .position(|a| a.path.starts_with(path))
        .unwrap_or(0);
    let article = &story.articles[number];
    let at = article.text.find(phrase).unwrap_or(0);
    Evidence {
        article: u32::try_from(number).unwrap_or(0),
        span: Span::from_usize(at, at + phrase.len()),
        value,
        slots: vec![("what".into(), Slot::Id("ferry".into()))],
        frame: Frame {
            as_of: article.published.as_ref().map(|p| p.days),
            as_of_from: article
                .published
                .as_ref()
                .map_or_else(String::new, |p| p.from.clone()),
            source: Speaker::Office("coast guard".into()),
            mood: Mood::Fact,
            ..Frame::default()
        },
    }
}

fn count(notation: &str) -> Value {
    notation.parse().map_or(Value::Undisclosed, Value::Count)
}

fn camp(claims: Vec<Evidence>) -> Camp {
    let reads_as = claims
        .first()
        .map_or_else(String::new, |c| super::value::describe(&c.value));
    Camp { reads_as, claims }
}

fn findings(story: &Story) -> Vec<Finding> {
    let side = |path: &str, phrase: &str, compass: u8| {
        camp(vec![claim(story, path, phrase, Value::Side(Compass(compass)))])
    };
    let searched = || vec![side("local", "south side", 4), side("wire", "north side", 0)];
    let quote = |words: &str| {
        let value = Value::Quote(words.to_lowercase().into());
        camp(vec![claim(story, "site", words, value)])
    };
    let calm = vec![quote("A calm sea"), quote("then nothing")];
    let aboard = "the articles disagree on how many were aboard";
    let dead = "the articles disagree on how many died: “11” | `14` 100%";
    let remark = "one remark is quoted in two wordings";
    let sound = "the articles disagree on the side of the sound";
    vec![
        finding(
            "aboard",
            Verdict::Contradiction,
            aboard,
            passengers(story),
            "ferry",
        ),
        finding("casualties", Verdict::Discrepancy, dead, deaths(story), "ferry"),
        finding("calm-sea", Verdict::Note, remark, calm, "remark"),
        finding("side", Verdict::Contradiction, sound, searched(), "accepted"),
        finding("side", Verdict::Discrepancy, sound, searched(), "old"),
    ]
}

fn passengers(story: &Story) -> Vec<Camp> {
    vec![
        camp(vec![claim(story, "local", "132 passengers", count("=132"))]),
        camp(vec![
            claim(story, "site", "about 190 aboard", count("~190")),
            claim(story, "wire", "nearly 190 people on board", count("<~190")),
        ]),
    ]
}

fn deaths(story: &Story) -> Vec<Camp> {
    vec![
        camp(vec![
            claim(story, "local", "11 bodies", count("=11")),
            claim(story, "site", "11 dead", count("=11")),
        ]),
        camp(vec![claim(story, "wire", "at least 14 are dead", count(">=14"))]),
    ]
}

fn finding(rule: &str, verdict: Verdict, message: &str, camps: Vec<Camp>, key: &str) -> Finding {
    let (severity, confidence) = match verdict {
        Verdict::Contradiction => (Severity::Error, Confidence::High),
        Verdict::Discrepancy => (Severity::Warning, Confidence::Medium),
        _ => (Severity::Note, Confidence::Low),
    };
    Finding {
        rule: rule.into(),
        verdict,
        severity,
        class: Class::Conflict,
        confidence,
        message: message.to_owned(),
        aligned: "what = ferry in every article; published one day apart".to_owned(),
        clash: "“132” lies outside 171 to 209".to_owned(),
        help: Some("ask the coast guard, or name the source of each figure".to_owned()),
        camps,
        key: key.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FORMATS, Style, escape};
    use super::*;

    /// Every format for terminals and machines, rendered once and kept.
    #[test]
    fn every_format_is_as_it_was_accepted() {
        insta::with_settings!({
            snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
            prepend_module_to_snapshot => false,
        }, {
            for format in FORMATS {
                let text = (format.render)(&outcome(), &Style::default());
                let text = text.replace(env!("CARGO_PKG_VERSION"), "[version]");
                insta::assert_snapshot!(format!("format-{}", format.name), text);
            }
            let style = Style { colour: true, width: 72, ..Style::default() };
            let text = (super::super::format("full").expect("full is a format").render)(&outcome(), &style);
            insta::assert_snapshot!("format-full-colour", text.replace('\u{1b}', "␛"));
        });
    }

    /// The fingerprints a format tells, in the order in which it tells them.
    fn fingerprints(format: &str, text: &str) -> Vec<String> {
        let json = || serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        let words = |list: &serde_json::Value, pointer: &str| -> Vec<String> {
            let list = list.as_array().expect("a list");
            list.iter()
                .map(|f| {
                    f.pointer(pointer)
                        .and_then(|p| p.as_str())
                        .expect("a fingerprint")
                        .to_owned()
                })
                .collect()
        };
        match format {
            "json" => words(&json()["findings"], "/fingerprint"),
            "jsonl" => text
                .lines()
                .map(|l| serde_json::from_str::<serde_json::Value>(l).expect("JSON"))
                .filter(|v| v.get("suppression").is_none())
                .filter_map(|v| v["fingerprint"].as_str().map(str::to_owned))
                .collect(),
            "sarif" => {
                let mut log = json();
                let results = log["runs"][0]["results"].as_array_mut().expect("results");
                results.retain(|r| r.get("suppressions").is_none() && r.get("baselineState").is_none());
                words(&log["runs"][0]["results"], "/partialFingerprints/gainsay~1v1")
            }
            "html" => text
                .split("<article class=\"finding")
                .skip(1)
                .filter(|article| !article.contains("data-level=\"silenced\""))
                .filter_map(|article| article.split("id=\"f-").nth(1))
                .map(|rest| rest.chars().take(16).collect())
                .collect(),
            "gitlab" => words(&json(), "/fingerprint"),
            "rdjson" => words(&json()["diagnostics"], "/message")
                .iter()
                .filter_map(|m| m.strip_suffix(')')?.rsplit_once('('))
                .map(|(_, print)| print.to_owned())
                .collect(),
            _ => text
                .split("gainsay explain ")
                .skip(1)
                .map(|rest| rest.chars().take(16).collect())
                .collect(),
        }
    }

    #[test]
    fn all_formats_tell_the_same_findings() {
        let threshold = Threshold {
            severity: Severity::Note,
            confidence: Confidence::Low,
        };
        let outcome = outcome_with(threshold);
        let expected: Vec<String> = outcome.reported().map(|f| f.out.fingerprint.clone()).collect();
        assert_eq!(expected.len(), 3);
        for format in FORMATS {
            let text = (format.render)(&outcome, &Style::default());
            if format.name == "short" {
                // It has no room for a fingerprint: one line a finding, at its first place, then notices and the close.
                assert_eq!(text.lines().count(), expected.len() + outcome.notices.len() + 1);
                for (line, shown) in text.lines().zip(outcome.reported()) {
                    assert!(
                        line.starts_with(&shown.out.first().expect("a claim").place()),
                        "{line}"
                    );
                }
                continue;
            }
            let mut told = fingerprints(format.name, &text);
            let mut expected = expected.clone();
            // JUnit goes by rule, GitHub by severity: the same findings in another order.
            told.sort();
            expected.sort();
            assert_eq!(told, expected, "{}", format.name);
        }
    }

    #[test]
    fn nothing_hostile_leaves_any_format() {
        for format in FORMATS {
            let text = (format.render)(&outcome(), &Style::default());
            let hostile: Vec<char> = text
                .chars()
                .filter(|c| *c != '\n' && escape::is_hostile(*c))
                .collect();
            assert!(hostile.is_empty(), "{}", format.name);
        }
    }

    #[test]
    fn offsets_cut_the_words_out_of_the_file() {
        let outcome = outcome();
        let mut seen = 0;
        for (_, claim) in outcome.findings.iter().flat_map(|f| f.out.claims()) {
            let article = outcome.stories[0]
                .story
                .articles
                .iter()
                .find(|a| a.path == claim.path)
                .expect("the article");
            let start = usize::try_from(claim.start).expect("small");
            let end = usize::try_from(claim.end).expect("small");
            let raw = &article.file.as_bytes()[start..end];
            let cut = String::from_utf8_lossy(raw).replace("</b>", "");
            assert_eq!(cut, claim.text, "{}", claim.path);
            seen += 1;
        }
        assert!(seen >= 12);
    }
}
