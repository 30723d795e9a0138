//! The index of a table, for the build script and the tests.

use super::pack::Packer;
use super::table::{Table, above};
use crate::text::vocab::hash;

impl Table {
    /// Index `text`: fewer than 65,535 lines sorted by byte, each `key`, a tab and the rest. A key may stand on several
    /// lines.
    pub(crate) fn new(text: &'static str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / 16 + 1);
        let mut at = 0usize;
        while at < text.len() {
            starts.push(u32::try_from(at).unwrap_or(u32::MAX));
            let line = text.as_bytes().get(at..).unwrap_or(&[]);
            at += memchr::memchr(b'\n', line).map_or(line.len(), |n| n + 1);
        }
        let slots = vec![0; (starts.len() * 2).next_power_of_two().max(2)];
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
            if *slot == 0 {
                *slot = above(hash) | u32::try_from(line + 1).unwrap_or(0);
                return;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The index alone.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let mut packer = Packer::default();
        packer.numbers(&self.starts);
        packer.numbers(&self.slots);
        packer.finish()
    }
}
