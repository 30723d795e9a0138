//! Prints every figure of the given files with what it counts: for reading, while working on `extract/figure`.

use gainsay::extract::figure::{Term, figures};
use gainsay::read::{Context, Readings};
use gainsay::text::Doc;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let doc = Doc::plain(&text);
        let readings = Readings::new(&doc, Context::default());
        println!("== {path}");
        for figure in figures(&doc, &readings) {
            let words = |terms: &[Term]| {
                terms
                    .iter()
                    .map(|t| t.folded.to_string())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let c = &figure.context;
            println!(
                "{:?} [{}] {:?} head={} mod=[{}] gov=[{}] tags={:?}",
                figure.value.quantity().map(ToString::to_string),
                figure.span.of(&text),
                c.kind,
                c.head.as_ref().map_or("-", |h| h.folded.as_str()),
                words(&c.modifiers),
                words(&c.governors),
                c.tags
            );
        }
    }
    Ok(())
}
