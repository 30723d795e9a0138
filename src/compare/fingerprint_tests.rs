//! A finding keeps its name when text moves and words change, and loses it when a figure, a key or an article changes.

use proptest::prelude::*;

use super::testing::{claim, rule, story};
use super::topic::interval::compare;
use crate::extract::Claim;
use crate::rule::Evolves;
use crate::source::Story;
use crate::text::Span;

fn print(claims: &[Claim], story: &Story) -> String {
    let mut claims = claims.to_vec();
    for (at, claim) in (0..).zip(&mut claims) {
        claim.sentence += at;
    }
    let found = compare(&rule(Evolves::Never), &claims, story).findings;
    found.first().map_or(String::new(), |f| f.fingerprint(story))
}

fn two(first: u32, second: u32, thing: &str) -> Vec<Claim> {
    let slots = [("thing", thing), ("kind", "civilian")];
    vec![
        claim(0, &format!("={first}"), &slots),
        claim(1, &format!("={second}"), &slots),
    ]
}

proptest! {
    #[test]
    fn moved_and_repeated_text_keeps_the_fingerprint(first in 1..60_u32, more in 1..60_u32, moved in 0..900_u32) {
        let story = story(&[Some(1), Some(1)]);
        let claims = two(first, first + more, "dead");
        let before = print(&claims, &story);
        prop_assert_eq!(before.len(), 16);
        let mut later = claims.clone();
        for claim in &mut later {
            claim.span = Span::new(moved, moved + 40);
            claim.sentence += moved;
            claim.from = 3;
        }
        later.push(later[0].clone());
        prop_assert_eq!(&before, &print(&later, &story));
        later.reverse();
        prop_assert_eq!(&before, &print(&later, &story));
    }

    #[test]
    fn another_figure_or_key_is_another_finding(first in 1..60_u32, more in 1..60_u32, other in 1..60_u32) {
        let story = story(&[Some(1), Some(1)]);
        let before = print(&two(first, first + more, "dead"), &story);
        prop_assert_ne!(&before, &print(&two(first, first + more + other, "dead"), &story));
        prop_assert_ne!(&before, &print(&two(first, first + more, "hurt"), &story));
    }
}
