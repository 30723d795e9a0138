//! A text of lines sorted by their first field, searched where it lies.

use crate::text::vocab::hash;

/// A sorted text with the starts of its lines, and the places of their keys by hash.
#[derive(Debug)]
pub struct Table {
    text: &'static str,
    starts: Vec<u32>,
    slots: Vec<Slot>,
}

/// The first line of a key, one more than its number; 0 where there is none. Half of the key's hash stands with it, so
/// that hardly any other key is compared.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    half: u32,
    line: u32,
}

impl Table {
    /// Index `text`: lines sorted by byte, each `key`, a tab and the rest. A key may stand on several lines.
    pub fn new(text: &'static str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 16 + 1);
        let mut at = 0usize;
        while at < text.len() {
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            let line = text.as_bytes().get(at..).unwrap_or(&[]);
            at += memchr::memchr(b'\n', line).map_or(line.len(), |n| n + 1);
        }
        let slots = vec![Slot::default(); (starts.len() * 2).next_power_of_two().max(2)];
        let mut table = Self { text, starts, slots };
        let mut before = None;
        for n in 0..table.starts.len() {
            let (key, _) = table.line(n);
            if before != Some(key) {
                table.insert(key, n);
            }
            before = Some(key);
        }
        table
    }

    fn insert(&mut self, key: &str, line: usize) {
        let hash = hash(key.as_bytes());
        let mut at = self.place(hash);
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.line == 0 {
                slot.half = half(hash);
                slot.line = u32::try_from(line + 1).unwrap_or(0);
                return;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn place(&self, hash: u64) -> usize {
        usize::try_from(hash).unwrap_or(0) & (self.slots.len() - 1)
    }

    /// What stands behind `key` on its first line; empty for a key alone.
    pub fn find(&self, key: &str) -> Option<&'static str> {
        self.entry(key).map(|(_, rest)| rest)
    }

    /// The table's own copy of `key`, and what stands behind it on its first line.
    pub fn entry(&self, key: &str) -> Option<(&'static str, &'static str)> {
        let (_, start) = self.first(key)?;
        let (own, rest) = self.text.get(start..)?.split_at_checked(key.len())?;
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        Some((own, rest.get(1..end).unwrap_or("")))
    }

    /// What stands behind `key` on each of its lines, in order.
    pub fn find_all<'k>(&self, key: &'k str) -> impl Iterator<Item = &'static str> + use<'_, 'k> {
        let at = self.first(key).map_or(self.starts.len(), |(line, _)| line);
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
        let end = self.starts.get(n + 1).map_or(self.text.len(), |&s| s as usize);
        let line = self.text.get(start..end).unwrap_or("");
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.split_once('\t').unwrap_or((line, ""))
    }

    /// The number of the first line of `key`, and where it begins.
    fn first(&self, key: &str) -> Option<(usize, usize)> {
        if key.is_empty() {
            return None;
        }
        let hash = hash(key.as_bytes());
        let mut at = self.place(hash);
        loop {
            let slot = self.slots.get(at).filter(|slot| slot.line > 0)?;
            let line = slot.line as usize - 1;
            if slot.half == half(hash)
                && let Some(start) = self.starts.get(line).map(|&start| start as usize)
                && self.begins_with(start, key)
            {
                return Some((line, start));
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

/// The bits of a hash that say nothing of its place.
fn half(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(0)
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
