//! One run on the seeds writes every format at once: each holds to its schema, and each read back tells the same
//! findings at the same places.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::common::{root, text};

/// Fingerprint to rule and first place, as `path:line`.
type Told = BTreeMap<String, (String, String)>;

/// All formats of one run, by name. Every finding is reported, however small, so that there is more than one.
fn reports() -> BTreeMap<&'static str, String> {
    let folder = TempDir::new().unwrap();
    let mut run = assert_cmd::Command::cargo_bin("gainsay").unwrap();
    run.current_dir(root()).env("NO_COLOR", "1");
    run.args(["check", "seeds", "--exit-zero", "--no-cache"]);
    run.args(["--min-severity", "note", "--min-confidence", "low"]);
    for format in gainsay::report::FORMATS {
        let file = folder.path().join(format.name);
        run.args(["--also", &format!("{}={}", format.name, file.display())]);
    }
    run.assert().success();
    let read = |name| fs::read_to_string(folder.path().join(name)).unwrap();
    let names = gainsay::report::FORMATS.iter().map(|format| format.name);
    names.map(|name| (name, read(name))).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn at<'v>(value: &'v Value, pointer: &str) -> &'v str {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("{pointer} in {value:#}"))
}

fn line(value: &Value, pointer: &str) -> u64 {
    let found = value.pointer(pointer).and_then(Value::as_u64);
    found.unwrap_or_else(|| panic!("{pointer} in {value:#}"))
}

/// What the formats for programs tell, read back by what each is documented to hold.
fn told(format: &str, text: &str) -> Told {
    let list = |value: &Value, pointer: &str| value.pointer(pointer).unwrap().as_array().unwrap().clone();
    let findings = |findings: Vec<Value>| -> Told {
        let one = |f: &Value| {
            let place = format!(
                "{}:{}",
                at(f, "/camps/0/claims/0/path"),
                line(f, "/camps/0/claims/0/line")
            );
            (
                at(f, "/fingerprint").to_owned(),
                (at(f, "/rule").to_owned(), place),
            )
        };
        findings.iter().map(one).collect()
    };
    match format {
        "json" => findings(list(&json(text), "/findings")),
        "jsonl" => findings(
            text.lines()
                .map(json)
                .filter(|v| v.get("fingerprint").is_some())
                .collect(),
        ),
        "sarif" => list(&json(text), "/runs/0/results")
            .iter()
            .map(|r| {
                let place = "/locations/0/physicalLocation";
                let path = at(r, &format!("{place}/artifactLocation/uri")).to_owned();
                let place = format!("{path}:{}", line(r, &format!("{place}/region/startLine")));
                let print = at(r, "/partialFingerprints/gainsay~1v1").to_owned();
                (print, (at(r, "/ruleId").to_owned(), place))
            })
            .collect(),
        "gitlab" => list(&json(text), "")
            .iter()
            .map(|i| {
                let place = format!("{}:{}", at(i, "/location/path"), line(i, "/location/lines/begin"));
                (
                    at(i, "/fingerprint").to_owned(),
                    (at(i, "/check_name").to_owned(), place),
                )
            })
            .collect(),
        "rdjson" => list(&json(text), "/diagnostics")
            .iter()
            .map(|d| {
                let place = format!(
                    "{}:{}",
                    at(d, "/location/path"),
                    line(d, "/location/range/start/line")
                );
                let (_, print) = at(d, "/message").rsplit_once('(').unwrap();
                (
                    print.trim_end_matches(')').to_owned(),
                    (at(d, "/code/value").to_owned(), place),
                )
            })
            .collect(),
        other => panic!("{other} is not read back here"),
    }
}

#[test]
fn every_format_of_one_run_tells_the_same() {
    let reports = reports();
    let wanted = told("json", &reports["json"]);
    assert!(wanted.len() > 3, "{wanted:#?}");
    for format in ["jsonl", "sarif", "gitlab", "rdjson"] {
        assert_eq!(told(format, &reports[format]), wanted, "{format}");
    }
    let severities = ["error", "warning", "notice"];
    for (print, (rule, place)) in &wanted {
        let (path, line) = place.rsplit_once(':').unwrap();
        for format in ["full", "narrated", "junit", "markdown", "html", "github"] {
            let report = &reports[format];
            assert!(
                report.contains(print) && report.contains(rule.as_str()),
                "{format}: {print}"
            );
        }
        let starts = |report: &str, start: &str| report.lines().any(|l| l.starts_with(start));
        assert!(starts(&reports["short"], &format!("{place}:")), "{place}");
        let annotated = severities.iter().any(|severity| {
            let start = format!("::{severity} file={path},line={line},");
            reports["github"].lines().any(|l| l.starts_with(&start))
        });
        assert!(annotated, "{place} in {}", reports["github"]);
    }
    let count = |report: &str, part: &str| report.matches(part).count();
    assert_eq!(count(&reports["html"], "<article class=\"finding"), wanted.len());
    assert_eq!(count(&reports["full"], "gainsay explain "), wanted.len());
    assert_eq!(count(&reports["junit"], "gainsay explain "), wanted.len());
    assert_eq!(
        reports["short"].lines().count(),
        wanted.len() + 1,
        "and the closing line"
    );
}

#[test]
fn json_reports_hold_to_their_schemas() {
    let reports = reports();
    for (format, schema) in [
        ("sarif", "sarif-2.1.0.json"),
        ("gitlab", "gitlab-code-quality.json"),
        ("rdjson", "rdjson.json"),
    ] {
        let mut schema = json(&text(Path::new("tests/schemas").join(schema)));
        // SARIF's pattern of a language tag has a bracket too many, which this validator refuses; no language is given.
        for part in ["run", "toolComponent"] {
            if let Some(language) = schema.pointer_mut(&format!("/definitions/{part}/properties/language")) {
                language.as_object_mut().unwrap().remove("pattern");
            }
        }
        let validator = jsonschema::validator_for(&schema).unwrap();
        let report = json(&reports[format]);
        let wrong: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{format}: {wrong:#?}");
        assert!(
            !validator.is_valid(&serde_json::json!({ "runs": 3 })),
            "{format}: the schema refuses something"
        );
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn the_junit_report_holds_to_its_schema() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("report.xml");
    fs::write(&file, &reports()["junit"]).unwrap();
    let mut check = Command::new("xmllint");
    check.args(["--noout", "--nonet", "--schema"]);
    check.arg(root().join("tests/schemas/junit-10.xsd")).arg(&file);
    match check.output() {
        Ok(done) => assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr)),
        Err(error) => eprintln!("skipped: xmllint cannot be run: {error}"),
    }
}

#[test]
fn a_report_is_no_article_of_the_next_run() {
    let folder = TempDir::new().unwrap();
    let story = [("a.md", "12"), ("b.md", "17")];
    for (name, dead) in story {
        let text = format!("---\ndate: 2024-05-01\n---\nA fire killed {dead} people, police said.\n");
        fs::write(folder.path().join(name), text).unwrap();
    }
    let check = |more: &[String]| -> Value {
        let mut run = assert_cmd::Command::cargo_bin("gainsay").unwrap();
        run.current_dir(folder.path())
            .args(["check", "--exit-zero", "-f", "json"])
            .args(more);
        json(&String::from_utf8(run.assert().success().get_output().stdout.clone()).unwrap())
    };
    let endings = [
        ("html", "html"),
        ("junit", "xml"),
        ("jsonl", "jsonl"),
        ("markdown", "md"),
    ];
    let also: Vec<String> = gainsay::report::FORMATS
        .iter()
        .flat_map(|format| {
            let ending = endings.iter().find(|(name, _)| *name == format.name).map_or_else(
                || {
                    if ["full", "narrated", "short", "github"].contains(&format.name) {
                        "txt"
                    } else {
                        "json"
                    }
                },
                |(_, ending)| ending,
            );
            ["--also".to_owned(), format!("{0}={0}.{ending}", format.name)]
        })
        .collect();
    let first = check(&also);
    assert_eq!(first["findings"].as_array().unwrap().len(), 1);
    let again = check(&[]);
    assert_eq!(again["summary"]["articles"], 2, "{:#}", again["notices"]);
    assert_eq!(again["findings"], first["findings"]);
    assert_eq!(
        again["notices"].as_array().unwrap().len(),
        gainsay::report::FORMATS.len()
    );
}
