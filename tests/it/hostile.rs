//! Input that means harm, or is merely broken: a clear error, bounded memory and time, nothing else lost.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use gainsay::source::{Batch, ReadOptions, SourceError, read_all};

fn batch(path: &str, bytes: impl Into<Vec<u8>>) -> Batch {
    let started = Instant::now();
    let batch = read_all(path, bytes.into(), &ReadOptions::default());
    // Generous for a machine under load: what is meant is that nothing is quadratic.
    assert!(
        started.elapsed() < Duration::from_mins(2),
        "{path} took {:?}",
        started.elapsed()
    );
    batch
}

fn errors(batch: &Batch) -> Vec<String> {
    batch.errors.iter().map(ToString::to_string).collect()
}

/// The text of the only article.
fn text(batch: &Batch) -> &str {
    assert_eq!(batch.articles.len(), 1, "{:?}", batch.errors);
    &batch.articles[0].text
}

#[test]
fn markup_nested_without_end() {
    let deep = 100_000;
    let page = format!(
        "{}<p>Nine died.</p>{}",
        "<div>".repeat(deep),
        "</div>".repeat(deep)
    );
    assert_eq!(text(&batch("a.html", page)), "Nine died.");
    let crossed = format!(
        "{}<p>Nine died.{}",
        "<b><i>".repeat(deep),
        "</b></x>".repeat(deep)
    );
    assert_eq!(text(&batch("b.html", crossed)), "Nine died.");
    let open = "<p>Nine died.<li>".repeat(deep);
    assert!(text(&batch("c.html", open)).starts_with("Nine died."));
    let quoted = format!("{}Nine died.\n", "> ".repeat(deep));
    assert_eq!(batch("d.md", quoted).articles.len(), 1);
    let listed = format!("{}Nine died.\n", "- ".repeat(10_000));
    assert_eq!(batch("e.md", listed).articles.len(), 1);
    let document = format!("<nitf><body>{}Nine died.", "<block>".repeat(deep));
    assert_eq!(
        errors(&batch("f.xml", document)),
        ["f.xml:1: the document ends too soon"]
    );
}

/// The tokenizer must not go one call deeper with every attribute: on a worker's stack a few hundred were too many.
#[test]
fn attributes_without_end() {
    let tags: [fn(usize) -> String; 4] = [
        |n| format!("a{n}=\"x\" "),
        |n| format!("a{n}='x' "),
        |n| format!("a{n}=\"x&amp;\""),
        |n| format!("a{n} "),
    ];
    for attribute in tags {
        for many in [5_000, 100_000] {
            let attributes: String = (0..many).map(attribute).collect();
            let page = format!("<p title=\"1 > 0\" {attributes} hidden=\"\">Two died.</p><p>Nine died.</p>");
            assert_eq!(text(&batch("a.html", page)), "Nine died.");
        }
    }
}

#[test]
fn json_nested_without_end() {
    let line = format!("{{\"text\": \"Nine died.\", \"x\": {}\n", "[".repeat(1_000_000));
    let read = batch("a.jsonl", format!("{line}{{\"text\": \"Two died.\"}}\n"));
    assert_eq!(text(&read), "Two died.");
    assert_eq!(read.errors.len(), 1);
    let page = format!(
        "<script type='application/ld+json'>{}</script><p>Nine died.</p>",
        "[".repeat(1_000_000)
    );
    assert_eq!(text(&batch("a.html", page)), "Nine died.");
}

#[test]
fn a_line_of_200_megabytes() {
    let mut line = String::with_capacity(200 << 20);
    line.push_str("{\"title\": \"A title\", \"text\": \"");
    while line.len() < 200 << 20 {
        line.push_str(
            "Nine people died \\u2014 and it goes on and on, for a thousand words and more, without an end. ",
        );
    }
    line.push_str("\"}\n{\"text\": \"Two died.\"}\n");
    let read = batch("a.jsonl", line);
    assert_eq!(errors(&read), [""; 0]);
    assert_eq!(read.articles.len(), 2);
    let first = &read.articles[0];
    assert!(first.map.len() < 10_000_000, "{} stretches", first.map.len());
    assert_eq!(
        first.blocks.last().map(|b| first.in_decoded(b.span).end as usize),
        Some(first.file.len() - 4)
    );
}

#[test]
fn a_line_that_is_not_json_is_named_and_the_rest_goes_on() {
    let read = batch(
        "a.jsonl",
        "{\"text\": \"One.\"}\nnonsense\n\n[1]\n{}\n{\"text\": \"Two.\"}\r\n{\"text\":",
    );
    let paths: Vec<&str> = read.articles.iter().map(|a| a.path.as_str()).collect();
    assert_eq!(paths, ["a.jsonl:1", "a.jsonl:6"]);
    let lines: Vec<u32> = read
        .errors
        .iter()
        .map(|e| match e {
            SourceError::Malformed { line, .. } => *line,
            _ => 0,
        })
        .collect();
    assert_eq!(lines, [2, 4, 5, 7], "{:?}", read.errors);
    assert!(errors(&read)[0].starts_with("a.jsonl:2: not JSON"));
}

#[test]
fn entities_that_expand() {
    let mut bomb = String::from("<!DOCTYPE nitf [<!ENTITY a0 \"dead\">");
    for n in 1..30 {
        write!(bomb, "<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1).unwrap();
    }
    bomb.push_str("]><nitf><body><p>&a29;</p></body></nitf>");
    let read = batch("a.xml", bomb);
    assert!(read.articles.is_empty());
    assert_eq!(
        errors(&read),
        ["a.xml:1: the document defines entities of its own, which are not expanded"]
    );
    let mut front = String::from("---\na0: &a0 [x, x]\n");
    for n in 1..30 {
        writeln!(front, "a{n}: &a{n} [*a{}, *a{}]", n - 1, n - 1).unwrap();
    }
    front.push_str("title: Ferry sinks\n---\n\nNine died.\n");
    let read = batch("a.md", front);
    assert_eq!(read.articles[0].title.as_deref(), Some("Ferry sinks"));
}

#[test]
fn front_matter_that_is_no_yaml() {
    for (front, line) in [
        ("---\ntitle: \"Ferry\ndate: 2031-05-04\n---\n", None),
        ("---\ntitle: Ferry\n\tdate: [2031\n---\n", None),
        ("---\ntitle: [a, b\n---\n", None),
        ("---\njust words\n---\n", Some(2)),
        ("+++\ntitle = Ferry\n+++\n", Some(2)),
    ] {
        let read = batch("a.md", format!("{front}\nNine died off Port Halden.\n"));
        assert_eq!(read.errors.len(), 1, "{front}");
        let SourceError::Malformed {
            line: found, message, ..
        } = &read.errors[0]
        else {
            panic!("{:?}", read.errors)
        };
        assert!(message.starts_with("front matter is not valid"), "{message}");
        assert!(line.is_none_or(|l| l == *found), "{front}: line {found}");
        assert!(text(&read).contains("Nine died off Port Halden."), "{front}");
    }
    let deep = format!("---\na: {}\n---\n\nNine died.\n", "[".repeat(100_000));
    assert_eq!(batch("b.md", deep).articles.len(), 1);
    let never_closed = format!("---\n{}", "title: a\n".repeat(200_000));
    assert_eq!(batch("c.md", never_closed).articles.len(), 1);
}

#[test]
fn files_that_are_no_text() {
    let cases: [(&[u8], &str); 5] = [
        (b"%PDF-1.7 \x00\x01", "a.txt: a PDF document, not text"),
        (
            b"PK\x03\x04....",
            "a.txt: a zip archive (an Office document is one), not text",
        ),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt: a PNG image, not text"),
        (
            b"words \x00\x01\x02\x03 and more",
            "a.txt: a binary file, not text",
        ),
        (b" \n\t\n", "a.txt: no text in it"),
    ];
    for (bytes, message) in cases {
        assert_eq!(errors(&batch("a.txt", bytes)), [message]);
    }
    let options = ReadOptions {
        max_bytes: 5,
        ..ReadOptions::default()
    };
    let read = read_all("a.txt", b"Nine died.".to_vec(), &options);
    assert_eq!(errors(&read), ["a.txt: 10 bytes, more than the limit of 5"]);
}

#[test]
fn a_single_line_of_50_megabytes() {
    let line = "Nine people died when the ferry sank, and the owner said nothing. ".repeat((50 << 20) / 66);
    let read = batch("a.txt", line.into_bytes());
    assert_eq!(read.articles[0].blocks.len(), 1);
    let marked = format!("<p>{}", "word &amp; word ".repeat(300_000));
    assert_eq!(batch("a.html", marked).articles.len(), 1);
    let unclosed = "<a href=\"".repeat(100_000);
    assert_eq!(batch("b.html", unclosed + "x").articles.len(), 1);
}

/// The program reads a file of JSON lines one line at a time: a line that no article is as long as is named, and the
/// rest goes on.
#[test]
fn a_line_too_long_for_an_article_is_passed_over() {
    let folder = tempfile::TempDir::new().unwrap();
    let long = "It goes on and on, for a thousand words and more. ".repeat((33 << 20) / 50);
    let lines = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"Two died.\"}}\n");
    std::fs::write(folder.path().join("a.jsonl"), lines).unwrap();
    let done = assert_cmd::Command::cargo_bin("gainsay")
        .unwrap()
        .current_dir(folder.path())
        .args(["check", "a.jsonl", "--format", "json"])
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(report["summary"]["articles"], 1, "{report}");
    let said = String::from_utf8(done.stderr).unwrap() + &report.to_string();
    assert!(
        said.contains("line 1: a line longer than 33554432 bytes"),
        "{said}"
    );
}
