//! Tables as runs of numbers and texts, in the form in which they are used: nothing of them is parsed when the program
//! starts. The build script makes them from the readable files under `data/`.

/// Reads the runs of a table in their order. Where there is none of the kind that is asked for, it gives an empty one.
#[derive(Debug)]
pub(super) struct Unpacker(pub(super) &'static [u8]);

impl Unpacker {
    /// The next run, of numbers.
    pub(super) fn numbers(&mut self) -> Vec<u32> {
        let (numbers, _) = self.run().as_chunks();
        numbers.iter().map(|n| u32::from_le_bytes(*n)).collect()
    }

    /// The next run, of small numbers.
    pub(super) fn shorts(&mut self) -> Vec<u16> {
        let (numbers, _) = self.run().as_chunks();
        numbers.iter().map(|n| u16::from_le_bytes(*n)).collect()
    }

    /// The next run, a text.
    pub(super) fn text(&mut self) -> &'static str {
        std::str::from_utf8(self.run()).unwrap_or("")
    }

    fn run(&mut self) -> &'static [u8] {
        let Some((length, rest)) = self.0.split_first_chunk() else {
            return &[];
        };
        let length = u32::from_le_bytes(*length) as usize;
        let (run, rest) = rest.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        run
    }
}

/// What belongs to each of a row of things, one behind the other: `starts` has one number more than there are things.
pub(super) fn slice_of<'a, T>(all: &'a [T], starts: &[u32], at: usize) -> &'a [T] {
    match starts.get(at..at.saturating_add(2)) {
        Some(&[start, end]) => all.get(start as usize..end as usize).unwrap_or(&[]),
        _ => &[],
    }
}
