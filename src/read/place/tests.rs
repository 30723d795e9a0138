//! Places as they are read from sentences, and what only looks like one.

use super::*;
use crate::read::Context;

fn places(text: &str) -> Vec<String> {
    let doc = Doc::plain(text);
    let readings = Readings::new(&doc, Context::default());
    let line = |m: &PlaceMention| {
        let what = match &m.what {
            Whereabouts::Bearing { side, far } => {
                format!("{}{}", side.name(), if far.is_some() { " far" } else { "" })
            }
            Whereabouts::Part { axis, end } => format!("{axis} {end}"),
            Whereabouts::Floor(n) => format!("floor {n}"),
            Whereabouts::Label(label) => format!("label {label}"),
            Whereabouts::Route { from, to } => format!(
                "{} > {}",
                from.as_deref().unwrap_or("?"),
                to.as_deref().unwrap_or("?")
            ),
        };
        format!(
            "{what} | {} | {}",
            m.noun.as_deref().unwrap_or("-"),
            m.of.as_deref().unwrap_or("-")
        )
    };
    read(&doc, &readings).iter().map(line).collect()
}

#[test]
fn reads_where_things_are() {
    for (text, wanted) in [
        (
            "The town lies about 90 kilometers (56 miles) west of the regional capital, Tel Omran.",
            vec!["west far | capital | Tel Omran"],
        ),
        (
            "It is 60 kilometres to the north of the capital.",
            vec!["north far | capital | -"],
        ),
        (
            "A village north-east of the airfield was hit.",
            vec!["north-east | airfield | -"],
        ),
        (
            "The whales lay on the west coast of Inish Dole.",
            vec!["compass 6 | coast | Inish Dole"],
        ),
        (
            "It broke out on the second floor of the ward.",
            vec!["floor 2 | floor | -"],
        ),
        (
            "It broke out in a ground-floor unit.",
            vec!["floor 0 | floor | -"],
        ),
        ("A fence beside Gate C gave way.", vec!["label C | gate | -"]),
        (
            "The bus was travelling from Lima to Pisco when it fell.",
            vec!["Lima > Pisco | bus | -"],
        ),
        ("A bus bound for Lima fell.", vec!["? > Lima | bus | -"]),
        (
            "She broke the left arm, and the right-wing press laughed.",
            vec!["left-right 0 | arm | -"],
        ),
        ("Trade with the West grew in eastern Europe.", vec![]),
    ] {
        assert_eq!(places(text), wanted, "{text}");
    }
}
