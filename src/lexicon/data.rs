//! The tables of `data/` that are searched, each with the index that the build script has made of it.

/// A table by the name of its file.
macro_rules! table {
    ($name:literal) => {
        $crate::lexicon::table::Table::indexed(
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name, ".txt")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".index")),
        )
    };
}
pub(super) use table;

#[cfg(test)]
mod tests {
    use crate::lexicon::table::Table;

    macro_rules! is_current {
        ($($name:literal),*) => {
            $(
                let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name, ".txt"));
                let index = include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".index"));
                assert!(Table::new(text).pack() == index, $name);
                assert!(text.lines().count() < usize::from(u16::MAX), $name);
            )*
        };
    }

    #[test]
    fn every_index_is_of_its_table() {
        is_current!(
            "borders", "deeds", "demonyms", "forms", "given", "kin", "places", "words"
        );
    }
}
