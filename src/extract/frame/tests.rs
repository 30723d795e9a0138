//! Sentences with a claim in brackets, and the frame it is said in. The article is of Wednesday, 12 October 2022.

use super::Frames;
use crate::extract::{Frame, Mood, Speaker};
use crate::read::{Context, Readings};
use crate::source::Article;
use crate::source::article::Published;
use crate::text::{Doc, Span};
use crate::value::Days;

/// The frame of the bracketed words, in a few words: who; mood; flags; the days that are not those of publication.
fn frame(marked: &str) -> String {
    let open = marked.find('[').unwrap();
    let close = marked.find(']').unwrap();
    let text = marked.replace(['[', ']'], "");
    let mut article = Article::from_text("a.txt", &text);
    let published = Days::parse("2022-10-12").unwrap();
    article.published = Some(Published {
        days: published,
        minute: None,
        from: String::from("byline"),
    });
    let doc = Doc::new(&article.text, &article.blocks);
    let readings = Readings::new(
        &doc,
        Context {
            published: Some(published),
        },
    );
    let span = Span::from_usize(open, close - 1);
    let tokens = doc.token_at(span.start)..doc.token_at(span.end - 1) + 1;
    let sentence = doc.sentence_of(tokens.start).unwrap();
    shown(&Frames::new(&article, &doc, &readings).of(sentence, tokens))
}

fn shown(frame: &Frame) -> String {
    let mut out = vec![match &frame.source {
        Speaker::Voice => String::from("voice"),
        Speaker::Person(name) => format!("person {name}"),
        Speaker::Office(name) => format!("office {name}"),
        Speaker::Outlet(name) => format!("outlet {name}"),
        Speaker::Anonymous => String::from("anonymous"),
    }];
    if frame.mood != Mood::Fact {
        out.push(format!("{:?}", frame.mood).to_lowercase());
    }
    for (flag, name) in [
        (frame.in_quote.is_some(), "quoted"),
        (frame.negated, "negated"),
        (frame.partial, "partial"),
        (frame.revised, "revised"),
    ] {
        if flag {
            out.push(name.to_owned());
        }
    }
    if let Some(days) = frame.said_at {
        out.push(format!("said {days}"));
    }
    if frame.as_of_from.starts_with("text") {
        out.push(format!("as of {} ({})", frame.as_of.unwrap(), frame.as_of_from));
    }
    if let Some(days) = frame.event {
        out.push(format!("event {days}"));
    }
    out.join("; ")
}

fn check(table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let got = frame(text);
        if got != *expected {
            wrong.push(format!("    ({text:?}, {got:?}),"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A row of `tests/frames.toml`.
#[derive(serde::Deserialize)]
struct Row {
    field: String,
    part: String,
    text: String,
    is: String,
}

#[test]
fn every_field_has_a_trigger_a_reach_an_end_and_a_lookalike() {
    const FIELDS: [&str; 17] = [
        "voice",
        "person",
        "office",
        "outlet",
        "anonymous",
        "said-at",
        "as-of",
        "event",
        "in-quote",
        "fact",
        "planned",
        "possible",
        "conditional",
        "question",
        "negated",
        "partial",
        "revised",
    ];
    let file: std::collections::BTreeMap<String, Vec<Row>> =
        toml::from_str(include_str!("../../../tests/frames.toml")).unwrap();
    let rows = &file["row"];
    for field in FIELDS {
        for part in ["trigger", "scope", "terminator", "pseudo-trigger"] {
            let shown = rows.iter().any(|r| r.field == *field && r.part == part);
            assert!(shown, "no row shows the {part} of {field}");
        }
    }
    let table: Vec<(&str, &str)> = rows.iter().map(|r| (r.text.as_str(), r.is.as_str())).collect();
    check(&table);
}

#[test]
fn who() {
    check(WHO);
}

const WHO: &[(&str, &str)] = &[
    ("Police said [12 people] were killed.", "office police"),
    ("[Twelve people] were killed, police said.", "office police"),
    (
        "[Twelve people] were killed, said Marta Vell, the mayor of Tolven.",
        "person Marta Vell",
    ),
    (
        "Marta Vell, the mayor of Tolven, said [12 people] were killed.",
        "person Marta Vell",
    ),
    (
        "Marta Vell is the mayor of Tolven. The mayor said [12 people] were killed.",
        "person Marta Vell",
    ),
    (
        "Marta Vell is the mayor of Tolven. She said [12 people] were killed.",
        "person Marta Vell",
    ),
    (
        "Marta Vell arrived early. Vell said [12 people] were killed.",
        "person Marta Vell",
    ),
    (
        "According to the defence ministry, [12 people] were killed.",
        "office defence ministry",
    ),
    (
        "[Twelve people] were killed, according to Reuters.",
        "outlet reuters",
    ),
    (
        "According to The Harbour Times, [12 people] were killed.",
        "outlet harbour times",
    ),
    (
        "The Harbour Times reported that [12 people] were killed.",
        "outlet harbour times",
    ),
    ("Officials said [12 people] were killed.", "anonymous"),
    (
        "A source close to the talks said [12 people] were killed.",
        "anonymous",
    ),
    ("Two witnesses said [12 people] were killed.", "anonymous"),
    (
        "The governor's office said [12 people] were killed.",
        "office governor office",
    ),
    (
        "A police spokesman said [12 people] were killed.",
        "office police",
    ),
    (
        "A spokeswoman for the ministry, Ana Bell, said [12 people] were killed.",
        "person Ana Bell",
    ),
    (
        "A spokeswoman for the defence ministry said [12 people] were killed.",
        "office defence ministry",
    ),
    ("[Twelve people] were killed.", "voice"),
    (
        "[Twelve people] were killed, police said, but residents spoke of 30.",
        "office police",
    ),
    (
        "Twelve people were killed, police said, but residents said [30 people] had died.",
        "anonymous",
    ),
    (
        "Police said the road was closed; [12 people] were killed.",
        "voice",
    ),
    ("The agency reported missing [12 people].", "voice"),
    ("The man was told that [12 people] were killed.", "voice"),
    ("The company added [300 jobs] last year.", "voice; event 2021"),
    ("The ministry put the toll at [12 people].", "office ministry"),
    (
        "Chief Inspector Alun Pryce confirmed [12 deaths].",
        "person Alun Pryce",
    ),
    (
        "Gov. Anita Brandvold told reporters that [12 people] were killed.",
        "person Anita Brandvold",
    ),
    ("The court heard that [12 people] were killed.", "office court"),
    ("State media reported [12 deaths].", "outlet state media"),
    (
        "His lawyer, Giles Tarrant-Okafor, said that [12 people] were killed.",
        "person Giles Tarrant-Okafor",
    ),
    (
        "\"We lost [12 people],\" said Marta Vell, the mayor.",
        "person Marta Vell; quoted",
    ),
    (
        "\"We lost [12 people],\" she said. Marta Vell was the mayor.",
        "anonymous; quoted",
    ),
    (
        "Marta Vell spoke first. \"We lost [12 people],\" she said.",
        "person Marta Vell; quoted",
    ),
    (
        "Marta Vell said: \"We lost [12 people].\"",
        "person Marta Vell; quoted",
    ),
    (
        "\"It was loud,\" Marta Vell said. \"We lost [12 people].\"",
        "person Marta Vell; quoted",
    ),
    (
        "\"It was loud,\" said Marta Vell. \"We lost five,\" said Goran Petrov, who lost [12 people].",
        "voice",
    ),
    (
        "\"It was loud,\" said Marta Vell. \"We lost [12 people],\" said Goran Petrov.",
        "person Goran Petrov; quoted",
    ),
    (
        "Inspector Tull put it best: \"We lost [12 people].\"",
        "person Tull; quoted",
    ),
    ("He called it \"a walk for [12 people]\".", "anonymous; quoted"),
    ("There was a sign: \"[12 people] at most\".", "anonymous; quoted"),
    (
        "Prosecutors said Pellingbrook cheated [12 people].",
        "office prosecutors",
    ),
    (
        "In a statement, the ministry said [12 people] were killed.",
        "office ministry",
    ),
    (
        "The army said [12 people] were killed, adding that 30 were hurt.",
        "office army",
    ),
    (
        "The army said 12 people were killed, adding that [30 people] were hurt.",
        "office army",
    ),
    (
        "Mr Telek said it was over. Ms Kolar disagreed. He said [12 people] were killed.",
        "person Telek",
    ),
    (
        "\"We are done,\" Sheriff Dale Hutchens told the station, and [12 people] cheered.",
        "voice",
    ),
    (
        "Ana Bell, 34, who saw it, said [12 people] were killed.",
        "person Ana Bell",
    ),
    (
        "MINSK (Reuters) - The army said [12 people] were killed.",
        "office army",
    ),
    ("Bell & Sons said [12 people] were hired.", "office bell & sons"),
];

#[test]
fn when() {
    check(WHEN);
}

const WHEN: &[(&str, &str)] = &[
    (
        "[Twelve people] were killed on Monday.",
        "voice; event 2022-10-10",
    ),
    (
        "[Twelve people] were killed, police said on Monday.",
        "office police; said 2022-10-10",
    ),
    (
        "Police said on Monday that [12 people] were killed on Sunday.",
        "office police; said 2022-10-10; event 2022-10-09",
    ),
    (
        "Police said Monday's blast killed [12 people].",
        "office police; event 2022-10-10",
    ),
    (
        "On Monday, police said [12 people] had been killed.",
        "office police; said 2022-10-10",
    ),
    (
        "Police on Monday announced [12 deaths].",
        "office police; said 2022-10-10",
    ),
    (
        "He told the media today that [12 people] were killed.",
        "anonymous; said 2022-10-12",
    ),
    (
        "By Friday [12 people] had died.",
        "voice; as of 2022-10-07 (text: By Friday)",
    ),
    (
        "As of Monday, [12 people] had died.",
        "voice; as of 2022-10-10 (text: As of Monday)",
    ),
    (
        "[Twelve people] had died by late Friday.",
        "voice; as of 2022-10-07 (text: Friday)",
    ),
    (
        "The toll stood at [12 people] until Tuesday.",
        "voice; as of 2022-10-11 (text: until Tuesday)",
    ),
    ("[Twelve people] have died since Monday.", "voice"),
    (
        "Some [9,000 troops] will deploy on Friday.",
        "voice; planned; event 2022-10-14",
    ),
    (
        "The ministry said in a statement on Tuesday that [12 people] were killed.",
        "office ministry; said 2022-10-11",
    ),
    ("Last year [12 people] were killed.", "voice; event 2021"),
    // The date of what it is held against.
    ("[Twice] as much was paid as ten years ago.", "voice"),
    ("[Twelve people] were killed, against 30 in 2019.", "voice"),
    (
        "Twelve people were killed, against [30] in 2019.",
        "voice; event 2019",
    ),
    ("The toll of [12 people], up from 30 in 2019, was low.", "voice"),
    ("[Three times] as many people were killed as in 2019.", "voice"),
    (
        "As police said, [12 people] were killed in 2019.",
        "office police; event 2019",
    ),
    ("More than [12 people] were killed in 2019.", "voice; event 2019"),
    ("[Twelve people] were killed in 2019.", "voice; event 2019"),
    (
        "In 2019, [12 people] were killed, and 30 died last year.",
        "voice; event 2019",
    ),
    (
        "In 2019, 12 people were killed, and [30 people] died last year.",
        "voice; event 2021",
    ),
    (
        "[Twelve people] were killed on 3 October, the ministry said.",
        "office ministry; event 2022-10-03",
    ),
    (
        "[Twelve people] were killed on Monday, 10 October.",
        "voice; event 2022-10-10",
    ),
    (
        "\"We lost [12 people] yesterday,\" Marta Vell said on Monday.",
        "person Marta Vell; quoted; said 2022-10-10; event 2022-10-09",
    ),
    (
        "\"We lost [12 people] on Sunday,\" Marta Vell said on Monday.",
        "person Marta Vell; quoted; said 2022-10-10; event 2022-10-09",
    ),
    (
        "Yesterday's attack killed [12 people].",
        "voice; event 2022-10-11",
    ),
    (
        "The company will hire [300 people] by 2030.",
        "voice; planned; event 2030",
    ),
    (
        "Talks will resume on Friday with [12 envoys].",
        "voice; planned; event 2022-10-14",
    ),
    ("[Twelve people] were killed before Monday.", "voice"),
    (
        "Marta Vell said at a news conference on Monday [12 people] had died.",
        "person Marta Vell; said 2022-10-10",
    ),
    (
        "Police said [12 people] died on Monday.",
        "office police; event 2022-10-10",
    ),
];

#[test]
fn how() {
    check(HOW);
}

const HOW: &[(&str, &str)] = &[
    ("Some [9,000 troops] will deploy.", "voice; planned"),
    ("Some [9,000 troops] may deploy.", "voice; possible"),
    ("The blast could have killed [12 people].", "voice; possible"),
    ("If it falls, [12 people] will die.", "voice; conditional"),
    ("Did it kill [12 people]?", "voice; question"),
    ("The blast did not kill [12 people].", "voice; negated"),
    ("The blast killed not only [12 people].", "voice"),
    ("This won't be just [1,000 troops].", "voice; planned"),
    ("No doubt [12 people] were killed.", "voice"),
    (
        "The army denied that [12 people] were killed.",
        "office army; negated",
    ),
    ("[Twelve people] were not found.", "voice; negated"),
    ("Not just [12 people] were killed.", "voice"),
    ("He could not be reached, and [12 people] were killed.", "voice"),
    ("Up to [300 jobs] could go.", "voice; possible"),
    (
        "It is unclear whether [12 people] were killed.",
        "voice; possible",
    ),
    ("[Twelve people] are feared dead.", "voice; possible"),
    ("He would have killed [12 people].", "voice; conditional"),
    (
        "The plan is expected to cost [9 million dollars].",
        "voice; planned",
    ),
    ("The plan cost [9 million dollars], but it will go.", "voice"),
    ("He was killed in May with [12 people].", "voice; event 2022-05"),
    ("In May, [12 people] were killed.", "voice; event 2022-05"),
    ("He told the [300 workers] they would be paid.", "anonymous"),
    ("The firm plans to hire [300 people].", "voice; planned"),
    (
        "The [300 planned homes] were never built.",
        "voice; planned; negated",
    ),
    (
        "Had it not been for [12 men], it would have sunk.",
        "voice; negated",
    ),
    ("Another [26 people] died.", "voice; partial"),
    (
        "Two of the six died; [two] of the six were freed.",
        "voice; partial",
    ),
    ("[Two] of the six were freed.", "voice; partial"),
    ("The other [two] were freed.", "voice; partial"),
    ("[Five] others were hurt.", "voice; partial"),
    ("[26] more were hurt.", "voice; partial"),
    ("[26] more people were hurt.", "voice; partial"),
    ("More than [26] people were hurt.", "voice"),
    ("[26] people, more than half of them women, were hurt.", "voice"),
    ("The [two] soldiers fled.", "voice; partial"),
    ("[Five] of them were freed.", "voice; partial"),
    ("[Five] of them children, they fled.", "voice"),
    ("[Twelve people] were killed without warning.", "voice"),
    ("The blast killed [12 people] without harming the house.", "voice"),
    ("He never met the [12 people].", "voice; negated"),
    (
        "He said that they failed to reach [12 people].",
        "anonymous; negated",
    ),
    ("It might be [12 people], or more.", "voice; possible"),
];
