//! A text of lines sorted by their first field, searched where it lies.

/// How many first letters are told apart: `a` to `z` and everything else.
const LETTERS: usize = 27;

/// A sorted text with the starts of its lines, and of the lines that begin with each pair of letters.
#[derive(Debug)]
pub struct Table {
    text: &'static str,
    starts: Vec<u32>,
    buckets: Vec<u32>,
}

impl Table {
    /// Index `text`: lines sorted by byte, each `key`, a tab and the rest. A key may stand on several lines.
    pub fn new(text: &'static str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 20 + 1);
        let mut buckets = vec![0u32; LETTERS * LETTERS + 1];
        let mut at = 0usize;
        while at < text.len() {
            let line = text.as_bytes().get(at..).unwrap_or(&[]);
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            if let Some(count) = buckets.get_mut(bucket(line) + 1) {
                *count += 1;
            }
            at += memchr::memchr(b'\n', line).map_or(line.len(), |n| n + 1);
        }
        let mut sum = 0;
        for count in &mut buckets {
            sum += *count;
            *count = sum;
        }
        Self {
            text,
            starts,
            buckets,
        }
    }

    /// What stands behind `key` on its first line; empty for a key alone.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, rest)| rest)
    }

    /// The table's own copy of `key`, and what stands behind it on its first line.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        Some(self.line(self.lower_bound(key))).filter(|(found, _)| *found == key && !key.is_empty())
    }

    /// What stands behind `key` on each of its lines, in order.
    pub fn find_all<'k>(&self, key: &'k str) -> impl Iterator<Item = &'static str> + use<'_, 'k> {
        let at = self.lower_bound(key);
        (at..self.starts.len()).map_while(move |n| {
            let (found, rest) = self.line(n);
            (found == key).then_some(rest)
        })
    }

    /// Every line, as key and rest.
    pub fn lines(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        (0..self.starts.len()).map(|n| self.line(n))
    }

    /// The key and the rest of line `n`.
    fn line(&self, n: usize) -> (&'static str, &'static str) {
        let start = self.starts.get(n).map_or(self.text.len(), |&s| s as usize);
        let rest = self.text.get(start..).unwrap_or("");
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end).unwrap_or("");
        line.split_once('\t').unwrap_or((line, ""))
    }

    fn key(&self, n: usize) -> &'static [u8] {
        let start = self.starts.get(n).map_or(self.text.len(), |&s| s as usize);
        let rest = self.text.as_bytes().get(start..).unwrap_or(&[]);
        let end = rest.iter().position(|&b| b == b'\t' || b == b'\n');
        rest.get(..end.unwrap_or(rest.len())).unwrap_or(&[])
    }

    fn lower_bound(&self, key: &str) -> usize {
        let letters = bucket(key.as_bytes());
        let from = self.buckets.get(letters).map_or(0, |&n| n as usize);
        let to = self
            .buckets
            .get(letters + 1)
            .map_or(self.starts.len(), |&n| n as usize);
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.key(middle) < key.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The place of a key's first two letters. Lines sorted by byte lie in the order of their buckets as long as
/// whatever is not a letter either sorts before every letter or only stands first.
fn bucket(key: &[u8]) -> usize {
    let rank = |b: Option<&u8>| match b {
        Some(b @ b'a'..=b'z') => usize::from(b - b'a') + 1,
        _ => 0,
    };
    rank(key.first()) * LETTERS + rank(key.get(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a\t1\nab\t2\nab\t3\nab cd\t4\nb\nbc\t5\n";

    #[test]
    fn finds_what_stands_behind_a_key() {
        let table = Table::new(TEXT);
        for (key, found) in [
            ("a", vec!["1"]),
            ("ab", vec!["2", "3"]),
            ("ab cd", vec!["4"]),
            ("b", vec![""]),
            ("bc", vec!["5"]),
            ("", vec![]),
            ("aa", vec![]),
            ("abc", vec![]),
            ("zz", vec![]),
        ] {
            assert_eq!(table.find_all(key).collect::<Vec<_>>(), found, "{key}");
        }
    }
}
