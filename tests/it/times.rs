//! Which `<time>` of a page dates its article, and which must not.

use gainsay::source::{ReadOptions, read};
use gainsay::value::Days;

const COPY: &str =
    "<p>Twelve people died when the ferry Halcyon sank off Merrow, officials said in a statement.</p>";

/// 14 October 2031.
const DAY: i32 = 22_566;

/// `ON` stands for a `<time>` of 14 October 2031, `OFF` for one of another day, `COPY` for a paragraph.
const PAGES: &[(&str, Option<&str>)] = &[
    // The published stamp.
    ("<p>By Ada Writer</p><p>Published ON</p>COPY", Some("time")),
    ("<p>Published ON, updated OFF</p>COPY", Some("time")),
    ("<p>Updated OFF, first published ON</p>COPY", Some("time")),
    ("<p>By Ada Writer, ON</p>COPY", Some("time")),
    ("<p>ON</p>COPY", Some("time")),
    ("<div>Posted:</div><div>ON</div>COPY", Some("time")),
    ("<header><p>Ada Writer | ON</p></header>COPY", Some("time")),
    ("COPY<p>Posted ON</p>", Some("time")),
    (
        "COPY<p><time itemprop=datePublished datetime=2031-10-14>then</time></p>",
        Some("time"),
    ),
    (
        "<p><time pubdate datetime=2031-10-14>then</time></p>COPY",
        Some("time"),
    ),
    (
        "<p><time class='published updated' datetime=2031-10-14>then</time></p>COPY",
        Some("time"),
    ),
    (
        "<p>Published <time datetime=2031-10-14></time></p>COPY",
        Some("time"),
    ),
    // What goes before it.
    (
        "<p>By Ada Writer, 14 October 2031</p><p>OFF</p>COPY",
        Some("byline"),
    ),
    (
        "<p>OFF</p><p>MERROW, Oct. 14, 2031 (Wire) - Twelve people died, officials said in a statement on it.</p>",
        Some("dateline"),
    ),
    (
        "<meta name=date content=2031-10-14><p>Published OFF</p>COPY",
        Some("meta date"),
    ),
    // What is none.
    ("<p>Last updated OFF</p>COPY", None),
    ("<p>Updated: OFF</p>COPY", None),
    ("<div>Updated</div><div>OFF</div>COPY", None),
    (
        "<p><time class=dateModified datetime=1987-03-06>then</time></p>COPY",
        None,
    ),
    (
        "<p>The first ferry sank on OFF, the ministry said in a statement.</p>COPY",
        None,
    ),
    ("<p>It sank on OFF.</p>COPY", None),
    (
        "COPY<p>The report published on OFF said that the ferry was sound and safe in any weather.</p>",
        None,
    ),
    ("COPY<p>OFF</p>", None),
    ("<aside class=related>OFF</aside>COPY", None),
    ("<nav>OFF</nav>COPY<footer><p>Published OFF</p></footer>", None),
    ("<div class=related><p>OFF</p></div>COPY", None),
    ("<ul><li>OFF Old tale</li></ul>COPY", None),
    (
        "<figure><img><figcaption>The ferry on OFF</figcaption></figure>COPY",
        None,
    ),
];

#[test]
fn only_the_stamp_of_publication_dates_an_article() {
    for (body, from) in PAGES {
        let body = body
            .replace("ON", "<time datetime='2031-10-14'>Friday</time>")
            .replace("OFF", "<time datetime='1987-03-06'>Friday</time>")
            .replace("COPY", COPY);
        let page = format!("<title>Ferry sinks</title><article><h1>Ferry sinks</h1>{body}</article>");
        let articles = read("a.html", page.into_bytes(), &ReadOptions::default()).unwrap();
        let published = articles[0].published.as_ref();
        let found = published.map(|p| (p.days, p.from.as_str()));
        assert_eq!(found, from.map(|f| (Days::day(DAY), f)), "{body}");
    }
}

#[test]
fn the_time_in_a_byline_says_the_minute() {
    let page = format!(
        "<h1>Ferry sinks</h1><p>By Ada Writer, <time datetime='2031-10-14T08:00Z'>14 October 2031</time></p>{COPY}"
    );
    let articles = read("a.html", page.into_bytes(), &ReadOptions::default()).unwrap();
    let published = articles[0].published.as_ref().unwrap();
    assert_eq!((published.days, published.minute), (Days::day(DAY), Some(480)));
}
