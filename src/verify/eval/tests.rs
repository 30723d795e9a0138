//! Pairs are found across camps, and shares are told with how sure they are.

use super::*;

fn place(file: &str, start: u64, end: u64) -> Place {
    Place {
        file: file.to_owned(),
        start,
        end,
    }
}

fn pair(a: Place, b: Place, optional: bool) -> Pair {
    let fragment = |p: &Place| Fragment {
        file: p.file.clone(),
        text: "words".to_owned(),
    };
    Pair {
        entry: Entry {
            kind: "number".to_owned(),
            severity: "contradiction".to_owned(),
            a: fragment(&a),
            b: fragment(&b),
            optional,
            disputed: false,
        },
        sides: [a, b],
    }
}

fn shown(camps: &[&[Place]]) -> Shown {
    Shown {
        rule: "toll".to_owned(),
        message: String::new(),
        camps: camps.iter().map(|c| c.to_vec()).collect(),
    }
}

#[test]
fn a_pair_is_found_across_two_camps_only() {
    let gold = [
        pair(place("a", 0, 9), place("b", 0, 9), false),
        pair(place("a", 0, 9), place("c", 0, 9), false),
        pair(place("b", 50, 60), place("c", 50, 60), true),
    ];
    let found = [
        shown(&[&[place("a", 4, 20)], &[place("b", 8, 9)]]),
        shown(&[&[place("a", 4, 20), place("c", 0, 3)], &[place("d", 0, 3)]]),
        shown(&[&[place("b", 55, 56)], &[place("c", 59, 70)]]),
    ];
    let score = score(&gold, &[], &found);
    assert_eq!(score.recall, Share { hits: 1, of: 2 });
    assert_eq!(score.precision, Share { hits: 2, of: 3 });
}

#[test]
fn fragments_are_found_behind_their_markup() {
    let fragment = |text: &str| Fragment {
        file: "a.html".to_owned(),
        text: text.to_owned(),
    };
    let file = b"<p>Smith &amp; Co paid &quot;a lot&quot;</p>";
    assert_eq!(
        locate(&fragment("Smith & Co"), file),
        Some(place("a.html", 3, 17))
    );
    assert_eq!(
        locate(&fragment("paid \"a lot\""), file),
        Some(place("a.html", 18, 40))
    );
    assert_eq!(locate(&fragment("nothing"), file), None);
}

#[test]
fn intervals_are_wilsons() {
    for (hits, of, expected) in [
        (0, 0, None),
        (9, 10, Some((596, 982))),
        (10, 10, Some((722, 1000))),
    ] {
        let interval = Share { hits, of }.wilson().map(|w| (w.lo, w.hi));
        assert_eq!(interval, expected);
    }
}

#[test]
fn a_difference_names_what_changed() {
    let one = |found: &str, lines: &str| {
        let score = Score {
            found: vec![found.to_owned()],
            lines: vec![lines.to_owned()],
            ..Score::default()
        };
        total([("bridge".to_owned(), score)].into())
    };
    let told = difference(&one("x", "wrong y"), &one("z", "missed x"));
    assert!(told.contains("+ found bridge: z"));
    assert!(told.contains("- lost bridge: x"));
    assert!(told.contains("- gone bridge: wrong y"));
    assert!(!told.contains("missed"));
}
