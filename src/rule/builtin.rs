//! The rules that come with the program: every file under `rules/`, embedded.

/// Path under `rules/`, and text. A test keeps this table and the folder equal.
pub const FILES: &[(&str, &str)] = &[
    ("rules/_lists.toml", include_str!("../../rules/_lists.toml")),
    ("rules/_names.toml", include_str!("../../rules/_names.toml")),
    (
        "rules/casualties/casualties.toml",
        include_str!("../../rules/casualties/casualties.toml"),
    ),
    (
        "rules/dates/weekday-date.toml",
        include_str!("../../rules/dates/weekday-date.toml"),
    ),
    (
        "rules/dates/duration.toml",
        include_str!("../../rules/dates/duration.toml"),
    ),
    (
        "rules/dates/when.toml",
        include_str!("../../rules/dates/when.toml"),
    ),
    (
        "rules/figures/figures.toml",
        include_str!("../../rules/figures/figures.toml"),
    ),
    (
        "rules/dates/order.toml",
        include_str!("../../rules/dates/order.toml"),
    ),
    (
        "rules/figures/headline.toml",
        include_str!("../../rules/figures/headline.toml"),
    ),
    (
        "rules/words/contrast.toml",
        include_str!("../../rules/words/contrast.toml"),
    ),
    (
        "rules/words/outcome.toml",
        include_str!("../../rules/words/outcome.toml"),
    ),
    (
        "rules/sources/certainty.toml",
        include_str!("../../rules/sources/certainty.toml"),
    ),
    (
        "rules/figures/same-figure.toml",
        include_str!("../../rules/figures/same-figure.toml"),
    ),
    (
        "rules/forces/force-size.toml",
        include_str!("../../rules/forces/force-size.toml"),
    ),
    (
        "rules/names/name-variant.toml",
        include_str!("../../rules/names/name-variant.toml"),
    ),
    (
        "rules/names/person-age.toml",
        include_str!("../../rules/names/person-age.toml"),
    ),
    (
        "rules/names/person-role.toml",
        include_str!("../../rules/names/person-role.toml"),
    ),
    (
        "rules/places/bearing.toml",
        include_str!("../../rules/places/bearing.toml"),
    ),
    (
        "rules/places/border-side.toml",
        include_str!("../../rules/places/border-side.toml"),
    ),
    (
        "rules/places/route.toml",
        include_str!("../../rules/places/route.toml"),
    ),
    (
        "rules/places/place-label.toml",
        include_str!("../../rules/places/place-label.toml"),
    ),
    (
        "rules/places/opposite-part.toml",
        include_str!("../../rules/places/opposite-part.toml"),
    ),
    (
        "rules/places/floor.toml",
        include_str!("../../rules/places/floor.toml"),
    ),
    (
        "rules/quotes/quote-variants.toml",
        include_str!("../../rules/quotes/quote-variants.toml"),
    ),
    (
        "rules/sources/attribution.toml",
        include_str!("../../rules/sources/attribution.toml"),
    ),
    (
        "rules/sources/disclosure.toml",
        include_str!("../../rules/sources/disclosure.toml"),
    ),
    (
        "rules/sources/hedge.toml",
        include_str!("../../rules/sources/hedge.toml"),
    ),
    (
        "rules/sums/change.toml",
        include_str!("../../rules/sums/change.toml"),
    ),
    (
        "rules/sums/share.toml",
        include_str!("../../rules/sums/share.toml"),
    ),
    (
        "rules/sums/time-span.toml",
        include_str!("../../rules/sums/time-span.toml"),
    ),
    (
        "rules/sums/part-whole.toml",
        include_str!("../../rules/sums/part-whole.toml"),
    ),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::rule::{RuleSet, load};

    fn walk(folder: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let root = Path::new(env!("CARGO_MANIFEST_DIR"));
                let relative = path.strip_prefix(root).unwrap();
                out.push(relative.to_string_lossy().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn every_rule_file_is_embedded() {
        let mut found = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), &mut found);
        found.sort();
        let mut listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        listed.sort_unstable();
        assert_eq!(
            listed, found,
            "add the new file to the table in src/rule/builtin.rs"
        );
    }

    #[test]
    fn nothing_but_proof_stands_behind_proof() {
        for (path, text) in FILES {
            let rest = text.strip_prefix(load::before_proof(text)).unwrap_or(text);
            for line in rest.lines().filter(|line| line.starts_with('[')) {
                assert!(matches!(line, "[[example]]" | "[[case]]"), "{path}: {line}");
            }
        }
    }

    #[test]
    fn what_is_read_later_is_read_alike() {
        let (later, whole) = (RuleSet::builtin().unwrap(), RuleSet::load(FILES).unwrap());
        for (one, other) in later.sources.iter().zip(&whole.sources) {
            assert_eq!(one.path, other.path);
            assert_eq!(one.examples(), other.examples(), "{}", one.path);
            assert_eq!(one.cases(), other.cases(), "{}", one.path);
            assert_eq!(one.patterns, other.patterns, "{}", one.path);
        }
    }

    #[test]
    fn the_built_in_rules_have_no_mistake() {
        match RuleSet::load(FILES) {
            Ok(set) => assert!(set.warnings.is_empty(), "{:?}", set.warnings),
            Err(errors) => panic!("{:?}", miette::Report::new(errors)),
        }
    }
}
