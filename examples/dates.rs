//! Reads one JSON object a line (`{"id", "text", "published"}`, the last an ISO day) from standard input and prints,
//! for each, the dates, weekdays, clock times and lengths of time that the recognisers read. `scripts/dates.py` scores
//! what it prints.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a program for developers"
)]

use std::io::{self, BufRead};

use gainsay::read::date::{resolve, tense};
use gainsay::read::{Context, Readings};
use gainsay::text::Doc;
use gainsay::value::{Days, Value};
use serde_json::json;

fn main() {
    for line in io::stdin().lock().lines() {
        let item: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let text = item["text"].as_str().unwrap();
        let published = item["published"].as_str().and_then(Days::parse);
        let doc = Doc::plain(text);
        let readings = Readings::new(&doc, Context { published });
        let mentions: Vec<_> = readings
            .mentions()
            .iter()
            .filter_map(|m| {
                let (kind, lo, hi) = match (&m.value, published) {
                    (Value::Date(days), _) => ("date", days.lo, days.hi),
                    (Value::Weekday(day), Some(published)) => {
                        let days = resolve(*day, published, tense(&doc, m.tokens.clone()));
                        ("weekday", days.lo, days.hi)
                    }
                    (Value::Clock(_), _) => ("clock", 0, 0),
                    (Value::Duration(quantity, _), _) => {
                        return Some(json!({
                            "kind": "duration", "start": m.span.start, "end": m.span.end,
                            "text": m.span.of(text), "milliseconds": quantity.n,
                            "least": quantity.soft.lo, "most": quantity.soft.hi,
                        }));
                    }
                    _ => return None,
                };
                Some(json!({
                    "kind": kind, "start": m.span.start, "end": m.span.end, "text": m.span.of(text),
                    "first": Days::day(lo).to_string(), "last": Days::day(hi).to_string(),
                }))
            })
            .collect();
        println!("{}", json!({ "id": item["id"], "mentions": mentions }));
    }
}
