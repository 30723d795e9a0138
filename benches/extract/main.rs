//! How fast claims are extracted from news text on one core, and how much memory it takes. The goals: 40 MB/s with the
//! four topic rules and 20 MB/s with all rules, less than 200 MB above the text of 100 MB with the claims kept, and time
//! that grows in a line from 10 to 100 MB.
//!
//! `cargo bench --bench extract` measures the time; each stage is also run alone, so that the table says where it goes.
//! `cargo bench --bench extract -- memory` says what 100 MB take. With `GAINSAY_BENCH_JSONL` in the environment the
//! articles of that file are measured, repeated with other figures, and not invented news.

#![allow(
    clippy::disallowed_methods,
    reason = "a benchmark may look at files and at its environment"
)]

mod memory;
mod news;
mod text;

use divan::Bencher;
use divan::counter::BytesCount;
use gainsay::extract::{self, Scan};
use gainsay::read::{Context, Readings};
use gainsay::rule::RuleSet;
use gainsay::source::Article;
use gainsay::text::Doc;

fn main() {
    if std::env::args().any(|word| word == "memory") {
        memory::print(&corpus(100), &topic_rules());
    } else {
        divan::main();
    }
}

const MB: usize = 1_000_000;

fn corpus(megabytes: usize) -> Vec<Article> {
    text::corpus(megabytes * MB)
}

fn bytes(corpus: &[Article]) -> BytesCount {
    BytesCount::new(corpus.iter().map(|article| article.text.len()).sum::<usize>())
}

/// The topic rules: those with patterns of their own, and quotations.
fn topic_rules() -> RuleSet {
    let mut rules = RuleSet::builtin().unwrap_or_default();
    let four = ["casualties", "force-size", "quote-variants", "border-side"];
    let kept: Vec<bool> = rules
        .rules
        .iter()
        .map(|rule| four.contains(&rule.id.as_str()))
        .collect();
    rules.keep(&kept);
    rules
}

fn claims(article: &Article, rules: &RuleSet) -> usize {
    gainsay::check::claims_of(article, 0, rules).len()
}

/// Measure how long the claims of a corpus take.
fn extract(bencher: Bencher<'_, '_>, corpus: &[Article], rules: &RuleSet) {
    bencher
        .counter(bytes(corpus))
        .bench_local(|| corpus.iter().map(|article| claims(article, rules)).sum::<usize>());
}

#[divan::bench(args = [10, 30, 100], sample_count = 3, sample_size = 1)]
fn claims_of_four_rules(bencher: Bencher<'_, '_>, megabytes: usize) {
    let corpus = corpus(megabytes);
    let rules = topic_rules();
    extract(bencher, &corpus, &rules);
}

#[divan::bench(args = [10, 30], sample_count = 3, sample_size = 1)]
fn claims_of_all_rules(bencher: Bencher<'_, '_>, megabytes: usize) {
    let corpus = corpus(megabytes);
    let rules = RuleSet::builtin().unwrap_or_default();
    extract(bencher, &corpus, &rules);
}

/// One article in one line, as a broken export gives it: time must grow as fast as the text and no faster.
#[divan::bench(args = [5, 10, 50], sample_count = 1, sample_size = 1)]
fn claims_of_one_line(bencher: Bencher<'_, '_>, megabytes: usize) {
    let text = news::articles(megabytes * MB).concat().replace('\n', " ");
    let corpus = [Article::from_text("line.txt", &text)];
    let rules = RuleSet::builtin().unwrap_or_default();
    extract(bencher, &corpus, &rules);
}

#[divan::bench(args = [10], sample_count = 3, sample_size = 1)]
fn stage_1_tokens_and_sentences(bencher: Bencher<'_, '_>, megabytes: usize) {
    let corpus = corpus(megabytes);
    bencher.counter(bytes(&corpus)).bench_local(|| {
        corpus
            .iter()
            .map(|article| Doc::new(&article.text, &article.blocks).tokens.len())
            .sum::<usize>()
    });
}

#[divan::bench(args = [10], sample_count = 3, sample_size = 1)]
fn stage_2_prefilter(bencher: Bencher<'_, '_>, megabytes: usize) {
    let corpus = corpus(megabytes);
    let rules = topic_rules();
    let docs: Vec<Doc<'_>> = corpus
        .iter()
        .map(|article| Doc::new(&article.text, &article.blocks))
        .collect();
    bencher.counter(bytes(&corpus)).bench_local(|| {
        docs.iter()
            .map(|doc| Scan::new(doc, &rules).candidates.len())
            .sum::<usize>()
    });
}

/// Everything that is read of a document, whoever asks for it.
fn readings<'d>(doc: &'d Doc<'d>) -> Readings<'d> {
    let readings = Readings::new(doc, Context::default());
    readings.mentions();
    readings.names();
    readings
}

#[divan::bench(args = [10], sample_count = 3, sample_size = 1)]
fn stage_3_values(bencher: Bencher<'_, '_>, megabytes: usize) {
    let corpus = corpus(megabytes);
    let docs: Vec<Doc<'_>> = corpus
        .iter()
        .map(|article| Doc::new(&article.text, &article.blocks))
        .collect();
    bencher.counter(bytes(&corpus)).bench_local(|| {
        docs.iter()
            .map(|doc| readings(doc).mentions().len())
            .sum::<usize>()
    });
}

#[divan::bench(args = [10], sample_count = 3, sample_size = 1)]
fn stage_4_patterns_and_frames(bencher: Bencher<'_, '_>, megabytes: usize) {
    let corpus = corpus(megabytes);
    let rules = topic_rules();
    let read: Vec<(&Article, Doc<'_>)> = corpus
        .iter()
        .map(|article| (article, Doc::new(&article.text, &article.blocks)))
        .collect();
    let read: Vec<_> = read
        .iter()
        .map(|(article, doc)| (article, doc, Scan::new(doc, &rules), readings(doc)))
        .collect();
    bencher.counter(bytes(&corpus)).bench_local(|| {
        read.iter()
            .map(|(article, doc, scan, readings)| {
                extract::claims(article, 0, doc, readings, scan, &rules).len()
            })
            .sum::<usize>()
    });
}
