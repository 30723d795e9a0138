//! The reference of the pattern language shows every sign and every type, and every line of it is true.

use gainsay::check::claims;
use gainsay::rule::RuleSet;
use gainsay::rule::pattern::Kind;
use gainsay::source::{Article, Story};

use super::common::text;

/// A line of a table: the sign or type, a pattern, a text it finds something in, one it leaves alone.
struct Row {
    sign: String,
    pattern: String,
    finds: String,
    leaves: String,
}

fn rows() -> Vec<Row> {
    let cells = |line: &str| -> Vec<String> {
        // A bar inside a cell is escaped.
        line.replace("\\|", "\u{1}")
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().replace('\u{1}', "|"))
            .collect()
    };
    let code = |cell: &str| cell.trim_matches('`').to_owned();
    text("docs/patterns.md")
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(cells)
        .filter_map(|cells| match cells.as_slice() {
            [sign, _, pattern, finds, leaves] => Some(Row {
                sign: code(sign),
                pattern: code(pattern),
                finds: finds.clone(),
                leaves: leaves.clone(),
            }),
            _ => None,
        })
        .collect()
}

const NAMES: &str = "[[person]]\nname = \"Ana Cruz\"\n[[org]]\nname = \"Harbour Board\"\n";

/// How many claims a rule with this one pattern finds.
fn found(pattern: &str, sentence: &str) -> usize {
    let rule = format!(
        "id = \"tickets\"\ntitle = \"t\"\n[[match]]\npattern = '{pattern}'\n[lists]\n\
         sell = [\"sell~\", \"go on sale\"]\n\
         kind = {{ day = {{ words = [\"day\", \"daily\"] }}, weekend = {{ words = [\"weekend\"] }} }}\n\
         [key]\n[compare]\nvalue = \"n\"\nas = \"count\"\n"
    );
    let rules = RuleSet::load(&[("tickets.toml", &rule), ("_names.toml", NAMES)])
        .unwrap_or_else(|e| panic!("{pattern}: {e:?}"));
    claims(&Story::new(vec![Article::from_text("a.txt", sentence)]), &rules)
        .concat()
        .len()
}

#[test]
fn every_line_is_true() {
    let mut wrong = Vec::new();
    for row in rows() {
        if found(&row.pattern, &row.finds) == 0 {
            wrong.push(format!("{}: nothing in “{}”", row.pattern, row.finds));
        }
        if found(&row.pattern, &row.leaves) > 0 {
            wrong.push(format!("{}: something in “{}”", row.pattern, row.leaves));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sign_and_every_type_has_a_line() {
    let rows = rows();
    let has = |sign: &str| rows.iter().any(|row| row.sign == sign);
    for sign in [
        "word",
        "word~",
        "wo(a|b)rd",
        "\"Word\"",
        "@list",
        "{slot:type}",
        "{slot:@list}",
        "..",
        "..N",
        "...",
        "(a | b)",
        "x?",
        ",",
        "!x",
        "^",
        "$",
        "[ … ]+",
    ] {
        assert!(has(sign), "{sign}");
    }
    for (name, _) in Kind::TABLE {
        assert!(has(name), "{name}");
    }
}

#[test]
fn a_list_in_the_text_gives_a_claim_for_each_item() {
    let row = rows().into_iter().find(|row| row.sign == "[ … ]+").unwrap();
    assert_eq!(found(&row.pattern, &row.finds), 2);
}
