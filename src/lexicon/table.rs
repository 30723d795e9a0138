//! A text of lines sorted by their first field, searched where it lies. The build script makes its index.

use super::packed::Unpacker;
use crate::text::vocab::hash;

/// A sorted text with the starts of its lines, and the places of their keys by hash.
#[derive(Debug)]
pub struct Table {
    pub(super) text: &'static str,
    pub(super) starts: Vec<u32>,
    /// The first line of each key, one more than its number, at the place of the key's hash or behind it; 0 where there
    /// is none. Other bits of the hash stand above it, so that hardly any other key is compared.
    pub(super) slots: Vec<u32>,
}

/// The bits of a slot that number a line.
const LINE: u32 = 0xffff;

impl Table {
    /// The lines of `text` with their index.
    pub(crate) fn indexed(text: &'static str, index: &'static [u8]) -> Self {
        let mut index = Unpacker(index);
        Self {
            text,
            starts: index.numbers(),
            slots: index.numbers(),
        }
    }

    pub(super) fn place(&self, hash: u64) -> usize {
        usize::try_from(hash).unwrap_or(0) & (self.slots.len() - 1)
    }

    /// What stands behind `key` on its first line; empty for a key alone.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, rest)| rest)
    }

    /// The table's own copy of `key`, and what stands behind it on its first line.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        let line = self.first(key)?;
        let (own, rest) = self.whole(line).split_at_checked(key.len())?;
        Some((own, rest.get(1..).unwrap_or("")))
    }

    /// What stands behind `key` on each of its lines, in order.
    pub fn find_all<'k>(&self, key: &'k str) -> impl Iterator<Item = &'static str> + use<'_, 'k> {
        let at = self.first(key).unwrap_or(self.starts.len());
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
    pub(super) fn line(&self, n: usize) -> (&'static str, &'static str) {
        let line = self.whole(n);
        line.split_once('\t').unwrap_or((line, ""))
    }

    /// Line `n`.
    fn whole(&self, n: usize) -> &'static str {
        let start = self.starts.get(n).map_or(self.text.len(), |&s| s as usize);
        let end = self.starts.get(n + 1).map_or(self.text.len(), |&s| s as usize);
        let line = self.text.get(start..end).unwrap_or("");
        line.strip_suffix('\n').unwrap_or(line)
    }

    /// The number of the first line of `key`.
    fn first(&self, key: &str) -> Option<usize> {
        if key.is_empty() {
            return None;
        }
        let hash = hash(key.as_bytes());
        let mut at = self.place(hash);
        loop {
            let slot = *self.slots.get(at).filter(|slot| **slot != 0)?;
            let line = ((slot & LINE) as usize).saturating_sub(1);
            if slot & !LINE == above(hash)
                && let Some(start) = self.starts.get(line).map(|&start| start as usize)
                && self.begins_with(start, key)
            {
                return Some(line);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Whether `key` is the key of the line that begins at `start`.
    fn begins_with(&self, start: usize, key: &str) -> bool {
        let rest = self.text.as_bytes().get(start..).unwrap_or(&[]);
        let behind = rest.strip_prefix(key.as_bytes()).map(<[u8]>::first);
        matches!(behind, Some(None | Some(b'\t' | b'\n')))
    }
}

/// Bits of a hash that say nothing of its place.
pub(super) fn above(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(0) & !LINE
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
