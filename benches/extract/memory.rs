//! What the claims of a corpus take in memory, as the kernel of Linux counts it.

use std::io::Write as _;

use gainsay::extract::Claim;
use gainsay::rule::RuleSet;
use gainsay::source::Article;

/// Keep all claims of `corpus` and print how much more is in use than before, and at the most.
pub(crate) fn print(corpus: &[Article], rules: &RuleSet) {
    let text: usize = corpus.iter().map(|article| article.text.len()).sum();
    let before = megabytes("VmRSS:");
    let claims: Vec<Vec<Claim>> = corpus
        .iter()
        .map(|article| gainsay::check::claims_of(article, 0, rules))
        .collect();
    let count: usize = claims.iter().map(Vec::len).sum();
    let report = format!(
        "{} MB of text, {count} claims: {before} MB before, {} MB with the claims, {} MB at the most\n",
        text / 1_000_000,
        megabytes("VmRSS:"),
        megabytes("VmHWM:")
    );
    // Nobody is left to tell where standard output is closed.
    let _ = std::io::stdout().write_all(report.as_bytes());
}

/// A line of `/proc/self/status`, in megabytes; 0 where there is none.
fn megabytes(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let value = status.lines().find_map(|l| l.strip_prefix(line));
    let kilobytes = value.and_then(|v| v.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1000
}
