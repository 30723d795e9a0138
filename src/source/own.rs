//! Reports that gainsay wrote itself, which may lie among the articles of a later run and are none.

/// Bytes that are looked at, at the beginning and at the end.
const LOOK: usize = 600;

/// What stands at the beginning of a report in a format for programs, for build servers or for mail.
const BEGINNINGS: [&str; 8] = [
    "<meta name=\"generator\" content=\"gainsay\">",
    "\"schema\": \"gainsay.",
    "\"schema\":\"gainsay.",
    "<testsuites name=\"gainsay\"",
    "sarif-2.1.0.json\"",
    "\"check_name\":",
    "\"name\": \"gainsay\"",
    "### gainsay: ",
];

/// What the last line of a report for people begins with.
const CLOSING: &str = "gainsay result: ";

/// Whether a file is a report and no article.
pub(super) fn is_report(bytes: &[u8]) -> bool {
    let begin = bytes.get(..LOOK).unwrap_or(bytes);
    let end = bytes.get(bytes.len().saturating_sub(LOOK)..).unwrap_or(bytes);
    let has = |part: &[u8], marker: &str| memchr::memmem::find(part, marker.as_bytes()).is_some();
    BEGINNINGS.iter().any(|marker| has(begin, marker)) || has(end, CLOSING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_no_reports() {
        for article in [
            "",
            "gainsay",
            "# The tool gainsay\n\nIt is called gainsay: a linter for facts.\n",
            "{\"title\": \"Ferry\", \"text\": \"The ferry sank.\", \"schema\": \"news/1\"}",
            "<html><head><meta name=\"generator\" content=\"Hugo\"></head></html>",
        ] {
            assert!(!is_report(article.as_bytes()), "{article}");
        }
    }
}
