//! Sentences and the figures read in them.

use crate::read::{Context, Readings};
use crate::text::Doc;
use crate::value::Value;

/// Everything read in `text`, in the notation of rule tests, with a kind in front of what is no count.
pub(crate) fn readings(text: &str) -> String {
    let doc = Doc::plain(text);
    let mentions = Readings::new(&doc, Context::default()).mentions().to_vec();
    mentions
        .iter()
        .filter_map(|m| show(&m.value))
        .collect::<Vec<_>>()
        .join(" | ")
}

fn show(value: &Value) -> Option<String> {
    Some(match value {
        Value::Count(q) => q.to_string(),
        Value::Age(q) => format!("age {q}"),
        Value::Amount(q, unit) => format!("{} {}", unit.symbol, unit.as_written(q)),
        Value::Duration(q, unit) => format!("time {} {}", unit.symbol, unit.as_written(q)),
        Value::Money(q, currency) => format!("{} {q}", currency.0),
        Value::Percent {
            quantity,
            points: false,
        } => format!("% {quantity}"),
        Value::Percent { quantity, .. } => format!("points {quantity}"),
        Value::Ordinal(n) => format!("#{n}"),
        Value::Score(a, b) => format!("score {a}-{b}"),
        Value::Ratio { of, per } => format!("ratio {of}/{per}"),
        Value::Words(words) => format!("label {words}"),
        _ => return None,
    })
}

pub(crate) fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = readings(text);
            (found != *expected).then(|| format!("{text}\n    wanted {expected}\n    read   {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures_and_number_words() {
    check(&[
        ("Rescuers found 19 survivors.", "=19"),
        ("Some troops, 9,000 in all, arrived.", "=9000"),
        ("He sent 9 thousand soldiers.", "=9000"),
        ("About 2.5 million voters stayed home.", "~2500000"),
        ("Twenty-two miners were trapped.", "=22"),
        (
            "Twenty - two miners; of the fifty - two of them children - none came back.",
            "=22 | =50 | =2 | =0",
        ),
        ("Nine hundred and ninety-nine million bees swarmed.", "=999000000"),
        ("One hundred and six ships left.", "=106"),
        ("Two thousand five hundred homes burned.", "=2500"),
        ("Half a million people marched.", "=500000"),
        ("Three and a half million trees fell.", "=3500000"),
        ("A dozen cars and half a dozen vans burned.", "=12 | =6"),
        ("Two dozen boats sank.", "=24"),
        ("A hundred and fifty guests came.", "=150"),
        ("A quarter of a million birds died.", "=250000"),
        (
            "Some 3 lakh pilgrims and 2.4 crore voters came.",
            "~300000 | =24000000",
        ),
        ("The site drew 10k visitors and 1.2m clicks.", "=10000 | =1200000"),
        ("A fleet of 5bn insects rose.", "=5000000000"),
        ("They shipped 9\u{a0}000 tents.", "=9000"),
        ("Two and a half million visitors came.", "=2500000"),
        (
            "THE ATTACK LEFT AT LEAST FIVE DEAD AND THREE SUBVERSIVES CAPTURED.",
            ">=5 | =3",
        ),
    ]);
}

#[test]
fn hedges() {
    check(&[
        ("Nearly 9,000 troops crossed.", "<~9000"),
        ("A little less than 9 thousand people came.", "<~9000"),
        ("More than a dozen people died.", ">12"),
        ("No fewer than 40 people died.", ">=40"),
        ("No more than 40 people died.", "<=40"),
        ("Up to 12,000 soldiers trained.", "up to 12000"),
        ("As many as 60 sailors drowned.", "as many as 60"),
        ("Twenty or more people died.", ">=20"),
        ("Twenty or so people died.", "~20"),
        ("There were 40-plus witnesses and 30-odd goats.", ">=40 | ~30"),
        (
            "For three hundred and sixty-odd years, 20 or so miles on, ten-plus hours",
            "time y ~360 | mi ~20 | time h >=10",
        ),
        ("It won't be just a thousand troops.", "=1000"),
        ("Only 71 seats were sold.", "=71"),
        ("Well over 300 students sat down.", ">300"),
        ("Just over 300 students sat down.", ">~300"),
        ("Fewer than 10 houses stand.", "<10"),
    ]);
}

#[test]
fn labels_are_no_counts() {
    check(&[
        (
            "Take Platform 4, Gate B12 and Route 419.",
            "label platform 4 | label route 419",
        ),
        (
            "Under Section 14 a Boeing 737 and an M-16 were seized.",
            "label section 14 | label boeing 737",
        ),
        (
            "In game eleven the top five players move five pieces.",
            "label game eleven | =5 | =5",
        ),
        ("Bulletin No. 3 says the dead number 40.", "label no 3 | =40"),
        ("1. By order of five men, call 02800.", "=5"),
        ("See https://example.com/2019/05/12-dead for more.", ""),
        ("She called 911 over 5G and a 4K link.", ""),
        ("OF 52 ATTACKS, 37 IN AMBUSHES", "=52 | =37"),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("Five to seven men fled.", "5..7"),
        ("Between 40 and 60 lorries were waiting.", "40..60"),
        ("Some 35-40 people slept there.", "35..40"),
        ("Two or three witnesses spoke.", "2..3"),
        ("Two to three million litres leaked.", "l 2000000..3000000"),
        ("They raised it from 40 to 60 beds.", "=40 | =60"),
        (
            "It rose from 2 to 4 per cent, then to 4.1 from 3.9 per cent.",
            "% =2 | % =4 | % =4.1 | % =3.9",
        ),
        (
            "She won 6-4, 3-6, 7-5 by half past nine.",
            "score 6-4 | score 3-6 | score 7-5",
        ),
    ]);
}

#[test]
fn vague_words() {
    check(&[
        ("Dozens were hurt.", "dozens"),
        ("Tens of thousands of soldiers fled.", "tens of thousands"),
        ("Hundreds of thousands marched.", "hundreds of thousands"),
        ("A few hundred people remained.", "few hundred"),
        ("Several thousand people remained.", "several thousand"),
        ("Several people remained.", "several"),
        ("A few people remained.", "few"),
        ("A couple of students remained.", "couple"),
        ("A couple of hundred students remained.", "couple hundred"),
        ("A handful of shops opened.", "handful"),
        ("Many villagers fled.", "many"),
        ("Scores of people were hurt; she scores often.", "scores"),
        ("How many people came?", ""),
        ("Few people came.", ""),
    ]);
}

#[test]
fn nought() {
    check(&[
        ("No one was hurt.", "=0"),
        ("There were no serious injuries.", "=0"),
        ("None of the five survived.", "=0 | =5"),
        ("No survivors were found.", "=0"),
        ("There is no doubt about it.", ""),
        ("It is no longer open.", ""),
    ]);
}

#[test]
fn one_is_mostly_a_pronoun() {
    check(&[
        ("One person was killed and one man hurt.", "=1 | =1"),
        ("It is one of the largest bridges.", ""),
        ("One of them died.", "=1"),
        ("One of the six survived.", "=1 | =6"),
        ("They helped one another.", ""),
        ("This one is the one that fell.", ""),
        ("It hit a bus, killing one, and wounding one.", "=1 | =1"),
        ("It was an internal one.", ""),
        (
            "AT 1830 THE GUARDS FOUND 55 KG OF GOLD ON 16 AND 17 OCTOBER.",
            "kg =55",
        ),
    ]);
}

mod any_text {
    use proptest::prelude::*;

    use crate::read::number;
    use crate::text::Doc;
    use crate::value::INFINITY;

    const PIECES: &[&str] = &[
        "5",
        "12",
        "1,200",
        "2019",
        "0",
        "00",
        "3.5",
        ".08",
        "½",
        "1/2",
        "one",
        "two",
        "twenty",
        "hundred",
        "million",
        "dozen",
        "dozens",
        "a",
        "an",
        "half",
        "third",
        "thirds",
        "first",
        "no",
        "none",
        "several",
        "few",
        "many",
        "couple",
        "of",
        "and",
        "or",
        "to",
        "in",
        "the",
        "between",
        "more",
        "than",
        "at",
        "least",
        "about",
        "over",
        "up",
        "per",
        "cent",
        "%",
        "$",
        "£",
        "pounds",
        "cents",
        "km",
        "m",
        "metres",
        "hours",
        "years",
        "old",
        "aged",
        "Smith",
        "No",
        ".",
        ",",
        "-",
        "–",
        "/",
        "(",
        ")",
        ":",
        "^",
        "e",
        "x",
        "10",
        "minus",
        "point",
        "people",
        "Platform",
        "https",
        "votes",
        "magnitude",
        "’s",
        "s",
        "th",
        "k",
        "bn",
        "\u{a0}",
        "\n",
        "lakh",
        "crore",
        "times",
        "twice",
    ];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..24).prop_map(|pieces| {
            let mut text = String::new();
            for (piece, space) in pieces {
                text.push_str(PIECES.get(piece).copied().unwrap_or(""));
                if space {
                    text.push(' ');
                }
            }
            text
        })
    }

    /// The figures of a document, dates or not.
    fn figures(doc: &Doc<'_>) -> Vec<crate::read::Mention> {
        let read = |p: &crate::text::Paragraph| {
            number::read(doc, p.sentences.clone(), &crate::read::date::Times::default())
        };
        doc.paragraphs.iter().flat_map(read).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn every_reading_is_sound(text in text()) {
            let doc = Doc::plain(&text);
            let mut last = 0;
            for m in figures(&doc) {
                prop_assert!(m.tokens.start < m.tokens.end, "{m:?}");
                prop_assert!(m.tokens.start <= m.core.start && m.core.end <= m.tokens.end, "{text:?} {m:?}");
                prop_assert!(m.core.start >= last, "{text:?}: {m:?} reads a figure again");
                last = m.core.end;
                if let Some(q) = m.value.quantity() {
                    prop_assert!(q.hard.covers(q.soft), "{m:?}");
                    prop_assert!(q.n < INFINITY, "{m:?}");
                }
            }
        }

        #[test]
        fn scales_of_scales_stay_figures(words in proptest::collection::vec("crore|lakh|bn|trillion|9|million|\\$|dozen| ", 1..8)) {
            let text = words.concat();
            let doc = Doc::plain(&text);
            for m in figures(&doc) {
                prop_assert!(m.value.quantity().is_none_or(|q| q.n < INFINITY && q.m < INFINITY), "{text:?} {m:?}");
            }
        }

        #[test]
        fn no_text_stops_the_reader(text in "\\PC{0,60}") {
            let doc = Doc::plain(&text);
            prop_assert!(figures(&doc).len() <= text.len());
        }
    }
}
