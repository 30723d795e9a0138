//! Print what the recognisers read in the files given: `cargo run --example mentions -- FILE...`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a tool for developers"
)]

use gainsay::read::{Context, Readings};
use gainsay::report::value::ValueOut;
use gainsay::text::Doc;

fn main() {
    let plain = std::env::args().nth(1).is_some_and(|a| a == "-t");
    for path in std::env::args().skip(1 + usize::from(plain)) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let doc = Doc::plain(&text);
        for m in Readings::new(&doc, Context::default()).mentions {
            if plain {
                let lo = text.floor_char_boundary((m.span.start as usize).saturating_sub(40));
                let hi = text.ceil_char_boundary((m.span.end as usize + 40).min(text.len()));
                let show = |s: &str| s.replace('\n', " ");
                println!(
                    "{:<34} {}[{}]{}",
                    summary(&m.value),
                    show(&text[lo..m.span.start as usize]),
                    show(m.span.of(&text)),
                    show(&text[m.span.end as usize..hi])
                );
            } else {
                let value = ValueOut::from(&m.value);
                let line = serde_json::json!({"path": path, "start": m.span.start, "end": m.span.end, "text": m.span.of(&text), "value": value});
                println!("{line}");
            }
        }
    }
}

fn summary(value: &gainsay::value::Value) -> String {
    let out = ValueOut::from(value);
    let figure = value.quantity().map(ToString::to_string).unwrap_or_default();
    let rest = [out.unit, out.currency, out.text]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let pair = out.between.map(|(a, b)| format!("{a}..{b}")).unwrap_or_default();
    let bare = if figure.is_empty() {
        [out.n, out.m].into_iter().flatten().collect::<Vec<_>>().join("/")
    } else {
        figure
    };
    format!("{} {bare} {rest}{pair}", out.kind)
}
