//! The report on the seeds in the four formats for people and programs, the same for any number of threads and any order
//! of paths.

use super::common::root;

const FORMATS: [&str; 4] = ["full", "narrated", "short", "json"];
const ARTICLES: [&str; 5] = [
    "seeds/1-arrivals.txt",
    "seeds/2-announcement.md",
    "seeds/3-build-up.html",
    "seeds/4-withdrawal.txt",
    "seeds/5-joint-group.txt",
];

fn check(paths: &[&str], more: &[&str]) -> String {
    let done = assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .arg("check")
        .args(paths)
        .args(more)
        .env("NO_COLOR", "1")
        .current_dir(root())
        .output()
        .unwrap();
    assert_eq!(
        done.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn reports_are_as_accepted() {
    for format in FORMATS {
        let report = check(&["seeds"], &["-f", format]);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots");
        insta::with_settings!({snapshot_path => folder, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!(format!("seeds-{format}"), report);
        });
    }
}

#[test]
fn threads_and_order_change_nothing() {
    let mut turned = ARTICLES;
    turned.reverse();
    let mut mixed = ARTICLES;
    mixed.swap(0, 3);
    mixed.swap(1, 2);
    for format in FORMATS {
        let one = check(&["seeds"], &["-f", format, "-j", "1"]);
        assert_eq!(
            one,
            check(&["seeds"], &["-f", format, "-j", "2"]),
            "{format} -j 2"
        );
        assert_eq!(
            one,
            check(&turned, &["-f", format]),
            "{format}, paths turned round"
        );
        assert_eq!(one, check(&mixed, &["-f", format]), "{format}, paths mixed");
    }
}
