//! A labelled story: the articles of a folder, without its `gold.toml`.

use gainsay::source::{ReadOptions, Story, read};

/// The story in `folder`.
pub(crate) fn story(folder: &str) -> std::io::Result<Story> {
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("").to_owned();
        if name == "gold.toml" || !path.is_file() {
            continue;
        }
        if let Ok(found) = read(&name, std::fs::read(&path)?, &ReadOptions::default()) {
            articles.extend(found);
        }
    }
    Ok(Story::new(articles))
}
