//! The other end of `packed.rs`, for the build script and the tests.

/// A table under construction.
#[derive(Debug, Default)]
pub(crate) struct Packer(Vec<u8>);

impl Packer {
    /// Add a run of numbers.
    pub(crate) fn numbers(&mut self, numbers: &[u32]) {
        self.run(numbers.iter().flat_map(|n| n.to_le_bytes()).collect());
    }

    /// Add a run of small numbers.
    pub(crate) fn shorts(&mut self, numbers: &[u16]) {
        self.run(numbers.iter().flat_map(|n| n.to_le_bytes()).collect());
    }

    /// Add a text.
    pub(crate) fn text(&mut self, text: &str) {
        self.run(text.as_bytes().to_vec());
    }

    fn run(&mut self, bytes: Vec<u8>) {
        let length = u32::try_from(bytes.len()).unwrap_or(0);
        self.0.extend(length.to_le_bytes());
        self.0.extend(bytes);
    }

    /// The bytes of everything that was added.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Rows one behind the other, and where each begins and the last ends.
pub(crate) fn joined<T>(rows: impl IntoIterator<Item = Vec<T>>) -> (Vec<T>, Vec<u32>) {
    let (mut all, mut starts) = (Vec::new(), vec![0]);
    for row in rows {
        all.extend(row);
        starts.push(u32::try_from(all.len()).unwrap_or(0));
    }
    (all, starts)
}

/// A number that is known to be small: the packed tables count fewer of everything than this holds.
pub(crate) fn short(number: impl TryInto<u16>) -> u16 {
    number.try_into().unwrap_or(0)
}
