//! One article in every format, encoding and layout: the same blocks, the same date, and spans that cut the right
//! bytes out of the file. The files are `tests/formats/*`.

use std::fs;

use gainsay::source::{Article, ReadOptions, read};
use gainsay::text::{BlockRole, Span};
use gainsay::value::Days;
use proptest::prelude::*;

use super::common::{files, root};

const TITLE: &str = "Ferry sinks off Port Halden, 11 dead";

const BODY: [&str; 3] = [
    "The ferry “Astrid” sank off Port Halden on Sunday with about 190 people aboard, and 11 of them died, the coast \
     guard said.",
    "Brix & Sons, which owns the ship, paid €1.5 million for her. “She was sound,” said Chloé Brix, 46, at the firm's \
     office.",
    "Divers went down at 7:52 a.m. and found 11 bodies in the cabin. Nobody has said why the doors were open.",
];

/// Words of the text with all that may stand for them in a file.
const PLACES: &[(&str, &[&str])] = &[
    ("about 190", &["about 190", "about <b>190", "about **190"]),
    ("11 of them died", &["11 of them died"]),
    (
        "Port Halden on",
        &[
            "Port Halden on",
            "Port\nHalden</a> on",
            "Port Halden</location> on",
            "Port Halden](https://halden.example/2019) on",
        ],
    ),
    ("Brix & Sons", &["Brix & Sons", "Brix &amp; Sons"]),
    ("Chloé", &["Chloé", "Chlo&eacute;", "Chlo&#233;", "Chlo\\u00e9"]),
    ("€1.5 million", &["€1.5 million", "\\u20ac1.5 million"]),
    ("7:52 a.m.", &["7:52 a.m."]),
    ("firm's office", &["firm's office"]),
];

fn one(path: &str, bytes: Vec<u8>) -> Article {
    let mut articles = read(path, bytes, &ReadOptions::default()).unwrap();
    assert_eq!(articles.len(), 1, "{path}");
    articles.remove(0)
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn blocks(article: &Article, role: BlockRole) -> Vec<String> {
    let of = |span: Span| words(span.of(&article.text));
    article
        .blocks
        .iter()
        .filter(|b| b.role == role)
        .map(|b| of(b.span))
        .collect()
}

/// What follows the words `pattern` at the start of `text`.
fn behind<'t>(text: &'t str, pattern: &[&str]) -> Option<&'t str> {
    pattern
        .iter()
        .try_fold(text, |rest, word| rest.trim_start().strip_prefix(word))
}

/// The bytes on disk of the words `needle`.
fn on_disk<'b>(article: &Article, needle: &str, bytes: &'b [u8]) -> &'b [u8] {
    let pattern: Vec<&str> = needle.split(' ').collect();
    let at = article
        .text
        .char_indices()
        .map(|(at, _)| at)
        .find(|at| {
            article
                .text
                .get(*at..)
                .is_some_and(|t| t.starts_with(pattern[0]) && behind(t, &pattern).is_some())
        })
        .unwrap_or_else(|| panic!("{}: no {needle:?}", article.path));
    let rest = behind(article.text.get(at..).unwrap(), &pattern).unwrap();
    let (start, end) = article.on_disk(Span::from_usize(at, article.text.len() - rest.len()));
    let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
    bytes.get(range).unwrap()
}

fn check(path: &str, bytes: &[u8]) {
    let article = one(path, bytes.to_vec());
    assert_eq!(blocks(&article, BlockRole::Headline), [TITLE], "{path}");
    assert_eq!(blocks(&article, BlockRole::Body), BODY, "{path}");
    assert_eq!(blocks(&article, BlockRole::Deck), [""; 0], "{path}");
    assert!(!blocks(&article, BlockRole::Dateline).is_empty(), "{path}");
    assert_eq!(article.title.as_deref(), Some(TITLE), "{path}");
    assert_eq!(article.outlet.as_deref(), Some("Coast Wire"), "{path}");
    // 27 October 2024.
    assert_eq!(
        article.published.as_ref().map(|p| p.days),
        Some(Days::day(20_023)),
        "{path}"
    );
    for (needle, written) in PLACES {
        let raw = on_disk(&article, needle, bytes);
        let found = article
            .encoding
            .decode_without_bom_handling(raw)
            .0
            .replace("\r\n", "\n");
        let squeezed = words(&found);
        let fits = written.iter().any(|w| words(w) == squeezed);
        assert!(fits, "{path}: {needle:?} is {found:?} on disk");
    }
    assert_clean(&article, bytes.len());
}

/// Blocks in order, apart, not empty, on character boundaries in text and file, and inside the file on disk.
fn assert_clean(article: &Article, len: usize) {
    let mut last = 0;
    for block in &article.blocks {
        assert!(block.span.start >= last, "{}: {:?}", article.path, article.blocks);
        last = block.span.end;
        assert!(
            !block.span.of(&article.text).is_empty(),
            "{}: {block:?}",
            article.path
        );
        let decoded = article.in_decoded(block.span);
        assert!(
            !decoded.of(&article.file).is_empty(),
            "{}: {block:?} {decoded:?}",
            article.path
        );
        let (start, end) = article.on_disk(block.span);
        assert!(
            start < end && end <= len as u64,
            "{}: {start}..{end} of {len}",
            article.path
        );
    }
    for ignore in &article.ignores {
        assert!(
            !ignore.comment.of(&article.file).is_empty(),
            "{}: {ignore:?}",
            article.path
        );
    }
}

#[test]
fn every_format_gives_the_same_article() {
    let found = files("tests/formats", "");
    assert_eq!(found.len(), 11);
    for path in found {
        let bytes = fs::read(root().join(&path)).unwrap();
        check(&path.to_string_lossy(), &bytes);
    }
}

#[test]
fn every_encoding_gives_the_same_article() {
    let text = fs::read_to_string(root().join("tests/formats/ferry.txt")).unwrap();
    let wide = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(order)
            .collect()
    };
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(text.bytes());
    let cases: [(&str, Vec<u8>); 7] = [
        ("crlf.txt", text.replace('\n', "\r\n").into_bytes()),
        ("marked.txt", marked),
        ("wide-le.txt", wide(u16::to_le_bytes, true)),
        ("wide-be.txt", wide(u16::to_be_bytes, true)),
        ("wide-le-unmarked.txt", wide(u16::to_le_bytes, false)),
        (
            "windows.txt",
            encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        ),
        ("no-extension", text.clone().into_bytes()),
    ];
    for (path, bytes) in cases {
        check(path, &bytes);
    }
}

#[test]
fn what_was_guessed_is_told() {
    let notices = |bytes: &[u8]| one("a.txt", bytes.to_vec()).notices.join("; ");
    assert_eq!(notices("Café".as_bytes()), "");
    assert_eq!(
        notices(b"Le caf\xe9 est ferm\xe9."),
        "not UTF-8: read as windows-1252"
    );
    let mistaken = "Über den Fluss: für 12 Menschen kam \u{fc}".as_bytes();
    let mut broken = mistaken.to_vec();
    broken.extend(b" \xff die Hilfe.");
    assert_eq!(
        notices(&broken),
        "not valid UTF-8 in 1 place: read with the replacement character there"
    );
}

#[test]
fn metadata_that_cannot_be_read_is_told() {
    let page = |linked: &str| {
        format!("<title>T</title>\n<script type='application/ld+json'>{linked}</script>\n<p>Nine died.</p>")
    };
    let notices = |linked: &str| one("a.html", page(linked).into_bytes()).notices.join("; ");
    assert_eq!(notices("{\"@type\": \"NewsArticle\"}"), "");
    assert_eq!(notices(" \n"), "");
    assert_eq!(
        notices("{\"@type\": \"NewsArticle\",}"),
        "line 2: the JSON-LD is not JSON: trailing comma, and was passed over"
    );
    assert_eq!(
        notices(&format!("[{}]", " ".repeat(1 << 22))),
        "line 2: the JSON-LD is too long, and was passed over"
    );
    let line = serde_json::json!({ "html": page("{") }).to_string();
    assert_eq!(
        one("a.jsonl", line.into_bytes()).notices.join("; "),
        "its HTML: the JSON-LD is not JSON: EOF while parsing an object, and was passed over"
    );
}

/// ninjs 2 spells its names in lower case, ninjs 3 in camel case.
#[test]
fn both_spellings_of_ninjs_are_read() {
    for names in [
        ["contenttype", "versioncreated", "infosources"],
        ["contentType", "versionCreated", "infoSources"],
    ] {
        let [kind, created, sources] = names;
        let item = serde_json::json!({
            "uri": "urn:a", created: "2031-10-14", sources: [{"Role": "main", "Name": "Coast Wire"}],
            "bodies": [{"role": "main", "value": "<p>About <b>1</b>90 were aboard.</p>", kind: "text/html"}],
        });
        let article = one("a.json", item.to_string().into_bytes());
        assert_eq!(article.text.as_ref(), "About 190 were aboard.", "{kind}");
        assert_eq!(article.outlet.as_deref(), Some("Coast Wire"));
        assert!(article.published.is_some());
    }
}

#[test]
fn what_was_struck_out_is_no_copy() {
    for (path, text) in [
        (
            "a.html",
            "<p>They saved <del>22</del> 23 people.</p><p>It <b>went</b> on.</p>",
        ),
        (
            "a.html",
            "<p>They saved <S class=x>22</S> 23 people.</p><del><p>Nine died.</p></del><p>It went on.</p>",
        ),
        (
            "a.html",
            "<p>They saved <strike>22 <b>or</b></strike> 23 people.</p><p>It went on.</p>",
        ),
        ("a.md", "They saved ~~22~~ 23 people.\n\nIt went on.\n"),
        ("a.md", "They saved <del>22</del> 23 people.\n\nIt went on.\n"),
        ("a.md", "They saved 23 people.<s>\n\nIt went on.\n"),
    ] {
        let article = one(path, text.into());
        assert_eq!(
            words(&article.text),
            "They saved 23 people. It went on.",
            "{text}"
        );
    }
}

#[test]
fn comments_to_the_checker_are_kept() {
    let ignore = "<!-- gainsay: ignore casualties, figures -- two counts, both official -->";
    let cases = [
        ("a.md", format!("# Head\n\nOne.\n\n{ignore}\n\nTwo died.\n")),
        (
            "a.html",
            format!("<h1>Head</h1><p>One.</p>\n{ignore}<p>Two died.</p>"),
        ),
    ];
    for (path, text) in cases {
        let article = one(path, text.clone().into_bytes());
        let found = &article.ignores[0];
        assert_eq!(found.span.of(&article.text), "Two died.", "{path}");
        assert_eq!(found.comment.of(&article.file), ignore, "{path}");
        assert_eq!(found.rules, ["casualties", "figures"]);
        assert_eq!(found.reason, "two counts, both official");
        assert_eq!(found.mistake, None);
    }
    for wrong in ["ignore casualties", "ignore -- why", "accept casualties -- why"] {
        let article = one(
            "a.md",
            format!("<!-- gainsay: {wrong} -->\n\nText.\n").into_bytes(),
        );
        assert!(article.ignores[0].mistake.is_some(), "{wrong}");
    }
}

#[test]
fn a_withdrawn_item_is_left_out() {
    let line = r#"{"id": "x", "title": "Gone", "text": "Nine died.", "pubstatus": "canceled"}"#;
    let batch = gainsay::source::read_all("a.jsonl", line.into(), &ReadOptions::default());
    assert!(batch.errors.is_empty());
    assert_eq!(batch.articles[0].text.as_ref(), "", "nothing of it is read");
    let made = gainsay::source::stories(batch.articles, &gainsay::source::GroupBy::All, true);
    assert!(made.stories.iter().all(|s| s.articles.is_empty()));
    assert_eq!(made.remarks[0].message, "withdrawn: left out");
}

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</div>",
    "<div hidden>",
    "<nav>",
    "<main>",
    "<article>",
    "<br>",
    "<!--",
    "-->",
    "&amp;",
    "&eacute;",
    "&#x1F600;",
    "&",
    "<",
    ">",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "\\u00e9",
    "\\n",
    "\\",
    ":",
    ",",
    "- ",
    "# ",
    "> ",
    "*",
    "_",
    "`",
    "```",
    "\n",
    "\n\n",
    "\r\n",
    "---\n",
    "title: ",
    "+++\n",
    "<title>",
    "</title>",
    "<script>",
    "<td>",
    "<li>",
    "<sup>2</sup>",
    "<h1>",
    "<![CDATA[",
    "]]>",
    "word",
    " ",
    "“",
    "”",
    "é",
    "😀",
    "\u{a0}",
    "\u{200b}",
    "190 dead",
    "Oct 27",
    "PORT HALDEN, ",
    " — ",
    "(AP)",
    "By Ada Writer",
    "2024-10-27",
    "Tags",
    " / Ada / Getty Images",
    "UPDATE 1-",
    "|",
    "a|b\n-|-\n",
    "<newsItem>",
    "<nitf><body>",
    "</body></nitf>",
    "<?xml?>",
    "\"text\": \"",
    "\u{fffd}",
];

/// Markup, marks, characters of several bytes and words, put together at random.
fn rubble() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_span_leaves_the_file(text in rubble(), extra in prop::collection::vec(any::<u8>(), 0..3)) {
        let quoted = serde_json::to_string(&text).unwrap();
        let mut broken = text.clone().into_bytes();
        broken.extend(&extra);
        broken.extend(b" and then some words.");
        let cases: Vec<(&str, Vec<u8>)> = vec![
            ("a.txt", text.clone().into_bytes()),
            ("a.md", text.clone().into_bytes()),
            ("a.html", text.clone().into_bytes()),
            ("a.json", text.clone().into_bytes()),
            ("a.xml", text.clone().into_bytes()),
            ("a", broken),
            ("a.jsonl", format!("{{\"title\": {quoted}, \"text\": {quoted}}}").into_bytes()),
            ("b.jsonl", format!("{{\"title\": \"A title\", \"html\": {quoted}}}").into_bytes()),
            ("b.md", format!("---\ntitle: {quoted}\n---\n{text}").into_bytes()),
        ];
        for (path, bytes) in cases {
            let len = bytes.len();
            for article in gainsay::source::read_all(path, bytes, &ReadOptions::default()).articles {
                assert_clean(&article, len);
            }
        }
    }
}
