//! Every mistake a rule file can hold, as data: `tests/rule-errors/*.toml` and how its diagnostic reads.

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::rule::RuleSet;
use miette::{GraphicalReportHandler, GraphicalTheme};

fn rendered(files: &[(&str, &str)]) -> String {
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
    let mut out = String::new();
    match RuleSet::load(files) {
        Ok(set) => {
            for warning in &set.warnings {
                handler.render_report(&mut out, warning).unwrap();
            }
        }
        Err(errors) => handler.render_report(&mut out, &errors).unwrap(),
    }
    out
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rule-errors");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn every_mistake_is_underlined() {
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
    }, {
        for path in cases() {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let shown = match name.strip_suffix(".shared") {
                Some(_) => "_names.toml".to_owned(),
                None => format!("{name}.toml"),
            };
            let diagnostic = rendered(&[(&shown, &text)]);
            assert!(diagnostic.contains('╭') && diagnostic.contains("──"), "{name}: no place is shown\n{diagnostic}");
            insta::assert_snapshot!(format!("rule-error-{}", name.replace('.', "-")), diagnostic);
        }
    });
}

#[test]
fn two_files_with_one_id_and_a_missing_list_are_told_together() {
    let one = "id = \"a\"\ntitle = \"A\"\n[[match]]\npattern = \"{n:count} sold\"\n[compare]\nvalue = \"n\"\nas = \"count\"\n";
    let two = one.replace("sold", "@sold");
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!("rule-error-two-files", rendered(&[("one.toml", one), ("two.toml", &two)]));
    });
}
