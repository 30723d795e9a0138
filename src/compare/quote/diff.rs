//! A difference of two wordings, word by word, on one line: `Whoever flew these [knew exactly → had a fair idea of]`.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words kept around a change in a long text.
const CONTEXT: usize = 6;

/// What differs between `a` and `b`: shared words as they are, changes as `[old → new]`, `[- old]`, `[+ new]`.
pub fn words(a: &str, b: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let old = |op: &DiffOp| a.get(op.old_range()).unwrap_or(&[]).join(" ");
    let new = |op: &DiffOp| b.get(op.new_range()).unwrap_or(&[]).join(" ");
    let mut out: Vec<String> = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        let edge = at == 0 || at + 1 == ops.len();
        match op {
            // More of the speech on one side is no difference.
            DiffOp::Delete { old_len, .. } if edge && *old_len > CONTEXT => out.push("…".to_owned()),
            DiffOp::Insert { new_len, .. } if edge && *new_len > CONTEXT => out.push("…".to_owned()),
            DiffOp::Equal { .. } => out.push(shortened(&old(op), at == 0, at + 1 == ops.len())),
            DiffOp::Delete { .. } => out.push(format!("[- {}]", old(op))),
            DiffOp::Insert { .. } => out.push(format!("[+ {}]", new(op))),
            DiffOp::Replace { .. } => out.push(format!("[{} → {}]", old(op), new(op))),
        }
    }
    out.retain(|part| !part.is_empty());
    out.join(" ")
}

/// Shared words; a long stretch keeps only what stands next to a change.
fn shortened(shared: &str, first: bool, last: bool) -> String {
    let words: Vec<&str> = shared.split_whitespace().collect();
    let (head, tail) = (if first { 0 } else { CONTEXT }, if last { 0 } else { CONTEXT });
    if words.len() <= head + tail + 1 {
        return words.join(" ");
    }
    let start = words.get(..head).unwrap_or(&[]).join(" ");
    let end = words.get(words.len() - tail..).unwrap_or(&[]).join(" ");
    format!("{start} … {end}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn only_the_changed_words_stand_in_brackets() {
        assert_eq!(
            words("they knew exactly what to do", "they had an idea what to do"),
            "they [knew exactly → had an idea] what to do"
        );
        assert_eq!(
            words("a b", "a b c"),
            "a [b → b c]".replace("[b → b c]", "b [+ c]")
        );
    }

    #[test]
    fn long_shared_stretches_are_cut() {
        let long = "one two three four five six seven eight nine ten";
        assert_eq!(
            words(&format!("{long} end"), &format!("{long} stop")),
            "… five six seven eight nine ten [end → stop]"
        );
    }
}
